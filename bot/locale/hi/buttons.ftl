### बटन, और उनके छोटे जवाब (ज़्यादा से ज़्यादा 200 अक्षर)।

button-size = { $target }
button-size_recommended = { $target } · सलाह
button-own = अपना आकार, { $width } × { $height }
button-own_recommended = अपना आकार · सलाह
button-why = क्यों?
button-purpose = किस काम के लिए?
button-wait = बेहतर फ़ाइल का इंतज़ार
button-wait_no_more = इंतज़ार न करें
button-this_copy = इसी कॉपी से
button-cancel = रद्द करें
button-cancel_all = सब रद्द करें
button-resend = फिर भेजें
button-resend_one = { $number } फिर भेजें

press-taken = ठीक है। आपकी बारी आते ही शुरू करता हूँ।
press-again = मैं इसी पर हूँ।
press-made = यह बन चुका है, नीचे देखिए।
press-made_before = यह मैं पहले बना चुका हूँ, अभी आता है।
press-taken_all = ठीक है, सब।
press-too_many =
    { $limit ->
        [one] आपकी { $limit } फ़ोटो पहले से मेरे पास है। वह पूरी होते ही फिर दबाइए।
       *[other] आपकी { $limit } फ़ोटो पहले से मेरे पास हैं। एक पूरी होते ही फिर दबाइए।
    }
press-set = याद रखूँगा।
press-administrators = इसे सिर्फ़ इस समूह का एडमिन बदल सकता है।
press-listed = नोट कर लिया। किसी के संदेश के जवाब में /allow भेजने से वे सूची में आते हैं, /disallow से हटते हैं।
press-waiting = मैं बेहतर फ़ाइल का इंतज़ार कर रहा हूँ।
press-waiting_no_more = अब इंतज़ार नहीं कर रहा।
press-too_late_to_wait = यह बनना शुरू हो चुका है। बेहतर फ़ाइल फिर भी भेज दीजिए।
press-unknown = यह बटन अब काम नहीं करता। फ़ोटो फिर भेजिए।
press-gone = यह फ़ोटो अब मेरे पास नहीं है। कृपया फिर भेजिए।
press-not_yours = इसे सिर्फ़ माँगने वाला या एडमिन दबा सकता है।
press-cancelled = रद्द किया।
press-too_late = रद्द करने में देर हो गई, यह बन चुका है।
press-resent = एक बार फिर आ रहा है।
press-error = यह नहीं हुआ, गलती मेरी है। कृपया एक बार फिर दबाइए।
press-bad_target = इस फ़ोटो का यह आकार मैं नहीं बना सकता।

button-wrong = कुछ ठीक नहीं लगता
button-wrong_one = { $number } ठीक नहीं
button-none_wrong = कोई नहीं
button-lend = हाँ, रखिए
button-lend_not = नहीं

press-which = कौन सा? उसका नंबर दबाइए, वहाँ आपकी फ़ोटो के अपने पिक्सेल आ जाएँगे।
press-close_up = अभी आता है।
press-mending = वहाँ आपकी फ़ोटो के अपने पिक्सेल रख रहा हूँ।

again-crisper = ज़्यादा तीखा
again-softer = ज़्यादा नरम
again-safer = ज़्यादा सुरक्षित
again-drawing = चित्र की तरह
again-photo = फ़ोटो की तरह
again-jpeg = JPEG में


button-versions = संस्करण
button-other_size = दूसरा आकार
button-delete = मिटाएँ
button-delete_yes = हाँ, मिटाएँ
button-delete_no = रहने दें
button-versions_all = सब भेजें
button-versions_send = ये { $count } भेजें
again-webp = WebP में
press-too_many_today =
    आप 24 घंटे में { $limit ->
        [one] { $limit } मास्टर
       *[other] { $limit } मास्टर
    } माँग चुके हैं, मेरे होस्ट ने इतने ही तय किए हैं। कृपया कल फिर दबाइए।
press-maintenance = अभी मुझ पर काम चल रहा है। कृपया बाद में दबाइए।
press-not_listed = मैं उन्हीं लोगों और समूहों के लिए काम करता हूँ जो मेरे होस्ट की सूची में हैं।
press-blind =
    याद रखूँगा। पर यहाँ मुझे वही दिखता है जो मुझसे कहा जाए: मुझे समूह का एडमिन बनाइए, या मेरे होस्ट से प्राइवेसी मोड बंद करने को कहिए।
press-versions = देख रहा हूँ कि कहाँ से काटूँ। एक पल।
press-versions_coming = आ रहे हैं।
press-versions_sent = ये रहे।
press-versions_none = पहले कोई एक चुनिए।
press-no_other_size = इस फ़ोटो का कोई दूसरा आकार नहीं है।
press-delete_ask =
    यह मास्टर और इसकी जाँच शीट हमेशा के लिए मिट जाएँगे, यहाँ और मेरे पास। फ़ोटो रहेगी; /forget उसे भी मिटा देता है।
press-deleted = मिटाया।
press-kept = यह मास्टर आपकी टीम के लिए मंज़ूर है, इसलिए रहेगा।
