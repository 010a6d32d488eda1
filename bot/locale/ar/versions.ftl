### نسخ من النسخة النهائية، وحجم آخر لها، وحذفها.
version-web = موقع
version-portrait = منشور 4:5
version-square = مربع
version-story = قصة
version-link = معاينة رابط
version-listing = إعلان
version-10x15 = طباعة 10 × 15
version-a5 = طباعة A5
version-a4 = طباعة A4
version-a3 = طباعة A3
version-pixels = {"\u2066"}{ $width } × { $height }{"\u2069"}
version-dpi = { $dpi } dpi

versions-caption = اختر ما تحتاجه ثم اضغط إرسال. الجزء الباهت يُقص.
versions-smaller = هذا كل ما في النسخة النهائية: { $names }.
versions-outside = لم تتسع لكل الوجوه: { $names }.
versions-too_small = النسخة النهائية أصغر من: { $names }.
versions-face = كان سيُقص وجه، لذلك أترك: { $names }.
versions-failed = لم أستطع قص نسخ هذه النسخة النهائية. اضغط مرة أخرى من فضلك.
versions-unsure = لم يؤكد Telegram وصول النسخ. إن لم تظهر أعلاه خلال دقيقة فاضغط مرة أخرى.
delete-stays = حذفت نسختي. لا يسمح لي Telegram بسحب هذه الرسالة القديمة: احذفها بنفسك من فضلك.
