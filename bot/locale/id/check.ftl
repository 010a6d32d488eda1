### Kata-kata pemeriksaan dan lembar (lihat file bernama sama di en). Tempatnya sempit: singkat.

check-safe = Aman dipublikasikan
check-not_face = Jangan andalkan wajahnya
check-not_text = Jangan andalkan teksnya
check-not_both = Jangan andalkan wajah dan teksnya
check-look =
    Lihat { $count ->
       *[other] { $count } potongan
    }
check-look_places =
    Lihat { $count ->
       *[other] { $count } tempat
    }
check-not_everything = Tidak semua diperiksa
check-nothing = Tidak bisa diperiksa
check-kept =
    { $count ->
       *[other] { $count } tempat memakai piksel asli fotomu.
    }
check-unchecked = Tidak diperiksa: { $what }.
check-checked = Diperiksa: { $what }.
check-faces =
    { $count ->
       *[other] { $count } wajah
    }
check-texts =
    { $count ->
       *[other] { $count } teks
    }
check-places =
    { $count ->
       *[other] { $count } tempat
    }
check-other_places =
    { $count ->
       *[other] { $count } tempat lain
    }
check-left = Kiri: pembesaran biasa.
check-right = Kanan: hasilnya.
check-scale = Keduanya pada { $scale } dari { $size }.
check-scale_alone = Keduanya pada { $scale }.

check-word_fine = Baik.
check-word_look = Lihat.
check-word_changed = Berubah.
check-word_unchecked = Tidak diperiksa.
check-word_back = Dikembalikan.

check-face_same = Wajah: orang yang sama menurut pemeriksaan ({ $likeness }).
check-face_eyes = Wajah: orang yang sama menurut pemeriksaan ({ $likeness }), bandingkan matanya.
check-face_doubtful = Wajah: kemiripan diragukan ({ $likeness }), bandingkan potongannya.
check-face_small = Wajah terlalu kecil untuk dipastikan: bandingkan potongannya.
check-faces_small = { $count } wajah terlalu kecil untuk dipastikan: bandingkan potongannya.
check-face_other = Wajah: bukan orang yang sama menurut pemeriksaan.
check-face_other_kept = Wajah: jadi orang lain, maka piksel asli dipertahankan.
check-face_likeness_kept = Wajah: kemiripan diragukan, maka piksel asli dipertahankan.
check-face_eye = Wajah: satu mata tidak tergambar seperti di foto.
check-face_eye_kept = Wajah: satu mata salah tergambar, maka piksel asli dipertahankan.
check-face_asked = Wajah: demi aman, piksel asli dipertahankan.

check-text_same = Teks sesuai dengan foto.
check-text_some = Teks sesuai dengan foto ({ $part } dari { $count }).
check-text_rest =
    { $count ->
       *[other] { $count } baris sesuai dengan foto.
    }
check-text_changed = “{ $text }” sekarang terbaca lain.
check-text_kept = “{ $text }” terbaca lain: piksel asli dipertahankan.
check-text_unread_kept = Teks tidak terbaca: piksel asli dipertahankan.
check-text_perhaps_kept = Mungkin teks kecil: piksel asli dipertahankan.
check-text_small_kept = Teks kecil: piksel asli dipertahankan.
check-text_unsure = Teks tidak terbaca dengan pasti.

check-texture = Pola halus: masuk akal, sebagian digambar model.
check-edge = Tepi lurus: seperti di foto.
check-flat = Bagian polos: seperti di foto.
check-place = Satu tempat.
check-typical = Tempat biasa.
check-structure = Detail digambar lain dari foto.
check-structure_changed = Detail bukan dari foto.
check-structure_kept = Detail bukan dari foto, maka piksel asli dipertahankan.
check-moved = Detail sedikit bergeser.
check-moved_changed = Detail bergeser dari tempatnya.
check-colour = Warna sedikit berbeda dari foto.
check-colour_changed = Warna bukan warna foto.
check-turn = Arah tepi sedikit berbeda.
check-turn_changed = Arah tepi berbeda dari foto.
check-guessed = Pola halus: banyak ditebak model.
check-guessed_largely = Pola halus: sebagian besar ditebak model, masuk akal tapi bukan dari fotomu.
check-asked = Sesuai permintaanmu, piksel asli dipertahankan.

check-part_text = teks
check-part_faces = wajah
check-part_details = detail dan warna
check-part_flip = uji cermin
check-part_back = yang dikembalikan
check-part_anything = apa pun

check-hand = Tangan: ukurannya seperti di foto, bandingkan jarinya.
check-hand_fault = Tangan: { $rest }
check-hands =
    { $count ->
       *[other] { $count } tangan
    }
check-part_hands = tangan
