### जब फ़ोटो बन रही हो, और जब न बन पाए।

progress-queued_next = { $name }, { $target }: अगली बारी इसी की{ $left }।
progress-queued = { $name }, { $target }: कतार में { $position } नंबर पर{ $left }।
progress-running = { $name }, { $target }: { $percent } %{ $left }।
progress-left_seconds = , लगभग { $seconds } से. बाकी
progress-left_minutes = , लगभग { $minutes } मि. बाकी
progress-made = { $name }, { $target }: तैयार, आपके पास आ रहा है।
progress-cancelled = { $name }, { $target }: रद्द किया।
progress-waits = { $name }, { $target }: बेहतर फ़ाइल का इंतज़ार।
progress-failed = { $name }, { $target }: नहीं बना।
progress-album = एल्बम, { $target }: { $count } बाकी{ $left }।
progress-album_cancelled = एल्बम, { $target }: रद्द किया। जो तैयार था, वह आपका है।
progress-quiet = { $target } बना रहा हूँ।

name-photo = आपकी फ़ोटो

failed-gave_up = मैंने यह फ़ोटो कई बार आज़माई और हर बार नहीं बनी। कृपया फिर भेजिए, या 2K आज़माइए।
failed-insane_output = नतीजा गलत निकला, इसलिए भेजने के बजाय मैंने उसे फेंक दिया। कृपया दूसरा आकार आज़माइए।
failed-out_of_memory = इस फ़ोटो को मेरे पास मौजूद मेमोरी से ज़्यादा चाहिए। कृपया छोटा आकार आज़माइए।
failed-backend_unavailable = मेरा इंजन अभी नहीं चल रहा। कृपया बाद में कोशिश कीजिए।
failed-source_gone = यह फ़ोटो अब मेरे पास नहीं है। कृपया फिर भेजिए।
failed-result_lost = तैयार फ़ाइल भेजने से पहले मेरी डिस्क से खो गई। कृपया फ़ोटो फिर भेजिए।
failed-undeliverable =
    आपका मास्टर बन गया, पर कई कोशिशों के बाद भी पहुँचा नहीं सका। कृपया आकार एक बार फिर दबाइए।
failed-no_room = मेरी डिस्क अभी भरी है। कृपया बाद में कोशिश कीजिए।
failed-too_large_for_telegram = मास्टर Telegram के { $most } से बड़ा है, इसलिए भेज नहीं सकता। कृपया 2K आज़माइए।
failed-target_too_large = इस फ़ोटो से इतना बड़ा नहीं बना सकता। कृपया छोटा आकार चुनिए।
failed-target_too_small = इतना छोटा मैं नहीं बना सकता। कृपया बड़ा आकार चुनिए।
failed-stopped_by_host = मुझे चलाने वाले ने इसे रोक दिया है। उनसे पूछिए, या आकार एक बार फिर दबाइए।
failed-other = यह फ़ोटो बनाते समय कुछ गड़बड़ हुई। कृपया आकार एक बार फिर दबाइए।

status-nothing = अभी मैं आपके लिए कुछ नहीं कर रहा।
status-title = अभी कर रहा हूँ:
status-waits = { $name }: बेहतर फ़ाइल का इंतज़ार।
