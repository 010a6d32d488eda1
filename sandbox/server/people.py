"""What people do in their chats. The bot hears of it as updates, as far as Telegram lets it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from sandbox.server import board, ids, media, pictures, render, text
from sandbox.server.errors import BadRequest, PersonError
from sandbox.server.limits import ALBUM_ITEMS, CAPTION_CHARS, TEXT_CHARS
from sandbox.server.messages import Message
from sandbox.server.request import Upload
from sandbox.server.store import Json
from sandbox.server.world import World

HOW = ("photo", "hd", "file")


@dataclass(frozen=True)
class Act:
    """Who does something, where, in which topic and in answer to which message."""

    person: int
    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None


def check_seat(world: World, act: Act, *, write: bool) -> None:
    """Raises PersonError when the person isn't in the chat or may not write there."""
    if world.user(act.person) is None or not world.may_see(act.person, act.chat_id):
        raise PersonError("This person is not in that chat.", 403)
    if not write:
        return
    if world.kind(act.chat_id) == "channel" and not world.is_admin(act.chat_id, act.person):
        raise PersonError("Only administrators can post in a channel.", 403)
    if act.reply_to is not None and world.message(act.chat_id, act.reply_to) is None:
        raise PersonError("The message to answer is gone.", 404)
    if act.thread_id is not None:
        topic = world.topic(act.chat_id, act.thread_id)
        if topic is None:
            raise PersonError("There is no such topic.", 404)
        if topic["closed"] and not world.is_admin(act.chat_id, act.person):
            raise PersonError("This topic is closed.", 403)


def _open_private(world: World, act: Act) -> None:
    """Writing to the bot starts the chat and unblocks the bot."""
    record = world.chats[str(act.chat_id)]
    if act.chat_id == act.person and not record.get("started"):
        world.save_record({**record, "started": True})
    if act.chat_id == act.person and record.get("blocked"):
        block(world, act.person, blocked=False)


def _post(world: World, act: Act, content: Json, **more: object) -> Message:
    message = board.new(
        world, act.chat_id, act.person, content, reply_to=act.reply_to, thread_id=act.thread_id, **more
    )
    return board.post_from_person(world, message, act.person)


def send_text(world: World, act: Act, words: str, via_bot: int | None = None) -> list[Message]:
    """A client cuts what is too long into several messages."""
    check_seat(world, act, write=True)
    words = words.strip()
    if not words:
        raise PersonError("There is nothing to send.")
    _open_private(world, act)
    parts = [words[start : start + TEXT_CHARS] for start in range(0, len(words), TEXT_CHARS)]
    return [_post(world, act, text.from_person(part, "text"), via_bot=via_bot) for part in parts]


async def send_files(world: World, act: Act, files: list[Upload], how: str, caption: str) -> list[Message]:
    """One message a file; two and more make albums of at most ten. The caption goes with the first."""
    check_seat(world, act, write=True)
    if how not in HOW:
        raise PersonError("Send pictures as photo, hd or file.")
    if not files:
        raise PersonError("There is no file to send.")
    if len(caption) > CAPTION_CHARS:
        raise PersonError(f"A caption has at most {CAPTION_CHARS} characters.")
    contents = [await _content(world, upload, how) for upload in files]
    contents[0] |= text.from_person(caption, "caption")
    _open_private(world, act)
    sent = []
    for start in range(0, len(contents), ALBUM_ITEMS):
        part = contents[start : start + ALBUM_ITEMS]
        group = {"media_group_id": str(ids.random_id(53))} if len(part) > 1 else {}
        sent += [_post(world, act, content, **group) for content in part]
    return sent


async def _content(world: World, upload: Upload, how: str) -> Json:
    if how == "file":
        if upload.size == 0:
            raise PersonError("This file is empty.")
        return await media.document(world, upload)
    ready = await asyncio.to_thread(pictures.prepare, await _bytes(upload), hd=how == "hd")
    try:
        return {"photo": await media.photo_sizes(world, ready, keep_largest=True)}
    except BadRequest as error:
        raise PersonError("This picture can't be sent as a photo. Send it as a file.") from error


async def _bytes(upload: Upload) -> bytes:
    return upload.data if isinstance(upload.data, bytes) else await asyncio.to_thread(upload.data.read_bytes)


async def preview(upload: Upload) -> Json:
    """What each way of sending does to the file: {"file": {width, height, bytes}, "photo": …, "hd": …}."""
    data = await _bytes(upload)
    size = await asyncio.to_thread(pictures.measure, data)
    seen = {"width": size[0], "height": size[1]} if size else {"width": None, "height": None}
    out: Json = {"file": {**seen, "bytes": upload.size, "name": media.clean_name(upload.name)}}
    for how in ("photo", "hd"):
        try:
            ready = await asyncio.to_thread(pictures.prepare, data, hd=how == "hd")
            made = pictures.measure(ready) or (0, 0)
            out[how] = {"width": made[0], "height": made[1], "bytes": len(ready)}
        except PersonError as error:
            out[how] = {"problem": str(error)}
    return out


def _buttons(message: Message) -> Iterable[Json]:
    for row in (message.reply_markup or {}).get("inline_keyboard", []):
        yield from row


def press(world: World, act: Act, message_id: int, data: str) -> str:
    """Press an inline button; the id of the callback query comes back. The answer comes as an event."""
    check_seat(world, act, write=False)
    message = _message(world, act.chat_id, message_id)
    if not any(button.get("callback_data") == data for button in _buttons(message)):
        raise PersonError("This message has no such button any more.", 404)
    key = world.new_query("callback", act.person, message_id=message_id, chat_id=act.chat_id)
    body = {
        "id": key,
        "from": render.public_user(world, act.person),
        "message": render.message(world, message),
        "chat_instance": str(abs(hash((world.bot_id, act.chat_id)))),
        "data": data,
    }
    world.updates.push("callback_query", body)
    return key


def _message(world: World, chat_id: int, message_id: int) -> Message:
    found = world.message(chat_id, message_id)
    if found is None:
        raise PersonError("This message is gone.", 404)
    return found


def react(world: World, act: Act, message_id: int, emoji: str) -> None:
    """The same emoji again takes the reaction back."""
    check_seat(world, act, write=False)
    message = _message(world, act.chat_id, message_id)
    before = message.reactions.get(str(act.person), [])
    board.react(world, message, act.person, [] if not emoji or emoji in before else [emoji])


def _own(world: World, act: Act, message_id: int) -> Message:
    message = _message(world, act.chat_id, message_id)
    in_channel = message.sender_chat == act.chat_id and world.is_admin(act.chat_id, act.person)
    if message.service or not (message.sender == act.person or in_channel):
        raise PersonError("Only your own messages can be changed.", 403)
    return message


def edit(world: World, act: Act, message_id: int, words: str) -> Message:
    """Change the text, or the caption of a picture."""
    check_seat(world, act, write=True)
    message = _own(world, act, message_id)
    field = "text" if "text" in message.content else "caption"
    if field == "text" and not words.strip():
        raise PersonError("There is nothing to send.")
    gone = ("text", "entities", "caption", "caption_entities")
    kept = {name: value for name, value in message.content.items() if name not in gone}
    message.content = kept | text.from_person(words, field)
    board.changed_by_person(world, message, act.person)
    return message


async def replace(world: World, act: Act, message_id: int, upload: Upload, how: str, caption: str) -> Message:
    """Put another picture into a message, with its caption."""
    check_seat(world, act, write=True)
    if "text" in _own(world, act, message_id).content or how not in HOW:
        raise PersonError("There is no picture to replace.")
    content = await _content(world, upload, how) | text.from_person(caption, "caption")
    message = _own(world, act, message_id)
    message.content = content
    board.changed_by_person(world, message, act.person)
    return message


def delete(world: World, act: Act, message_id: int) -> None:
    """In a private chat everything may be deleted; elsewhere one's own, or all as an administrator."""
    check_seat(world, act, write=False)
    message = _message(world, act.chat_id, message_id)
    if act.chat_id != act.person and not world.is_admin(act.chat_id, act.person):
        _own(world, act, message_id)
    board.delete(world, message)


def forward(world: World, act: Act, from_chat: int, message_ids: list[int]) -> list[Message]:
    """Messages of `from_chat` into the chat of the act."""
    check_seat(world, Act(act.person, from_chat), write=False)
    check_seat(world, act, write=True)
    found = [_message(world, from_chat, number) for number in message_ids]
    _open_private(world, act)
    groups: dict[str, str] = {}
    sent = []
    for message in found:
        old = message.media_group_id
        group = {} if old is None else {"media_group_id": groups.setdefault(old, str(ids.random_id(53)))}
        origin = render.origin(world, message)
        sent.append(_post(world, act, dict(message.content), forward_origin=origin, **group))
    return sent


def block(world: World, person: int, *, blocked: bool) -> None:
    """Stop or allow the bot in the private chat; the bot hears of it."""
    record = world.chats[str(person)]
    if bool(record.get("blocked")) == blocked:
        return
    world.save_record({**record, "blocked": blocked})
    old, new = ("member", "kicked") if blocked else ("kicked", "member")
    bot = render.public_user(world, world.bot_id)
    states = [
        {"status": one, "user": bot} | ({"until_date": 0} if one == "kicked" else {}) for one in (old, new)
    ]
    body = {
        "chat": record["chat"],
        "from": render.public_user(world, person),
        "date": world.clock.date(),
        "old_chat_member": states[0],
        "new_chat_member": states[1],
    }
    world.updates.push("my_chat_member", body)
