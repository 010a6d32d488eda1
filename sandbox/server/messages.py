"""A message as the world keeps it. What a bot or a page sees is made from it by render.py."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from sandbox.server.store import Json, Shelf


@dataclass
class Message:
    """`content` holds the Bot API fields that make up the message: text, photo, caption, new_chat_members…

    `automatic`: a channel's post, forwarded into its discussion group by Telegram itself.
    `reactions` maps a person's (or the bot's) id to a list of emoji. `order` of ids is the order of time.
    """

    chat_id: int
    message_id: int
    date: int
    sender: int | None = None
    sender_chat: int | None = None
    content: Json = field(default_factory=dict)
    service: bool = False
    reply_to: int | None = None
    thread_id: int | None = None
    media_group_id: str | None = None
    reply_markup: Json | None = None
    edit_date: int | None = None
    forward_origin: Json | None = None
    via_bot: int | None = None
    signature: str | None = None
    automatic: bool = False
    reactions: dict[str, list[str]] = field(default_factory=dict)

    @property
    def album_family(self) -> str:
        return "photo" if "photo" in self.content else "document" if "document" in self.content else ""


class Messages:
    """All messages, by chat and id; write() after a change in place."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._chats: dict[int, dict[int, Message]] = {}
        rows = [Message(**row) for row in shelf.values()]
        for message in sorted(rows, key=lambda row: row.message_id):
            self._chats.setdefault(message.chat_id, {})[message.message_id] = message

    def write(self, message: Message) -> None:
        self._chats.setdefault(message.chat_id, {})[message.message_id] = message
        self._shelf[f"{message.chat_id}:{message.message_id}"] = asdict(message)

    def find(self, chat_id: int, message_id: int) -> Message | None:
        return self._chats.get(chat_id, {}).get(message_id)

    def remove(self, message: Message) -> None:
        del self._chats[message.chat_id][message.message_id]
        del self._shelf[f"{message.chat_id}:{message.message_id}"]

    def of_chat(self, chat_id: int, *, before: int | None = None, limit: int | None = None) -> list[Message]:
        """Oldest first; `limit` keeps the newest."""
        found = list(self._chats.get(chat_id, {}).values())
        if before is not None:
            found = [message for message in found if message.message_id < before]
        return found if limit is None else found[-limit:]

    def last(self, chat_id: int) -> Message | None:
        found = self._chats.get(chat_id)
        return next(reversed(found.values())) if found else None
