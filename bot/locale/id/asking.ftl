### Words that people write under a photo: they are read, never said. The English file has the rules.

words-asking =
    tolong mohon minta jadikan buat buatkan bikin bikinkan perbesar besarkan ubah kirim
    bisa bisakah boleh mau ingin perlu
words-beside =
    ke dalam jadi sebagai saja aja
    terima kasih makasih trims halo hai bot kak ya dong ukuran resolusi format
    foto gambar
words-pointing = ini itu nya semua saya aku kamu di untuk dengan juga deh berkas file
words-drawing = ilustrasi kartun komik sketsa lukisan
words-not = tidak tak nggak gak enggak bukan jangan tanpa kecuali
