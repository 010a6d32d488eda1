### Untuk apa? Dari keperluan ke ukuran.

purpose-ask = Untuk apa?
purpose-ask_sheet = Kertas yang mana? Dalam sentimeter:
purpose-ask_distance = { $sheet }: akan dilihat dari jarak berapa?
purpose-web = Web
purpose-everyday = Layar, berbagi
purpose-print = Cetak
purpose-hand = Di tangan · 300 dpi
purpose-wall = Di dinding · 150 dpi
purpose-back = Kembali
purpose-for_web = Untuk web
purpose-for_everyday = Untuk layar dan berbagi
purpose-for_print = Untuk { $sheet } pada { $dpi } dpi, gambar { $width } × { $height } cm,
purpose-does_it = { $purpose } { $target } sudah cukup.
purpose-own_does_it = { $purpose } ukurannya sendiri sudah cukup.
purpose-large = Untuk cetakan sangat besar dan dinding
purpose-large_choice = { $purpose } ada { $target }.
purpose-price_time = { $target } di sini butuh { $left } setelah tiba gilirannya, 4K butuh { $less }.
purpose-price_factor = { $target } butuh sekitar { $times } kali waktu 4K, dan ruangnya juga sebanyak itu.
purpose-weak =
    File ini bisa diperbesar dengan baik sampai sekitar { $side } piksel, jadi banyak yang akan berupa tebakan. File yang lebih baik lebih menolong daripada ukuran yang lebih besar.
purpose-seconds = sekitar { $seconds } detik
purpose-minutes = sekitar { $minutes } menit
purpose-make = Buat dalam { $target }
