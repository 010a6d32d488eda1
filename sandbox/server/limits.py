"""Telegram's figures. The grade of evidence of each is in docs/telegram-behaviours.md."""

from __future__ import annotations

from typing import Final

MIB: Final = 1 << 20

DOWNLOAD_BYTES: Final = 20 * MIB  # getFile, MAX_DOWNLOAD_FILE_SIZE in telegram-bot-api
UPLOAD_BYTES: Final = 50 * MIB  # a whole request to the cloud; over it the front server says 413 in HTML
LOCAL_UPLOAD_BYTES: Final = 2000 * MIB
PHOTO_BYTES: Final = 10 * MIB
PHOTO_SIDES: Final = 10_000  # width + height
PHOTO_RATIO: Final = 20
PERSON_FILE_BYTES: Final = 2000 * MIB  # what a person may send

TEXT_CHARS: Final = 4096
CAPTION_CHARS: Final = 1024
CALLBACK_DATA_BYTES: Final = 64
CALLBACK_ANSWER_CHARS: Final = 200
KEYBOARD_BUTTONS: Final = 100
KEYBOARD_BYTES: Final = 10_000
COMMANDS: Final = 100
INLINE_RESULTS: Final = 50
ALBUM_ITEMS: Final = 10
TOPIC_NAME_CHARS: Final = 128

LONG_POLL_SECONDS: Final = 50
CHAT_ACTION_SECONDS: Final = 5
CALLBACK_SECONDS: Final = 15  # how long a press waits for its answer (assumed; reports say 5 to 20 s)
DELETE_SECONDS: Final = 48 * 3600
UPDATE_SECONDS: Final = 24 * 3600
LOGGED_OUT_SECONDS: Final = 600

CHAT_RATE: Final = 1.0  # messages a second in one chat
CHAT_BURST: Final = 5  # "short bursts" are let through (assumed size)
GROUP_RATE: Final = 20 / 60
GROUP_BURST: Final = 20
ALL_RATE: Final = 30.0
ALL_BURST: Final = 30

PHOTO_BOXES: Final = (("s", 90), ("m", 320), ("x", 800), ("y", 1280), ("w", 2560))
PHOTO_SIDE: Final = 1280  # what a client shrinks to
HD_SIDE: Final = 2560
PHOTO_QUALITY: Final = 87
THUMBNAIL_SIDE: Final = 320
