"""Updates of Telegram that can't be read: of a shape that PTB doesn't know, or bent.

One such among an answer's would keep PTB from all of them, and, since it is never confirmed, for ever: it
asks again without a pause, and logs all that people wrote each time (bench/hostile_product.py, 2026-11-24:
deaf, and 1.5 GB of log in five minutes).
"""

from __future__ import annotations

import json
from typing import Any

import structlog
from telegram import Bot, Update

from bot.update_shapes import UPDATE, misshapen

log = structlog.get_logger(__name__)


def read_update(raw: object, bot: Bot | None) -> Update | None:
    """None, and a line in the log without its words, for what is no update."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    try:
        # A number that is none would be in nobody's way but ours: PTB takes anything.
        if isinstance(raw, dict) and type(number) is int:
            if (wrong := misshapen(raw)) is None:
                return Update.de_json(_asked_for(raw), bot)
            trouble = f"the shape of {wrong}"
        else:
            trouble = "no number"
    except Exception as error:  # PTB raises nearly anything on what has another shape
        trouble = type(error).__name__
    log.warning("an update can't be read and is let go", update=str(number)[:20], error=trouble)
    return None


def only_readable(payload: bytes) -> bytes:
    """An answer to getUpdates with each update that can't be read cut down to its number, so that it is
    confirmed like the others. Synchronous."""
    try:
        answer: Any = json.loads(payload)
        updates = answer["result"]
        kept = [
            _asked_for(update) if read_update(update, None) else _number_alone(update) for update in updates
        ]
    except (ValueError, TypeError, KeyError):
        return payload
    if kept == updates:
        return payload
    return json.dumps({**answer, "result": [one for one in kept if one]}).encode()


def _asked_for(update: dict[str, Any]) -> dict[str, Any]:
    """The update without kinds that this bot never asks for: nobody has looked at their shape."""
    return {name: value for name, value in update.items() if name == "update_id" or name in UPDATE}


def _number_alone(update: object) -> dict[str, int]:
    """Empty for what has no number: nothing can confirm it."""
    number = update.get("update_id") if isinstance(update, dict) else None
    return {"update_id": number} if type(number) is int else {}
