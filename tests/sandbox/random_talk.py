"""A bot and people who do anything at random: each call made from the specification's own fields."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable
from typing import Any

from sandbox.client import Refused
from sandbox.running import Sandbox
from sandbox.server.methods import METHODS
from tests.sandbox.raw import ANN, CHANNEL, FORUM, GROUP, Answer, Api, Json, keys, picture
from tests.sandbox.spec import Spec

PLACES = (
    ("Ann", "private"),
    ("Ben", "private"),
    ("Cora", "private"),
    ("Ann", GROUP),
    ("Ben", GROUP),
    ("Cora", FORUM),
    ("Ann", CHANNEL),
)
EMOJI = ("👍", "🔥", "🍩")
TEXTS = (
    "Hello",
    "",
    "<b>bold</b> and <i>more</i>",
    "<b>open",
    "*x* _y_ `z`",
    "😀 é 漢字",
    "x" * 4097,
    "/start",
    "https://example.org",
)
NEEDED = frozenset({"chat_id", "message_id", "text"})
"""Needed in truth, though the specification calls them optional in edits."""
LATER = frozenset({"logout", "close", "setwebhook", "leavechat", "getupdates"})
"""Each ends or blocks the talk; they have tests of their own."""


class Talk:
    """`seen` holds what may be named later: chats, messages, files, queries."""

    def __init__(self, sandbox: Sandbox, api: Api, spec: Spec, seed: int) -> None:
        self.sandbox, self.api, self.spec = sandbox, api, spec
        self.random = random.Random(seed)
        self.bot = int(sandbox.token.split(":")[0])
        self.small = picture(64, 48)
        self.chats: list[Any] = [ANN, GROUP, FORUM, CHANNEL, "@studio_masters", 999]
        self.messages: list[tuple[int, int]] = []
        self.own: list[tuple[int, int]] = []
        self.with_buttons: list[tuple[int, int]] = []
        self.files: dict[str, list[str]] = {"photo": ["broken"], "document": ["broken"]}
        self.queries: dict[str, list[str]] = {"callback_query": ["1"], "inline_query": ["1"]}
        self.methods = [name for name in spec.methods if name.lower() in METHODS.keys() - LATER]
        self.counts: Counter[str] = Counter()

    async def bot_does_something(self) -> None:
        method = self.random.choice(self.methods)
        if self.random.random() < 0.5:  # most of a bot's life
            method = self.random.choice(
                [name for name in self.methods if name.startswith(("send", "edit", "answer"))]
            )
        answer = await self.api(method, **self.params(method))
        self.judge(method, answer)
        self.counts[f"{method} {answer.status}"] += 1

    def judge(self, method: str, answer: Answer) -> None:
        assert answer.status < 500, (method, answer.text)
        self.spec.check_answer(method, answer.body)
        self.note(answer.body.get("result"))

    async def somebody_does_something(self) -> None:
        name, chat = self.random.choice(PLACES)
        person = self.sandbox.person(name, chat)
        number = self.random.choice([m for _, m in self.messages] or [1])
        jpeg = ("a.jpg", self.small)
        ways: list[Any] = [
            lambda: person.text(self.random.choice(TEXTS)),
            lambda: person.text("Hello @enlarger_sandbox_bot", reply_to=number),
            lambda: person.send(jpeg, how=self.random.choice(("photo", "hd", "file")), caption="/2k"),
            lambda: person.send(jpeg, jpeg, how=self.random.choice(("photo", "file"))),
            self.press,
            self.press,
            lambda: person.react(number, self.random.choice(EMOJI)),
            lambda: person.edit(number, "changed"),
            lambda: person.delete(number),
            lambda: person.forward(GROUP, number),
            lambda: person.ask_inline("harbour"),
            lambda: self.sandbox.control.block(name, blocked=self.random.random() < 0.3),
            lambda: self.sandbox.control.member(
                self.random.choice((GROUP, FORUM, CHANNEL)), "bot", "administrator"
            ),
            lambda: self.sandbox.control.member(self.random.choice((GROUP, FORUM)), "Cora", self.status()),
            lambda: self.sandbox.control.topic(FORUM, "Harbour"),
            lambda: self.sandbox.control.advance(30),
        ]
        try:
            self.note(await self.random.choice(ways)())
        except Refused:
            self.counts["refused to a person"] += 1

    async def press(self) -> str:
        """On a message that has buttons, by somebody who may see it."""
        chat, number = self.random.choice(self.with_buttons or [(ANN, 1)])
        return await self.sandbox.person("Ann", chat if chat < 0 else "private").press(number, "a")

    def status(self) -> str:
        return self.random.choice(("member", "restricted", "kicked", "left", "administrator"))

    async def updates(self) -> None:
        answer = await self.api("getUpdates", allowed_updates=ALL_KINDS)
        self.judge("getUpdates", answer)
        for update in answer.result:
            (kind,) = update.keys() - {"update_id"}
            self.counts[kind] += 1
            if kind in self.queries:
                self.queries[kind].append(update[kind]["id"])
        if answer.result:
            await self.api("getUpdates", offset=answer.result[-1]["update_id"] + 1)

    def note(self, found: Any) -> None:
        """Messages and files anywhere in what came."""
        if isinstance(found, list):
            for one in found:
                self.note(one)
        elif isinstance(found, dict):
            if "message_id" in found and "chat" in found:
                self._note_message(found)
            for one in found.values():
                self.note(one)

    def _note_message(self, message: Json) -> None:
        place = (message["chat"]["id"], message["message_id"])
        self.messages = [*self.messages[-40:], place]
        author: Json = message.get("from") or message.get("sender_chat") or {}
        if author.get("id") in (self.bot, CHANNEL):
            self.own = [*self.own[-10:], place]
        if "reply_markup" in message:
            self.with_buttons = [*self.with_buttons[-10:], place]
        for kind, size in (
            ("photo", message.get("photo", [{}])[-1]),
            ("document", message.get("document", {})),
        ):
            if "file_id" in size:
                self.files[kind] = [*self.files[kind][-10:], size["file_id"]]

    # ---- parameters

    def params(self, method: str) -> Json:
        """Required ones mostly, others sometimes; a chat and a message of it mostly go together."""
        mine = method.startswith("edit") and self.random.random() < 0.8
        chat, message = self.random.choice((self.own if mine else self.messages) or [(ANN, 1)])
        if not mine and self.random.random() < 0.3:
            chat = self.random.choice(self.chats)
        made = {}
        for name, (types, required, *_) in self.spec.methods[method]["fields"].items():
            if self.random.random() < (0.97 if required or name in NEEDED else 0.15):
                value = self.value(name, types[0], chat, message)
                if value is not None:
                    made[name] = value
        return made

    def value(self, name: str, kind: str, chat: Any, message: int) -> Any:
        pick = self.random.choice
        known: dict[str, Callable[[], Any]] = {
            "chat_id": lambda: chat,
            "from_chat_id": lambda: chat,
            "message_id": lambda: message,
            "message_ids": lambda: [message, message + 1],
            "user_id": lambda: pick((ANN, 501_000_002, 999, self.bot)),
            "text": lambda: pick(TEXTS),
            "caption": lambda: pick(TEXTS),
            "parse_mode": lambda: pick(("HTML", "MarkdownV2", "Markdown", "BBCode")),
            "photo": lambda: pick((("a.jpg", self.small), self.file())),
            "document": lambda: pick((("a.txt", b"x"), ("a.jpg", self.small), self.file())),
            "file_id": self.file,
            "media": lambda: self.media(kind),
            "reply_markup": lambda: pick(
                (keys("a", "b"), {"keyboard": [[{"text": "a"}]]}, {"force_reply": True}, {})
            ),
            "reply_parameters": lambda: {
                "message_id": message,
                "allow_sending_without_reply": pick((True, False)),
            },
            "action": lambda: pick(("typing", "upload_photo", "dancing")),
            "reaction": lambda: [{"type": "emoji", "emoji": pick(EMOJI)}],
            "callback_query_id": lambda: pick(self.queries["callback_query"]),
            "inline_query_id": lambda: pick(self.queries["inline_query"]),
            "results": lambda: [ARTICLE, {"type": "photo", "id": "2", "photo_file_id": self.file()}],
            "commands": lambda: [{"command": pick(("start", "Bad!")), "description": "Hello"}],
            "scope": lambda: pick(
                ({"type": "default"}, {"type": "chat", "chat_id": ANN}, {"type": "nonsense"})
            ),
            "menu_button": lambda: {"type": "commands"},
            "rights": lambda: {"can_pin_messages": True},
            "message_thread_id": lambda: pick([message, 1, 999]),
            "name": lambda: pick(("Harbour", "", "x" * 200)),
            "title": lambda: pick(("Weekend", "", "x" * 200)),
            "icon_color": lambda: pick((0x6FB9F0, 1)),
        }
        if name in known:
            return known[name]()
        plain: dict[str, Callable[[], Any]] = {
            "Boolean": lambda: pick((True, False)),
            "Integer": lambda: self.random.randint(-1, 300),
            "String": lambda: pick(TEXTS),
        }
        return plain[kind]() if kind in plain else None

    def file(self) -> str:
        return self.random.choice(self.files[self.random.choice(("photo", "document"))])

    def media(self, kind: str) -> Any:
        """Mostly of one kind, as an album must be."""
        family = self.random.choice(("photo", "document"))
        items = [
            {"type": family, "media": self.random.choice(self.files[family]), "caption": "<b>x</b>"}
            for _ in range(self.random.randint(1, 3))
        ]
        if self.random.random() < 0.2:
            items[-1]["type"] = "document"
        return items if kind.startswith("Array") else items[0]


ARTICLE = {"type": "article", "id": "1", "title": "Hello", "input_message_content": {"message_text": "Hello"}}
ALL_KINDS = json.loads(
    '["message","edited_message","channel_post","edited_channel_post","message_reaction","inline_query",'
    '"chosen_inline_result","callback_query","my_chat_member","chat_member"]'
)
