### Foto: menerima, kartu, bacaan lengkap, album, file yang lebih baik.

intake-too_big =
    File ini { $size }, sedangkan aku hanya bisa mengambil paling banyak { $most }. Simpan sebagai JPEG dengan mutu 95 dan kirim sebagai File; tidak akan terlihat bedanya.
intake-no_fetch = Telegram tidak memberiku file itu. Tolong kirim sekali lagi.
intake-no_room = Diskku sedang penuh, jadi aku tidak bisa menerima foto. Silakan coba lagi nanti.
intake-failed = Ada yang salah di pihakku saat aku melihat foto ini. Tolong kirim sekali lagi.

unreadable-empty = File ini kosong. Tolong kirim sekali lagi.
unreadable-not_a_picture =
    File ini bukan gambar, apa pun namanya. Aku menerima JPEG, PNG, WebP, HEIC, AVIF, TIFF dan BMP.
unreadable-truncated =
    Bagian akhir gambar ini hilang: unggahan atau salinan sebelumnya terputus. Tolong kirim file utuhnya.
unreadable-animated =
    Gambar ini bergerak, dan aku hanya bekerja dengan foto diam. Kirim satu bingkainya sebagai foto.
unreadable-too_small = Gambar ini terlalu kecil: hampir tidak ada pikselnya. Ada salinan yang lebih besar?
unreadable-damaged = Gambar ini rusak dan tidak bisa kubaca. Ada salinan lain?
unreadable-too_many_pixels =
    Piksel gambar ini lebih banyak dari yang sanggup kutangani. Kecilkan sampai 100 megapiksel atau kurang, lalu kirim lagi.
unreadable-too_heavy = Membuka gambar ini butuh waktu atau memori lebih dari yang kupunya. Simpan sebagai JPEG dan kirim sebagai File.
unreadable-other = Aku tidak bisa membaca gambar ini. Simpan sebagai JPEG atau PNG dan kirim sebagai File.

card-facts = { $width } × { $height }, { $format }, { $size }
card-degraded = Salinan yang kehilangan detail: { $facts }.
card-original = Sepertinya ini aslinya: { $facts }.
card-unproven = Tidak ada kerusakan: { $facts }.
card-sent_as_photo = Datangnya sebagai foto, dan Telegram memampatkan foto.
card-reason = · { $text }
card-send_file = Kirim gambar yang sama sebagai File, dan aku menerimanya utuh.
card-how_file = Di ponsel: penjepit kertas, File, Galeri. Di komputer: hilangkan centang kompresi.
card-drawing = Ini tampak seperti gambar buatan tangan: di bawah hasilnya kamu bisa minta dibuat sebagai gambar.
card-taken = Aku membuatnya dalam { $target }.
card-taken_drawing = Aku membuatnya dalam { $target }, sebagai gambar.
card-drawing_later = Di bawah hasilnya kamu bisa minta dibuat sebagai gambar.
card-ask = Ukuran mana yang kubuat?
card-named = Kamu menulis { $target }: tekan di bawah bila itu ukuran yang kamu mau.
card-unclear = Aku kurang yakin ukuran mana yang kamu maksud: tekan yang kamu mau.
card-own =
    Gambarnya sudah sebesar { $target }, jadi tidak akan kuperbesar. Aku bisa membuat master bersih dalam ukurannya sendiri.
card-own_or_larger =
    Gambarnya sudah sebesar { $target }. Aku bisa memperbesarnya ke { $larger }, atau membuat master bersih dalam ukurannya sendiri.
card-own_named =
    Gambarnya sudah lebih besar dari { $target }, jadi tidak akan kuperbesar. Aku bisa membuat master bersih dalam ukurannya sendiri.
card-weak = Kusarankan { $target }. Lebih besar juga bisa, kalau kamu mau.
card-guessed = Gambarnya bisa diperbesar dengan baik sampai sekitar { $side } piksel, jadi sisanya tebakan.

target-own = ukuran sendiri
target-paper = { $sheet } pada { $dpi } dpi
target-pixels = { $side } px

unit-bytes =
    { $count ->
       *[other] { $count } bita
    }
unit-kilobytes = { $count } kB
unit-megabytes = { $count } MB

why-title = Yang kulihat di file ini
why-line = · { $text }
why-nothing = Aku tidak menemukan jejak salinan lama, aplikasi, atau pembesaran.
why-quality = Mutu JPEG-nya sekitar { $quality } dari 100.
why-no_proof =
    Tidak ada data kamera di dalamnya, jadi aku tidak bisa membuktikan ini aslinya. Itu biasa dan bukan cacat.

album-title = Album berisi { $count } foto.
album-line = { $number }. { $verdict }, { $width } × { $height }
album-line_failed = { $number }. { $text }
album-line_better = Foto { $number }: { $text }
album-verdict-degraded = salinan yang kehilangan detail
album-verdict-original = sepertinya asli
album-verdict-unproven = tidak ada kerusakan
album-sent_as_photo =
    Datangnya sebagai foto, dan Telegram memampatkan foto. Sebagai File, detailnya lebih banyak.
album-ask = Ukuran mana yang kubuat untuk semuanya?
album-all = Semua { $target }
album-all_recommended = Semua { $target } · disarankan
album-each = Pilih satu per satu

slot-waiting =
    Aku menunggu file yang lebih baik. Kirim gambar yang sama ke sini sebagai File, dan langsung kubuat dari itu.
slot-waiting_group =
    Aku menunggu file yang lebih baik. Balas pesan ini dengan gambar yang sama sebagai File, dan langsung kubuat dari itu.
slot-or_now = Atau tekan satu ukuran, dan kubuat dari salinan ini.
slot-gained =
    Ini file yang lebih baik dari gambar yang pernah kamu kirim: { $width } × { $height }, tadinya { $old_width } × { $old_height }; { $size }, tadinya { $old_size }.
slot-moved = File ini menggantikan salinannya: kubuat { $target } dari file ini.
slot-moved_own =
    File ini menggantikan salinannya. Ukurannya sudah cukup besar, jadi kubuat master bersih dalam ukurannya sendiri.
slot-running = Dari salinannya, { $target } sudah sedang dibuat. Untuk file ini, tekan satu ukuran.
slot-closed = File yang lebih baik sudah datang, aku lanjut dengan itu.
slot-offer =
    Kamu sudah pernah mengirim gambar ini ke sini dalam file yang lebih baik: { $width } × { $height }, { $size }. Salinan ini { $old_width } × { $old_height }, { $old_size }.
slot-offer_ask = Ukuran mana yang kubuat dari file yang lebih baik?
slot-posted =
    File yang lebih baik, mungkin dari foto yang sama, pernah dikirim ke sini: { $width } × { $height }, { $size }.
slot-posted_ask = Balas dengan ukuran, misalnya /4k, dan kubuat dari file itu.
slot-master = Master yang mungkin dari foto yang sama pernah dibuat di sini: { $width } × { $height }.
slot-here = Ini dia.
slot-not_begun = Karena itu aku belum mulai. Tekan satu ukuran bila tetap harus kubuat.
slot-left_out = Yang sudah ada kulewati. Tekan di bawah bila tetap harus kubuat.
