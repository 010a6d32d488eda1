### As palavras da checagem e da folha (veja o arquivo de mesmo nome em en). Pouco espaço: curto.

check-safe = Pode publicar
check-not_face = Não confie no rosto
check-not_text = Não confie no texto
check-not_both = Não confie no rosto nem no texto
check-look =
    Olhe { $count ->
        [one] { $count } recorte
        [many] { $count } de recortes
       *[other] { $count } recortes
    }
check-look_places =
    Olhe { $count ->
        [one] { $count } lugar
        [many] { $count } de lugares
       *[other] { $count } lugares
    }
check-not_everything = Nem tudo foi checado
check-nothing = Não deu para checar
check-kept =
    { $count ->
        [one] { $count } lugar mantém os pixels da sua foto.
        [many] { $count } de lugares mantêm os pixels da sua foto.
       *[other] { $count } lugares mantêm os pixels da sua foto.
    }
check-unchecked = Não checado: { $what }.
check-checked = Checado: { $what }.
check-faces =
    { $count ->
        [one] { $count } rosto
        [many] { $count } de rostos
       *[other] { $count } rostos
    }
check-texts =
    { $count ->
        [one] { $count } texto
        [many] { $count } de textos
       *[other] { $count } textos
    }
check-places =
    { $count ->
        [one] { $count } lugar
        [many] { $count } de lugares
       *[other] { $count } lugares
    }
check-other_places =
    { $count ->
        [one] { $count } outro lugar
        [many] { $count } de outros lugares
       *[other] { $count } outros lugares
    }
check-left = Esquerda: ampliação simples.
check-right = Direita: o resultado.
check-scale = Ambas a { $scale } de { $size }.
check-scale_alone = Ambas a { $scale }.

check-word_fine = Bom.
check-word_look = Olhe.
check-word_changed = Mudou.
check-word_unchecked = Não checado.
check-word_back = Desfeito.

check-face_same = Rosto: a mesma pessoa pela checagem ({ $likeness }).
check-face_eyes = Rosto: a mesma pessoa pela checagem ({ $likeness }), compare os olhos.
check-face_doubtful = Rosto: semelhança duvidosa ({ $likeness }), compare o recorte.
check-face_small = Rosto pequeno demais para confirmar: compare o recorte.
check-faces_small =
    { $count ->
        [one] { $count } rosto pequeno
        [many] { $count } de rostos pequenos
       *[other] { $count } rostos pequenos
    } demais para confirmar: compare o recorte.
check-face_other = Rosto: não é a mesma pessoa pela checagem.
check-face_other_kept = Rosto: saiu outra pessoa, então ficam os pixels da sua foto.
check-face_likeness_kept = Rosto: a semelhança era duvidosa, então ficam os pixels da sua foto.
check-face_eye = Rosto: um olho não está desenhado como na foto.
check-face_eye_kept = Rosto: um olho saiu errado, então ficam os pixels da sua foto.
check-face_asked = Rosto: por segurança, ficam os pixels da sua foto.

check-text_same = O texto confere com a foto.
check-text_some = O texto confere com a foto ({ $part } de { $count }).
check-text_rest =
    { $count ->
        [one] { $count } linha confere com a foto.
        [many] { $count } de linhas conferem com a foto.
       *[other] { $count } linhas conferem com a foto.
    }
check-text_changed = “{ $text }” agora se lê diferente.
check-text_kept = “{ $text }” se lia diferente: ficam os pixels da sua foto.
check-text_unread_kept = Texto ilegível: ficam os pixels da sua foto.
check-text_perhaps_kept = Talvez texto pequeno: ficam os pixels da sua foto.
check-text_small_kept = Texto pequeno: ficam os pixels da sua foto.
check-text_unsure = O texto não se lê com certeza.

check-texture = Trama fina: crível, em parte desenhada pelo modelo.
check-edge = Borda reta: vai como na foto.
check-flat = Área lisa: como na foto.
check-place = Um lugar.
check-typical = Um lugar típico.
check-structure = Detalhes desenhados diferente da foto.
check-structure_changed = Os detalhes não são os da foto.
check-structure_kept = Os detalhes não eram os da foto, então ficam os pixels dela.
check-moved = Detalhes um pouco fora do lugar.
check-moved_changed = Detalhes fora do lugar.
check-colour = A cor difere um pouco da foto.
check-colour_changed = A cor não é a da foto.
check-turn = A borda vai um pouco diferente.
check-turn_changed = A borda vai diferente da foto.
check-guessed = Trama fina: em boa parte adivinhada pelo modelo.
check-guessed_largely = Trama fina: quase toda adivinhada pelo modelo, crível, mas não da sua foto.
check-asked = Você pediu: ficam os pixels da sua foto.

check-part_text = texto
check-part_faces = rostos
check-part_details = detalhes e cor
check-part_flip = teste do espelho
check-part_back = o que foi desfeito
check-part_anything = nada

check-hand = Mão: mede como na foto, compare os dedos.
check-hand_fault = Mão: { $rest }
check-hands =
    { $count ->
        [one] { $count } mão
        [many] { $count } de mãos
       *[other] { $count } mãos
    }
check-part_hands = mãos
