"""Telegram's initData as somebody would send it who has forged, bent or broken it."""

from __future__ import annotations

import hashlib
import hmac
import json
import random
import time
from urllib.parse import quote, urlencode

LONG = 20_000


def forged(token: str, owner: int, stranger: int, rng: random.Random) -> str:
    """None of it is the owner's to whoever checks it."""
    now = time.time()
    other = token[:-1] + ("A" if token[-1] != "A" else "B")
    good = init_data(token, owner, now)
    return rng.choice(
        (
            init_data(other, owner, now),
            init_data("", owner, now),
            init_data(token, stranger, now),
            init_data(token, owner, now - 7200),
            init_data(token, owner, now + 7200),
            init_data(token, owner, now, user=json.dumps({"id": True})),
            init_data(token, owner, now, user=json.dumps({"id": str(owner)})),
            init_data(token, owner, now, user="[" * 3000),
            init_data(token, owner, now, user="null"),
            init_data(token, stranger, now) + f"&user={quote(json.dumps({'id': owner}))}",
            init_data(token, stranger, now).replace(str(stranger), str(owner)),
            good.rpartition("hash=")[0] + "hash=" + changed(good[-64:], rng.randrange(64), rng),
            good.rpartition("hash=")[0] + "hash=",
            good.rpartition("&hash=")[0],
            good + "&" + good,
            good + "&x=" + "x" * LONG,
            good.upper(),
            quote(rng.randbytes(300)),
            "%ff%fe=%00&hash=%e2%82%ac",
            "hash=" + "é" * 64,
            "&" * 5000,
            "",
        )
    )


def init_data(token: str, person: int, when: float, user: str | None = None) -> str:
    """As Telegram's clients would hand it to a Mini App of the bot with this token."""
    fields = {"user": user or json.dumps({"id": person, "first_name": "Ann"}), "auth_date": str(int(when))}
    text = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    key = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    return urlencode({**fields, "hash": hmac.new(key, text.encode(), hashlib.sha256).hexdigest()})


def changed(text: str, place: int, rng: random.Random) -> str:
    """Another sign at this place. The last of a base64 text has bits that say nothing, so it counts only as
    changed by its spelling."""
    other = rng.choice([sign for sign in "0123456789abcdef" if sign != text[place]])
    return text[:place] + other + text[place + 1 :]
