"""What a message's words mean for the bot: is it spoken to, which command, which size."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from telegram import Message

from bot.wishes import NOTHING, Wish, wish_in
from engine.errors import TargetError
from engine.target import NAMED_SIDES, parse_target

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,64})(?:@([A-Za-z0-9_]{3,64}))?")


@dataclass(frozen=True)
class Speech:
    """command: without slash, lower case, "" if none. asked: what is asked of a photo."""

    addressed: bool
    command: str
    asked: Wish
    for_another_bot: bool = False

    @property
    def wish(self) -> str | None:
        """The name of the target that is asked for."""
        return self.asked.size


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
        asked=NOTHING if other else _asked(command, rest),
        for_another_bot=other,
    )


def words_after(message: Message) -> str:
    """What follows the command that a message, or a picture's caption, begins with."""
    return " ".join((message.text or message.caption or "").split()[1:])


def _asked(command: str, rest: list[str]) -> Wish:
    """A size by command (/4k), after /upscale (anything that is a target), or in words (4k please)."""
    said = wish_in(" ".join(rest))
    if command in NAMED_SIDES:
        return replace(wish_in(f"{command} {' '.join(rest)}"), size=command, named=None)
    if command != "upscale" or len(rest) != 1 or said != NOTHING:
        return said
    try:
        return Wish(parse_target(rest[0].lower()).name)
    except TargetError:
        return NOTHING
