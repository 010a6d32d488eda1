### जाँच और जाँच शीट के शब्द (en की इसी नाम की फ़ाइल देखिए)। जगह कम है: छोटा लिखिए।

check-safe = प्रकाशित कर सकते हैं
check-not_face = चेहरे पर भरोसा न करें
check-not_text = लिखावट पर भरोसा न करें
check-not_both = चेहरे और लिखावट पर भरोसा न करें
check-look =
    { $count ->
        [one] { $count } टुकड़ा देखिए
       *[other] { $count } टुकड़े देखिए
    }
check-look_places =
    { $count ->
        [one] { $count } जगह देखिए
       *[other] { $count } जगहें देखिए
    }
check-not_everything = सब कुछ नहीं जाँचा गया
check-nothing = जाँच नहीं हो सकी
check-kept =
    { $count ->
        [one] { $count } जगह पर फ़ोटो के अपने पिक्सेल हैं।
       *[other] { $count } जगहों पर फ़ोटो के अपने पिक्सेल हैं।
    }
check-unchecked = नहीं जाँचा: { $what }।
check-checked = जाँचा: { $what }।
check-faces =
    { $count ->
        [one] { $count } चेहरा
       *[other] { $count } चेहरे
    }
check-texts =
    { $count ->
        [one] { $count } लिखावट
       *[other] { $count } लिखावटें
    }
check-places =
    { $count ->
        [one] { $count } जगह
       *[other] { $count } जगहें
    }
check-other_places =
    { $count ->
        [one] { $count } और जगह
       *[other] { $count } और जगहें
    }
check-left = बाएँ: सादा बढ़ाया हुआ।
check-right = दाएँ: नतीजा।
check-scale = दोनों { $size } के { $scale } पर।
check-scale_alone = दोनों { $scale } पर।

check-word_fine = ठीक।
check-word_look = देखिए।
check-word_changed = बदला।
check-word_unchecked = नहीं जाँचा।
check-word_back = वापस लिया।

check-face_same = चेहरा: जाँच में वही व्यक्ति ({ $likeness })।
check-face_eyes = चेहरा: जाँच में वही व्यक्ति ({ $likeness }), आँखें मिलाइए।
check-face_doubtful = चेहरा: शक्ल पर शक ({ $likeness }), टुकड़ा मिलाइए।
check-face_small = चेहरा पक्का करने के लिए बहुत छोटा: टुकड़ा मिलाइए।
check-faces_small =
    { $count ->
        [one] { $count } चेहरा
       *[other] { $count } चेहरे
    } पक्का करने के लिए बहुत छोटे: टुकड़ा मिलाइए।
check-face_other = चेहरा: जाँच में वही व्यक्ति नहीं।
check-face_other_kept = चेहरा: कोई और बन गया, इसलिए फ़ोटो के अपने पिक्सेल रखे।
check-face_likeness_kept = चेहरा: शक्ल पर शक था, इसलिए फ़ोटो के अपने पिक्सेल रखे।
check-face_eye = चेहरा: एक आँख फ़ोटो जैसी नहीं बनी।
check-face_eye_kept = चेहरा: एक आँख गलत बनी, इसलिए फ़ोटो के अपने पिक्सेल रखे।
check-face_asked = चेहरा: सुरक्षा के लिए फ़ोटो के अपने पिक्सेल रखे।

check-text_same = लिखावट फ़ोटो से मेल खाती है।
check-text_some = लिखावट फ़ोटो से मेल खाती है ({ $count } में से { $part })।
check-text_rest =
    { $count ->
        [one] { $count } पंक्ति फ़ोटो से मेल खाती है।
       *[other] { $count } पंक्तियाँ फ़ोटो से मेल खाती हैं।
    }
check-text_changed = “{ $text }” अब अलग पढ़ा जाता है।
check-text_kept = “{ $text }” अलग पढ़ा गया: फ़ोटो के अपने पिक्सेल रखे।
check-text_unread_kept = लिखावट पढ़ी नहीं गई: फ़ोटो के अपने पिक्सेल रखे।
check-text_perhaps_kept = शायद छोटी लिखावट: फ़ोटो के अपने पिक्सेल रखे।
check-text_small_kept = छोटी लिखावट: फ़ोटो के अपने पिक्सेल रखे।
check-text_unsure = लिखावट पक्के तौर पर नहीं पढ़ी जाती।

check-texture = बारीक नमूना: मानने लायक, कुछ मॉडल का बनाया।
check-edge = सीधा किनारा: फ़ोटो जैसा।
check-flat = सपाट जगह: फ़ोटो जैसी।
check-place = एक जगह।
check-typical = एक आम जगह।
check-structure = बारीकी फ़ोटो से अलग बनी।
check-structure_changed = बारीकी फ़ोटो की नहीं है।
check-structure_kept = बारीकी फ़ोटो की नहीं थी, इसलिए फ़ोटो के अपने पिक्सेल रखे।
check-moved = बारीकी अपनी जगह से थोड़ी हटी है।
check-moved_changed = बारीकी अपनी जगह से हटी है।
check-colour = रंग फ़ोटो से थोड़ा अलग है।
check-colour_changed = रंग फ़ोटो का नहीं है।
check-turn = किनारा थोड़ा अलग जाता है।
check-turn_changed = किनारा फ़ोटो से अलग जाता है।
check-guessed = बारीक नमूना: काफ़ी कुछ मॉडल का अंदाज़ा।
check-guessed_largely = बारीक नमूना: ज़्यादातर मॉडल का अंदाज़ा, मानने लायक पर आपकी फ़ोटो से नहीं।
check-asked = आपके कहने पर फ़ोटो के अपने पिक्सेल रखे।

check-part_text = लिखावट
check-part_faces = चेहरे
check-part_details = बारीकी और रंग
check-part_flip = दर्पण जाँच
check-part_back = जो वापस लिया
check-part_anything = कुछ भी

check-hand = हाथ: नाप फ़ोटो जैसी, उँगलियाँ मिलाइए।
check-hand_fault = हाथ: { $rest }
check-hands =
    { $count ->
        [one] { $count } हाथ
       *[other] { $count } हाथ
    }
check-part_hands = हाथ
