### /settings і /forget.

settings-language = Якою мовою мені говорити?

setting-chosen = ✓ { $label }
setting-size-ask = Запитати
setting-size-2k = 2K
setting-size-4k = 4K
setting-character-natural = Природно
setting-character-crisp = Чітко
setting-master_format-png = PNG
setting-master_format-jpeg = JPEG
setting-master_format-webp = WebP
setting-metadata-keep = Усі дані
setting-metadata-strip_gps = Без місця
setting-metadata-strip_all = Нічого
setting-language = Мова: { $name }
setting-language_auto = Як у Telegram
setting-language_first = Як запитали першим

forget-ask =
    Це видалить усі фото, які ви надіслали, і всі майстер-файли з них, і зупинить те, що робиться, в усіх чатах. Що я вже надіслав, лишається в чаті. Повернути це не можна.
forget-yes = Видалити все
forget-no = Залишити
forget-done =
    Готово. Видалено разом із файлами: { $photos ->
        [one] { $photos } фото
        [few] { $photos } фото
        [many] { $photos } фото
       *[other] { $photos } фото
    } і { $masters ->
        [one] { $masters } замовлення
        [few] { $masters } замовлення
        [many] { $masters } замовлень
       *[other] { $masters } замовлення
    }.
forget-nothing = Нічого вашого в мене немає.
forget-kept = Нічого не видалено.


settings-own =
    Що я роблю для вас, якщо ви не просите інакше: розмір, вигляд, формат майстер-файлу, що він розповідає про вас і чи показую перебіг. Обраний тут розмір роблю одразу, а про копію, що втратила деталі, все одно запитаю.
settings-group =
    Що я роблю в цій групі, якщо не просять інакше: розмір, вигляд, формат майстер-файлу, що він розповідає, показ перебігу, які фото беру й хто може просити. Змінювати це можуть адміністратори.
setting-quiet-off = Показувати перебіг
setting-quiet-on = Тихо
setting-photos-asked = На прохання
setting-photos-channel = З каналу
setting-photos-all = Усі фото
setting-who-all = Просять усі
setting-who-administrators = Адміністратори
setting-who-listed = За списком
