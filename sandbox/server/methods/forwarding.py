"""forwardMessage(s) and copyMessage(s)."""

from __future__ import annotations

from sandbox.server import access, ids, render, sending, text
from sandbox.server.errors import BadRequest
from sandbox.server.messages import Message
from sandbox.server.request import Call
from sandbox.server.store import Json

METHODS = ("forward_message", "forward_messages", "copy_message", "copy_messages")


def _numbers(call: Call) -> list[int]:
    given = call.json("message_ids")
    if not isinstance(given, list):
        raise BadRequest("expected an Array of message identifiers")
    if not given:
        raise BadRequest("message identifiers are not specified")
    if len(given) > 100:
        raise BadRequest("too many message identifiers specified")
    return [int(number) for number in given]


def _found(call: Call, what: str) -> list[Message]:
    chat_id = access.chat_for(call, "read", "from_chat_id")
    found = [message for number in _numbers(call) if (message := call.world.message(chat_id, number))]
    if not found:
        raise BadRequest(f"there are no messages to {what}")
    return found


def _forward(call: Call, where: sending.Place, message: Message, groups: dict[str, str]) -> Message:
    if message.service:
        raise BadRequest("message can't be forwarded")
    origin = render.origin(call.world, message)
    return sending.send(call, where, dict(message.content), forward_origin=origin, **_group(message, groups))


def _group(message: Message, groups: dict[str, str]) -> Json:
    if message.media_group_id is None:
        return {}
    return {"media_group_id": groups.setdefault(message.media_group_id, str(ids.random_id(53)))}


async def forward_message(call: Call) -> Json:
    where = sending.place(call, with_markup=False)
    message = access.message_for(call, "forward", "read", "from_chat_id")
    sent = _forward(call, where, message, {})
    return render.message(call.world, sent)


async def forward_messages(call: Call) -> list[Json]:
    where, groups = sending.place(call, with_markup=False), dict[str, str]()
    sent = [
        _forward(call, where, message, groups) for message in _found(call, "forward") if not message.service
    ]
    return [{"message_id": message.message_id} for message in sent]


async def copy_message(call: Call) -> Json:
    where = sending.place(call)
    message = access.message_for(call, "copy", "read", "from_chat_id")
    if message.service:
        raise BadRequest("message can't be copied")
    content = dict(message.content)
    if "caption" in call and message.album_family:
        content.pop("caption_entities", None)
        content.pop("caption", None)
        content |= text.caption(call)
    return {"message_id": sending.send(call, where, content).message_id}


async def copy_messages(call: Call) -> list[Json]:
    where, groups = sending.place(call, with_markup=False), dict[str, str]()
    out = []
    for message in _found(call, "copy"):
        if not message.service:
            sent = sending.send(call, where, dict(message.content), **_group(message, groups))
            out.append({"message_id": sent.message_id})
    return out
