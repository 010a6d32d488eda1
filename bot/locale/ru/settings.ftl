### /settings и /forget.

settings-language = На каком языке мне говорить?

setting-chosen = ✓ { $label }
setting-size-ask = Спросить
setting-size-2k = 2K
setting-size-4k = 4K
setting-character-natural = Естественно
setting-character-crisp = Чётко
setting-master_format-png = PNG
setting-master_format-jpeg = JPEG
setting-master_format-webp = WebP
setting-metadata-keep = Все данные
setting-metadata-strip_gps = Без места
setting-metadata-strip_all = Ничего
setting-language = Язык: { $name }
setting-language_auto = Как в Telegram
setting-language_first = Как спросили первым

forget-ask =
    Это удалит все фото, которые вы прислали, и все мастер-файлы из них, и остановит то, что делается, во всех чатах. Что я уже прислал, остаётся в чате. Вернуть это нельзя.
forget-yes = Удалить всё
forget-no = Оставить
forget-done =
    Готово. Удалено вместе с файлами: { $photos ->
        [one] { $photos } фото
        [few] { $photos } фото
        [many] { $photos } фото
       *[other] { $photos } фото
    } и { $masters ->
        [one] { $masters } заказ
        [few] { $masters } заказа
        [many] { $masters } заказов
       *[other] { $masters } заказа
    }.
forget-nothing = Ничего вашего у меня нет.
forget-kept = Ничего не удалено.


settings-own =
    Что я делаю для вас, если вы не просите иначе: размер, вид, формат мастер-файла, что он рассказывает о вас и показываю ли ход. Выбранный здесь размер делаю сразу, а про копию, потерявшую детали, всё равно спрошу.
settings-group =
    Что я делаю в этой группе, если не просят иначе: размер, вид, формат мастер-файла, что он рассказывает, показ хода, какие фото беру и кто может просить. Менять это могут администраторы.
setting-quiet-off = Показывать ход
setting-quiet-on = Тихо
setting-photos-asked = По просьбе
setting-photos-channel = Из канала
setting-photos-all = Все фото
setting-who-all = Просят все
setting-who-administrators = Администраторы
setting-who-listed = По списку
