### Yang datang: pandangan pertama, lembar bukti, master, dan pandangan kedua.

look-caption = Pandangan pertama dalam { $target }: kiri apa adanya, kanan nanti jadinya.

proof-caption =
    Lembar bukti: sebelum dan sesudah dalam ukuran penuh. Lihat baik-baik sebelum memakai masternya.
proof-numbers = Satu nomor mengirim potongan itu lebih besar.

close_up-caption = Potongan { $number }, lebih besar. Kiri pembesaran biasa, kanan hasilnya.

wrong-lend =
    Kupasang piksel asli fotomu di potongan { $number } dan kukirim master yang baru.

    Boleh potongan ini kusimpan di sini, supaya aku belajar melihat tempat seperti itu? Ia tidak keluar dari mesin ini, dan /forget menghapusnya.
wrong-lent = Terima kasih, potongan { $number } disimpan.
wrong-not_lent = Potongan { $number } tidak disimpan.

master-caption = { $width } × { $height }, { $format }.
master-smaller_format = Sebagai PNG akan lebih dari { $most } yang diizinkan Telegram, jadi ini { $format }.
master-plain =
    Model akan menggambar sesuatu yang tidak ada di file Anda, jadi tidak ada bagiannya di sini: ini file Anda yang diperbesar biasa.

trust-green = Pemeriksaan tidak menemukan apa pun yang bertentangan dengan fotomu.
trust-amber = Pemeriksaan menemukan tempat yang ditebak model; lihat lembar bukti.
trust-red = Pemeriksaan menemukan tempat yang mungkin tidak sesuai fotomu; lihat lembar bukti.

delivery-unsure =
    Telegram tidak memastikan bahwa { $name } sampai. Kalau semenit lagi belum ada di atas, bisa kukirim lagi.
delivery-second = Ini mungkin salinan kedua: aku terputus saat mengirim yang pertama.
delivery-looking = Aku terputus saat mengirim { $name }. Kulihat apakah sudah sampai.


proof-none = Kali ini lembar bukti tidak berhasil kugambar, jadi bandingkan sendiri dengan fotomu.
close_up-failed = Potongan { $number } tidak berhasil kugambar lebih besar. Mastermu tidak terpengaruh.
trust-green_alone = Pemeriksaan tidak menemukan apa pun yang bertentangan dengan fotomu.
trust-amber_alone = Pemeriksaan menemukan tempat yang ditebak model.
trust-red_alone = Pemeriksaan menemukan tempat yang mungkin tidak sesuai fotomu.

together-proofs =
    Lembar bukti, menurut urutan fotomu: sebelum dan sesudah dalam ukuran penuh. Lihat baik-baik sebelum memakai masternya.
together-ask = Ini master-mastermu. Satu nomor menampilkan apa yang bisa kulakukan dengan yang itu.
together-line = { $number }. { $name }
together-fewer = Yang lain tidak berhasil; alasannya kutulis di tiap foto.
together-unsure =
    Telegram tidak memastikan bahwa file ini sampai. Yang semenit lagi belum ada di atas, bisa kukirim lagi.
together-one = Yang bisa kulakukan dengan { $name }:
