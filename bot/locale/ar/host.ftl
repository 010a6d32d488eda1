### ما يسمعه القائم على البوت ومن معه، وما يسمعه الناس عن قواعده.
host-refused =
    أعمل للأشخاص والمجموعات التي سجّلها القائم عليّ، ولست بينهم بعد. أعطه هذا الرقم ليضيفك: { $number }
host-maintenance = يُعمل عليّ الآن. صورتك محفوظة، وأجيب حالما أعود.
host-maintenance_on =
    من الآن أستلم الصور لكن أجيب لاحقًا، ولا يمكن الضغط على الأحجام. ما ينتظر الآن يُصنع. ينهي ذلك /maintenance off.
host-maintenance_off = عدت إلى العمل، وأجيب عما وصل في هذه الأثناء.
host-maintenance_which = استعمل /maintenance on أو /maintenance off. الآن: { $now }.
host-errors = هذا يحتاج نظرة. في السجل كل شيء.
host-error = · { $what }
host-error_often =
    · { $what } ({ $times ->
        [zero] { $times } مرة
        [one] مرة واحدة
        [two] مرتين
        [few] { $times } مرات
        [many] { $times } مرة
       *[other] { $times } مرة
    })
host-stats =
    الصور في 24 ساعة: { $photos }، والأشخاص: { $people }.
    النسخ النهائية في 24 ساعة: سُلّم { $delivered }، فشل { $failed }، أُلغي { $cancelled }.
    الآن: ينتظر { $queued }، يُصنع { $running }، في الطريق { $made }.
    أطول انتظار: { $oldest }.
    نصفها استغرق { $half } أو أقل، من الضغط حتى النسخة النهائية.
    المحفوظ: الصور { $kept_photos }، الأشخاص { $kept_people }. المساحة الحرة: { $free }.
host-failed = الأسباب: { $reasons }.
host-seconds = { $seconds } ث
host-minutes = { $minutes } د
host-none = لا شيء

privacy =
    تُحفظ صورك ونسخك النهائية مع قراءتها { $days ->
        [zero] { $days } يوم
        [one] يومًا واحدًا
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    } { $where } كي تظل الأزرار تعمل، ثم تُحذف. تبقى الإعدادات حتى /forget، وهو يحذف كل شيء دفعة واحدة.
    لا يذهب شيء إلى أطراف أخرى: الصور تُصنع على أجهزة القائم عليّ. أما رسائلنا فينقلها Telegram.
privacy-here = على جهاز القائم عليّ
privacy-elsewhere = في مخزن القائم عليّ
command-privacy = ما أحفظه، كم، وأين
reply-administrators = في هذه المجموعة لا يطلب مني إلا المشرفون.
reply-listed =
    في هذه المجموعة لا يطلب مني إلا من في القائمة. يستطيع مشرف أن يردّ على رسالتك بالأمر /allow.
listed-on = { $name } في القائمة.
listed-off = { $name } ليس في القائمة.
listed-not_in_force = يسري ذلك حين يكون المختار في /settings: من في القائمة.
listed-whom = رُدّ بهذا الأمر على رسالة الشخص المقصود.
listed-groups_only = يعمل هذا في المجموعات: يردّ به مشرف على رسالة شخص.
