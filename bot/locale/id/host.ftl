### Yang didengar pengelola dan orang-orangnya, dan yang didengar orang tentang aturannya.
host-refused =
    Aku bekerja untuk orang dan grup yang didaftarkan pengelolaku, dan kamu belum termasuk. Beri dia nomor ini supaya didaftarkan: { $number }
host-maintenance = Aku sedang diperbaiki. Fotomu kusimpan, dan kujawab begitu aku kembali.
host-maintenance_on =
    Mulai sekarang aku menerima foto tapi menjawab nanti, dan ukuran tidak bisa ditekan. Yang sudah menunggu tetap dibuat. /maintenance off mengakhirinya.
host-maintenance_off = Aku bekerja lagi, dan menjawab yang datang selama itu.
host-maintenance_which = /maintenance on atau /maintenance off. Saat ini: { $now }.
host-errors = Ini perlu dilihat. Semuanya ada di log.
host-error = · { $what }
host-error_often = · { $what } ({ $times } kali)
host-stats =
    Foto dalam 24 jam: { $photos }, dari { $people } orang.
    Master dalam 24 jam: { $delivered } terkirim, { $failed } gagal, { $cancelled } dibatalkan.
    Sekarang: { $queued } menunggu, { $running } dibuat, { $made } dikirim.
    Menunggu paling lama: { $oldest }.
    Separuhnya butuh { $half } atau kurang, dari tekan sampai master.
    Disimpan: { $kept_photos } foto, { $kept_people } orang. Disk: { $free } kosong.
host-failed = Sebab: { $reasons }.
host-seconds = { $seconds } dtk
host-minutes = { $minutes } mnt
host-none = tidak ada

privacy =
    Foto dan mastermu disimpan { $days } hari { $where }, beserta bacaannya, supaya tombol tetap berfungsi; lalu dihapus. Pengaturan tetap ada sampai /forget, yang menghapus semuanya sekaligus.
    Tidak ada yang sampai ke pihak ketiga: gambar dibuat di mesin pengelolaku sendiri. Telegram membawa pesan kita.
privacy-here = di mesin pengelolaku
privacy-elsewhere = di penyimpanan pengelolaku
command-privacy = Yang kusimpan, lama, tempatnya
reply-administrators = Di grup ini hanya admin yang memintaku.
reply-listed =
    Di grup ini hanya yang terdaftar yang memintaku. Admin bisa membalas pesanmu dengan /allow.
listed-on = { $name } ada di daftar.
listed-off = { $name } tidak ada di daftar.
listed-not_in_force = Ini berlaku kalau di /settings dipilih: Yang terdaftar.
listed-whom = Balas pesan orang yang kamu maksud dengan ini.
listed-groups_only = Ini untuk grup: admin membalas pesan seseorang dengan ini.
