"""Every sentence the bot says, by key: plain, warm, short, British spelling, ready to translate.

Templates use named gaps. `say` fills them; nothing else in bot/ holds words for people. Engine
reasons have sentences under "unreadable.<reason>" and "failed.<reason>".
"""

from __future__ import annotations

TEXTS: dict[str, str] = {
    # ---- hello and help
    "start": (
        "Send me a photo that is too small, and I make a large, clean file of it.\n\n"
        "1. I look at your photo and tell you what it is worth.\n"
        "2. You choose 2K or 4K.\n"
        "3. You get a proof sheet to judge it by, and one master file to keep."
    ),
    "help": (
        "Send a photo, best as a File: Telegram shrinks photos, files stay whole.\n\n"
        "Shortcuts: write 2k or 4k under the photo, or answer a photo with /2k, /4k or /upscale.\n"
        "In a group, answer a photo with /upscale, or mention me under yours.\n"
        "/status shows what I am working on for you."
    ),
    "help.group": (
        "Answer a photo with /upscale, /2k or /4k, or mention me under your photo, and I take it from there."
    ),
    "other.text": "I work with photos. Send me one, best as a File, and I tell you what can be made of it.",
    "other.link": (
        "I don't fetch pictures from links: a page often hands out a smaller copy. Save the picture and "
        "send it here as a File."
    ),
    "other.sticker": "That is a sticker. Send me a photo, best as a File, and I make it larger.",
    "other.animation": (
        "That is an animation, and I work with still photos only. Send me a photo, best as a File."
    ),
    "other.video": (
        "That is a video, and I work with still photos only. If one moment matters, send it as a photo."
    ),
    "other.voice": "I can't listen, I only look at photos. Send me one, best as a File.",
    "other.audio": "That is sound, and I only look at photos. Send me one, best as a File.",
    "other.document": "That file is no picture. I take JPEG, PNG, WebP, HEIC, AVIF, TIFF and BMP.",
    "other.thing": "I can't do anything with that. Send me a photo, best as a File, and I make it larger.",
    "other.command": "I don't know that command. /help shows what I can do.",
    # ---- taking a photo in
    "intake.too_big": (
        "This file has {size}, and Telegram lets me fetch 20 MB at most. "
        "Save it as JPEG at quality 95 and send that as a File; you will see no difference."
    ),
    "intake.no_fetch": "Telegram didn't hand me that file. Please send it once more.",
    "intake.no_room": "My disk is full at the moment, so I can't take photos. Please try again later.",
    "intake.failed": (
        "Something went wrong on my side while I looked at this photo. Please send it once more."
    ),
    "unreadable.empty": "This file is empty. Please send it once more.",
    "unreadable.not_a_picture": (
        "This file is no picture, whatever its name says. I take JPEG, PNG, WebP, HEIC, AVIF, TIFF and BMP."
    ),
    "unreadable.truncated": (
        "The end of this picture is missing, so the upload or an earlier copy broke off. Please send the "
        "whole file."
    ),
    "unreadable.animated": (
        "This picture moves, and I work with still photos only. Send one frame of it as a photo."
    ),
    "unreadable.too_small": (
        "This picture is too small to make anything of: it has hardly any pixels. Is there a larger copy?"
    ),
    "unreadable.damaged": "This picture is damaged and I can't read it. Is there another copy?",
    "unreadable.too_many_pixels": (
        "This picture has more pixels than I can handle. Make it smaller, to 100 megapixels or less, and "
        "send it again."
    ),
    "unreadable.other": "I can't read this picture. Save it as JPEG or PNG and send that as a File.",
    # ---- the card
    "card.facts": "{width} × {height}, {format}, {size}",
    "card.degraded": "A copy that has lost detail: {facts}.",
    "card.original": "This looks like the original: {facts}.",
    "card.unproven": "No damage found: {facts}.",
    "card.sent_as_photo": "It came as a photo, and Telegram compresses photos.",
    "card.reason": "· {text}",
    "card.advice": "{advice}",
    "card.send_file": "Send the same picture as a File and I get it whole.",
    "card.how_file": "On a phone: paperclip, File, Gallery. On a computer: untick compression.",
    "card.taken": "I am making it in {target}.",
    "card.ask": "Which size shall I make?",
    "card.own": (
        "It is already as large as {target}, so I would not enlarge it. I can make a clean master at its "
        "own size."
    ),
    "card.own_or_larger": (
        "It is already as large as {target}. I can enlarge it to {larger}, or make a clean master at its "
        "own size."
    ),
    "card.own_named": (
        "It is already larger than {target}, so I would not enlarge it. I can make a clean master at its "
        "own size."
    ),
    "card.weak": "There is not enough in it for a larger size; {target} is what it can carry.",
    "button.size": "{target}",
    "button.size_recommended": "{target} · recommended",
    "button.own": "Own size, {width} × {height}",
    "button.why": "Why?",
    "button.cancel": "Cancel",
    "button.cancel_all": "Cancel all",
    "button.resend": "Send it again",
    "target.own": "own size",
    # ---- why?
    "why.title": "What I see in this file",
    "why.line": "· {text}",
    "why.nothing": "I found no trace of an earlier copy, an app or an enlargement.",
    "why.quality": "Its JPEG quality is about {quality} of 100.",
    "why.effective": "Its detail fills about {side} pixels on the longest side; the file has {longest}.",
    "why.no_proof": (
        "It carries no camera data, so I can't prove that it is the original. That is common and no fault."
    ),
    # ---- albums
    "album.title": "An album of {count} photos.",
    "album.line": "{number}. {verdict}, {width} × {height}",
    "album.line_failed": "{number}. {text}",
    "album.verdict.degraded": "a copy that has lost detail",
    "album.verdict.original": "looks like the original",
    "album.verdict.unproven": "no damage found",
    "album.sent_as_photo": (
        "They came as photos, and Telegram compresses photos. As Files they would carry more detail."
    ),
    "album.ask": "Which size shall I make of all of them?",
    "album.all": "All {target}",
    "album.all_recommended": "All {target} · recommended",
    "album.each": "Choose for each",
    # ---- answers to presses (200 characters at most)
    "press.taken": "Taken. I start as soon as it is your turn.",
    "press.again": "I am already on it.",
    "press.made": "This one is made already, look further down.",
    "press.taken_all": "Taken, all of them.",
    "press.unknown": "This button doesn't work any more. Send me the photo again.",
    "press.gone": "I no longer have this photo. Please send it again.",
    "press.not_yours": "Only the person who asked, or an administrator, can press this.",
    "press.cancelled": "Cancelled.",
    "press.too_late": "It is too late to cancel, it is finished.",
    "press.resent": "Here it comes again.",
    "press.error": "That didn't work, and it is my fault. Please press once more.",
    "press.bad_target": "I can't make that size of this photo.",
    # ---- progress
    "progress.queued_next": "{name} in {target}: next in line{left}.",
    "progress.queued": "{name} in {target}: number {position} in line{left}.",
    "progress.running": "{name} in {target}: {percent} %{left}.",
    "progress.left_seconds": ", about {seconds} s left",
    "progress.left_minutes": ", about {minutes} min left",
    "progress.made": "{name} in {target}: ready, on its way to you.",
    "progress.cancelled": "{name} in {target}: cancelled.",
    "progress.failed": "{name} in {target}: not made.",
    "progress.album": "Album in {target}: {count} to go{left}.",
    "progress.album_cancelled": "Album in {target}: cancelled. What was ready is yours.",
    "progress.quiet": "Making {target}.",
    "name.photo": "Your photo",
    # ---- results
    "proof.caption": "Proof sheet: before and after at full size. Look closely before you use the master.",
    "master.caption": "{width} × {height}, {format}, {size}.",
    "master.smaller_format": "As PNG it would be over Telegram's 50 MB, so this is a {format}.",
    "trust.green": "The check found nothing that contradicts your photo.",
    "trust.amber": "The check found places where the model guessed; see the proof sheet.",
    "trust.red": "The check found places that may not be true to your photo; see the proof sheet.",
    "delivery.unsure": (
        "Telegram didn't confirm that {name} arrived. If it isn't above in a minute, I can send it again."
    ),
    # ---- failures of a job
    "failed.gave_up": (
        "I tried this photo several times and it failed each time. Please send it once more, or try 2K."
    ),
    "failed.insane_output": (
        "The result came out wrong and I threw it away rather than send it. Please try the other size."
    ),
    "failed.out_of_memory": "This photo needs more memory than I have. Please try a smaller size.",
    "failed.backend_unavailable": "My engine isn't running at the moment. Please try again later.",
    "failed.source_gone": "I no longer have this photo. Please send it again.",
    "failed.result_lost": (
        "The finished file was lost on my disk before I could send it. Please send the photo again."
    ),
    "failed.undeliverable": (
        "I made your master but could not get it to you, many times over. Please press the size once more."
    ),
    "failed.no_room": "My disk is full at the moment. Please try again later.",
    "failed.too_large_for_telegram": (
        "The master is over Telegram's 50 MB, so I can't send it. Please try 2K."
    ),
    "failed.target_too_large": (
        "That size is more than I can make of this photo. Please choose a smaller one."
    ),
    "failed.target_too_small": "That size is smaller than I can make. Please choose a larger one.",
    "failed.other": "Something went wrong while I made this photo. Please press the size once more.",
    # ---- commands
    "status.nothing": "I am not working on anything for you at the moment.",
    "status.title": "I am working on:",
    "reply.needs_photo": "Answer a photo with this, or write it under the photo, and I take it from there.",
    "reply.no_picture": (
        "I see no picture in that message. If there is one, send it again with {mention} in its caption; "
        "in groups I can only see what is addressed to me."
    ),
    "command.upscale": "Answer a photo with this",
    "command.2k": "Answer a photo: make it 2K",
    "command.4k": "Answer a photo: make it 4K",
    "command.status": "What I am working on",
    "command.help": "How this works",
    "error": "Something went wrong on my side. Please try again.",
}


def say(key: str, **values: object) -> str:
    """The sentence of this key with its gaps filled. KeyError for an unknown key: a test finds those."""
    return TEXTS[key].format(**values)


def reason_text(family: str, reason: str) -> str:
    """The sentence for a reason of engine.errors, or the family's general one."""
    key = f"{family}.{reason}"
    return TEXTS[key if key in TEXTS else f"{family}.other"]
