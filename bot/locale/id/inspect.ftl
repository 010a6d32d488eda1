### Halaman untuk melihat dari dekat: master di atas foto, di peramban atau di dalam Telegram.

button-inspect = Lihat dari dekat

inspect-before = Sebelum
inspect-after = Sesudah
inspect-about = Sebelum: fotomu, dibesarkan biasa. Sesudah: masternya.
inspect-slider = Seberapa banyak sebelum terlihat
inspect-picture = Gambarnya. Tombol panah menggesernya, plus dan minus mengubah besarnya, 0 menampilkan seluruhnya, 1 menampilkannya pada 100 %, n dan p berpindah dari tempat ke tempat.
inspect-larger = Lebih besar
inspect-smaller = Lebih kecil
inspect-whole = Seluruh gambar
inspect-places = Yang diperiksa
inspect-no_places = Pemeriksaan tidak menemukan tempat untuk ditunjukkan.

inspect-download = Unduh masternya

inspect-loading = Gambarnya sedang disiapkan…
inspect-failed = Gambar ini tidak berhasil kusiapkan. Kucoba lagi…
inspect-given_up = Gambar ini tidak berhasil kusiapkan.

inspect-gone = Gambar ini sudah dihapus, jadi tidak ada lagi yang bisa ditampilkan.
inspect-expired = Tautan ini sudah kedaluwarsa. Gambarnya sendiri masih ada di obrolan, kalau tidak dihapus di sana.
inspect-invalid = Tautan ini tidak menuju ke mana pun. Buka gambarnya dengan tombol di obrolan.
inspect-not_yours = Hanya yang meminta gambar ini yang bisa membukanya di sini.
inspect-from_chat = Buka halaman ini dengan tombol di obrolan.
