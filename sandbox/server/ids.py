"""File ids shaped like Telegram's: base64url of zero-run-length coded bytes (tdlib: FileManager, Photo)."""

from __future__ import annotations

import base64
import secrets
import struct
from typing import Final

PHOTO_TYPE: Final = 2
DOCUMENT_TYPE: Final = 5
THUMBNAIL_TYPE: Final = 1
_PERSISTENT_ID_VERSION: Final = b"\x36\x04"
_WITH_FILE_REFERENCE: Final = 1 << 25
_UNIQUE_PHOTO: Final = 1
_UNIQUE_DOCUMENT: Final = 2
_UNIQUE_LETTER_SHIFT: Final = 5

TELEGRAM = 777_000
"""The account in whose name Telegram forwards a channel's posts; a person, as far as bots can tell."""

ANONYMOUS_ADMIN = 1_087_968_824
"""GroupAnonymousBot, which stands as the sender of what an administrator writes as the group."""


def run_length(data: bytes) -> bytes:
    """Zero bytes are written as 0 and their count, all others as they are (tdlib: zero_encode)."""
    out = bytearray()
    i = 0
    while i < len(data):
        if data[i]:
            out.append(data[i])
            i += 1
            continue
        run = 1
        while run < 250 and i + run < len(data) and data[i + run] == 0:
            run += 1
        out += bytes((0, run))
        i += run
    return bytes(out)


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def photo_unique_id(photo_id: int, letter: str) -> str:
    return _text(
        run_length(struct.pack("<iq", _UNIQUE_PHOTO, photo_id) + bytes((ord(letter) + _UNIQUE_LETTER_SHIFT,)))
    )


def document_unique_id(document_id: int) -> str:
    return _text(run_length(struct.pack("<iq", _UNIQUE_DOCUMENT, document_id)))


def file_id(kind: int, number: int, letter: str = "") -> str:
    """`kind` is one of the *_TYPE constants, `number` the photo's or document's own 64-bit id."""
    head = struct.pack("<iiq", _WITH_FILE_REFERENCE | kind, 2, number)
    body = head + secrets.token_bytes(16) + letter.encode()
    return _text(run_length(body) + _PERSISTENT_ID_VERSION)


def random_id(bits: int = 60) -> int:
    """A positive number that looks like Telegram's own 64-bit ids."""
    return secrets.randbits(bits) | (1 << (bits - 1))
