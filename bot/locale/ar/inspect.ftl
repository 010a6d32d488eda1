### صفحة المعاينة عن قرب: النسخة النهائية فوق الصورة، في المتصفح أو داخل Telegram.

button-inspect = معاينة عن قرب

inspect-before = قبل
inspect-after = بعد
inspect-about = قبل: صورتك مكبّرة تكبيرًا عاديًا. بعد: النسخة النهائية.
inspect-slider = كم يظهر من «قبل»
inspect-picture = الصورة. الأسهم تحرّكها، والزائد والناقص يغيّران الحجم، و0 يعرضها كاملة، و1 يعرضها بنسبة 100 %، وn وp ينقلان من موضع إلى موضع.
inspect-larger = أكبر
inspect-smaller = أصغر
inspect-whole = الصورة كاملة
inspect-places = ما جرى فحصه
inspect-no_places = لم يجد الفحص موضعًا يشير إليه.

inspect-download = تنزيل النسخة النهائية

inspect-loading = أجهّز الصورة…
inspect-failed = لم أستطع تجهيز هذه الصورة. أحاول مرة أخرى…
inspect-given_up = لم أستطع تجهيز هذه الصورة.

inspect-gone = حُذفت هذه الصورة، فلم يبق ما يُعرض.
inspect-expired = انتهت صلاحية هذا الرابط. الصورة نفسها ما زالت في المحادثة إن لم تُحذف هناك.
inspect-invalid = هذا الرابط لا يؤدي إلى شيء. افتح الصورة بالزر الذي في المحادثة.
inspect-not_yours = لا يفتح هذه الصورة هنا إلا من طلبها.
inspect-from_chat = افتح هذه الصفحة بالزر الذي في المحادثة.
