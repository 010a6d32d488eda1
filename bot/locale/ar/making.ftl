### أثناء إعداد الصورة، وحين لا تنجح.

progress-queued_next = { $name } بحجم { $target }: هي التالية{ $left }.
progress-queued = { $name } بحجم { $target }: رقم { $position } في الدور{ $left }.
progress-running = { $name } بحجم { $target }: { $percent }%{ $left }.
progress-left_seconds = ، بقي نحو { $seconds } ث
progress-left_minutes = ، بقي نحو { $minutes } د
progress-made = { $name } بحجم { $target }: جاهزة، في الطريق إليك.
progress-cancelled = { $name } بحجم { $target }: أُلغيت.
progress-waits = { $name } بحجم { $target }: تنتظر الملف الأفضل.
progress-failed = { $name } بحجم { $target }: لم تُصنع.
progress-album = الألبوم بحجم { $target }: بقي { $count }{ $left }.
progress-album_cancelled = الألبوم بحجم { $target }: أُلغي. ما كان جاهزًا فهو لك.
progress-quiet = أعدّ { $target }.

name-photo = صورتك

failed-gave_up = حاولت مع هذه الصورة عدة مرات ولم تنجح. أرسلها مرة أخرى من فضلك، أو جرّب 2K.
failed-insane_output = خرجت النتيجة خاطئة فتخلصت منها ولم أرسلها. جرّب الحجم الآخر من فضلك.
failed-out_of_memory = تحتاج هذه الصورة ذاكرة أكثر مما لديّ. جرّب حجمًا أصغر من فضلك.
failed-backend_unavailable = محركي لا يعمل الآن. حاول لاحقًا من فضلك.
failed-source_gone = لم تعد هذه الصورة لديّ. أرسلها مرة أخرى من فضلك.
failed-result_lost = ضاع الملف الجاهز من قرصي قبل أن أرسله. أرسل الصورة مرة أخرى من فضلك.
failed-undeliverable =
    نسختك النهائية جاهزة لكن لم أستطع إيصالها رغم محاولات كثيرة. اضغط على الحجم مرة أخرى من فضلك.
failed-no_room = القرص عندي ممتلئ الآن. حاول لاحقًا من فضلك.
failed-too_large_for_telegram =
    النسخة النهائية أكبر من حد Telegram وهو { $most }، فلا أستطيع إرسالها. جرّب 2K من فضلك.
failed-target_too_large = هذا الحجم أكبر مما أستطيع صنعه من هذه الصورة. اختر حجمًا أصغر من فضلك.
failed-target_too_small = هذا الحجم أصغر مما أستطيع صنعه. اختر حجمًا أكبر من فضلك.
failed-stopped_by_host = أوقف القائم عليّ هذه الصورة. اسأله، أو اضغط على الحجم مرة أخرى.
failed-other = حدث خطأ وأنا أعدّ هذه الصورة. اضغط على الحجم مرة أخرى من فضلك.

status-nothing = لا أعمل على شيء لك الآن.
status-title = أعمل على:
status-waits = { $name }: تنتظر الملف الأفضل.
