### ما يقوله المحرك عن ملف (انظر الملف بالاسم نفسه في en).

seen-photo = وصلت كصورة، و Telegram يضغط الصور.
seen-photo_shrunk =
    وصلت كصورة: يضغط Telegram الصور، وربما صغّر هذه إلى { $side ->
        [zero] { $side } بكسل
        [one] بكسل واحد
        [two] بكسلين
        [few] { $side } بكسلات
        [many] { $side } بكسلًا
       *[other] { $side } بكسل
    }.
seen-photo_advice = أرسل الصورة نفسها كملف فتصلني كاملة.
seen-photo_advice_too = أرسل تلك، كملف.
seen-app = ضغطها { $app } قبل أن تصل إلى هنا.
seen-app_advice = لن ينفع الآن إرسالها كملف: اطلب الملف نفسه ممن أرسلها عبر { $app }.
seen-app_whatsapp = لن ينفع الآن إرسالها كملف: اطلب من مرسلها في WhatsApp أن يرسلها كمستند.
seen-app_telegram = اطلب ممن لديه الأصل أن يرسله عبر Telegram كملف.
seen-some_app = ضُغطت كما تفعل تطبيقات المحادثة.
seen-some_app_advice = اطلب من المرسل الملف نفسه، لا نسخة من المحادثة.
seen-file_name = يبدو اسم الملف من { $app }.
seen-screenshot = تبدو لقطة شاشة: للصورة فيها تفاصيل الشاشة لا تفاصيلها.
seen-screenshot_advice = شارك الصورة نفسها من التطبيق بدل لقطة شاشة لها.
seen-letterbox = حول الصورة أشرطة بلون واحد: هي نسخة صُنعت لتناسب شاشة.
seen-letterbox_advice = أرسل الصورة دون الأشرطة كما التُقطت.
seen-bands = حوله أشرطة بلون واحد.
seen-thumbnail =
    هذا حجم مصغّر: لا يتجاوز الضلع الأطول { $side ->
        [zero] { $side } بكسل
        [one] بكسلًا واحدًا
        [two] بكسلين
        [few] { $side } بكسلات
        [many] { $side } بكسلًا
       *[other] { $side } بكسل
    }.
seen-thumbnail_advice = ابحث عن الصورة الكاملة التي صُنع منها هذا المصغّر.

seen-cropped = قُصّت من JPEG آخر ثم حُفظت ثانية؛ كانت جودة ذاك نحو { $quality } من 100.
seen-cropped_advice = ابحث عن الصورة قبل قصّها.
seen-twice = حُفظت بصيغة JPEG مرتين على الأقل، الأولى بجودة نحو { $quality } من 100.
seen-twice_advice = ابحث عن الملف كما كان قبل حفظه ثانية.
seen-hidden = داخل ملف { $thing } هذا صورة JPEG.
seen-hidden_quality = داخل ملف { $thing } هذا صورة JPEG بجودة نحو { $quality } من 100.
seen-hidden_advice = جد ملف JPEG الذي صُنع منه ملف { $thing } هذا.
seen-compressed = ضُغطت حتى ضاعت التفاصيل الدقيقة (الجودة نحو { $quality } من 100).
seen-compressed_heavy = ضُغطت بشدة (الجودة نحو { $quality } من 100): توقع أسطحًا ملساء حيث كان ملمس.
seen-compressed_camera = حفظتها الكاميرا بجودة متواضعة (نحو { $quality } من 100).
seen-compressed_advice = اطلب الملف كما خرج من الكاميرا.
seen-enlarged =
    كُبّرت من صورة أصغر: فيها تفاصيل نحو { $side ->
        [zero] { $side } بكسل
        [one] بكسل واحد
        [two] بكسلين
        [few] { $side } بكسلات
        [many] { $side } بكسلًا
       *[other] { $side } بكسل
    }.
seen-enlarged_jpeg =
    كُبّرت من JPEG أصغر: فيها تفاصيل نحو { $side ->
        [zero] { $side } بكسل
        [one] بكسل واحد
        [two] بكسلين
        [few] { $side } بكسلات
        [many] { $side } بكسلًا
       *[other] { $side } بكسل
    }.
seen-enlarged_advice = جد الصورة الأصغر التي صُنعت منها: تكبير تلك يحفظ أكثر.
seen-nearest =
    كُبّرت بتكرار البكسلات: فيها تفاصيل نحو { $side ->
        [zero] { $side } بكسل
        [one] بكسل واحد
        [two] بكسلين
        [few] { $side } بكسلات
        [many] { $side } بكسلًا
       *[other] { $side } بكسل
    }.
seen-nearest_advice = جد الصورة الأصغر التي صُنعت منها: تكبيرها أفضل بكثير.
seen-soft =
    تبدو أنعم من حجمها: فيها تفاصيل نحو { $side ->
        [zero] { $side } بكسل
        [one] بكسل واحد
        [two] بكسلين
        [few] { $side } بكسلات
        [many] { $side } بكسلًا
       *[other] { $side } بكسل
    }.
seen-hollow =
    هي غير واضحة أو كُبّرت: فيها تفاصيل نحو { $side ->
        [zero] { $side } بكسل
        [one] بكسل واحد
        [two] بكسلين
        [few] { $side } بكسلات
        [many] { $side } بكسلًا
       *[other] { $side } بكسل
    }. ما ضاع لا يمكن إلا تخمينه.
seen-soft_advice = ابحث عن أصل لهذه الصورة أوضح أو أصغر.
seen-palette = ألوانها قليلة: تظهر في المواضع الملساء أشرطة أو نقاط.
seen-posterised = تدرجاتها مقطعة درجات: قد تظهر أشرطة في المواضع الملساء.
seen-posterised_advice = ابحث عن الصورة قبل أن تصير هذا الملف.

seen-camera = ملاحظات الكاميرا نفسها ما زالت في الملف ({ $camera }).
seen-edited = حفظ الملفَ برنامج تحرير صور ({ $editor }).
seen-credentials = يحمل الملف Content Credentials، وهي سجل موقّع لكيفية صنعه.
seen-credentials_ai = تقول Content Credentials في الملف إن للذكاء الاصطناعي يدًا في صنعه.
seen-tiny_face =
    عرض الوجه فيها نحو { $width ->
        [zero] { $width } بكسل
        [one] بكسل واحد
        [two] بكسلين
        [few] { $width } بكسلات
        [many] { $width } بكسلًا
       *[other] { $width } بكسل
    } فقط: التكبير لا يعيد الشبه.
seen-tiny_faces =
    عرض الوجوه فيها نحو { $width ->
        [zero] { $width } بكسل
        [one] بكسل واحد
        [two] بكسلين
        [few] { $width } بكسلات
        [many] { $width } بكسلًا
       *[other] { $width } بكسل
    } فقط: التكبير لا يعيد الشبه.
seen-motion = تحركت الكاميرا أو المصوَّر: يمكن تخفيف هذا الاهتزاز لا محوه.
seen-noise = في الصورة حبيبات: لا يمكن دائمًا تمييزها من الملمس الدقيق.
seen-halos = زيدت حدتها كثيرًا: على الحواف خطوط فاتحة وداكنة ستبقى ظاهرة.

seen-limit_none = فيها بكسلات أكثر من التفاصيل: ما يضيفه تكبير أكبر تخمين في معظمه.
seen-limit_own =
    يمكن تكبيرها جيدًا إلى نحو { $side ->
        [zero] { $side } بكسل
        [one] بكسل واحد
        [two] بكسلين
        [few] { $side } بكسلات
        [many] { $side } بكسلًا
       *[other] { $side } بكسل
    }: أما 4K فمعظمه تخمين.
seen-limit_all =
    يمكن تكبيرها جيدًا إلى نحو { $side ->
        [zero] { $side } بكسل
        [one] بكسل واحد
        [two] بكسلين
        [few] { $side } بكسلات
        [many] { $side } بكسلًا
       *[other] { $side } بكسل
    }: أما 2K أو 4K فمعظمهما تخمين.
seen-limit_2k =
    يمكن تكبيرها جيدًا إلى نحو { $side ->
        [zero] { $side } بكسل
        [one] بكسل واحد
        [two] بكسلين
        [few] { $side } بكسلات
        [many] { $side } بكسلًا
       *[other] { $side } بكسل
    }: يناسبها 2K، أما 4K فمعظمه تخمين.
