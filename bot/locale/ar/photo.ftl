### الصورة: استلامها، بطاقتها، القراءة الكاملة، الألبومات، الملف الأفضل.

intake-too_big =
    حجم هذا الملف { $size }، ويمكنني جلب { $most } على الأكثر. احفظه بصيغة JPEG بجودة 95 وأرسله كملف؛ لن ترى فرقًا.
intake-no_fetch = لم يسلّمني Telegram هذا الملف. أرسله مرة أخرى من فضلك.
intake-no_room = القرص عندي ممتلئ الآن، فلا أستطيع استلام الصور. حاول لاحقًا من فضلك.
intake-failed = حدث خطأ من جهتي وأنا أنظر إلى هذه الصورة. أرسلها مرة أخرى من فضلك.

unreadable-empty = هذا الملف فارغ. أرسله مرة أخرى من فضلك.
unreadable-not_a_picture =
    هذا الملف ليس صورة أيًّا كان اسمه. أقبل JPEG و PNG و WebP و HEIC و AVIF و TIFF و BMP.
unreadable-truncated = نهاية هذه الصورة ناقصة: انقطع الرفع أو نسخة سابقة. أرسل الملف كاملًا من فضلك.
unreadable-animated = هذه الصورة تتحرك، وأنا أعمل مع الصور الثابتة فقط. أرسل لقطة منها كصورة.
unreadable-too_small = هذه الصورة أصغر من أن يُصنع منها شيء: تكاد تخلو من البكسلات. هل توجد نسخة أكبر؟
unreadable-damaged = هذه الصورة تالفة ولا أستطيع قراءتها. هل توجد نسخة أخرى؟
unreadable-too_many_pixels = في هذه الصورة بكسلات أكثر مما أطيق. صغّرها إلى 100 ميغابكسل أو أقل وأرسلها ثانية.
unreadable-too_heavy = فتح هذه الصورة يتطلب وقتًا أو ذاكرة أكثر مما أستطيع. احفظها بصيغة JPEG وأرسلها كملف.
unreadable-other = لا أستطيع قراءة هذه الصورة. احفظها بصيغة JPEG أو PNG وأرسلها كملف.

card-facts = {"\u2066"}{ $width } × { $height }{"\u2069"}، { $format }، { $size }
card-degraded = نسخة فقدت بعض التفاصيل: { $facts }.
card-original = تبدو هذه الأصل: { $facts }.
card-unproven = لا أثر لضرر: { $facts }.
card-sent_as_photo = وصلت كصورة، و Telegram يضغط الصور.
card-reason = · { $text }
card-send_file = أرسل الصورة نفسها كملف فتصلني كاملة.
card-how_file = على الهاتف: المشبك، ملف، المعرض. على الحاسوب: ألغِ اختيار الضغط.
card-drawing = تبدو كرسم: تحت النتيجة يمكنك أن تطلب صنعها كرسم.
card-taken = أعدّها بحجم { $target }.
card-taken_drawing = أعدّها بحجم { $target }، كرسم.
card-drawing_later = تحت النتيجة يمكنك أن تطلب صنعها كرسم.
card-ask = أي حجم أصنع؟
card-named = كتبت { $target }: اضغط عليه أدناه إن كان هذا هو الحجم الذي تريده.
card-unclear = لم يتضح لي أي حجم تقصد: اضغط على الحجم الذي تريده.
card-own = هي كبيرة بقدر { $target }، فلا أنصح بتكبيرها. أستطيع أن أصنع نسخة نهائية نظيفة بحجمها.
card-own_or_larger =
    هي كبيرة بقدر { $target }. أستطيع تكبيرها إلى { $larger } أو صنع نسخة نهائية نظيفة بحجمها.
card-own_named = هي أكبر من { $target }، فلا أنصح بتكبيرها. أستطيع أن أصنع نسخة نهائية نظيفة بحجمها.
card-weak = أنصح بـ { $target }. والأكبر ممكن أيضًا إن أردت.
card-guessed =
    يمكن تكبيرها جيدًا إلى نحو { $side ->
        [zero] { $side } بكسل
        [one] بكسل واحد
        [two] بكسلين
        [few] { $side } بكسلات
        [many] { $side } بكسلًا
       *[other] { $side } بكسل
    }، وما زاد يكون تخمينًا.

target-own = الأصل
target-paper = { $sheet } بدقة { $dpi } dpi
target-pixels = { $side } بكسل

unit-bytes =
    { $count ->
        [zero] { $count } بايت
        [one] بايت واحد
        [two] بايتان
        [few] { $count } بايتات
        [many] { $count } بايتًا
       *[other] { $count } بايت
    }
unit-kilobytes = { $count } ك.ب
unit-megabytes = { $count } م.ب

why-title = ما أراه في هذا الملف
why-line = · { $text }
why-nothing = لم أجد أثرًا لنسخة سابقة أو تطبيق أو تكبير.
why-quality = جودة JPEG فيه نحو { $quality } من 100.
why-no_proof = لا يحمل بيانات كاميرا، فلا أستطيع إثبات أنه الأصل. هذا شائع وليس عيبًا.

album-title =
    ألبوم فيه { $count ->
        [zero] { $count } صورة
        [one] صورة واحدة
        [two] صورتان
        [few] { $count } صور
        [many] { $count } صورة
       *[other] { $count } صورة
    }.
album-line = { $number }. { $verdict }، {"\u2066"}{ $width } × { $height }{"\u2069"}
album-line_failed = { $number }. { $text }
album-line_better = الصورة { $number }: { $text }
album-verdict-degraded = نسخة فقدت بعض التفاصيل
album-verdict-original = تبدو الأصل
album-verdict-unproven = لا أثر لضرر
album-sent_as_photo = وصلت كصور، و Telegram يضغط الصور. لو كانت ملفات لحملت تفاصيل أكثر.
album-ask = أي حجم أصنع منها كلها؟
album-all = الكل { $target }
album-all_recommended = الكل { $target } · أنصح به
album-each = اختيار لكل صورة

slot-waiting = أنتظر الملف الأفضل. أرسل الصورة نفسها هنا كملف، وأعدّها منه فورًا.
slot-waiting_group = أنتظر الملف الأفضل. رُدّ على هذه الرسالة بالصورة نفسها كملف، وأعدّها منه فورًا.
slot-or_now = أو اضغط على حجم فأعدّها من هذه النسخة.
slot-gained =
    هذا هو الملف الأفضل لصورة أرسلتها من قبل: {"\u2066"}{ $width } × { $height }{"\u2069"} بدل {"\u2066"}{ $old_width } × { $old_height }{"\u2069"}، و{ $size } بدل { $old_size }.
slot-moved = يحل محل النسخة: أعدّها بحجم { $target } من هذا الملف.
slot-moved_own = يحل محل النسخة. هو كبير بما يكفي، فأصنع نسخة نهائية نظيفة بحجمه.
slot-running = يُصنع { $target } من النسخة الآن. لهذا الملف اضغط على حجم.
slot-closed = وصل الملف الأفضل، وأكمل به.
slot-offer =
    أرسلت هذه الصورة هنا من قبل في ملف أفضل: {"\u2066"}{ $width } × { $height }{"\u2069"}، { $size }. أما هذه النسخة فهي {"\u2066"}{ $old_width } × { $old_height }{"\u2069"}، { $old_size }.
slot-offer_ask = أي حجم أصنع من الملف الأفضل؟
slot-posted =
    أُرسل هنا من قبل ملف أفضل للصورة نفسها على الأرجح: {"\u2066"}{ $width } × { $height }{"\u2069"}، { $size }.
slot-posted_ask = رُدّ عليه بحجم مثل ‎/4k فأعدّها من ذلك الملف.
slot-master = صُنع هنا من قبل ملف رئيسي للصورة نفسها على الأرجح: {"\u2066"}{ $width } × { $height }{"\u2069"}.
slot-here = إنه هذا.
slot-not_begun = لذلك لم أبدأ. اضغط على حجم إن أردت أن أعدّها على أي حال.
slot-left_out = ما هو موجود من قبل تركته. اضغط في الأسفل إن أردت أن أعدّه على أي حال.
