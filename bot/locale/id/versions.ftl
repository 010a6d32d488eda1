### Versi sebuah master, ukuran lain, dan penghapusannya.
version-web = Web
version-portrait = Postingan 4:5
version-square = Persegi
version-story = Story
version-link = Pratinjau tautan
version-listing = Iklan
version-10x15 = Cetak 10 × 15
version-a5 = Cetak A5
version-a4 = Cetak A4
version-a3 = Cetak A3
version-pixels = { $width } × { $height }
version-dpi = { $dpi } dpi

versions-caption = Pilih yang kamu perlukan, lalu tekan Kirim. Yang pucat akan terpotong.
versions-smaller = Hanya sebesar itu yang ada di master: { $names }.
versions-outside = Tidak semua wajah masuk: { $names }.
versions-too_small = Masternya terlalu kecil untuk: { $names }.
versions-face = Ada wajah yang akan terpotong, jadi kulewati: { $names }.
versions-failed = Versi master ini tidak berhasil kupotong. Tolong tekan sekali lagi.
versions-unsure =
    Telegram tidak memastikan bahwa versinya sampai. Kalau semenit lagi belum ada di atas, tekan sekali lagi.
delete-stays =
    Salinanku sudah kuhapus. Telegram tidak mengizinkanku menarik pesan lama ini: tolong hapus sendiri.
