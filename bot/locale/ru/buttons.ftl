### Кнопки и короткие ответы на нажатия (не больше 200 знаков).

button-size = { $target }
button-size_recommended = { $target } · советую
button-own = Свой размер, { $width } × { $height }
button-own_recommended = Свой размер · советую
button-why = Почему?
button-purpose = Для чего это?
button-wait = Ждать файл получше
button-wait_no_more = Не ждать
button-this_copy = Из этой копии
button-cancel = Отменить
button-cancel_all = Отменить все
button-resend = Прислать ещё раз
button-resend_one = Прислать { $number } ещё раз

press-taken = Взял. Начну, как только дойдёт очередь.
press-again = Уже делаю.
press-made = Это уже сделано, посмотрите ниже.
press-made_before = Такое я уже делал, вот оно.
press-taken_all = Взял все.
press-too_many =
    { $limit ->
        [one] У меня уже { $limit } ваше фото в работе. Как только оно будет готово, нажмите ещё раз.
        [few] У меня уже { $limit } ваших фото в работе. Как только одно будет готово, нажмите ещё раз.
        [many] У меня уже { $limit } ваших фото в работе. Как только одно будет готово, нажмите ещё раз.
       *[other] У меня уже { $limit } ваших фото в работе. Как только одно будет готово, нажмите ещё раз.
    }
press-set = Запомнил.
press-administrators = Изменить это может только администратор группы.
press-listed = Отмечено. Ответьте на сообщение человека командой /allow, чтобы внести его в список, или /disallow, чтобы убрать.
press-waiting = Жду файл получше.
press-waiting_no_more = Больше не жду.
press-too_late_to_wait = Оно уже делается. Файл получше всё равно пришлите.
press-unknown = Эта кнопка больше не работает. Пришлите фото ещё раз.
press-gone = Этого фото у меня больше нет. Пришлите его, пожалуйста, ещё раз.
press-not_yours = Нажать это может только тот, кто просил, или администратор.
press-cancelled = Отменено.
press-too_late = Отменять поздно, всё готово.
press-resent = Присылаю ещё раз.
press-error = Не получилось, и виноват я. Нажмите, пожалуйста, ещё раз.
press-bad_target = Такой размер из этого фото я сделать не могу.

button-wrong = Что-то не так
button-wrong_one = { $number } не так
button-none_wrong = Всё в порядке
button-lend = Да, оставьте
button-lend_not = Нет

press-which = Какой? Нажмите номер, и там встанут исходные пиксели фото.
press-close_up = Присылаю.
press-mending = Ставлю там исходные пиксели вашего фото.

again-crisper = Чётче
again-softer = Мягче
again-safer = Осторожнее
again-drawing = Как рисунок
again-photo = Как фото
again-jpeg = В JPEG


button-versions = Версии
button-other_size = Другой размер
button-delete = Удалить
button-delete_yes = Да, удалить
button-delete_no = Оставить
button-versions_all = Прислать все
button-versions_send = Прислать эти { $count }
again-webp = В WebP
press-too_many_today =
    За сутки вы попросили { $limit ->
        [one] { $limit } мастер-файл
        [few] { $limit } мастер-файла
        [many] { $limit } мастер-файлов
       *[other] { $limit } мастер-файла
    }, больше мой хозяин не разрешает. Нажмите, пожалуйста, завтра.
press-maintenance = Сейчас меня чинят. Нажмите, пожалуйста, позже.
press-not_listed = Я работаю для людей и групп из списка моего хозяина.
press-blind =
    Запомнил. Но здесь я вижу только то, что сказано мне: сделайте меня администратором группы или попросите моего хозяина выключить режим приватности.
press-versions = Смотрю, где кадрировать. Минутку.
press-versions_coming = Уже отправляю.
press-versions_sent = Присылаю.
press-versions_none = Сначала выберите что-нибудь.
press-no_other_size = Другого размера для этого фото нет.
press-delete_ask =
    Удалит этот мастер-файл и его лист проверки насовсем, здесь и у меня. Фото останется; /forget удалит и его.
press-deleted = Удалено.
press-kept = Этот мастер-файл одобрен для вашей команды, поэтому он остаётся.
