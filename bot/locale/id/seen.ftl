### Yang dikatakan mesin tentang sebuah file (lihat file bernama sama di en).

seen-photo = Datangnya sebagai foto, dan Telegram memampatkan foto.
seen-photo_shrunk =
    Datangnya sebagai foto: Telegram memampatkan foto, dan mungkin mengecilkan yang ini menjadi { $side } piksel.
seen-photo_advice = Kirim gambar yang sama sebagai File, dan aku menerimanya utuh.
seen-photo_advice_too = Kirim yang itu, sebagai File.
seen-app = Sudah dimampatkan { $app } sebelum sampai ke sini.
seen-app_advice = Mengirim sebagai File tidak menolong lagi: minta file aslinya dari pengirimnya di { $app }.
seen-app_whatsapp =
    Mengirim sebagai File tidak menolong lagi: minta pengirimnya di WhatsApp mengirim sebagai Dokumen.
seen-app_telegram = Minta yang punya aslinya mengirim lewat Telegram sebagai File.
seen-some_app = Dimampatkan seperti cara aplikasi obrolan.
seen-some_app_advice = Minta file aslinya dari pengirimnya, bukan salinan obrolan.
seen-file_name = Nama filenya mirip pemberian { $app }.
seen-screenshot = Ini seperti tangkapan layar: foto di dalamnya punya detail layar, bukan detailnya sendiri.
seen-screenshot_advice = Bagikan gambarnya sendiri dari aplikasi, bukan tangkapan layarnya.
seen-letterbox = Ada pita polos di sekeliling foto: ini salinan yang disesuaikan dengan layar.
seen-letterbox_advice = Kirim foto tanpa pita, seperti saat diambil.
seen-bands = Ada pita polos di sekelilingnya.
seen-thumbnail = Ini seukuran pratinjau: hanya { $side } piksel di sisi terpanjang.
seen-thumbnail_advice = Cari gambar ukuran penuh yang menjadi asal pratinjau ini.

seen-cropped = Dipotong dari JPEG lain lalu disimpan lagi; mutu JPEG itu sekitar { $quality } dari 100.
seen-cropped_advice = Cari gambarnya sebelum dipotong.
seen-twice =
    Disimpan sebagai JPEG paling sedikit dua kali, yang pertama dengan mutu sekitar { $quality } dari 100.
seen-twice_advice = Cari filenya sebelum disimpan ulang.
seen-hidden = Di dalam { $thing } ini ada JPEG.
seen-hidden_quality = Di dalam { $thing } ini ada JPEG bermutu sekitar { $quality } dari 100.
seen-hidden_advice = Cari JPEG yang menjadi asal { $thing } ini.
seen-compressed = Dimampatkan sampai detail halusnya hilang (mutu sekitar { $quality } dari 100).
seen-compressed_heavy =
    Dimampatkan sangat keras (mutu sekitar { $quality } dari 100): bagian yang tadinya bertekstur akan tampak mulus.
seen-compressed_camera = Kameranya menyimpan dengan mutu sedang (sekitar { $quality } dari 100).
seen-compressed_advice = Minta file seperti saat keluar dari kamera.
seen-enlarged = Diperbesar dari gambar yang lebih kecil: detailnya hanya sekitar { $side } piksel.
seen-enlarged_jpeg = Diperbesar dari JPEG yang lebih kecil: detailnya hanya sekitar { $side } piksel.
seen-enlarged_advice = Cari gambar kecil yang menjadi asalnya: memperbesar yang itu lebih menjaga detail.
seen-nearest = Diperbesar dengan mengulang piksel: detailnya hanya sekitar { $side } piksel.
seen-nearest_advice = Cari gambar kecil yang menjadi asalnya: hasil perbesarannya jauh lebih baik.
seen-soft = Tampak lebih lembut dari ukurannya: detailnya hanya sekitar { $side } piksel.
seen-hollow =
    Gambarnya kabur atau pernah diperbesar: detailnya hanya sekitar { $side } piksel. Yang hilang hanya bisa ditebak.
seen-soft_advice = Cari versi asli gambar ini, yang lebih tajam atau lebih kecil.
seen-palette = Warnanya sedikit: bagian polos menampakkan garis atau titik.
seen-posterised = Gradasinya terpotong bertingkat: bagian polos bisa menampakkan garis.
seen-posterised_advice = Cari fotonya sebelum dijadikan file ini.

seen-camera = Catatan kamera masih ada di file ({ $camera }).
seen-edited = File ini disimpan oleh penyunting foto ({ $editor }).
seen-credentials = File ini membawa Content Credentials, catatan bertanda tangan tentang pembuatannya.
seen-credentials_ai = Content Credentials di file ini menyebut AI ikut membuatnya.
seen-tiny_face =
    Wajah di dalamnya hanya selebar sekitar { $width } piksel: pembesaran tidak mengembalikan kemiripan.
seen-tiny_faces =
    Wajah-wajah di dalamnya hanya selebar sekitar { $width } piksel: pembesaran tidak mengembalikan kemiripan.
seen-motion = Kamera atau objeknya bergerak: kabur seperti ini bisa dikurangi, tidak bisa dihilangkan.
seen-noise = Fotonya berbintik: bintik dan tekstur halus tidak selalu bisa dibedakan.
seen-halos = Ditajamkan terlalu keras: di tepi ada garis terang dan gelap yang akan tetap terlihat.

seen-limit_none =
    Pikselnya lebih banyak dari detailnya: tambahan dari pembesaran lebih jauh kebanyakan tebakan.
seen-limit_own =
    Bisa diperbesar dengan baik sampai sekitar { $side } piksel: 4K kebanyakan akan berupa tebakan.
seen-limit_all =
    Bisa diperbesar dengan baik sampai sekitar { $side } piksel: 2K atau 4K kebanyakan akan berupa tebakan.
seen-limit_2k =
    Bisa diperbesar dengan baik sampai sekitar { $side } piksel: 2K cocok, 4K kebanyakan akan berupa tebakan.
