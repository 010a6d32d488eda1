### /settings और /forget.

settings-language = मैं कौन सी भाषा बोलूँ?

setting-chosen = ✓ { $label }
setting-size-ask = पूछें
setting-size-2k = 2K
setting-size-4k = 4K
setting-character-natural = सहज
setting-character-crisp = तीखा
setting-master_format-png = PNG
setting-master_format-jpeg = JPEG
setting-master_format-webp = WebP
setting-metadata-keep = सब कुछ
setting-metadata-strip_gps = जगह नहीं
setting-metadata-strip_all = कुछ नहीं
setting-language = भाषा: { $name }
setting-language_auto = जैसी Telegram में
setting-language_first = जैसे पहले पूछा गया

forget-ask =
    इससे आपकी भेजी हर फ़ोटो और उससे बना हर मास्टर मिट जाएगा, और जो बन रहा है वह सब चैट में रुक जाएगा। जो मैं भेज चुका हूँ, वह चैट में रहेगा। यह वापस नहीं होगा।
forget-yes = सब मिटाएँ
forget-no = रहने दें
forget-done =
    हो गया। { $photos ->
        [one] { $photos } फ़ोटो
       *[other] { $photos } फ़ोटो
    } और { $masters ->
        [one] { $masters } अनुरोध
       *[other] { $masters } अनुरोध
    } फ़ाइलों समेत मिटा दिए।
forget-nothing = मेरे पास आपका कुछ नहीं है।
forget-kept = कुछ नहीं मिटाया।


settings-own =
    आप कुछ और न कहें तो मैं आपके लिए क्या करता हूँ: आकार, रूप, मास्टर का फ़ॉर्मैट, फ़ाइल आपके बारे में क्या बताती है, और प्रगति दिखाऊँ या नहीं। यहाँ चुना आकार तुरंत बनाता हूँ; बारीकी खोई हुई कॉपी पर फिर भी पूछता हूँ।
settings-group =
    कोई कुछ और न कहे तो मैं इस समूह में क्या करता हूँ: आकार, रूप, मास्टर का फ़ॉर्मैट, फ़ाइल क्या बताती है, प्रगति, कौन सी फ़ोटो लूँ, और कौन माँग सकता है। एडमिन इसे बदल सकते हैं।
setting-quiet-off = प्रगति दिखाएँ
setting-quiet-on = चुपचाप
setting-photos-asked = कहने पर
setting-photos-channel = चैनल की
setting-photos-all = सब फ़ोटो
setting-who-all = सब माँगें
setting-who-administrators = सिर्फ़ एडमिन
setting-who-listed = सूची वाले
