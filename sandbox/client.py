"""People and switches of a sandbox, for tests and scripts, over its own HTTP interface."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import aiohttp

Json = dict[str, Any]
File = Path | tuple[str, bytes]


class Refused(Exception):
    """The person's client would not let them do this; the message is the sentence that they would see."""


async def _call(method: str, url: str, fields: Json | None = None, files: Sequence[File] = ()) -> Any:
    form = aiohttp.FormData(quote_fields=False, default_to_multipart=True)
    for name, value in (fields or {}).items():
        if value is not None:
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    for file in files:
        name, data = (
            file if isinstance(file, tuple) else (file.name, await asyncio.to_thread(file.read_bytes))
        )
        form.add_field("file", io.BytesIO(data), filename=name)
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, url, data=form if method == "POST" else None) as answer,
    ):
        body = await answer.json()
        if answer.status != 200:
            raise Refused(body.get("error", str(answer.status)))
        return body


class Person:
    """Somebody in one chat. Messages come back as the Bot API writes them, with `reactions` added."""

    def __init__(self, url: str, name: str, chat: str, thread: int | None = None) -> None:
        self._url = url
        self._where: Json = {"person": name, "chat": chat, "thread": thread}

    async def _post(self, path: str, files: Sequence[File] = (), **fields: Any) -> Any:
        return await _call("POST", f"{self._url}/sandbox{path}", {**self._where, **fields}, files)

    async def text(self, words: str, reply_to: int | None = None) -> Json:
        message: Json = (await self._post("/text", text=words, reply_to=reply_to))["messages"][0]
        return message

    async def send(
        self, *files: File, how: str = "photo", caption: str = "", reply_to: int | None = None
    ) -> list[Json]:
        """`how` is photo, hd or file. Two and more files make an album."""
        fields: Json = {"as": how, "caption": caption, "reply_to": reply_to}
        messages: list[Json] = (await self._post("/send", files, **fields))["messages"]
        return messages

    async def press(self, message_id: int, data: str) -> str:
        """The callback query's id."""
        return str((await self._post("/press", message_id=message_id, data=data))["query_id"])

    async def react(self, message_id: int, emoji: str) -> None:
        await self._post("/react", message_id=message_id, emoji=emoji)

    async def edit(self, message_id: int, words: str, *files: File, how: str = "photo") -> Json:
        """The text, or the caption of a picture; with a file another picture, too."""
        fields: Json = {"message_id": message_id, "text": words, "as": how}
        message: Json = (await self._post("/edit", files, **fields))["messages"][0]
        return message

    async def delete(self, message_id: int) -> None:
        await self._post("/delete", message_id=message_id)

    async def forward(self, from_chat: str | int, *message_ids: int) -> list[Json]:
        fields: Json = {"from_chat": str(from_chat), "message_ids": list(message_ids)}
        messages: list[Json] = (await self._post("/forward", **fields))["messages"]
        return messages

    async def ask_inline(self, query: str) -> str:
        return str((await self._post("/inline", query=query))["query_id"])

    async def inline_results(self, query_id: str) -> list[Json] | None:
        found: list[Json] | None = (await _call("GET", f"{self._url}/sandbox/inline/{query_id}"))["results"]
        return found

    async def choose_inline(self, query_id: str, result_id: str) -> Json:
        sent = await self._post("/inline/choose", query_id=query_id, result_id=result_id)
        message: Json = sent["messages"][0]
        return message

    async def state(self) -> Json:
        """This person's chats, the people, the bot and its commands."""
        found: Json = await _call("GET", f"{self._url}/sandbox/state?person={self._where['person']}")
        return found

    async def chat(self) -> Json:
        found = await self.state()
        wanted = str(found["person"]) if self._where["chat"] == "private" else self._where["chat"]
        chat: Json = next(one for one in found["chats"] if wanted in (str(one["id"]), one["title"]))
        return chat

    async def messages(self) -> list[Json]:
        """Oldest first."""
        chat = await self.chat()
        found: list[Json] = (await _call("GET", f"{self._url}/sandbox/chats/{chat['id']}/messages"))[
            "messages"
        ]
        return found

    async def wait_for(self, wanted: Callable[[Json], bool], seconds: float = 10.0) -> Json:
        """The newest message that fits. Raises TimeoutError with what was there instead."""
        end = asyncio.get_running_loop().time() + seconds
        while True:
            messages = await self.messages()
            found = next((message for message in reversed(messages) if wanted(message)), None)
            if found is not None:
                return found
            if asyncio.get_running_loop().time() > end:
                there = [
                    message.get("text") or message.get("caption") or sorted(message) for message in messages
                ]
                raise TimeoutError(f"No such message within {seconds} s; there are {there}.")
            await asyncio.sleep(0.03)


class Control:
    """The sandbox's switches."""

    def __init__(self, url: str) -> None:
        self._url = f"{url}/sandbox/control"

    async def _post(self, path: str, **fields: Any) -> Any:
        return await _call("POST", self._url + path, fields)

    async def fault(self, kind: str, method: str = "*", **more: Any) -> None:
        """kind: 429, 500, 502, 413, stall, drop, drop_after, stall_after; more: see faults.Fault."""
        await self._post("/faults", kind=kind, method=method, **more)

    async def no_faults(self) -> None:
        await _call("DELETE", f"{self._url}/faults")

    async def advance(self, seconds: float) -> None:
        await self._post("/clock", advance=seconds)

    async def rates(self, *, on: bool) -> None:
        await self._post("/rates", on=on)

    async def privacy(self, *, on: bool) -> None:
        await self._post("/privacy", on=on)

    async def inline(self, *, on: bool) -> None:
        await self._post("/inline", on=on)

    async def block(self, person: str, *, blocked: bool = True) -> None:
        await self._post("/block", person=person, blocked=blocked)

    async def member(self, chat: str | int, user: str, status: str, **rights: bool) -> None:
        """`user` is a name, or "bot"; `rights` are those of the Bot API's ChatMember."""
        await self._post("/member", chat=str(chat), user=user, status=status, rights=rights or None)

    async def migrate(self, chat: str | int) -> int:
        return int((await self._post("/migrate", chat=str(chat)))["chat_id"])

    async def topic(self, chat: str | int, name: str) -> int:
        return int((await self._post("/topic", chat=str(chat), name=name))["message_thread_id"])

    async def link(self, channel: str | int, group: str | int) -> None:
        """Make a supergroup the discussion of a channel."""
        await self._post("/link", chat=str(channel), group=str(group))

    async def new_person(self, name: str) -> int:
        return int((await self._post("/people", name=name))["id"])

    async def look(self) -> Json:
        """Pending updates, the webhook, the bot's last 1000 calls, the time."""
        found: Json = await _call("GET", self._url)
        return found
