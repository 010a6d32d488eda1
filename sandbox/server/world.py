"""One world: people, the bot, chats, topics, membership and rights, messages and files.

Bot API methods and the person's side both work on this model; neither keeps a state of its own.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from pathlib import Path

from sandbox.server import ids
from sandbox.server.clock import Clock
from sandbox.server.events import Hub
from sandbox.server.faults import Faults
from sandbox.server.files import FileStore
from sandbox.server.messages import Message, Messages
from sandbox.server.rates import Rates
from sandbox.server.store import Json, Store
from sandbox.server.updates import UpdateQueue

DEFAULT_TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"  # noqa: S105 - the documentation's own example


@dataclass(frozen=True)
class Options:
    """`data`: folder to keep the world in, None for memory. `local`: behave as a local Bot API server."""

    token: str = DEFAULT_TOKEN
    data: Path | None = None
    local: bool = False
    rates: bool = True
    bot_name: str = "Enlarger"
    bot_username: str = "enlarger_sandbox_bot"
    inline: bool = False


class World:
    """Shelves of records and the few questions that everyone asks of them."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.clock = Clock()
        self.store = Store(None if options.data is None else options.data / "world.db")
        self.meta = self.store.shelf("meta")
        self.users = self.store.shelf("users")
        self.chats = self.store.shelf("chats")
        self.members = self.store.shelf("members")
        self.topics = self.store.shelf("topics")
        self.queries = self.store.shelf("queries")
        self.messages = Messages(self.store.shelf("messages"))
        self.files = FileStore(
            self.store.shelf("files"), None if options.data is None else options.data / "files"
        )
        self.updates = UpdateQueue(self.store.shelf("updates"), self.meta, self.clock)
        self.events = Hub()
        self.faults = Faults()
        self.rates = Rates(self.clock, on=options.rates)
        self.started_at = self.clock.now()
        self.calls: deque[Json] = deque(maxlen=1000)  # the bot's last requests, for whoever looks into a test
        self.bot_id = int(options.token.split(":", 1)[0])
        self.meta.setdefault("counters", {"message": 0, "chat": 0})

    # people

    def user(self, user_id: int) -> Json | None:
        return self.users.get(str(user_id))

    @property
    def bot(self) -> Json:
        return self.users[str(self.bot_id)]

    def people(self) -> list[Json]:
        return [user for user in self.users.values() if not user["is_bot"] and user["id"] != ids.TELEGRAM]

    # chats: a record is {"chat": Bot API Chat, "full": fields of ChatFullInfo, "next": id, flags…}

    def record(self, chat_id: int) -> Json | None:
        return self.chats.get(str(chat_id))

    def save_record(self, record: Json) -> None:
        self.chats[str(record["chat"]["id"])] = record
        self.events.publish("chat", record["chat"]["id"])

    def chat(self, chat_id: int) -> Json:
        chat: Json = self.chats[str(chat_id)]["chat"]
        return chat

    def kind(self, chat_id: int) -> str:
        """private, group, supergroup or channel."""
        return str(self.chat(chat_id)["type"])

    def by_username(self, username: str) -> int | None:
        name = username.removeprefix("@").lower()
        for record in self.chats.values():
            if record["chat"].get("username", "").lower() == name and record["chat"]["type"] != "private":
                return int(record["chat"]["id"])
        return None

    def new_chat_id(self, kind: str) -> int:
        counters = dict(self.meta["counters"])
        counters["chat"] += 1
        self.meta["counters"] = counters
        number: int = 4_100_000_000 + counters["chat"] * 7919
        return -number if kind == "group" else -1_000_000_000_000 - number + 2_000_000_000

    # membership: a record is a ChatMember without its user

    def member(self, chat_id: int, user_id: int) -> Json | None:
        return self.members.get(f"{chat_id}:{user_id}")

    def status(self, chat_id: int, user_id: int) -> str:
        record = self.member(chat_id, user_id)
        return str(record["status"]) if record else "left"

    def set_member(self, chat_id: int, user_id: int, member: Json) -> None:
        self.members[f"{chat_id}:{user_id}"] = member
        self.events.publish("chat", chat_id)

    def present(self, chat_id: int, user_id: int) -> bool:
        return self.status(chat_id, user_id) not in ("left", "kicked")

    def member_ids(self, chat_id: int) -> list[int]:
        head = f"{chat_id}:"
        found = [int(key[len(head) :]) for key in self.members if key.startswith(head)]
        return [user_id for user_id in found if self.present(chat_id, user_id)]

    def chat_member(self, chat_id: int, user_id: int) -> Json:
        """As Bot API ChatMember."""
        record = self.member(chat_id, user_id) or {"status": "left"}
        extra = {"until_date": 0} if record["status"] == "kicked" else {}
        return {"user": self.users[str(user_id)], **record, **extra}

    def is_admin(self, chat_id: int, user_id: int) -> bool:
        return self.status(chat_id, user_id) in ("creator", "administrator")

    def speaks_as_group(self, chat_id: int, user_id: int) -> bool:
        """Whether this person is one of a group's administrators who hide behind its name."""
        hidden = bool((self.member(chat_id, user_id) or {}).get("is_anonymous"))
        return hidden and self.kind(chat_id) == "supergroup" and self.is_admin(chat_id, user_id)

    def may_see(self, person: int, chat_id: int) -> bool:
        """Whether the chat is in this person's list."""
        record = self.record(chat_id)
        if record is None or record.get("migrated_to"):
            return False
        return chat_id == person if record["chat"]["type"] == "private" else self.present(chat_id, person)

    # topics

    def topic(self, chat_id: int, thread_id: int) -> Json | None:
        return self.topics.get(f"{chat_id}:{thread_id}")

    def topics_of(self, chat_id: int) -> list[Json]:
        return [row for key, row in self.topics.items() if key.startswith(f"{chat_id}:")]

    # messages

    def next_message_id(self, chat_id: int) -> int:
        """Private chats and basic groups share one count, as with a real account; the others count alone."""
        if self.kind(chat_id) in ("private", "group"):
            counters = dict(self.meta["counters"])
            counters["message"] += 1
            self.meta["counters"] = counters
            return int(counters["message"])
        record = self.chats[str(chat_id)]
        number = int(record.get("next", 0)) + 1
        self.chats[str(chat_id)] = {**record, "next": number}
        return number

    def new_query(self, kind: str, person: int, **body: object) -> str:
        """A callback or inline query that waits for its answer."""
        key = str(ids.random_id(62))
        self.queries[key] = {"kind": kind, "person": person, "at": self.clock.now(), **body}
        return key

    def message(self, chat_id: int, message_id: int) -> Message | None:
        return self.messages.find(chat_id, message_id)

    def close(self) -> None:
        self.files.close()
        self.store.close()
