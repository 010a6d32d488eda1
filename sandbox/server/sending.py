"""What all sending methods share: where to, in answer to what, with which keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sandbox.server import access, board, markup
from sandbox.server.errors import BadRequest
from sandbox.server.messages import Message
from sandbox.server.request import Call
from sandbox.server.store import Json


@dataclass(frozen=True)
class Place:
    """A checked destination. `keyboard` is what the person's client shows below the composer."""

    chat_id: int
    thread_id: int | None
    reply_to: int | None
    reply_markup: Json | None
    keyboard: Json | None


def place(call: Call, *, with_markup: bool = True) -> Place:
    """Raises what Telegram would for the chat, the topic, the answered message and the keyboard."""
    chat_id = access.chat_for(call, "write")
    thread_id = access.thread_for(call, chat_id)
    reply_to = _reply_to(call, chat_id)
    if reply_to is not None and thread_id is None:
        answered = call.world.message(chat_id, reply_to)
        thread_id = answered.thread_id if answered else None
    keys = markup.read(call) if with_markup else None
    inline = markup.inline(keys)
    return Place(chat_id, thread_id, reply_to, inline, None if keys is None or inline else keys)


def _reply_to(call: Call, chat_id: int) -> int | None:
    given: Any = call.json("reply_parameters")
    if given is None:
        number = call.integer("reply_to_message_id")
        lenient = call.flag("allow_sending_without_reply")
    elif isinstance(given, dict):
        try:
            number = int(given.get("message_id", 0))
        except (TypeError, ValueError) as error:
            raise BadRequest(
                'can\'t parse reply parameters: field "message_id" must be a valid Number'
            ) from error
        lenient = bool(given.get("allow_sending_without_reply"))
    else:
        raise BadRequest("object expected as reply parameters")
    if number <= 0:
        return None
    if call.world.message(chat_id, number) is None:
        if lenient:
            return None
        raise BadRequest("message to be replied not found")
    return number


def send(call: Call, where: Place, content: Json, **more: object) -> Message:
    """Post the bot's message and show or remove the keyboard below the composer."""
    world = call.world
    message = board.new(
        world,
        where.chat_id,
        world.bot_id,
        content,
        thread_id=where.thread_id,
        reply_to=where.reply_to,
        reply_markup=where.reply_markup,
        **more,
    )
    if where.keyboard is not None:
        record = world.chats[str(where.chat_id)]
        shown = where.keyboard if "keyboard" in where.keyboard or "force_reply" in where.keyboard else None
        world.save_record({**record, "keyboard": shown})
    world.events.publish("action", where.chat_id, action=None)
    return board.post(world, message)
