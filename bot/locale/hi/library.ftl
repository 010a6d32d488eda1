### The team's library: linking it, publishing to it, finding in it.

library-private = लाइब्रेरी टीम की होती है: अपनी टीम के ग्रुप में /library भेजें।
library-none =
    इस ग्रुप की अभी कोई लाइब्रेरी नहीं है। मुझे अपने चैनल और इस ग्रुप का एडमिन बनाएँ। फिर यहाँ /library @channel भेजें, या चैनल की कोई पोस्ट यहाँ फ़ॉरवर्ड करके उसका जवाब /library से दें।
library-not_administrator = यह केवल इस ग्रुप के एडमिन कर सकते हैं।
library-no_channel = मुझे वह चैनल नहीं दिखता। पहले मुझे वहाँ एडमिन के रूप में जोड़ें, फिर दोबारा कोशिश करें।
library-not_a_channel = यह चैनल नहीं है। लाइब्रेरी उस चैनल में रहती है जिसे आपकी टीम पढ़ती है।
library-may_not_post =
    मैं अभी { $channel } में पोस्ट नहीं कर सकता। मुझे वहाँ एडमिन के रूप में पोस्ट करने का अधिकार दें, फिर दोबारा भेजें।
library-administrator_here =
    मुझे इस ग्रुप का भी एडमिन बनाएँ: तभी मुझे प्रतिक्रियाएँ दिखती हैं और पता चलता है कि टीम में कौन है। फिर दोबारा भेजें।
library-anonymous = अनाम एडमिन को चैनल में पहचाना नहीं जा सकता। कृपया इसे अपने नाम से भेजें।
library-not_yours = आप { $channel } के एडमिन नहीं हैं। उसके किसी एडमिन से इसे यहाँ भेजने को कहें।
library-linked =
    यहाँ मंज़ूर किए गए मास्टर अब { $channel } में जाएँगे: मास्टर के नीचे प्रकाशित करें दबाएँ, /publish और शीर्षक से जवाब दें, या 👍 दें।
library-shown =
    इस ग्रुप की लाइब्रेरी { $channel } है, जिसमें { $count ->
        [one] { $count } मास्टर है
       *[other] { $count } मास्टर हैं
    }।
library-unlinked = इस ग्रुप की अब कोई लाइब्रेरी नहीं है। जो प्रकाशित हुआ वह चैनल में रहेगा।
library-lapsed =
    जिसने यह ग्रुप जोड़ा था वह अब चैनल का एडमिन नहीं है, इसलिए लाइब्रेरी बंद है। चैनल का कोई एडमिन इसे फिर खोले: /library @channel
library-better =
    आपकी लाइब्रेरी में शायद इसी फ़ोटो का मास्टर है: { $title }, { $width } × { $height }। { $link }
button-library_administrators = एडमिन प्रकाशित करें
button-library_members = सब प्रकाशित करें
button-library_off = लाइब्रेरी हटाएँ
button-library_off_yes = हटाएँ
button-library_end_other = { $group } के लिए हटाएँ
button-publish = प्रकाशित करें
button-publish_red = फिर भी प्रकाशित करें
button-find_more = और
button-send_master = वह मास्टर भेजें
press-publish_red =
    जाँच कहती है कि यहाँ किसी चेहरे या पाठ पर भरोसा न करें। फिर भी प्रकाशित करना हो तो एक बार और दबाएँ।
press-publishing = मैं इसे प्रकाशित कर रहा हूँ।
press-publish_not_yours = इस ग्रुप में केवल एडमिन प्रकाशित करते हैं।
press-publish_nowhere =
    यहाँ कोई लाइब्रेरी नहीं है जिसमें आप प्रकाशित कर सकें। टीम के ग्रुप में /library उसे बनाता है।
press-not_team = यह केवल टीम के सदस्य कर सकते हैं।
publish-usage = मास्टर का जवाब /publish से दें, चाहें तो शीर्षक और #टैग के साथ।
publish-which = यह किस टीम के लिए है?
publish-done = प्रकाशित: { $link }
publish-done_again = संस्करण { $version } के रूप में प्रकाशित: { $link }
publish-before = यह लाइब्रेरी में पहले से है: { $link }
publish-busy = कोई इसे अभी { $channel } में प्रकाशित कर रहा है।
publish-gone = वह मास्टर अब रखा नहीं है। उसे फिर से बनवाएँ, फिर { $channel } में प्रकाशित करें।
publish-refused = मैं { $channel } में पोस्ट नहीं कर पाया। क्या मैं अब भी वहाँ पोस्ट करने वाला एडमिन हूँ?
publish-trouble = { $channel } तक पहुँचा नहीं जा सका। कृपया एक मिनट में फिर कोशिश करें।
asset-version = { $title }, संस्करण { $version }
asset-proof = प्रूफ़ शीट: { $title }
asset-facts = { $width } × { $height }, { $format }, { $size }
asset-source = स्रोत: { $verdict }।
asset-people = माँगा: { $asked }, मंज़ूर किया: { $approved }
asset-replaces = { $link } की जगह
asset-replaced = संस्करण { $version } से बदला गया: { $link }
find-usage =
    /find के साथ शब्द, #टैग, @नाम या 2026-11 जैसी तारीख़ भेजें। या तस्वीर के नीचे /find लिखकर भेजें, या किसी तस्वीर का जवाब /find से दें।
find-nothing = लाइब्रेरी में कुछ मेल नहीं खाता।
find-stranger = आप ऐसी किसी टीम में नहीं हैं जिसकी यहाँ लाइब्रेरी हो।
find-too_large = Telegram मुझे इतनी बड़ी फ़ाइल नहीं देता। तस्वीर की छोटी कॉपी भेजें।
find-line = { $number }. { $title }, { $width } × { $height }, { $date } { $link }
find-in_channel = यह यहाँ है: { $link }
inline-stranger = टीम के सदस्यों के लिए
verify-usage = किसी फ़ाइल का जवाब /verify से दें, और मैं बताऊँगा कि वह हमारा मास्टर है या नहीं।
verify-master = यह मेरा मास्टर है, जैसा का तैसा।
verify-in_library = यह लाइब्रेरी का मास्टर है, जैसा का तैसा: { $title }। { $link }
verify-copy = यह मास्टर नहीं, उसकी बदली हुई कॉपी है: { $title }। { $link }
verify-source = यह मास्टर नहीं, वह फ़ोटो है जिससे मास्टर बना: { $title }। { $link }
verify-probably = यह मास्टर नहीं है। शायद उसी फ़ोटो से है जिससे यह: { $title }। { $link }
verify-unknown = मैं इस तस्वीर को नहीं जानता।
verify-too_large =
    Telegram मुझे इतनी बड़ी फ़ाइल नहीं देता। वह संदेश फ़ॉरवर्ड करें जिसमें मैंने भेजी थी, या छोटी कॉपी भेजें।
command-library = आपकी टीम की लाइब्रेरी
command-publish = मास्टर प्रकाशित करें
command-find = लाइब्रेरी में मास्टर खोजें
command-verify = क्या यह फ़ाइल हमारा मास्टर है?
export-begun = मैं लाइब्रेरी समेट रहा हूँ। फ़ाइलें एक के बाद एक आएँगी।
export-under_way = लाइब्रेरी पहले से समेटी जा रही है।
export-done =
    यह पूरी लाइब्रेरी है: { $count ->
        [one] { $count } मास्टर
       *[other] { $count } मास्टर
    }, और सबकी तालिका।
export-missing =
    { $count ->
        [one] उनमें { $count } केवल तालिका में है
       *[other] उनमें { $count } केवल तालिका में हैं
    }: भेजने के लिए बहुत बड़े, या अब उपलब्ध नहीं।
export-failed = निर्यात रुक गया, क्योंकि Telegram तक पहुँचा नहीं जा सका। कृपया एक बार फिर माँगें।
import-taken = अब यह लाइब्रेरी में है: { $title }। { $link }
import-too_large = Telegram मुझे इतनी बड़ी फ़ाइल नहीं देता, इसलिए यह लाइब्रेरी में नहीं है।
import-unreadable = मैं इस फ़ाइल को तस्वीर की तरह पढ़ नहीं पाया, इसलिए यह लाइब्रेरी में नहीं है।
button-publish_versions = इसके संस्करण भी
press-publish_versions = मैं इसके संस्करण नीचे रख रहा हूँ।
publish-versions_done = इसके संस्करण नीचे हैं: { $link }
publish-versions_none = ऐसा कोई संस्करण नहीं जो वहाँ पहले से न हो।
publish-versions_unsure =
    Telegram ने पुष्टि नहीं की कि सभी संस्करण पहुँचे। एक मिनट में इसके नीचे न दिखें तो एक बार फिर दबाइए: { $link }
library-posts = वहाँ पोस्ट की गई फ़ाइलें इसमें आ जाती हैं। पुरानी फ़ाइलें वहाँ से इस ग्रुप में फ़ॉरवर्ड करें।
unpublish-usage = मास्टर, उसकी पोस्ट, उसकी फ़ाइल या उसके लिंक वाले मेरे संदेश का जवाब /unpublish से दें, या आदेश के बाद लिंक भेजें।
unpublish-done = { $title } अब लाइब्रेरी में नहीं है, और उसकी पोस्ट मिटा दी गई है।
unpublish-post_stays = { $title } अब लाइब्रेरी में नहीं है। उसकी पोस्ट बनी हुई है, क्योंकि मुझे उसे मिटाने की अनुमति नहीं है: { $link }
unpublish-stranger = आप यहाँ लाइब्रेरी वाली किसी टीम के एडमिन नहीं हैं।
find-gone = इसकी पोस्ट मिटा दी गई थी, इसलिए यह अब लाइब्रेरी में नहीं है।
button-unpublish = लाइब्रेरी से हटाएँ
button-unpublish_yes = हटाएँ
