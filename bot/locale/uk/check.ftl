### Слова перевірки й аркуша (див. файл із тією ж назвою в en). На аркуші мало місця: коротко.

check-safe = Можна публікувати
check-not_face = Не покладайтеся на обличчя
check-not_text = Не покладайтеся на текст
check-not_both = Не покладайтеся на обличчя й текст
check-look =
    Подивіться { $count ->
        [one] { $count } фрагмент
        [few] { $count } фрагменти
        [many] { $count } фрагментів
       *[other] { $count } фрагмента
    }
check-look_places =
    Подивіться { $count ->
        [one] { $count } місце
        [few] { $count } місця
        [many] { $count } місць
       *[other] { $count } місця
    }
check-not_everything = Перевірено не все
check-nothing = Перевірити не вдалося
check-kept =
    { $count ->
        [one] У { $count } місці стоять вихідні пікселі.
        [few] У { $count } місцях стоять вихідні пікселі.
        [many] У { $count } місцях стоять вихідні пікселі.
       *[other] У { $count } місця стоять вихідні пікселі.
    }
check-unchecked = Не перевірено: { $what }.
check-checked = Перевірено: { $what }.
check-faces =
    { $count ->
        [one] { $count } обличчя
        [few] { $count } обличчя
        [many] { $count } облич
       *[other] { $count } обличчя
    }
check-texts =
    { $count ->
        [one] { $count } текст
        [few] { $count } тексти
        [many] { $count } текстів
       *[other] { $count } тексту
    }
check-places =
    { $count ->
        [one] { $count } місце
        [few] { $count } місця
        [many] { $count } місць
       *[other] { $count } місця
    }
check-other_places =
    { $count ->
        [one] { $count } інше місце
        [few] { $count } інші місця
        [many] { $count } інших місць
       *[other] { $count } іншого місця
    }
check-left = Ліворуч: просте збільшення.
check-right = Праворуч: результат.
check-scale = Обидва при { $scale } з { $size }.
check-scale_alone = Обидва при { $scale }.

check-word_fine = Добре.
check-word_look = Погляньте.
check-word_changed = Змінено.
check-word_unchecked = Не перевірено.
check-word_back = Узято назад.

check-face_same = Обличчя: та сама людина за автоперевіркою ({ $likeness }).
check-face_eyes = Обличчя: та сама людина за автоперевіркою ({ $likeness }), порівняйте очі.
check-face_doubtful = Обличчя: схожість під питанням ({ $likeness }), порівняйте фрагмент.
check-face_small = Обличчя замале для перевірки: порівняйте фрагмент.
check-faces_small =
    Замалі для перевірки { $count ->
        [one] { $count } обличчя
        [few] { $count } обличчя
        [many] { $count } облич
       *[other] { $count } обличчя
    }: порівняйте фрагмент.
check-face_other = Обличчя: за автоперевіркою не та сама людина.
check-face_other_kept = Обличчя: вийшла інша людина, тому стоять вихідні пікселі.
check-face_likeness_kept = Обличчя: схожість була під питанням, тому стоять вихідні пікселі.
check-face_eye = Обличчя: око намальоване не так, як у джерелі.
check-face_eye_kept = Обличчя: око вийшло хибно, тому стоять вихідні пікселі.
check-face_asked = Обличчя: для певності стоять вихідні пікселі.

check-text_same = Текст збігається з джерелом.
check-text_some = Текст збігається з джерелом ({ $part } з { $count }).
check-text_rest =
    { $count ->
        [one] { $count } рядок збігається з джерелом.
        [few] { $count } рядки збігаються з джерелом.
        [many] { $count } рядків збігаються з джерелом.
       *[other] { $count } рядка збігаються з джерелом.
    }
check-text_changed = «{ $text }» тепер читається інакше.
check-text_kept = «{ $text }» читалося інакше: стоять вихідні пікселі.
check-text_unread_kept = Текст не читався: стоять вихідні пікселі.
check-text_perhaps_kept = Можливо, дрібний текст: стоять вихідні пікселі.
check-text_small_kept = Дрібний текст: стоять вихідні пікселі.
check-text_unsure = Текст не читається напевно.

check-texture = Дрібний візерунок: правдоподібний, частково намальований моделлю.
check-edge = Прямий край: іде як у джерелі.
check-flat = Рівне місце: як у джерелі.
check-place = Місце.
check-typical = Звичайне місце.
check-structure = Деталі намальовано інакше, ніж у джерелі.
check-structure_changed = Деталі не ті, що в джерелі.
check-structure_kept = Деталі були не ті, що в джерелі, тому стоять вихідні пікселі.
check-moved = Деталі трохи не на своєму місці.
check-moved_changed = Деталі не на своєму місці.
check-colour = Колір трохи відрізняється від джерела.
check-colour_changed = Колір не той, що в джерелі.
check-turn = Край іде трохи інакше.
check-turn_changed = Край іде інакше, ніж у джерелі.
check-guessed = Дрібний візерунок: багато чого вгадано моделлю.
check-guessed_largely = Дрібний візерунок: схожий на правду, але вгаданий моделлю, не з фото.
check-asked = На ваше прохання стоять вихідні пікселі.

check-part_text = текст
check-part_faces = обличчя
check-part_details = деталі й колір
check-part_flip = сталість у дзеркалі
check-part_back = що взято назад
check-part_anything = усе

check-hand = Рука: за замірами як у джерелі, порівняйте пальці.
check-hand_fault = Рука: { $rest }
check-hands =
    { $count ->
        [one] { $count } рука
        [few] { $count } руки
        [many] { $count } рук
       *[other] { $count } руки
    }
check-part_hands = руки
