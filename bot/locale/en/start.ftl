### What the bot says first, and to whatever is no photo.

start =
    Send me a photo that is too small, and I make a large, clean file of it.

    1. I look at your photo and tell you what it is worth.
    2. You choose 2K or 4K.
    3. You get a proof sheet to judge it by, and one master file to keep.

help =
    Send a photo, best as a File: Telegram shrinks photos, files stay whole.

    Shortcuts: write 2k or 4k under the photo, or answer a photo with /2k, /4k or /upscale.
    In a group, answer a photo with /upscale, or mention me under yours.
    /status shows what I am working on for you, /forget deletes all I have of yours.
help-group =
    Answer a photo with /upscale, /2k or /4k, or mention me under your photo, and I take it from there.

other-text = I work with photos. Send me one, best as a File, and I tell you what can be made of it.
other-link =
    I don't fetch pictures from links: a page often hands out a smaller copy. Save the picture and send it here as a File.
other-sticker = That is a sticker. Send me a photo, best as a File, and I make it larger.
other-animation = That is an animation, and I work with still photos only. Send me a photo, best as a File.
other-video = That is a video, and I work with still photos only. If one moment matters, send it as a photo.
other-voice = I can't listen, I only look at photos. Send me one, best as a File.
other-audio = That is sound, and I only look at photos. Send me one, best as a File.
other-document = That file is no picture. I take JPEG, PNG, WebP, HEIC, AVIF, TIFF and BMP.
other-thing = I can't do anything with that. Send me a photo, best as a File, and I make it larger.
other-command = I don't know that command. /help shows what I can do.

reply-needs_photo = Answer a photo with this, or write it under the photo, and I take it from there.
reply-no_picture =
    I see no picture in that message. If there is one, send it again with { $mention } in its caption; in groups I can only see what is addressed to me.

command-upscale = Answer a photo with this
command-2k = Answer a photo: make it 2K
command-4k = Answer a photo: make it 4K
command-status = What I am working on
command-settings = Size, look and format
command-forget = Delete all that I have of yours
command-help = How this works

error = Something went wrong on my side. Please try again.
