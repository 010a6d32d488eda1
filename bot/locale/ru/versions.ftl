### Версии мастер-файла, другой его размер и его удаление.
version-web = Сайт
version-portrait = Пост 4:5
version-square = Квадрат
version-story = История
version-link = Превью ссылки
version-listing = Объявление
version-10x15 = Печать 10 × 15
version-a5 = Печать A5
version-a4 = Печать A4
version-a3 = Печать A3
version-pixels = { $width } × { $height }
version-dpi = { $dpi } dpi

versions-caption = Выберите, что нужно, и нажмите «Прислать». Бледное будет срезано.
versions-smaller = Всё, что есть в мастер-файле: { $names }.
versions-outside = Не все лица поместились: { $names }.
versions-too_small = Мастер-файл слишком мал для: { $names }.
versions-face = Лицо было бы срезано, поэтому пропускаю: { $names }.
versions-failed = Версии этого мастер-файла сделать не вышло. Нажмите, пожалуйста, ещё раз.
versions-unsure = Telegram не подтвердил, что версии дошли. Если через минуту их нет выше, нажмите ещё раз.
delete-stays =
    Свою копию я удалил. Забрать это старое сообщение Telegram мне не даёт: удалите его, пожалуйста, сами.
