### What the engine says of a file, word for word as in engine/source: these sentences are recognised
### there and said in the person's language (bot/engine_words.py). $thing is PNG, BMP, TIFF or WebP.

# ---- how the copy came
seen-photo = It came as a photo, and Telegram compresses photos.
seen-photo_shrunk =
    It came as a photo: Telegram compresses photos, and may have shrunk this one to its { $side } pixels.
seen-photo_advice = Send the same picture as a File and I get it whole.
seen-photo_advice_too = Send that one, as a File.
seen-app = It was squeezed by { $app } before it got here.
seen-app_advice =
    Sending it as a File won't help now: ask its { $app } sender for the file itself.
seen-app_whatsapp =
    Sending it as a File won't help now: ask the WhatsApp sender to send it as a Document.
seen-app_telegram = Ask whoever has the original to send it on Telegram as a File.
seen-some_app = It was squeezed the way chat apps do it.
seen-some_app_advice = Ask whoever sent it for the file itself, not a chat copy.
seen-file_name = The file's name looks like one given by { $app }.
seen-screenshot = This looks like a screenshot: the photo in it has the screen's detail, not its own.
seen-screenshot_advice = Share the picture itself from the app instead of a screenshot of it.
seen-letterbox = Plain bands were added around the photo: it is a copy made to fit a screen.
seen-letterbox_advice = Send the photo without the bands, as it was taken.
seen-bands = There are plain bands around it.
seen-thumbnail = This is preview size: only { $side } pixels on the longest side.
seen-thumbnail_advice = Look for the full-size picture this preview was made from.

# ---- what was done to it
seen-cropped =
    It was cut out of another JPEG and saved again; that one had a quality of about { $quality } of 100.
seen-cropped_advice = Look for the picture before it was cropped.
seen-twice = It was saved as a JPEG at least twice, first at a quality of about { $quality } of 100.
seen-twice_advice = Look for the file as it was before it was saved again.
seen-hidden = Inside this { $thing } is a JPEG.
seen-hidden_quality = Inside this { $thing } is a JPEG of quality about { $quality } of 100.
seen-hidden_advice = Find the JPEG that this { $thing } was made from.
seen-compressed = It was compressed until fine detail was lost (quality about { $quality } of 100).
seen-compressed_heavy =
    It was compressed very hard (quality about { $quality } of 100): expect smooth surfaces where there was texture.
seen-compressed_camera = The camera saved it at a modest quality (about { $quality } of 100).
seen-compressed_advice = Ask for the file as it came from the camera.
seen-enlarged = It was enlarged from a smaller picture: it holds the detail of about { $side } pixels.
seen-enlarged_jpeg = It was enlarged from a smaller JPEG: it holds the detail of about { $side } pixels.
seen-enlarged_advice = Find the smaller picture it was made from: enlarging that one keeps more.
seen-nearest = It was enlarged by repeating pixels: it holds the detail of about { $side } pixels.
seen-nearest_advice = Find the smaller picture it was made from: it can be enlarged far better.
seen-soft = It looks softer than its size: it holds the detail of about { $side } pixels.
seen-hollow =
    It is blurred or was enlarged: it holds the detail of about { $side } pixels. What was lost can only be guessed.
seen-soft_advice = Look for a sharper or smaller original of this picture.
seen-palette = It holds a small palette of colours: smooth areas show bands or dots.
seen-posterised = Its tones are cut into steps: smooth areas may show bands.
seen-posterised_advice = Look for the photo before it was made into this file.

# ---- what it is like
seen-camera = The camera's own notes are still in the file ({ $camera }).
seen-edited = The file was saved by a photo editor ({ $editor }).
seen-credentials = The file carries content credentials, a signed record of how it was made.
seen-credentials_ai = The file's content credentials say that AI had a hand in making it.
seen-tiny_face =
    The face in it is only about { $width } pixels wide: enlarging can't bring back a likeness.
seen-tiny_faces =
    The faces in it are only about { $width } pixels wide: enlarging can't bring back a likeness.
seen-motion = The camera or the subject moved: blur like this can be eased, not undone.
seen-noise = The photo is grainy: grain and fine texture can't always be told apart.
seen-halos = It was sharpened hard: edges carry bright and dark seams that will stay visible.

# ---- how large it can become
seen-limit_none = It has more pixels than detail: what is added by enlarging it further is mostly guessed.
seen-limit_own =
    It can be enlarged well to about { $side } pixels: 4K would be mostly guessed.
seen-limit_all =
    It can be enlarged well to about { $side } pixels: 2K or 4K would be mostly guessed.
seen-limit_2k =
    It can be enlarged well to about { $side } pixels: 2K suits it, 4K would be mostly guessed.
