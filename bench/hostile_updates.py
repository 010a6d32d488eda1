"""Updates that are none: a real one with something taken away, of another kind, or without end."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

Json = dict[str, Any]

LONG = 20_000
DEEP = 400
WRONG: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    2**63,
    10**40,
    1.5,
    "",
    "x",
    "x" * LONG,
    "\x00",
    "\ud800",
    [],
    [[]],
    [None],
    {},
    {"id": {}},
    [1, "2", {}],
)
KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "callback_query",
    "inline_query",
    "chosen_inline_result",
    "my_chat_member",
    "chat_member",
    "message_reaction",
    "poll_answer",
    "business_message",
    "no_such_kind",
)


def bent(update: Json, rng: random.Random) -> Json:
    """One to three things wrong with it."""
    made = copy.deepcopy(update)
    for _ in range(rng.randrange(1, 4)):
        _bend(made, rng)
    return made


def _bend(update: Json, rng: random.Random) -> None:
    kind = next(iter(update), "message")
    way = rng.randrange(6)
    holder, key = _somewhere(update, rng)
    if way == 0:
        del holder[key]
    elif way <= 2:
        holder[key] = copy.deepcopy(rng.choice(WRONG))
    elif way == 3:
        update[rng.choice(KINDS)] = update.pop(kind, {})
    elif way == 4:
        holder[key] = _deep(rng.choice((20, DEEP)))
    else:
        update[rng.choice(KINDS)] = copy.deepcopy(rng.choice(WRONG))


def _somewhere(update: Json, rng: random.Random) -> tuple[Any, Any]:
    """A place in it: what holds it, and its name or number there."""
    places: list[tuple[Any, Any]] = []

    def walk(value: Any) -> None:
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        for key, one in list(inner):
            places.append((value, key))
            if isinstance(one, (dict, list)):
                walk(one)

    walk(update)
    return rng.choice(places) if places else ({"x": 1}, "x")


def _deep(depth: int) -> Json:
    """A reply to a reply to a reply …"""
    made: Json = {}
    for _ in range(depth):
        made = {"reply_to_message": made, "message_id": 1}
    return made


def body(update: Json, rng: random.Random, largest: int) -> bytes:
    """What to post to a webhook. largest: bytes that it takes."""
    text = json.dumps({"update_id": rng.randrange(1, 2**31), **bent(update, rng)})
    if rng.random() < 0.4:
        return text.encode()
    return rng.choice(
        (
            text[: rng.randrange(len(text))].encode(),
            rng.randbytes(rng.randrange(2000)),
            b"[" * 100_000,
            b'{"message":' * 50_000,
            b'{"update_id": 1, "message": "' + b"x" * (largest + 1) + b'"}',
            b'{"update_id": ' + b"9" * 5000 + b"}",
            *(b"", b"null", b"[]", b'"x"', b"1e999", b"NaN", b"{}", b"\xff\xfe{}", b'{"update_id":[]}'),
        )
    )
