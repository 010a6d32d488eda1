"""Who opened a Mini App: Telegram's initData, checked as its documentation says.

https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
"""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from urllib.parse import parse_qsl

LONGEST = 8192
"""Characters. Telegram's are under a thousand."""
OLDEST_SECONDS = 3600.0
"""Since Telegram gave it out: the page asks at once when it opens."""
AHEAD_SECONDS = 120.0
"""So far another machine's clock may run before ours."""


def person_of(init_data: str, token: str, now: float | None = None) -> int | None:
    """The number of the person who opened it; None for what is forged, stale, or nobody's."""
    fields = _fields(init_data)
    given = fields.pop("hash", "")
    checked = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    key = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    right = hmac.new(key, checked.encode("utf-8", "surrogateescape"), hashlib.sha256).hexdigest()
    # Bytes, since compare_digest refuses texts beyond ASCII.
    if not hmac.compare_digest(given.encode("utf-8", "surrogateescape"), right.encode()):
        return None
    try:
        age = (time.time() if now is None else now) - int(fields["auth_date"])
        person = json.loads(fields["user"])["id"]
    except (KeyError, ValueError, TypeError, RecursionError):
        return None
    if not -AHEAD_SECONDS <= age <= OLDEST_SECONDS:
        return None
    return person if isinstance(person, int) and not isinstance(person, bool) else None


def _fields(init_data: str) -> dict[str, str]:
    """None of them where one comes twice: which of the two was signed would be a guess."""
    if len(init_data) > LONGEST:
        return {}
    try:
        pairs = parse_qsl(init_data, keep_blank_values=True, strict_parsing=True, errors="surrogateescape")
    except ValueError:
        return {}
    fields = dict(pairs)
    return fields if len(fields) == len(pairs) else {}
