### होस्ट और उसके लोग क्या सुनते हैं, और बाकी लोग उसके नियमों के बारे में क्या सुनते हैं।
host-refused =
    मैं उन्हीं लोगों और समूहों के लिए काम करता हूँ जो मेरे होस्ट की सूची में हैं, और आप अभी उसमें नहीं हैं। जुड़ने के लिए उन्हें यह नंबर दीजिए: { $number }
host-maintenance = अभी मुझ पर काम चल रहा है। आपकी फ़ोटो रख ली है, लौटते ही जवाब दूँगा।
host-maintenance_on =
    अब से मैं फ़ोटो लेता हूँ पर जवाब बाद में देता हूँ, और आकार नहीं दबाए जा सकते। जो पहले से इंतज़ार में है, वह बनेगा। /maintenance off से यह खत्म होता है।
host-maintenance_off = मैं फिर काम पर हूँ, और इस बीच आई चीज़ों का जवाब दे रहा हूँ।
host-maintenance_which = /maintenance on या /maintenance off। अभी: { $now }।
host-errors = इसे देखने की ज़रूरत है। लॉग में सब कुछ है।
host-error = · { $what }
host-error_often =
    · { $what } ({ $times ->
        [one] { $times } बार
       *[other] { $times } बार
    })
host-stats =
    24 घंटे में फ़ोटो: { $photos }, लोग: { $people }।
    24 घंटे में मास्टर: { $delivered } पहुँचे, { $failed } नहीं बने, { $cancelled } रद्द।
    अभी: { $queued } इंतज़ार में, { $running } बन रहे, { $made } रास्ते में।
    सबसे पुराना इंतज़ार: { $oldest }।
    आधों में दबाने से मास्टर तक { $half } या कम लगा।
    रखा है: { $kept_photos } फ़ोटो, { $kept_people } लोग। डिस्क पर खाली: { $free }।
host-failed = कारण: { $reasons }।
host-seconds = { $seconds } से.
host-minutes = { $minutes } मि.
host-none = कोई नहीं

privacy =
    आपकी फ़ोटो और मास्टर, उनके विवरण के साथ, { $days ->
        [one] { $days } दिन
       *[other] { $days } दिन
    } { $where } रहते हैं, ताकि बटन चलते रहें; फिर मिटा दिए जाते हैं। सेटिंग /forget तक रहती हैं, जो सब कुछ एक साथ मिटा देता है।
    किसी तीसरे को कुछ नहीं जाता: तस्वीरें मेरे होस्ट की अपनी मशीनें बनाती हैं। संदेश Telegram पहुँचाता है।
privacy-here = मेरे होस्ट की मशीन पर
privacy-elsewhere = मेरे होस्ट के अपने भंडार में
command-privacy = क्या रखता हूँ, कब तक, कहाँ
reply-administrators = इस समूह में मुझसे सिर्फ़ एडमिन माँग सकते हैं।
