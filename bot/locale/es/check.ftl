### Las palabras de la revisión y de la hoja (véase el archivo del mismo nombre en en). Poco sitio: breve.

check-safe = Se puede publicar
check-not_face = No te fíes de la cara
check-not_text = No te fíes del texto
check-not_both = No te fíes de la cara ni del texto
check-look =
    Mira { $count ->
        [one] { $count } recorte
        [many] { $count } de recortes
       *[other] { $count } recortes
    }
check-look_places =
    Mira { $count ->
        [one] { $count } sitio
        [many] { $count } de sitios
       *[other] { $count } sitios
    }
check-not_everything = No se revisó todo
check-nothing = No se pudo revisar
check-kept =
    { $count ->
        [one] { $count } sitio conserva los píxeles de tu foto.
        [many] { $count } de sitios conservan los píxeles de tu foto.
       *[other] { $count } sitios conservan los píxeles de tu foto.
    }
check-unchecked = Sin revisar: { $what }.
check-checked = Revisado: { $what }.
check-faces =
    { $count ->
        [one] { $count } cara
        [many] { $count } de caras
       *[other] { $count } caras
    }
check-texts =
    { $count ->
        [one] { $count } texto
        [many] { $count } de textos
       *[other] { $count } textos
    }
check-places =
    { $count ->
        [one] { $count } sitio
        [many] { $count } de sitios
       *[other] { $count } sitios
    }
check-other_places =
    { $count ->
        [one] { $count } sitio más
        [many] { $count } de sitios más
       *[other] { $count } sitios más
    }
check-left = Izquierda: ampliación simple.
check-right = Derecha: el resultado.
check-scale = Ambas al { $scale } de { $size }.
check-scale_alone = Ambas al { $scale }.

check-word_fine = Bien.
check-word_look = Mira.
check-word_changed = Cambiado.
check-word_unchecked = Sin revisar.
check-word_back = Deshecho.

check-face_same = Cara: la misma persona según la revisión ({ $likeness }).
check-face_eyes = Cara: la misma persona según la revisión ({ $likeness }), compara los ojos.
check-face_doubtful = Cara: parecido dudoso ({ $likeness }), compara el recorte.
check-face_small = Cara demasiado pequeña para confirmar: compara el recorte.
check-faces_small =
    { $count ->
        [one] { $count } cara demasiado pequeña
        [many] { $count } de caras demasiado pequeñas
       *[other] { $count } caras demasiado pequeñas
    } para confirmar: compara el recorte.
check-face_other = Cara: no es la misma persona según la revisión.
check-face_other_kept = Cara: salió otra persona, así que quedan los píxeles de tu foto.
check-face_likeness_kept = Cara: el parecido era dudoso, así que quedan los píxeles de tu foto.
check-face_eye = Cara: un ojo no está dibujado como en la foto.
check-face_eye_kept = Cara: un ojo salió mal, así que quedan los píxeles de tu foto.
check-face_asked = Cara: por seguridad quedan los píxeles de tu foto.

check-text_same = El texto coincide con la foto.
check-text_some = El texto coincide con la foto ({ $part } de { $count }).
check-text_rest =
    { $count ->
        [one] { $count } línea coincide con la foto.
        [many] { $count } de líneas coinciden con la foto.
       *[other] { $count } líneas coinciden con la foto.
    }
check-text_changed = «{ $text }» ahora se lee distinto.
check-text_kept = «{ $text }» se leía distinto: quedan los píxeles de tu foto.
check-text_unread_kept = Texto ilegible: quedan los píxeles de tu foto.
check-text_perhaps_kept = Quizá texto pequeño: quedan los píxeles de tu foto.
check-text_small_kept = Texto pequeño: quedan los píxeles de tu foto.
check-text_unsure = El texto no se lee con certeza.

check-texture = Trama fina: creíble, en parte dibujada por el modelo.
check-edge = Borde recto: va como en la foto.
check-flat = Zona lisa: como en la foto.
check-place = Un sitio.
check-typical = Un sitio típico.
check-structure = Detalles dibujados distinto que en la foto.
check-structure_changed = Los detalles no son los de la foto.
check-structure_kept = Los detalles no eran los de la foto, así que quedan sus píxeles.
check-moved = Detalles un poco fuera de su sitio.
check-moved_changed = Detalles fuera de su sitio.
check-colour = El color difiere un poco de la foto.
check-colour_changed = El color no es el de la foto.
check-turn = El borde va un poco distinto.
check-turn_changed = El borde va distinto que en la foto.
check-guessed = Trama fina: en buena parte adivinada por el modelo.
check-guessed_largely = Trama fina: casi toda adivinada por el modelo, creíble pero no de tu foto.
check-asked = Lo pediste: quedan los píxeles de tu foto.

check-part_text = texto
check-part_faces = caras
check-part_details = detalles y color
check-part_flip = prueba de espejo
check-part_back = lo deshecho
check-part_anything = nada

check-hand = Mano: mide como en la foto, compara los dedos.
check-hand_fault = Mano: { $rest }
check-hands =
    { $count ->
        [one] { $count } mano
        [many] { $count } de manos
       *[other] { $count } manos
    }
check-part_hands = manos
