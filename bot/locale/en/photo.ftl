### The photo: taking it in, its card, the full reading, albums, the better file.

card-facts = { $width } × { $height }, { $format }, { $size }
card-degraded = A copy that has lost detail: { $facts }.
card-original = This looks like the original: { $facts }.
card-unproven = No damage found: { $facts }.
card-sent_as_photo = It came as a photo, and Telegram compresses photos.
card-reason = · { $text }
card-send_file = Send the same picture as a File and I get it whole.
card-how_file = On a phone: paperclip, File, Gallery. On a computer: untick compression.
card-drawing = It looks like a drawing: under the result you can ask for it made as one.
card-taken = I am making it in { $target }.
card-taken_drawing = I am making it in { $target }, as a drawing.
card-drawing_later = Under the result you can ask for it made as a drawing.
card-ask = Which size shall I make?
card-named = You wrote { $target }: press it below if that is the size you want.
card-unclear = I wasn't sure which size you mean: press the one you want.
card-own =
    It is already as large as { $target }, so I would not enlarge it. I can make a clean master at its own size.
card-own_or_larger =
    It is already as large as { $target }. I can enlarge it to { $larger }, or make a clean master at its own size.
card-own_named =
    It is already larger than { $target }, so I would not enlarge it. I can make a clean master at its own size.
card-weak = I recommend { $target }. Larger works too, if you want it.
card-guessed = It can be enlarged well to about { $side } pixels, so the rest will be guessed.

target-own = own size
target-paper = { $sheet } at { $dpi } dpi
target-pixels = { $side } px

unit-bytes =
    { $count ->
        [one] { $count } byte
       *[other] { $count } bytes
    }
unit-kilobytes = { $count } kB
unit-megabytes = { $count } MB

why-title = What I see in this file
why-line = · { $text }
why-nothing = I found no trace of an earlier copy, an app or an enlargement.
why-quality = Its JPEG quality is about { $quality } of 100.
why-no_proof =
    It carries no camera data, so I can't prove that it is the original. That is common and no fault.

album-title = An album of { $count } photos.
album-line = { $number }. { $verdict }, { $width } × { $height }
album-line_failed = { $number }. { $text }
album-line_better = Photo { $number }: { $text }
album-verdict-degraded = a copy that has lost detail
album-verdict-original = looks like the original
album-verdict-unproven = no damage found
album-sent_as_photo =
    They came as photos, and Telegram compresses photos. As Files they would carry more detail.
album-ask = Which size shall I make of all of them?
album-all = All { $target }
album-all_recommended = All { $target } · recommended
album-each = Choose for each

slot-waiting =
    I wait for the better file. Send the same picture here as a File, and I make it from that at once.
slot-waiting_group =
    I wait for the better file. Answer this message with the same picture as a File, and I make it from that at once.
slot-or_now = Or press a size, and I make it from this copy.
slot-gained =
    This is the better file of a picture you sent before: { $width } × { $height } instead of { $old_width } × { $old_height }, { $size } instead of { $old_size }.
slot-moved = It takes the copy's place: I make it in { $target } from this file.
slot-moved_own =
    It takes the copy's place. It is large enough as it is, so I make a clean master at its own size.
slot-running = From the copy, { $target } is being made already. For this file, press a size.
slot-closed = The better file has come, and I go on with that one.
slot-offer =
    You sent this picture here before, in a better file: { $width } × { $height }, { $size }. This copy has { $old_width } × { $old_height }, { $old_size }.
slot-offer_ask = Which size shall I make from the better file?
slot-posted =
    A better file that is probably of the same photo was posted here before: { $width } × { $height }, { $size }.
slot-posted_ask = Answer it with a size, such as /4k, and I make it from that file.
slot-master = A master that is probably of the same photo was made here before: { $width } × { $height }.
slot-here = It is this one.
slot-not_begun = So I have not begun. Press a size if I shall make it all the same.
slot-left_out = What is there already I have left out. Press below if I shall make it all the same.

intake-too_big =
    This file has { $size }, and I can fetch { $most } at most. Save it as JPEG at quality 95 and send that as a File; you will see no difference.
intake-no_fetch = Telegram didn't hand me that file. Please send it once more.
intake-no_room = My disk is full at the moment, so I can't take photos. Please try again later.
intake-failed = Something went wrong on my side while I looked at this photo. Please send it once more.

unreadable-empty = This file is empty. Please send it once more.
unreadable-not_a_picture =
    This file is no picture, whatever its name says. I take JPEG, PNG, WebP, HEIC, AVIF, TIFF and BMP.
unreadable-truncated =
    The end of this picture is missing, so the upload or an earlier copy broke off. Please send the whole file.
unreadable-animated = This picture moves, and I work with still photos only. Send one frame of it as a photo.
unreadable-too_small =
    This picture is too small to make anything of: it has hardly any pixels. Is there a larger copy?
unreadable-damaged = This picture is damaged and I can't read it. Is there another copy?
unreadable-too_many_pixels =
    This picture has more pixels than I can handle. Make it smaller, to 100 megapixels or less, and send it again.
unreadable-too_heavy = This picture takes more time or memory to open than I can give it. Save it as JPEG and send that as a File.
unreadable-other = I can't read this picture. Save it as JPEG or PNG and send that as a File.
