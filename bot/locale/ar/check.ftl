### كلمات الفحص وورقة المعاينة (انظر الملف بالاسم نفسه في en). المكان ضيق: باختصار.

check-safe = صالحة للنشر
check-not_face = لا تعتمد على الوجه
check-not_text = لا تعتمد على النص
check-not_both = لا تعتمد على الوجه والنص
check-look =
    انظر إلى { $count ->
        [zero] { $count } مقطع
        [one] مقطع واحد
        [two] مقطعين
        [few] { $count } مقاطع
        [many] { $count } مقطعًا
       *[other] { $count } مقطع
    }
check-look_places =
    انظر إلى { $count ->
        [zero] { $count } موضع
        [one] موضع واحد
        [two] موضعين
        [few] { $count } مواضع
        [many] { $count } موضعًا
       *[other] { $count } موضع
    }
check-not_everything = لم يُفحص كل شيء
check-nothing = تعذّر الفحص
check-kept =
    { $count ->
        [zero] { $count } موضع يحتفظ ببكسلات صورتك.
        [one] موضع واحد يحتفظ ببكسلات صورتك.
        [two] موضعان يحتفظان ببكسلات صورتك.
        [few] { $count } مواضع تحتفظ ببكسلات صورتك.
        [many] { $count } موضعًا يحتفظ ببكسلات صورتك.
       *[other] { $count } موضع يحتفظ ببكسلات صورتك.
    }
check-unchecked = لم يُفحص: { $what }.
check-checked = فُحص: { $what }.
check-faces =
    { $count ->
        [zero] { $count } وجه
        [one] وجه واحد
        [two] وجهان
        [few] { $count } وجوه
        [many] { $count } وجهًا
       *[other] { $count } وجه
    }
check-texts =
    { $count ->
        [zero] { $count } نص
        [one] نص واحد
        [two] نصان
        [few] { $count } نصوص
        [many] { $count } نصًا
       *[other] { $count } نص
    }
check-places =
    { $count ->
        [zero] { $count } موضع
        [one] موضع واحد
        [two] موضعان
        [few] { $count } مواضع
        [many] { $count } موضعًا
       *[other] { $count } موضع
    }
check-other_places =
    { $count ->
        [zero] { $count } موضع آخر
        [one] موضع آخر
        [two] موضعان آخران
        [few] { $count } مواضع أخرى
        [many] { $count } موضعًا آخر
       *[other] { $count } موضع آخر
    }
check-left = يسارًا: التكبير العادي.
check-right = يمينًا: النتيجة.
check-scale = كلاهما بنسبة { $scale } من { $size }.
check-scale_alone = كلاهما بنسبة { $scale }.

check-word_fine = جيد.
check-word_look = انظر.
check-word_changed = تغيّر.
check-word_unchecked = لم يُفحص.
check-word_back = أُعيد.

check-face_same = وجه: الشخص نفسه حسب الفحص الآلي ({ $likeness }).
check-face_eyes = وجه: الشخص نفسه حسب الفحص الآلي ({ $likeness })، قارن العينين.
check-face_doubtful = وجه: الشبه موضع شك ({ $likeness })، قارن المقطع.
check-face_small = وجه أصغر من أن يُؤكَّد: قارن المقطع.
check-faces_small =
    { $count ->
        [zero] { $count } وجه
        [one] وجه واحد
        [two] وجهان
        [few] { $count } وجوه
        [many] { $count } وجهًا
       *[other] { $count } وجه
    } بحجم أصغر من أن يُؤكَّد: قارن المقطع.
check-face_other = وجه: ليس الشخص نفسه حسب الفحص الآلي.
check-face_other_kept = وجه: خرج شخصًا آخر، لذلك بقيت بكسلات صورتك.
check-face_likeness_kept = وجه: كان الشبه موضع شك، لذلك بقيت بكسلات صورتك.
check-face_eye = وجه: عين لم تُرسم كما في الصورة.
check-face_eye_kept = وجه: رُسمت عين خطأ، لذلك بقيت بكسلات صورتك.
check-face_asked = وجه: للأمان بقيت بكسلات صورتك.

check-text_same = النص يطابق الصورة.
check-text_some = النص يطابق الصورة ({ $part } من { $count }).
check-text_rest =
    { $count ->
        [zero] { $count } سطر يطابق الصورة.
        [one] سطر واحد يطابق الصورة.
        [two] سطران يطابقان الصورة.
        [few] { $count } أسطر تطابق الصورة.
        [many] { $count } سطرًا يطابق الصورة.
       *[other] { $count } سطر يطابق الصورة.
    }
check-text_changed = «{ $text }» يُقرأ الآن بشكل مختلف.
check-text_kept = «{ $text }» قُرئ بشكل مختلف: بقيت بكسلات صورتك.
check-text_unread_kept = تعذّرت قراءة النص: بقيت بكسلات صورتك.
check-text_perhaps_kept = ربما نص صغير: بقيت بكسلات صورتك.
check-text_small_kept = نص صغير: بقيت بكسلات صورتك.
check-text_unsure = لا يُقرأ النص على وجه اليقين.

check-texture = نقش دقيق: معقول، رسم النموذج بعضه.
check-edge = حافة مستقيمة: كما في الصورة.
check-flat = موضع أملس: كما في الصورة.
check-place = موضع.
check-typical = موضع معتاد.
check-structure = تفاصيل رُسمت خلاف الصورة.
check-structure_changed = التفاصيل ليست تفاصيل الصورة.
check-structure_kept = لم تكن التفاصيل تفاصيل الصورة، لذلك بقيت بكسلات صورتك.
check-moved = التفاصيل منزاحة قليلًا.
check-moved_changed = التفاصيل في غير موضعها.
check-colour = اللون يختلف قليلًا عن الصورة.
check-colour_changed = اللون ليس لون الصورة.
check-turn = الحافة تختلف قليلًا.
check-turn_changed = الحافة تختلف عن الصورة.
check-guessed = نقش دقيق: خمّن النموذج كثيرًا منه.
check-guessed_largely = نقش دقيق: خمّن النموذج معظمه، معقول لكنه ليس من صورتك.
check-asked = كما طلبت بقيت بكسلات صورتك.

check-part_text = النص
check-part_faces = الوجوه
check-part_details = التفاصيل واللون
check-part_flip = اختبار المرآة
check-part_back = ما أُعيد
check-part_anything = شيء

check-hand = يد: القياس كما في الصورة، قارن الأصابع.
check-hand_fault = يد: { $rest }
check-hands =
    { $count ->
        [zero] { $count } يد
        [one] يد واحدة
        [two] يدان
        [few] { $count } أيدٍ
        [many] { $count } يدًا
       *[other] { $count } يد
    }
check-part_hands = الأيدي
