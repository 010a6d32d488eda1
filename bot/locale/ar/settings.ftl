### ‏/settings و /forget.

settings-language = بأي لغة أتكلم؟

setting-chosen = ✓ { $label }
setting-size-ask = اسأل
setting-size-2k = 2K
setting-size-4k = 4K
setting-character-natural = طبيعي
setting-character-crisp = حاد
setting-master_format-png = PNG
setting-master_format-jpeg = JPEG
setting-master_format-webp = WebP
setting-metadata-keep = كل البيانات
setting-metadata-strip_gps = دون المكان
setting-metadata-strip_all = لا شيء
setting-language = اللغة: { $name }
setting-language_auto = كما في Telegram
setting-language_first = لغة أول سائل

forget-ask =
    هذا يحذف كل صورة أرسلتها وكل نسخة نهائية صنعتها منها، ويوقف ما يُصنع الآن، في كل المحادثات. ما أرسلته إليك يبقى في المحادثة. لا رجعة في ذلك.
forget-yes = حذف كل شيء
forget-no = إبقاء
forget-done =
    تم. حُذفت مع ملفاتها: { $photos ->
        [zero] { $photos } صورة
        [one] صورة واحدة
        [two] صورتان
        [few] { $photos } صور
        [many] { $photos } صورة
       *[other] { $photos } صورة
    } و{ $masters ->
        [zero] { $masters } طلب
        [one] طلب واحد
        [two] طلبان
        [few] { $masters } طلبات
        [many] { $masters } طلبًا
       *[other] { $masters } طلب
    }.
forget-nothing = لا شيء لك عندي.
forget-kept = لم يُحذف شيء.


settings-own =
    ما أفعله لك ما لم تطلب غيره: الحجم والمظهر وصيغة النسخة النهائية وما يكشفه الملف عنك وهل أعرض التقدم. الحجم المختار هنا أصنعه فورًا، أما النسخة التي فقدت بعض التفاصيل فأسأل عنها.
settings-group =
    ما أفعله في هذه المجموعة ما لم يُطلب غيره: الحجم والمظهر وصيغة النسخة النهائية وما يكشفه الملف والتقدم وأي الصور أستلم ومن يطلب. يستطيع المشرفون تغييره.
setting-quiet-off = عرض التقدم
setting-quiet-on = بهدوء
setting-photos-asked = عند الطلب
setting-photos-channel = من القناة
setting-photos-all = كل الصور
setting-who-all = الكل يطلب
setting-who-administrators = المشرفون
setting-who-listed = من في القائمة
