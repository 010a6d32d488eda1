"""The shape of what this bot reads in an update, held against what came.

PTB takes any value for most fields: a name that is a list, an id of a thousand digits. What has the wrong
type would surface as an error in whatever handler reads it first (bench/hostile_product.py: 80 of 300 bent
updates). Only named fields are looked at, so that what Telegram adds is in nobody's way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Shape = type | tuple[type] | Mapping[str, Any] | list[Any]
"""A type in parentheses: of any value."""

LARGEST_NUMBER = 2**63
"""Databases hold no larger; Telegram's ids have 52 bits."""

USER = {"id": int, "first_name": str, "last_name": str, "username": str, "language_code": str}
CHAT = {"id": int, "type": str, "title": str, "username": str, "first_name": str, "last_name": str}
FILE = {
    **{"file_id": str, "file_unique_id": str},
    # Labels may say what they like, and get an answer: bot/incoming.py cleans them, nobody believes them.
    **{"file_name": (str,), "mime_type": (str,), "file_size": (int,), "width": (int,), "height": (int,)},
}
ENTITY = {"type": str, "offset": int, "length": int}
ORIGIN = {"type": str, "chat": CHAT, "message_id": int, "author_signature": str}
TOPIC = {"name": str}
MESSAGE: dict[str, Any] = {
    **{"message_id": int, "message_thread_id": int, "date": int, "migrate_to_chat_id": int},
    **{"text": str, "caption": str, "media_group_id": str, "author_signature": str},
    **{"from": USER, "chat": CHAT, "sender_chat": CHAT, "via_bot": USER, "forward_origin": ORIGIN},
    **{
        "document": FILE,
        "animation": FILE,
        "photo": [FILE],
        "entities": [ENTITY],
        "caption_entities": [ENTITY],
    },
    **{"forum_topic_created": TOPIC, "forum_topic_edited": TOPIC},
}
MESSAGE["reply_to_message"] = MESSAGE
MEMBER = {"status": str, "user": USER}
CHANGE = {"chat": CHAT, "from": USER, "old_chat_member": MEMBER, "new_chat_member": MEMBER}
PRESS = {"id": str, "from": USER, "message": MESSAGE, "data": str, "chat_instance": str}
INLINE = {"id": str, "from": USER, "query": str, "offset": str}
REACTION = {"chat": CHAT, "message_id": int, "user": USER, "actor_chat": CHAT}
UPDATE: dict[str, Any] = {
    **dict.fromkeys(("message", "edited_message", "channel_post", "edited_channel_post"), MESSAGE),
    "callback_query": PRESS,
    "inline_query": INLINE,
    "message_reaction": REACTION,
    "my_chat_member": CHANGE,
}
NEEDED: Sequence[tuple[Mapping[str, Any], tuple[str, ...]]] = (
    (USER, ("id",)),
    (CHAT, ("id", "type")),
    (PRESS, ("id", "from")),
    (INLINE, ("id", "from", "query")),
    (REACTION, ("chat", "message_id")),
    (MESSAGE, ("message_id", "chat")),
    (CHANGE, ("chat", "from", "new_chat_member")),
    (MEMBER, ("status", "user")),
)
"""PTB asks for most of what an update needs, but not for all of it."""


def misshapen(raw: Mapping[str, Any]) -> str | None:
    """The name of the first field that has another shape than it must have; None when all is well."""
    return _wrong(raw, UPDATE)


def _wrong(value: Mapping[str, Any], shape: Mapping[str, Any]) -> str | None:
    needed = next((names for of, names in NEEDED if of is shape), ())
    if missing := next((name for name in needed if name not in value), None):
        return missing
    for name, wanted in shape.items():
        if name in value and (trouble := _of_one(name, value[name], wanted)):
            return trouble
    return None


def _of_one(name: str, value: object, wanted: Shape) -> str | None:
    if isinstance(wanted, list):
        if not isinstance(value, list):
            return name
        return next((trouble for one in value if (trouble := _of_one(name, one, wanted[0]))), None)
    if isinstance(wanted, Mapping):
        return _wrong(value, wanted) if isinstance(value, dict) else name
    # bool is an int, and isn't meant.
    right = type(value) is wanted[0] if isinstance(wanted, tuple) else type(value) is wanted and _fits(value)
    return None if right else name


def _fits(value: object) -> bool:
    if isinstance(value, int):
        return -LARGEST_NUMBER < value < LARGEST_NUMBER
    return isinstance(value, str) and _encodable(value)


def _encodable(text: str) -> bool:
    """Half a surrogate pair can be neither kept nor sent."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
