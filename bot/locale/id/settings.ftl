### /settings dan /forget.

settings-language = Aku harus bicara bahasa apa?

setting-chosen = ✓ { $label }
setting-size-ask = Tanya
setting-size-2k = 2K
setting-size-4k = 4K
setting-character-natural = Alami
setting-character-crisp = Tajam
setting-master_format-png = PNG
setting-master_format-jpeg = JPEG
setting-master_format-webp = WebP
setting-metadata-keep = Semua
setting-metadata-strip_gps = Tanpa lokasi
setting-metadata-strip_all = Kosong
setting-language = Bahasa: { $name }
setting-language_auto = Seperti di Telegram
setting-language_first = Seperti penanya pertama

forget-ask =
    Ini menghapus semua foto yang kamu kirim dan semua master darinya, dan menghentikan yang sedang dibuat, di semua obrolan. Yang sudah kukirim tetap di obrolan. Tidak bisa dikembalikan.
forget-yes = Hapus semua
forget-no = Simpan
forget-done = Beres. { $photos } foto dan { $masters } permintaan dihapus, beserta filenya.
forget-nothing = Tidak ada apa pun milikmu padaku.
forget-kept = Tidak ada yang dihapus.


settings-own =
    Yang kulakukan untukmu kalau kamu tidak minta lain: ukuran, tampilan, format master, apa yang diceritakan file tentangmu, dan apakah kemajuan ditampilkan. Ukuran yang dipilih di sini langsung kubuat; untuk salinan yang kehilangan detail aku tetap bertanya.
settings-group =
    Yang kulakukan di grup ini kalau tidak diminta lain: ukuran, tampilan, format master, apa yang diceritakan file, kemajuan, foto mana yang kuterima, dan siapa boleh meminta. Admin bisa mengubahnya.
setting-quiet-off = Tampilkan kemajuan
setting-quiet-on = Tenang
setting-photos-asked = Jika diminta
setting-photos-channel = Dari kanal
setting-photos-all = Semua foto
setting-who-all = Semua boleh
setting-who-administrators = Admin
setting-who-listed = Yang terdaftar
