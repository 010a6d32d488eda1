### Версії майстер-файлу, інший його розмір і його видалення.
version-web = Сайт
version-portrait = Допис 4:5
version-square = Квадрат
version-story = Історія
version-link = Прев'ю посилання
version-listing = Оголошення
version-10x15 = Друк 10 × 15
version-a5 = Друк A5
version-a4 = Друк A4
version-a3 = Друк A3
version-pixels = { $width } × { $height }
version-dpi = { $dpi } dpi

versions-caption = Оберіть, що потрібно, і натисніть «Надіслати». Бліде буде зрізано.
versions-smaller = Усе, що є в майстер-файлі: { $names }.
versions-outside = Не всі обличчя вмістилися: { $names }.
versions-too_small = Майстер-файл замалий для: { $names }.
versions-face = Обличчя було б зрізано, тож пропускаю: { $names }.
versions-failed = Версії цього майстер-файлу зробити не вийшло. Натисніть, будь ласка, ще раз.
versions-unsure = Telegram не підтвердив, що версії дійшли. Якщо за хвилину їх немає вище, натисніть ще раз.
delete-stays =
    Свою копію я видалив. Забрати це давнє повідомлення Telegram мені не дає: видаліть його, будь ласка, самі.
