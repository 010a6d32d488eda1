### Пока фото делается, и если не получилось.

progress-queued_next = { $name }, { $target }: следующее в очереди{ $left }.
progress-queued = { $name }, { $target }: { $position }-е в очереди{ $left }.
progress-running = { $name }, { $target }: { $percent } %{ $left }.
progress-left_seconds = , ещё около { $seconds } с
progress-left_minutes = , ещё около { $minutes } мин
progress-made = { $name }, { $target }: готово, отправляю.
progress-cancelled = { $name }, { $target }: отменено.
progress-waits = { $name }, { $target }: ждёт файл получше.
progress-failed = { $name }, { $target }: не сделано.
progress-album = Альбом, { $target }: осталось { $count }{ $left }.
progress-album_cancelled = Альбом, { $target }: отменено. Что было готово, ваше.
progress-quiet = Делаю { $target }.

name-photo = Ваше фото

failed-gave_up =
    Я брался за это фото несколько раз, и каждый раз не получалось. Пришлите его ещё раз или попробуйте 2K.
failed-insane_output = Результат вышел неверным, и я его выбросил, а не отправил. Попробуйте другой размер.
failed-out_of_memory = Этому фото нужно больше памяти, чем у меня есть. Попробуйте размер поменьше.
failed-backend_unavailable = Мой движок сейчас не работает. Попробуйте позже.
failed-source_gone = Этого фото у меня больше нет. Пришлите его, пожалуйста, ещё раз.
failed-result_lost =
    Готовый файл пропал с моего диска раньше, чем я его отправил. Пришлите фото, пожалуйста, ещё раз.
failed-undeliverable =
    Мастер-файл готов, но доставить его не вышло много раз подряд. Нажмите, пожалуйста, размер ещё раз.
failed-no_room = Сейчас на моём диске нет места. Попробуйте позже.
failed-too_large_for_telegram = Мастер-файл больше { $most }, а больше Telegram не пропускает. Попробуйте 2K.
failed-target_too_large = Такой размер из этого фото мне не сделать. Выберите размер поменьше.
failed-target_too_small = Такой маленький размер мне не сделать. Выберите размер побольше.
failed-stopped_by_host = Тот, у кого я работаю, это остановил. Спросите его или нажмите размер ещё раз.
failed-other = Что-то пошло не так, пока я делал это фото. Нажмите, пожалуйста, размер ещё раз.

status-nothing = Сейчас я ничего для вас не делаю.
status-title = Сейчас делаю:
status-waits = { $name }: ждёт файл получше.
