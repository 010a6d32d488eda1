### The team's library: linking it, publishing to it, finding in it.

library-private = Pustaka itu milik tim: kirim /library di grup tim Anda.
library-none =
    Grup ini belum punya pustaka. Jadikan saya admin di kanal Anda dan di grup ini. Lalu kirim /library @kanal di sini, atau teruskan kiriman kanal ke sini dan balas dengan /library.
library-not_administrator = Hanya admin grup ini yang dapat melakukannya.
library-no_channel = Saya tidak melihat kanal itu. Tambahkan saya di sana sebagai admin dulu, lalu coba lagi.
library-not_a_channel = Itu bukan kanal. Pustaka ada di kanal yang dibaca tim Anda.
library-may_not_post =
    Saya belum boleh mengirim di { $channel }. Beri saya hak mengirim sebagai admin di sana, lalu kirim lagi.
library-administrator_here =
    Jadikan saya admin grup ini juga: baru saya melihat reaksi dan tahu siapa anggota tim. Lalu kirim lagi.
library-anonymous = Admin anonim tidak dapat dikenali di kanal. Kirimlah dengan nama Anda sendiri.
library-not_yours = Anda bukan admin { $channel }. Minta salah satu adminnya mengirim ini di sini.
library-linked =
    Master yang disetujui di sini mulai sekarang masuk ke { $channel }: tekan Terbitkan di bawah master, balas dengan /publish dan judul, atau beri reaksi 👍.
library-shown = Pustaka grup ini adalah { $channel }, berisi { $count } master.
library-unlinked = Grup ini tidak punya pustaka lagi. Yang sudah terbit tetap di kanal.
library-lapsed =
    Yang menautkan grup ini bukan lagi admin kanalnya, jadi pustakanya tertutup. Admin kanal membukanya lagi: /library @kanal
library-better =
    Pustaka Anda punya master yang mungkin dari foto yang sama: { $title }, { $width } × { $height }. { $link }
button-library_administrators = Admin menerbitkan
button-library_members = Semua menerbitkan
button-library_off = Akhiri pustaka
button-library_off_yes = Akhiri
button-library_end_other = Akhiri untuk { $group }
button-publish = Terbitkan
button-publish_red = Tetap terbitkan
button-find_more = Lagi
button-send_master = Kirim master itu
press-publish_red =
    Pemeriksaan mengatakan jangan andalkan wajah atau teks di sini. Tekan sekali lagi bila tetap diterbitkan.
press-publishing = Sedang saya terbitkan.
press-publish_not_yours = Di grup ini hanya admin yang menerbitkan.
press-publish_nowhere = Tidak ada pustaka di sini untuk Anda. /library di grup tim Anda menyiapkannya.
press-not_team = Hanya anggota tim yang dapat melakukannya.
publish-usage = Balas master dengan /publish, boleh dengan judul dan #tagar.
publish-which = Untuk tim yang mana?
publish-done = Terbit: { $link }
publish-done_again = Terbit sebagai versi { $version }: { $link }
publish-before = Sudah ada di pustaka: { $link }
publish-busy = Seseorang sedang menerbitkannya ke { $channel }.
publish-gone = Master itu tidak disimpan lagi. Buat lagi, lalu terbitkan ke { $channel }.
publish-refused =
    Saya tidak dapat mengirim di { $channel }. Apakah saya masih admin yang boleh mengirim di sana?
publish-trouble = { $channel } tidak dapat dijangkau. Coba lagi sebentar lagi.
asset-version = { $title }, versi { $version }
asset-proof = Lembar uji: { $title }
asset-facts = { $width } × { $height }, { $format }, { $size }
asset-source = Sumber: { $verdict }.
asset-people = Diminta { $asked }, disetujui { $approved }
asset-replaces = Menggantikan { $link }
asset-replaced = Digantikan versi { $version }: { $link }
find-usage =
    Kirim /find dengan kata, #tagar, @nama atau tanggal seperti 2026-11. Atau kirim gambar dengan /find di bawahnya, atau balas gambar dengan /find.
find-nothing = Tidak ada yang cocok di pustaka.
find-stranger = Anda tidak ada di tim yang punya pustaka di sini.
find-too_large = Telegram tidak memberi saya berkas sebesar itu. Kirim salinan yang lebih kecil.
find-line = { $number }. { $title }, { $width } × { $height }, { $date } { $link }
find-in_channel = Ada di sini: { $link }
inline-stranger = Untuk anggota tim
verify-usage = Balas berkas dengan /verify, dan saya katakan apakah itu master kami.
verify-master = Itu master saya, tidak diubah.
verify-in_library = Itu master dari pustaka, tidak diubah: { $title }. { $link }
verify-copy = Itu bukan masternya, melainkan salinan yang berubah: { $title }. { $link }
verify-source = Itu bukan masternya, melainkan foto asalnya: { $title }. { $link }
verify-probably = Itu bukan masternya. Kemungkinan dari foto yang sama dengan: { $title }. { $link }
verify-unknown = Saya tidak mengenal gambar ini.
verify-too_large =
    Telegram tidak memberi saya berkas sebesar itu. Teruskan pesan tempat saya mengirimnya, atau salinan yang lebih kecil.
command-library = Pustaka tim Anda
command-publish = Terbitkan master ke pustaka
command-find = Cari master di pustaka
command-verify = Apakah berkas ini master kami?
export-begun = Pustaka sedang saya kemas. Berkas datang satu per satu.
export-under_way = Pustaka sudah sedang dikemas.
export-done = Itulah seluruh pustaka: { $count } master, dan tabel semuanya.
export-missing = { $count } di antaranya hanya ada di tabel: terlalu besar untuk dikirim, atau tidak bisa didapat lagi.
export-failed = Ekspor terputus karena Telegram tidak dapat dijangkau. Mintalah sekali lagi.
import-taken = Sekarang ada di pustaka: { $title }. { $link }
import-too_large = Telegram tidak memberi saya berkas sebesar itu, jadi tidak ada di pustaka.
import-unreadable = Berkas itu tidak bisa saya baca sebagai gambar, jadi tidak ada di pustaka.
button-publish_versions = Versinya juga
press-publish_versions = Saya taruh versinya di bawahnya.
publish-versions_done = Versinya ada di bawahnya: { $link }
publish-versions_none = Tidak ada versi yang belum ada di sana.
publish-versions_unsure =
    Telegram tidak memastikan bahwa semua versinya sampai. Kalau semenit lagi belum ada di bawahnya, tekan sekali lagi: { $link }
library-posts = Berkas yang diposting di sana ikut masuk. Teruskan yang lebih lama dari sana ke grup ini.
unpublish-usage = Balas master, postingannya, berkasnya, atau pesan saya yang memuat tautannya dengan /unpublish, atau kirim tautannya setelah perintah itu.
unpublish-done = { $title } tidak ada lagi di pustaka, dan postingannya dihapus.
unpublish-post_stays = { $title } tidak ada lagi di pustaka. Postingannya tetap ada, karena saya tidak boleh menghapusnya: { $link }
unpublish-stranger = Anda bukan admin tim mana pun yang punya pustaka di sini.
find-gone = Postingannya telah dihapus, jadi tidak ada lagi di pustaka.
button-unpublish = Keluarkan lagi
button-unpublish_yes = Keluarkan
