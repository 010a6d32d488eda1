### मास्टर के संस्करण, दूसरा आकार, और उसे मिटाना।
version-web = वेब
version-portrait = पोस्ट 4:5
version-square = चौकोर
version-story = स्टोरी
version-link = लिंक की झलक
version-listing = विज्ञापन
version-10x15 = छपाई 10 × 15
version-a5 = छपाई A5
version-a4 = छपाई A4
version-a3 = छपाई A3
version-pixels = { $width } × { $height }
version-dpi = { $dpi } dpi

versions-caption = जो चाहिए वह चुनिए, फिर भेजें दबाइए। जो फीका है, वह कट जाएगा।
versions-smaller = मास्टर में इतना ही है: { $names }।
versions-outside = सब चेहरे नहीं आ पाए: { $names }।
versions-too_small = मास्टर इनके लिए बहुत छोटा है: { $names }।
versions-face = चेहरा कट जाता, इसलिए छोड़ रहा हूँ: { $names }।
versions-failed = इस मास्टर के संस्करण नहीं काट सका। कृपया एक बार फिर दबाइए।
versions-unsure = Telegram ने पुष्टि नहीं की कि संस्करण पहुँचे। एक मिनट में ऊपर न दिखें तो एक बार फिर दबाइए।
delete-stays =
    मैंने अपनी कॉपी मिटा दी है। Telegram मुझे यह पुराना संदेश हटाने नहीं देता: कृपया खुद मिटा दीजिए।
