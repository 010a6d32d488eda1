### The team's library: linking it, publishing to it, finding in it.

library-private = المكتبة تخصّ فريقًا: أرسل ‎/library في مجموعة فريقك.
library-none =
    ليس لهذه المجموعة مكتبة بعد. اجعلني مشرفًا في قناتكم وفي هذه المجموعة. ثم أرسل هنا ‎/library @channel، أو أعد توجيه منشور من القناة إلى هنا وأجب عنه بـ ‎/library.
library-not_administrator = هذا لمشرفي هذه المجموعة فقط.
library-no_channel = لا أرى تلك القناة. أضفني هناك مشرفًا أولًا، ثم حاول من جديد.
library-not_a_channel = هذه ليست قناة. المكتبة تكون في قناة يقرؤها فريقك.
library-may_not_post = لا يحق لي النشر في { $channel } بعد. أعطني هناك حق النشر كمشرف، ثم أرسلها من جديد.
library-administrator_here =
    اجعلني مشرفًا في هذه المجموعة أيضًا: عندها فقط أرى التفاعلات وأعرف من في الفريق. ثم أرسلها من جديد.
library-anonymous = المشرف المجهول لا يُعرف من هو في القناة. أرسلها باسمك من فضلك.
library-not_yours = لست مشرفًا في { $channel }. اطلب من أحد مشرفيها أن يرسل هذا هنا.
library-linked =
    ما يُعتمد هنا يذهب من الآن إلى { $channel }: اضغط «نشر» تحت الملف، أو أجب عنه بـ ‎/publish وعنوان، أو تفاعل معه بـ 👍.
library-shown =
    مكتبة هذه المجموعة هي { $channel }، وعدد ملفاتها { $count ->
        [zero] { $count }
        [one] { $count }
        [two] { $count }
        [few] { $count }
        [many] { $count }
       *[other] { $count }
    }.
library-unlinked = لم تعد لهذه المجموعة مكتبة. ما نُشر يبقى في القناة.
library-lapsed =
    من ربط هذه المجموعة لم يعد مشرفًا في قناتها، لذا أُغلقت مكتبتها. يفتحها من جديد أحد مشرفي القناة: ‎/library @channel
library-better = في مكتبتكم ملف رئيسي للصورة نفسها على الأرجح: { $title }، { $width } × { $height }. { $link }
button-library_administrators = المشرفون ينشرون
button-library_members = الجميع ينشرون
button-library_off = إنهاء المكتبة
button-library_off_yes = إنهاء
button-library_end_other = إنهاؤها في { $group }
button-publish = نشر
button-publish_red = نشر على أي حال
button-find_more = المزيد
button-send_master = أرسل ذلك الملف
press-publish_red = يقول الفحص ألا يُعتمد هنا على وجه أو نص. اضغط مرة أخرى إن كان يجب نشره على أي حال.
press-publishing = أنشره الآن.
press-publish_not_yours = في هذه المجموعة ينشر المشرفون فقط.
press-publish_nowhere = لا توجد هنا مكتبة يمكنك النشر فيها. ‎/library في مجموعة فريقك يُعدّها.
press-not_team = هذا لأعضاء الفريق فقط.
publish-usage = أجب عن ملف رئيسي بـ ‎/publish، ومعه عنوان و#وسوم إن شئت.
publish-which = لأي فريق؟
publish-done = نُشر: { $link }
publish-done_again = نُشر كإصدار { $version }: { $link }
publish-before = هو في المكتبة من قبل: { $link }
publish-busy = شخص ما ينشره في { $channel } في هذه اللحظة.
publish-gone = لم يعد الملف محفوظًا. اصنعه من جديد ثم انشره في { $channel }.
publish-refused = لم أستطع النشر في { $channel }. هل ما زلت هناك مشرفًا يحق له النشر؟
publish-trouble = تعذّر الوصول إلى { $channel }. حاول من جديد بعد دقيقة من فضلك.
asset-version = { $title }، الإصدار { $version }
asset-proof = ورقة المقارنة: { $title }
asset-facts = { $width } × { $height }، { $format }، { $size }
asset-source = المصدر: { $verdict }.
asset-people = طلبه { $asked }، واعتمده { $approved }
asset-replaces = يحلّ محلّ { $link }
asset-replaced = حلّ محلّه الإصدار { $version }: { $link }
find-usage =
    أرسل ‎/find مع كلمات أو #وسوم أو ‎@اسم أو تاريخ مثل 2026-11. أو أرسل صورة وتحتها ‎/find، أو أجب عن صورة بـ ‎/find.
find-nothing = لا شيء في المكتبة يوافق ذلك.
find-stranger = لست في فريق له مكتبة هنا.
find-too_large = لا يعطيني تيليغرام ملفًا بهذا الحجم. أرسل نسخة أصغر.
find-line = { $number }. { $title }، { $width } × { $height }، { $date } { $link }
find-in_channel = هو هنا: { $link }
inline-stranger = لأعضاء الفريق
verify-usage = أجب عن ملف بـ ‎/verify فأقول هل هو ملف رئيسي من صنعنا.
verify-master = هذا ملف رئيسي من صنعي لم يُمسّ.
verify-in_library = هذا ملف رئيسي من المكتبة لم يُمسّ: { $title }. { $link }
verify-copy = ليس الملف نفسه بل نسخة مغيّرة منه: { $title }. { $link }
verify-source = ليس الملف الرئيسي نفسه بل الصورة التي صُنع منها: { $title }. { $link }
verify-probably = ليس الملف الرئيسي نفسه، بل هو على الأرجح من الصورة نفسها: { $title }. { $link }
verify-unknown = لا أعرف هذه الصورة.
verify-too_large = لا يعطيني تيليغرام ملفًا بهذا الحجم. أعد توجيه الرسالة التي أرسلته بها، أو أرسل نسخة أصغر.
command-library = مكتبة فريقك
command-publish = نشر ملف في المكتبة
command-find = البحث عن ملف في المكتبة
command-verify = هل هذا الملف من صنعنا؟
export-begun = أجمع المكتبة الآن. تصل الملفات واحدًا بعد آخر.
export-under_way = المكتبة تُجمع بالفعل.
export-done =
    هذه المكتبة كلها، وعدد ملفاتها { $count ->
        [zero] { $count }
        [one] { $count }
        [two] { $count }
        [few] { $count }
        [many] { $count }
       *[other] { $count }
    }، مع جدول بها جميعًا.
export-missing =
    في الجدول فقط { $count ->
        [zero] { $count }
        [one] { $count }
        [two] { $count }
        [few] { $count }
        [many] { $count }
       *[other] { $count }
    } منها: أكبر من أن تُرسل، أو لم تعد متاحة.
export-failed = انقطع التصدير لأن تيليغرام لم يكن متاحًا. اطلبه مرة أخرى من فضلك.
import-taken = هو في المكتبة الآن: { $title }. { $link }
import-too_large = لا يعطيني تيليغرام ملفًا بهذا الحجم، لذلك ليس في المكتبة.
import-unreadable = لم أستطع قراءة هذا الملف كصورة، لذلك ليس في المكتبة.
button-publish_versions = ونسخه أيضًا
press-publish_versions = أضع نسخه تحته.
publish-versions_done = نسخه تحته: { $link }
publish-versions_none = لا توجد نسخة ليست هناك من قبل.
publish-versions_unsure =
    لم يؤكد Telegram وصول كل النسخ. إن لم تظهر تحته خلال دقيقة فاضغط مرة أخرى: { $link }
library-posts = الملفات التي تنشرونها هناك تدخل فيها. أعيدوا توجيه الأقدم من هناك إلى هذه المجموعة.
unpublish-usage = أجب بـ ‎/unpublish عن ملف رئيسي أو منشوره أو ملفه أو رسالة مني فيها رابطه، أو أرسل الرابط بعد الأمر.
unpublish-done = لم يعد { $title } في المكتبة، وحُذف منشوره.
unpublish-post_stays = لم يعد { $title } في المكتبة. بقي منشوره لأنه لا يُسمح لي بحذفه: { $link }
unpublish-stranger = لست مشرفًا على فريق له مكتبة هنا.
find-gone = حُذف منشوره، فلم يعد في المكتبة.
button-unpublish = إخراجه من المكتبة
button-unpublish_yes = إخراجه
