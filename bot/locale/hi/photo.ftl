### फ़ोटो: लेना, कार्ड, पूरा विवरण, एल्बम, बेहतर फ़ाइल।

intake-too_big =
    यह फ़ाइल { $size } की है, और मैं ज़्यादा से ज़्यादा { $most } ला सकता हूँ। इसे 95 क्वालिटी की JPEG में सहेजकर फ़ाइल के रूप में भेजिए; फ़र्क नहीं दिखेगा।
intake-no_fetch = Telegram ने मुझे यह फ़ाइल नहीं दी। कृपया एक बार फिर भेजिए।
intake-no_room = मेरी डिस्क अभी भरी है, इसलिए फ़ोटो नहीं ले सकता। कृपया बाद में कोशिश कीजिए।
intake-failed = फ़ोटो देखते समय मेरी तरफ़ कुछ गड़बड़ हुई। कृपया एक बार फिर भेजिए।

unreadable-empty = यह फ़ाइल खाली है। कृपया एक बार फिर भेजिए।
unreadable-not_a_picture =
    नाम जो भी हो, यह फ़ाइल तस्वीर नहीं है। मैं JPEG, PNG, WebP, HEIC, AVIF, TIFF और BMP लेता हूँ।
unreadable-truncated = इस तस्वीर का अंत गायब है: अपलोड या पिछली कॉपी बीच में टूट गई। कृपया पूरी फ़ाइल भेजिए।
unreadable-animated =
    यह तस्वीर हिलती है, और मैं सिर्फ़ स्थिर फ़ोटो पर काम करता हूँ। इसका एक फ़्रेम फ़ोटो के रूप में भेजिए।
unreadable-too_small = यह तस्वीर बहुत छोटी है: इसमें पिक्सेल लगभग हैं ही नहीं। क्या कोई बड़ी कॉपी है?
unreadable-damaged = यह तस्वीर खराब है और मैं इसे पढ़ नहीं सकता। क्या कोई दूसरी कॉपी है?
unreadable-too_many_pixels =
    इस तस्वीर में मेरी क्षमता से ज़्यादा पिक्सेल हैं। इसे 100 मेगापिक्सेल या कम करके फिर भेजिए।
unreadable-other = मैं यह तस्वीर पढ़ नहीं सकता। इसे JPEG या PNG में सहेजकर फ़ाइल के रूप में भेजिए।

card-facts = { $width } × { $height }, { $format }, { $size }
card-degraded = ऐसी कॉपी जिसमें बारीकी खोई है: { $facts }।
card-original = यह मूल फ़ोटो लगती है: { $facts }।
card-unproven = कोई नुकसान नहीं मिला: { $facts }।
card-sent_as_photo = यह फ़ोटो के रूप में आई, और Telegram फ़ोटो को दबा देता है।
card-reason = · { $text }
card-send_file = वही तस्वीर फ़ाइल के रूप में भेजिए, मुझे पूरी मिल जाएगी।
card-how_file = फ़ोन पर: पेपरक्लिप, फ़ाइल, गैलरी। कंप्यूटर पर: कंप्रेशन का निशान हटाइए।
card-taken = बना रहा हूँ: { $target }।
card-ask = कौन सा आकार बनाऊँ?
card-own =
    यह पहले से { $target } जितनी बड़ी है, इसलिए मैं इसे बड़ा नहीं करूँगा। इसके अपने आकार में साफ़ मास्टर बना सकता हूँ।
card-own_or_larger =
    यह पहले से { $target } जितनी बड़ी है। मैं इसे { $larger } तक बड़ा कर सकता हूँ, या इसके अपने आकार में साफ़ मास्टर बना सकता हूँ।
card-own_named =
    यह पहले से { $target } से बड़ी है, इसलिए मैं इसे बड़ा नहीं करूँगा। इसके अपने आकार में साफ़ मास्टर बना सकता हूँ।
card-weak = मेरी सलाह { $target } है। चाहें तो इससे बड़ा भी हो सकता है।
card-guessed =
    इसे लगभग { $side ->
        [one] { $side } पिक्सेल
       *[other] { $side } पिक्सेल
    } तक अच्छे से बड़ा किया जा सकता है, बाकी अंदाज़ा होगा।

target-own = अपना आकार
target-paper = { $sheet }, { $dpi } dpi
target-pixels = { $side } px

unit-bytes =
    { $count ->
        [one] { $count } बाइट
       *[other] { $count } बाइट
    }
unit-kilobytes = { $count } kB
unit-megabytes = { $count } MB

why-title = इस फ़ाइल में मुझे क्या दिखता है
why-line = · { $text }
why-nothing = पिछली कॉपी, ऐप या बड़ा करने का कोई निशान नहीं मिला।
why-quality = इसकी JPEG क्वालिटी 100 में से लगभग { $quality } है।
why-no_proof =
    इसमें कैमरे की जानकारी नहीं है, इसलिए मैं साबित नहीं कर सकता कि यह मूल है। यह आम बात है, कोई कमी नहीं।

album-title =
    { $count ->
        [one] { $count } फ़ोटो
       *[other] { $count } फ़ोटो
    } का एल्बम।
album-line = { $number }. { $verdict }, { $width } × { $height }
album-line_failed = { $number }. { $text }
album-verdict-degraded = कॉपी जिसमें बारीकी खोई है
album-verdict-original = मूल फ़ोटो लगती है
album-verdict-unproven = कोई नुकसान नहीं मिला
album-sent_as_photo =
    ये फ़ोटो के रूप में आईं, और Telegram फ़ोटो को दबा देता है। फ़ाइल के रूप में इनमें ज़्यादा बारीकी होती।
album-ask = सबका कौन सा आकार बनाऊँ?
album-all = सब { $target }
album-all_recommended = सब { $target } · सलाह
album-each = हर एक के लिए चुनें

slot-waiting =
    मैं बेहतर फ़ाइल का इंतज़ार कर रहा हूँ। वही तस्वीर यहाँ फ़ाइल के रूप में भेजिए, मैं तुरंत उसी से बनाऊँगा।
slot-waiting_group =
    मैं बेहतर फ़ाइल का इंतज़ार कर रहा हूँ। इस संदेश के जवाब में वही तस्वीर फ़ाइल के रूप में भेजिए, मैं तुरंत उसी से बनाऊँगा।
slot-or_now = या कोई आकार दबाइए, मैं इसी कॉपी से बना दूँगा।
slot-gained =
    यह आपकी पहले भेजी तस्वीर की बेहतर फ़ाइल है: { $old_width } × { $old_height } की जगह { $width } × { $height }, { $old_size } की जगह { $size }।
slot-moved = यह कॉपी की जगह लेती है: इसी फ़ाइल से { $target } बना रहा हूँ।
slot-moved_own = यह कॉपी की जगह लेती है। यह काफ़ी बड़ी है, इसलिए इसके अपने आकार में साफ़ मास्टर बना रहा हूँ।
slot-running = कॉपी से { $target } पहले ही बन रहा है। इस फ़ाइल के लिए कोई आकार दबाइए।
slot-closed = बेहतर फ़ाइल आ गई, अब उसी से काम करता हूँ।
slot-offer =
    यह तस्वीर आप पहले बेहतर फ़ाइल में भेज चुके हैं: { $width } × { $height }, { $size }। यह कॉपी { $old_width } × { $old_height }, { $old_size } की है।
slot-offer_ask = बेहतर फ़ाइल से कौन सा आकार बनाऊँ?
