"""What a message's words mean for the bot: is it spoken to, which command, which size."""

from __future__ import annotations

import re
from dataclasses import dataclass

from telegram import Message

from engine.errors import TargetError
from engine.target import NAMED_SIDES, parse_target

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,64})(?:@([A-Za-z0-9_]{3,64}))?")
_CYRILLIC_K = str.maketrans("кК", "kk")
"""People write 4к on a Russian keyboard."""


@dataclass(frozen=True)
class Speech:
    """command: without slash, lower case, "" if none. wish: a target's name, or None."""

    addressed: bool
    command: str
    wish: str | None
    for_another_bot: bool = False


def listen(message: Message, my_name: str) -> Speech:
    """Read a message's text or caption. my_name: the bot's user name without @."""
    words = (message.text or message.caption or "").split()
    command, other = "", False
    mentioned = any(word.strip(".,:;()").lower() == f"@{my_name.lower()}" for word in words)
    if words and (match := _COMMAND.fullmatch(words[0])):
        command = match[1].lower()
        other = bool(match[2]) and match[2].lower() != my_name.lower()
    rest = [word for word in words if not word.startswith(("@", "/"))]
    return Speech(
        addressed=not other and (mentioned or bool(command)),
        command="" if other else command,
        wish=None if other else _wish(command, rest),
        for_another_bot=other,
    )


def words_after(message: Message) -> str:
    """What follows the command that a message, or a picture's caption, begins with."""
    return " ".join((message.text or message.caption or "").split()[1:])


def _wish(command: str, rest: list[str]) -> str | None:
    """A size by command (/4k), after /upscale (anything that is a target), or as the only word (4k)."""
    if command in NAMED_SIDES:
        return command
    if len(rest) != 1:
        return None
    word = rest[0].lower().translate(_CYRILLIC_K)
    if word in NAMED_SIDES:
        return word
    if command != "upscale":
        return None
    try:
        return parse_target(word).name
    except TargetError:
        return None
