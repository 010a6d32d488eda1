"""Every sentence the bot says, by key: plain, warm, short, British spelling, ready to translate.

Templates use named gaps. `say` fills them; nothing else in bot/ holds words for people, save
bot/texts_source.py, whose sentences about photos are part of these. Engine
reasons have sentences under "unreadable.<reason>" and "failed.<reason>".
"""

from __future__ import annotations

from bot.texts_source import SOURCE_TEXTS

TEXTS: dict[str, str] = {
    **SOURCE_TEXTS,
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
        "/status shows what I am working on for you, /forget deletes all I have of yours."
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
    # ---- answers to presses (200 characters at most)
    "press.taken": "Taken. I start as soon as it is your turn.",
    "press.again": "I am already on it.",
    "press.made": "This one is made already, look further down.",
    "press.made_before": "I have made this one before, here it comes.",
    "press.taken_all": "Taken, all of them.",
    "press.too_many": ("I have {limit} photos to make for you already. As soon as one is done, press again."),
    "press.set": "Noted.",
    "press.administrators": "Only an administrator of this group can change that.",
    "press.waiting": "I wait for the better file.",
    "press.waiting_no_more": "I wait no more.",
    "press.too_late_to_wait": "It is being made already. Send the better file all the same.",
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
    "progress.waits": "{name} in {target}: waits for the better file.",
    "progress.failed": "{name} in {target}: not made.",
    "progress.album": "Album in {target}: {count} to go{left}.",
    "progress.album_cancelled": "Album in {target}: cancelled. What was ready is yours.",
    "progress.quiet": "Making {target}.",
    "name.photo": "Your photo",
    # ---- results
    "look.caption": "A first look at {target}: left as it is, right as it would be.",
    "proof.caption": "Proof sheet: before and after at full size. Look closely before you use the master.",
    "proof.numbers": "A number sends that crop larger.",
    "button.wrong": "Something looks wrong",
    "button.wrong_one": "{number} is wrong",
    "button.none_wrong": "None of them",
    "button.lend": "Yes, keep it",
    "button.lend_not": "No",
    "close_up.caption": "Crop {number}, larger. Left the plain enlargement, right the result.",
    "wrong.lend": (
        "I put your photo's own pixels at crop {number} and send the new master.\n\n"
        "May I keep this crop here, so that I get better at seeing such places? It stays on this machine, "
        "and /forget deletes it."
    ),
    "wrong.lent": "Thank you, crop {number} is kept.",
    "wrong.not_lent": "Crop {number} is not kept.",
    "press.which": "Which one? Press its number, and your photo's own pixels go there.",
    "press.close_up": "Here it comes.",
    "press.mending": "I put your photo's own pixels there.",
    "master.caption": "{width} × {height}, {format}, {size}.",
    "master.smaller_format": "As PNG it would be over Telegram's 50 MB, so this is a {format}.",
    "trust.green": "The check found nothing that contradicts your photo.",
    "trust.amber": "The check found places where the model guessed; see the proof sheet.",
    "trust.red": "The check found places that may not be true to your photo; see the proof sheet.",
    "delivery.unsure": (
        "Telegram didn't confirm that {name} arrived. If it isn't above in a minute, I can send it again."
    ),
    "delivery.second": "This may be a second copy: I was cut off while I sent the first.",
    "delivery.looking": "I was cut off while I sent {name}. Looking whether it came.",
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
    "failed.stopped_by_host": "Whoever runs me has stopped this one. Ask them, or press the size once more.",
    "failed.other": "Something went wrong while I made this photo. Please press the size once more.",
    # ---- commands
    "status.nothing": "I am not working on anything for you at the moment.",
    "status.title": "I am working on:",
    "status.waits": "{name}: waits for the better file.",
    "settings.own": (
        "What I do for you unless you say otherwise: size, look, format of the master, and what the file "
        "tells about you. A size set here is made at once; of a copy that has lost detail I still ask."
    ),
    "settings.group": (
        "What I do in this group unless someone says otherwise: size, look, format of the master, and what "
        "the file tells. Administrators can change it."
    ),
    "setting.chosen": "✓ {label}",
    "setting.size.ask": "Ask",
    "setting.size.2k": "2K",
    "setting.size.4k": "4K",
    "setting.character.natural": "Natural",
    "setting.character.crisp": "Crisp",
    "setting.master_format.png": "PNG",
    "setting.master_format.jpeg": "JPEG",
    "setting.master_format.webp": "WebP",
    "setting.metadata.keep": "Keep all",
    "setting.metadata.strip_gps": "No place",
    "setting.metadata.strip_all": "Nothing",
    "again.crisper": "Crisper",
    "again.softer": "Softer",
    "again.safer": "Safer",
    "again.jpeg": "As JPEG",
    "forget.ask": (
        "This deletes every photo you sent me and every master I made of them, and stops what is being "
        "made, in all chats. What I have sent you stays in the chat. There is no way back."
    ),
    "forget.yes": "Delete everything",
    "forget.no": "Keep it",
    "forget.done": "Done. {photos} photos and {masters} requests are deleted, with their files.",
    "forget.nothing": "I have nothing of yours.",
    "forget.kept": "Nothing was deleted.",
    "reply.needs_photo": "Answer a photo with this, or write it under the photo, and I take it from there.",
    "reply.no_picture": (
        "I see no picture in that message. If there is one, send it again with {mention} in its caption; "
        "in groups I can only see what is addressed to me."
    ),
    "command.upscale": "Answer a photo with this",
    "command.2k": "Answer a photo: make it 2K",
    "command.4k": "Answer a photo: make it 4K",
    "command.status": "What I am working on",
    "command.settings": "Size, look and format",
    "command.forget": "Delete all that I have of yours",
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
