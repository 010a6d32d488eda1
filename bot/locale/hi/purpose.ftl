### किस काम के लिए? काम से आकार तक।

purpose-ask = किस काम के लिए है?
purpose-ask_sheet = कौन सा काग़ज़? सेंटीमीटर में:
purpose-ask_distance = { $sheet }: कितनी दूर से देखा जाएगा?
purpose-web = वेब
purpose-everyday = स्क्रीन, शेयर
purpose-print = छपाई
purpose-hand = हाथ में · 300 dpi
purpose-wall = दीवार पर · 150 dpi
purpose-back = वापस
purpose-for_web = वेब के लिए
purpose-for_everyday = स्क्रीन और शेयर के लिए
purpose-for_print = { $dpi } dpi पर { $sheet } के लिए, { $width } × { $height } सेमी की तस्वीर,
purpose-does_it = { $purpose } { $target } काफ़ी है।
purpose-own_does_it = { $purpose } इसका अपना आकार काफ़ी है।
purpose-large = बहुत बड़ी छपाई और दीवारों के लिए
purpose-large_choice = { $purpose } { $target } है।
purpose-price_time = बारी आने पर { $target } में यहाँ { $left } लगते हैं, 4K में { $less } लगते।
purpose-price_factor =
    { $target } में 4K से लगभग { $times ->
        [one] { $times } गुना
       *[other] { $times } गुना
    } समय लगता है, और जगह भी उतनी ही ज़्यादा।
purpose-weak =
    इस फ़ाइल को लगभग { $side ->
        [one] { $side } पिक्सेल
       *[other] { $side } पिक्सेल
    } तक अच्छे से बड़ा किया जा सकता है, इसलिए काफ़ी कुछ अंदाज़ा होगा। बड़े आकार से ज़्यादा बेहतर फ़ाइल काम आएगी।
purpose-seconds =
    लगभग { $seconds ->
        [one] { $seconds } सेकंड
       *[other] { $seconds } सेकंड
    }
purpose-minutes =
    लगभग { $minutes ->
        [one] { $minutes } मिनट
       *[other] { $minutes } मिनट
    }
purpose-make = { $target } बनाइए
