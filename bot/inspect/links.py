"""Links to the Inspect page: signed, with an end, for one job of one person.

A link is all that is needed to see a picture, as the message is that it stands under. Nobody can make one
without the bot's token, of which it tells nothing; it tells nothing of the person either.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import time
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from typing import Literal

ROOT = "/inspect"
LONGEST_DAYS = 30
"""A link ends with the picture (ENLARGER_KEEP_DAYS), but not later than so."""
APP_SECONDS = 24 * 3600
"""A link that a Mini App was given: it is asked for anew each time the app opens."""
SHAPE = re.compile(r"([0-9a-f]{32})\.([A-Za-z0-9_-]{11})\.([0-9]{1,11})\.([A-Za-z0-9_-]{43})")
"""Job, person's mark, end in seconds since 1970, signature."""

Trouble = Literal["invalid", "expired"]


@dataclass(frozen=True)
class Pass:
    """What a link that holds is good for. mark: of the person whose job it is."""

    job_id: str
    mark: str


class Links:
    """Made from the bot's token, so that all processes of a bot agree and nobody has to think up a secret.
    Each use of the token has a key of its own, as in HKDF's expand step (RFC 5869): what one of them tells
    is of no use for another."""

    def __init__(self, token: str) -> None:
        self._signing = _key(token, b"enlarger inspect links 1")
        self._marking = _key(token, b"enlarger inspect persons 1")

    def make(self, job_id: str, user_id: int, seconds: float, now: float | None = None) -> str:
        """The path of a page, without the address before it and with a slash at its end."""
        end = str(int((time.time() if now is None else now) + seconds))
        mark = self.mark(user_id)
        return f"{ROOT}/{job_id}.{mark}.{end}.{self._signature(job_id, mark, end)}/"

    def check(self, given: str, now: float | None = None) -> Pass | Trouble:
        """given: what stands between the slashes. The signature first: of a forged link nothing is told."""
        found = SHAPE.fullmatch(given)
        if found is None:
            return "invalid"
        job_id, mark, end, signature = found.groups()
        if not hmac.compare_digest(signature, self._signature(job_id, mark, end)):
            return "invalid"
        if int(end) < (time.time() if now is None else now):
            return "expired"
        return Pass(job_id, mark)

    def is_of(self, held: Pass, user_id: int) -> bool:
        """Whether the job is still that person's."""
        return hmac.compare_digest(held.mark, self.mark(user_id))

    def mark(self, user_id: int) -> str:
        """Stands for a person in a link; 64 bits, made with a key, so no number can be tried against it."""
        return _text(hmac.new(self._marking, str(user_id).encode(), hashlib.sha256).digest()[:8])

    def _signature(self, job_id: str, mark: str, end: str) -> str:
        signed = f"{job_id}\n{mark}\n{end}".encode()
        return _text(hmac.new(self._signing, signed, hashlib.sha256).digest())


def _key(token: str, use: bytes) -> bytes:
    return hmac.new(token.encode(), use, hashlib.sha256).digest()


def _text(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")
