"""Sentences about photos: the card, the full reading, the better file, what it is for, albums.

They are part of bot/texts.py, which says them.
"""

from __future__ import annotations

SOURCE_TEXTS: dict[str, str] = {
    # ---- the card
    "card.facts": "{width} × {height}, {format}, {size}",
    "card.degraded": "A copy that has lost detail: {facts}.",
    "card.original": "This looks like the original: {facts}.",
    "card.unproven": "No damage found: {facts}.",
    "card.sent_as_photo": "It came as a photo, and Telegram compresses photos.",
    "card.reason": "· {text}",
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
    "card.weak": "I recommend {target}. Larger works too, if you want it.",
    "card.guessed": "It can be enlarged well to about {side} pixels, so the rest will be guessed.",
    "button.size": "{target}",
    "button.size_recommended": "{target} · recommended",
    "button.own": "Own size, {width} × {height}",
    "button.own_recommended": "Own size · recommended",
    "button.why": "Why?",
    "button.purpose": "What is it for?",
    "button.wait": "Wait for the better file",
    "button.wait_no_more": "Don't wait",
    "button.this_copy": "From this copy",
    "button.cancel": "Cancel",
    "button.cancel_all": "Cancel all",
    "button.resend": "Send it again",
    "target.own": "own size",
    # ---- why?
    "why.title": "What I see in this file",
    "why.line": "· {text}",
    "why.nothing": "I found no trace of an earlier copy, an app or an enlargement.",
    "why.quality": "Its JPEG quality is about {quality} of 100.",
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
    # ---- the better file
    "slot.waiting": (
        "I wait for the better file. Send the same picture here as a File, and I make it from that at once."
    ),
    "slot.waiting_group": (
        "I wait for the better file. Answer this message with the same picture as a File, and I make it "
        "from that at once."
    ),
    "slot.or_now": "Or press a size, and I make it from this copy.",
    "slot.gained": (
        "This is the better file of a picture you sent before: {width} × {height} instead of {old_width} × "
        "{old_height}, {size} instead of {old_size}."
    ),
    "slot.moved": "It takes the copy's place: I make it in {target} from this file.",
    "slot.moved_own": (
        "It takes the copy's place. It is large enough as it is, so I make a clean master at its own size."
    ),
    "slot.running": "From the copy, {target} is being made already. For this file, press a size.",
    "slot.closed": "The better file has come, and I go on with that one.",
    "slot.offer": (
        "You sent this picture here before, in a better file: {width} × {height}, {size}. This copy has "
        "{old_width} × {old_height}, {old_size}."
    ),
    "slot.offer_ask": "Which size shall I make from the better file?",
    # ---- what is it for?
    "purpose.ask": "What is it for?",
    "purpose.ask_sheet": "Which sheet? In centimetres:",
    "purpose.ask_distance": "{sheet}: from how far will it be looked at?",
    "purpose.web": "Web",
    "purpose.everyday": "Screens, sharing",
    "purpose.print": "Print",
    "purpose.hand": "In the hand · 300 dpi",
    "purpose.wall": "On the wall · 150 dpi",
    "purpose.back": "Back",
    "purpose.for_web": "For the web",
    "purpose.for_everyday": "For screens and sharing",
    "purpose.for_print": "For {sheet} at {dpi} dpi, {width} × {height} cm of picture,",
    "purpose.does_it": "{purpose} {target} is enough.",
    "purpose.own_does_it": "{purpose} its own size is enough.",
    "purpose.large": "For very large prints and walls",
    "purpose.large_choice": "{purpose} there is {target}.",
    "purpose.price_time": "{target} takes {left} here once it is its turn, 4K would take {less}.",
    "purpose.price_factor": "{target} takes about {times} times as long as 4K, and so much more room.",
    "purpose.weak": (
        "This file can be enlarged well to about {side} pixels, so much of it would be guessed. A better "
        "file would help more than a larger size."
    ),
    "purpose.seconds": "about {seconds} seconds",
    "purpose.minutes": "about {minutes} minutes",
    "purpose.make": "Make it in {target}",
}
