"""What was said to the bot with pictures lately: a message that is changed is heard once for each wording."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from telegram import Message

from bot.incoming import picture_in
from bot.turns import Lines

Key = tuple[int, int]
"""A chat and the number of a message in it."""
REMEMBERED = 5000


@dataclass(frozen=True)
class Said:
    """words: the caption's hash; itself it is nobody's business. addressed: whether it was said to us."""

    picture: str
    words: int
    addressed: bool


class Heard:
    """The last wordings of messages with pictures, as far as this run has heard them."""

    def __init__(self) -> None:
        self._said: OrderedDict[Key, Said] = OrderedDict()
        self.lines: Lines[Key] = Lines(1)
        """A message and its changes are handled one after the other."""

    def note(self, message: Message, *, addressed: bool) -> tuple[Said | None, Said]:
        """Remember it as it is now; before and now."""
        key = message.chat.id, message.message_id
        picture = picture_in(message)
        now = Said(picture.file_unique_id if picture else "", hash(message.caption or ""), addressed)
        before = self._said.pop(key, None)
        self._said[key] = now
        if len(self._said) > REMEMBERED:
            self._said.popitem(last=False)
        return before, now

    def take_back(self, message: Message, before: Said | None) -> None:
        """It could not be handled, and is heard anew when it comes again."""
        key = message.chat.id, message.message_id
        self._said.pop(key, None)
        if before is not None:
            self._said[key] = before
