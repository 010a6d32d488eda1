### Bahasa Indonesia. Kamu, ramah, tanpa tanda seru.
### Kata: master = master; proof sheet = lembar bukti; File = File (cara mengirim di Telegram); crop = potongan;
### size = ukuran; copy = salinan; to make = membuat; source's own pixels = piksel asli fotomu.

start =
    Kirim foto yang terlalu kecil, dan aku membuat file besar yang bersih darinya.

    1. Aku melihat fotomu dan bilang seberapa bagus mutunya.
    2. Kamu pilih 2K atau 4K.
    3. Kamu dapat lembar bukti untuk menilai, dan satu file master untuk disimpan.

help =
    Kirim foto, sebaiknya sebagai File: Telegram mengecilkan foto, file tetap utuh.

    Cara singkat: tulis 2k atau 4k di bawah foto, atau balas foto dengan /2k, /4k atau /upscale.
    Di grup, balas foto dengan /upscale, atau sebut aku di bawah fotomu.
    /status menunjukkan apa yang kukerjakan untukmu, /forget menghapus semua milikmu.
help-group =
    Balas foto dengan /upscale, /2k atau /4k, atau sebut aku di bawah fotomu, selanjutnya aku yang urus.

other-text =
    Aku bekerja dengan foto. Kirim satu, sebaiknya sebagai File, dan aku bilang apa yang bisa dibuat darinya.
other-link =
    Aku tidak mengambil gambar dari tautan: halaman sering memberi salinan yang lebih kecil. Simpan gambarnya dan kirim ke sini sebagai File.
other-sticker = Itu stiker. Kirim foto, sebaiknya sebagai File, dan aku memperbesarnya.
other-animation = Itu animasi, dan aku hanya bekerja dengan foto diam. Kirim foto, sebaiknya sebagai File.
other-video =
    Itu video, dan aku hanya bekerja dengan foto diam. Kalau ada satu momen penting, kirim sebagai foto.
other-voice = Aku tidak bisa mendengar, hanya melihat foto. Kirim satu, sebaiknya sebagai File.
other-audio = Itu suara, dan aku hanya melihat foto. Kirim satu, sebaiknya sebagai File.
other-document = File itu bukan gambar. Aku menerima JPEG, PNG, WebP, HEIC, AVIF, TIFF dan BMP.
other-thing =
    Aku tidak bisa berbuat apa-apa dengan itu. Kirim foto, sebaiknya sebagai File, dan aku memperbesarnya.
other-command = Aku tidak kenal perintah itu. /help menunjukkan apa yang bisa kulakukan.

reply-needs_photo = Balas foto dengan ini, atau tulis di bawah fotonya, selanjutnya aku yang urus.
reply-no_picture =
    Aku tidak melihat gambar di pesan itu. Kalau ada, kirim lagi dengan { $mention } di keterangannya: di grup aku hanya melihat yang ditujukan padaku.

command-upscale = Balas foto dengan ini
command-2k = Balas foto: buat 2K
command-4k = Balas foto: buat 4K
command-status = Yang sedang kukerjakan
command-settings = Ukuran, tampilan, format, bahasa
command-forget = Hapus semua milikmu
command-help = Cara kerjanya

error = Ada yang salah di pihakku. Silakan coba lagi.
