"""initData as Telegram's clients hand it to a Mini App, written from its documentation alone."""

from __future__ import annotations

import hashlib
import hmac
import json
from urllib.parse import urlencode

from sandbox.server.world import DEFAULT_TOKEN


def signed(
    person: int,
    when: float,
    *,
    token: str = DEFAULT_TOKEN,
    user: str | None = "as usual",
    first_name: str = "Ann",
    **more: str,
) -> str:
    """user: the JSON of the person; None leaves it out."""
    told = json.dumps({"id": person, "first_name": first_name}, ensure_ascii=False)
    fields = {"user": told if user == "as usual" else user, "auth_date": str(int(when)), **more}
    kept = {name: value for name, value in fields.items() if value is not None}
    text = "\n".join(f"{name}={kept[name]}" for name in sorted(kept))
    key = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    return urlencode({**kept, "hash": hmac.new(key, text.encode(), hashlib.sha256).hexdigest()})
