### لأي غرض؟ من الغرض إلى الحجم.

purpose-ask = لأي غرض؟
purpose-ask_sheet = أي ورقة؟ بالسنتيمتر:
purpose-ask_distance = { $sheet }: من أي مسافة سيُنظر إليها؟
purpose-web = موقع
purpose-everyday = شاشات ومشاركة
purpose-print = طباعة
purpose-hand = في اليد · 300 dpi
purpose-wall = على الجدار · 150 dpi
purpose-back = رجوع
purpose-for_web = لموقع
purpose-for_everyday = للشاشات والمشاركة
purpose-for_print = لورقة { $sheet } بدقة { $dpi } dpi، وصورة {"\u2066"}{ $width } × { $height }{"\u2069"} سم،
purpose-does_it = { $purpose } يكفي { $target }.
purpose-own_does_it = { $purpose } يكفي حجمها الأصلي.
purpose-large = للطباعة الكبيرة جدًا والجدران
purpose-large_choice = { $purpose } يوجد { $target }.
purpose-price_time = يستغرق { $target } هنا { $left } حين يأتي دوره، ويستغرق 4K { $less }.
purpose-price_factor =
    يستغرق { $target } نحو { $times ->
        [zero] { $times } ضعف
        [one] ضعف
        [two] ضعفي
        [few] { $times } أضعاف
        [many] { $times } ضعفًا من
       *[other] { $times } ضعف
    } وقت 4K، ويحتاج مساحة أكبر بالقدر نفسه.
purpose-weak =
    يمكن تكبير هذا الملف جيدًا إلى نحو { $side ->
        [zero] { $side } بكسل
        [one] بكسل واحد
        [two] بكسلين
        [few] { $side } بكسلات
        [many] { $side } بكسلًا
       *[other] { $side } بكسل
    }، فيكون كثير منه تخمينًا. ملف أفضل ينفع أكثر من حجم أكبر.
purpose-seconds =
    نحو { $seconds ->
        [zero] { $seconds } ثانية
        [one] ثانية واحدة
        [two] ثانيتين
        [few] { $seconds } ثوانٍ
        [many] { $seconds } ثانية
       *[other] { $seconds } ثانية
    }
purpose-minutes =
    نحو { $minutes ->
        [zero] { $minutes } دقيقة
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $minutes } دقائق
        [many] { $minutes } دقيقة
       *[other] { $minutes } دقيقة
    }
purpose-make = صنعها بحجم { $target }
