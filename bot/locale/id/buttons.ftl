### Tombol, dan jawaban singkatnya (paling banyak 200 huruf).

button-size = { $target }
button-size_recommended = { $target } · disarankan
button-own = Ukuran sendiri, { $width } × { $height }
button-own_recommended = Ukuran sendiri · disarankan
button-why = Kenapa?
button-purpose = Untuk apa?
button-wait = Tunggu file lebih baik
button-wait_no_more = Jangan tunggu
button-this_copy = Dari salinan ini
button-cancel = Batalkan
button-cancel_all = Batalkan semua
button-resend = Kirim lagi
button-resend_one = Kirim { $number } lagi

press-taken = Siap. Kumulai begitu tiba giliranmu.
press-again = Sedang kukerjakan.
press-made = Yang ini sudah jadi, lihat di bawah.
press-made_before = Yang ini pernah kubuat, ini dia.
press-taken_all = Siap, semuanya.
press-too_many = Sudah ada { $limit } fotomu yang harus kubuat. Begitu satu selesai, tekan lagi.
press-set = Dicatat.
press-administrators = Hanya admin grup ini yang bisa mengubahnya.
press-listed = Dicatat. Balas pesan seseorang dengan /allow untuk memasukkannya ke daftar, dengan /disallow untuk mengeluarkannya.
press-waiting = Aku menunggu file yang lebih baik.
press-waiting_no_more = Aku tidak menunggu lagi.
press-too_late_to_wait = Sudah sedang dibuat. File yang lebih baik kirim saja.
press-unknown = Tombol ini tidak berfungsi lagi. Kirim lagi fotonya.
press-gone = Foto ini sudah tidak ada padaku. Tolong kirim lagi.
press-not_yours = Hanya yang meminta, atau admin, yang bisa menekan ini.
press-cancelled = Dibatalkan.
press-too_late = Terlambat untuk membatalkan, sudah selesai.
press-resent = Ini dia sekali lagi.
press-error = Tidak berhasil, dan itu salahku. Tolong tekan sekali lagi.
press-bad_target = Ukuran itu tidak bisa kubuat dari foto ini.

button-wrong = Ada yang salah
button-wrong_one = { $number } salah
button-none_wrong = Tidak ada
button-lend = Ya, simpan
button-lend_not = Tidak

press-which = Yang mana? Tekan nomornya, dan piksel asli fotomu dipasang di sana.
press-close_up = Ini dia.
press-mending = Piksel asli fotomu kupasang di sana.

again-crisper = Lebih tajam
again-softer = Lebih lembut
again-safer = Lebih aman
again-drawing = Sebagai gambar
again-photo = Sebagai foto
again-jpeg = Dalam JPEG


button-versions = Versi
button-other_size = Ukuran lain
button-delete = Hapus
button-delete_yes = Ya, hapus
button-delete_no = Simpan
button-versions_all = Kirim semua
button-versions_send = Kirim { $count } ini
again-webp = Dalam WebP
press-too_many_today =
    Kamu sudah meminta { $limit } master dalam 24 jam, sebanyak yang diizinkan pengelolaku. Silakan tekan lagi besok.
press-maintenance = Aku sedang diperbaiki. Silakan tekan lagi nanti.
press-not_listed = Aku bekerja untuk orang dan grup yang didaftarkan pengelolaku.
press-blind =
    Dicatat. Tapi di sini aku hanya melihat yang ditujukan padaku: jadikan aku admin grup ini, atau minta pengelolaku mematikan mode privasi.
press-versions = Kulihat di mana memotongnya. Sebentar.
press-versions_coming = Sedang dikirim.
press-versions_sent = Ini dia.
press-versions_none = Pilih satu dulu.
press-no_other_size = Tidak ada ukuran lain untuk foto ini.
press-delete_ask =
    Menghapus master ini dan lembar buktinya selamanya, di sini dan padaku. Fotomu tetap; /forget menghapusnya juga.
press-deleted = Dihapus.
press-kept = Master ini disetujui untuk timmu, jadi tetap disimpan.
