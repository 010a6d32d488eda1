### الأزرار وأجوبتها القصيرة (200 حرف على الأكثر).

button-size = { $target }
button-size_recommended = { $target } · أنصح به
button-own = حجمها الأصلي، { $width } × { $height }
button-own_recommended = حجمها الأصلي · أنصح به
button-why = لماذا؟
button-purpose = لأي غرض؟
button-wait = انتظار الملف الأفضل
button-wait_no_more = لا تنتظر
button-this_copy = من هذه النسخة
button-cancel = إلغاء
button-cancel_all = إلغاء الكل
button-resend = إرسال مرة أخرى
button-resend_one = إرسال { $number } مرة أخرى

press-taken = حسنًا. أبدأ حالما يأتي دورك.
press-again = أعمل عليها الآن.
press-made = هذه جاهزة من قبل، انظر أدناه.
press-made_before = صنعت هذه من قبل، ها هي قادمة.
press-taken_all = حسنًا، كلها.
press-too_many =
    { $limit ->
        [zero] لا صور لديّ لك. اضغط مرة أخرى.
        [one] لديّ صورة واحدة لك قيد العمل. حين تجهز اضغط مرة أخرى.
        [two] لديّ صورتان لك قيد العمل. حين تجهز إحداهما اضغط مرة أخرى.
        [few] لديّ { $limit } صور لك قيد العمل. حين تجهز إحداها اضغط مرة أخرى.
        [many] لديّ { $limit } صورة لك قيد العمل. حين تجهز إحداها اضغط مرة أخرى.
       *[other] لديّ { $limit } صورة لك قيد العمل. حين تجهز إحداها اضغط مرة أخرى.
    }
press-set = سجّلت ذلك.
press-administrators = لا يستطيع تغيير هذا إلا مشرف في المجموعة.
press-listed = تم. رُدّ على رسالة شخص بالأمر /allow لإضافته إلى القائمة، وبالأمر /disallow لإزالته منها.
press-waiting = أنتظر الملف الأفضل.
press-waiting_no_more = لم أعد أنتظر.
press-too_late_to_wait = بدأ إعدادها. أرسل الملف الأفضل على أي حال.
press-unknown = لم يعد هذا الزر يعمل. أرسل الصورة مرة أخرى.
press-gone = لم تعد هذه الصورة لديّ. أرسلها مرة أخرى من فضلك.
press-not_yours = لا يضغط هنا إلا من طلب أو مشرف.
press-cancelled = أُلغيت.
press-too_late = فات أوان الإلغاء، فهي جاهزة.
press-resent = ها هي مرة أخرى.
press-error = لم ينجح ذلك، والخطأ مني. اضغط مرة أخرى من فضلك.
press-bad_target = لا أستطيع صنع هذا الحجم من هذه الصورة.

button-wrong = شيء ما يبدو خاطئًا
button-wrong_one = { $number } خاطئ
button-none_wrong = لا شيء منها
button-lend = نعم، احتفظ به
button-lend_not = لا

press-which = أيها؟ اضغط على رقمه فتوضع هناك بكسلات صورتك الأصلية.
press-close_up = ها هو قادم.
press-mending = أضع هناك بكسلات صورتك الأصلية.

again-crisper = أكثر حدة
again-softer = أنعم
again-safer = أكثر أمانًا
again-drawing = كرسم
again-photo = كصورة
again-jpeg = بصيغة JPEG


button-versions = النسخ
button-other_size = حجم آخر
button-delete = حذف
button-delete_yes = نعم، احذفها
button-delete_no = إبقاء
button-versions_all = إرسال الكل
button-versions_send = إرسال هذه ({ $count })
again-webp = بصيغة WebP
press-too_many_today =
    { $limit ->
        [zero] لا يسمح القائم عليّ بنسخ نهائية اليوم.
        [one] طلبت نسخة نهائية واحدة في 24 ساعة، وهذا حد القائم عليّ.
        [two] طلبت نسختين نهائيتين في 24 ساعة، وهذا حد القائم عليّ.
        [few] طلبت { $limit } نسخ نهائية في 24 ساعة، وهذا حد القائم عليّ.
        [many] طلبت { $limit } نسخة نهائية في 24 ساعة، وهذا حد القائم عليّ.
       *[other] طلبت { $limit } نسخة نهائية في 24 ساعة، وهذا حد القائم عليّ.
    } اضغط غدًا من فضلك.
press-maintenance = يُعمل عليّ الآن. اضغط لاحقًا من فضلك.
press-not_listed = أعمل للأشخاص والمجموعات التي سجّلها القائم عليّ.
press-blind =
    سجّلت ذلك. لكني لا أرى هنا إلا ما يوجَّه إليّ: اجعلني مشرفًا في المجموعة، أو اطلب من القائم عليّ إيقاف وضع الخصوصية.
press-versions = أنظر أين أقص. لحظة.
press-versions_coming = هي في الطريق.
press-versions_sent = ها هي قادمة.
press-versions_none = اختر واحدة أولًا.
press-no_other_size = لا حجم آخر لهذه الصورة.
press-delete_ask =
    يحذف هذه النسخة النهائية وورقة معاينتها نهائيًا، هنا وعندي. تبقى صورتك، و /forget يحذفها أيضًا.
press-deleted = حُذفت.
press-kept = هذه النسخة النهائية معتمدة لفريقك، لذلك تبقى.
