### Слова проверки и листа (см. файл с тем же именем в en). На листе мало места: коротко.

check-safe = Можно публиковать
check-not_face = Не полагайтесь на лицо
check-not_text = Не полагайтесь на текст
check-not_both = Не полагайтесь на лицо и текст
check-look =
    Посмотрите { $count ->
        [one] { $count } фрагмент
        [few] { $count } фрагмента
        [many] { $count } фрагментов
       *[other] { $count } фрагмента
    }
check-look_places =
    Посмотрите { $count ->
        [one] { $count } место
        [few] { $count } места
        [many] { $count } мест
       *[other] { $count } места
    }
check-not_everything = Проверено не всё
check-nothing = Проверить не удалось
check-kept =
    { $count ->
        [one] В { $count } месте стоят исходные пиксели.
        [few] В { $count } местах стоят исходные пиксели.
        [many] В { $count } местах стоят исходные пиксели.
       *[other] В { $count } места стоят исходные пиксели.
    }
check-unchecked = Не проверено: { $what }.
check-checked = Проверено: { $what }.
check-faces =
    { $count ->
        [one] { $count } лицо
        [few] { $count } лица
        [many] { $count } лиц
       *[other] { $count } лица
    }
check-texts =
    { $count ->
        [one] { $count } текст
        [few] { $count } текста
        [many] { $count } текстов
       *[other] { $count } текста
    }
check-places =
    { $count ->
        [one] { $count } место
        [few] { $count } места
        [many] { $count } мест
       *[other] { $count } места
    }
check-other_places =
    { $count ->
        [one] { $count } другое место
        [few] { $count } других места
        [many] { $count } других мест
       *[other] { $count } других места
    }
check-left = Слева: простое увеличение.
check-right = Справа: результат.
check-scale = Оба при { $scale } из { $size }.
check-scale_alone = Оба при { $scale }.

check-word_fine = Хорошо.
check-word_look = Взгляните.
check-word_changed = Изменено.
check-word_unchecked = Не проверено.
check-word_back = Взято обратно.

check-face_same = Лицо: тот же человек по автопроверке ({ $likeness }).
check-face_eyes = Лицо: тот же человек по автопроверке ({ $likeness }), сравните глаза.
check-face_doubtful = Лицо: сходство под вопросом ({ $likeness }), сравните фрагмент.
check-face_small = Лицо слишком мало для проверки: сравните фрагмент.
check-faces_small =
    Слишком малы для проверки { $count ->
        [one] { $count } лицо
        [few] { $count } лица
        [many] { $count } лиц
       *[other] { $count } лица
    }: сравните фрагмент.
check-face_other = Лицо: по автопроверке не тот же человек.
check-face_other_kept = Лицо: вышел другой человек, поэтому стоят исходные пиксели.
check-face_likeness_kept = Лицо: сходство было под вопросом, поэтому стоят исходные пиксели.
check-face_eye = Лицо: глаз нарисован не как в источнике.
check-face_eye_kept = Лицо: глаз вышел неверно, поэтому стоят исходные пиксели.
check-face_asked = Лицо: для надёжности стоят исходные пиксели.

check-text_same = Текст совпадает с источником.
check-text_some = Текст совпадает с источником ({ $part } из { $count }).
check-text_rest =
    { $count ->
        [one] { $count } строка совпадает с источником.
        [few] { $count } строки совпадают с источником.
        [many] { $count } строк совпадают с источником.
       *[other] { $count } строки совпадают с источником.
    }
check-text_changed = «{ $text }» теперь читается иначе.
check-text_kept = «{ $text }» читалось иначе: стоят исходные пиксели.
check-text_unread_kept = Текст не читался: стоят исходные пиксели.
check-text_perhaps_kept = Возможно, мелкий текст: стоят исходные пиксели.
check-text_small_kept = Мелкий текст: стоят исходные пиксели.
check-text_unsure = Текст не читается наверняка.

check-texture = Мелкий узор: правдоподобен, частью нарисован моделью.
check-edge = Прямой край: идёт как в источнике.
check-flat = Ровное место: как в источнике.
check-place = Место.
check-typical = Обычное место.
check-structure = Детали нарисованы иначе, чем в источнике.
check-structure_changed = Детали не те, что в источнике.
check-structure_kept = Детали были не те, что в источнике, поэтому стоят исходные пиксели.
check-moved = Детали немного не на своём месте.
check-moved_changed = Детали не на своём месте.
check-colour = Цвет немного отличается от источника.
check-colour_changed = Цвет не тот, что в источнике.
check-turn = Край идёт немного иначе.
check-turn_changed = Край идёт иначе, чем в источнике.
check-guessed = Мелкий узор: многое угадано моделью.
check-guessed_largely = Мелкий узор: похож на правду, но угадан моделью, не с вашего фото.
check-asked = По вашей просьбе стоят исходные пиксели.

check-part_text = текст
check-part_faces = лица
check-part_details = детали и цвет
check-part_flip = устойчивость к отражению
check-part_back = что взято обратно
check-part_anything = всё

check-hand = Рука: по замерам как в источнике, сравните пальцы.
check-hand_fault = Рука: { $rest }
check-hands =
    { $count ->
        [one] { $count } рука
        [few] { $count } руки
        [many] { $count } рук
       *[other] { $count } руки
    }
check-part_hands = руки
