### Поки фото робиться, і якщо не вийшло.

progress-queued_next = { $name }, { $target }: наступне в черзі{ $left }.
progress-queued = { $name }, { $target }: { $position }-те в черзі{ $left }.
progress-running = { $name }, { $target }: { $percent } %{ $left }.
progress-left_seconds = , ще близько { $seconds } с
progress-left_minutes = , ще близько { $minutes } хв
progress-made = { $name }, { $target }: готово, надсилаю.
progress-cancelled = { $name }, { $target }: скасовано.
progress-waits = { $name }, { $target }: чекає на кращий файл.
progress-failed = { $name }, { $target }: не зроблено.
progress-album = Альбом, { $target }: лишилося { $count }{ $left }.
progress-album_cancelled = Альбом, { $target }: скасовано. Що було готове, ваше.
progress-quiet = Роблю { $target }.

name-photo = Ваше фото

failed-gave_up =
    Я брався за це фото кілька разів, і щоразу не виходило. Надішліть його ще раз або спробуйте 2K.
failed-insane_output = Результат вийшов хибним, і я його викинув, а не надіслав. Спробуйте інший розмір.
failed-out_of_memory = Цьому фото треба більше пам'яті, ніж у мене є. Спробуйте менший розмір.
failed-backend_unavailable = Мій рушій зараз не працює. Спробуйте пізніше.
failed-source_gone = Цього фото в мене більше немає. Надішліть його, будь ласка, ще раз.
failed-result_lost =
    Готовий файл зник з мого диска раніше, ніж я його надіслав. Надішліть фото, будь ласка, ще раз.
failed-undeliverable =
    Майстер-файл готовий, але доставити його не вийшло багато разів поспіль. Натисніть, будь ласка, розмір ще раз.
failed-no_room = Зараз на моєму диску немає місця. Спробуйте пізніше.
failed-too_large_for_telegram = Майстер-файл більший за { $most }, а більше Telegram не пропускає. Спробуйте 2K.
failed-target_too_large = Такий розмір із цього фото мені не зробити. Оберіть менший.
failed-target_too_small = Такий малий розмір мені не зробити. Оберіть більший.
failed-stopped_by_host = Той, у кого я працюю, це зупинив. Запитайте його або натисніть розмір ще раз.
failed-other = Щось пішло не так, поки я робив це фото. Натисніть, будь ласка, розмір ще раз.

status-nothing = Зараз я нічого для вас не роблю.
status-title = Зараз роблю:
status-waits = { $name }: чекає на кращий файл.
