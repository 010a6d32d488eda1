"""sendMessage, sendPhoto, sendDocument, sendChatAction."""

from __future__ import annotations

from sandbox.server import access, media, render, sending, text
from sandbox.server.errors import BadRequest
from sandbox.server.request import Call
from sandbox.server.store import Json

METHODS = ("send_message", "send_photo", "send_document", "send_chat_action")

_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


async def send_message(call: Call) -> Json:
    where = sending.place(call)
    return render.message(call.world, sending.send(call, where, text.message_text(call)))


async def send_photo(call: Call) -> Json:
    where = sending.place(call)
    content = text.caption(call) | await media.photo(
        call.world, media.source(call, call.text("photo"), "photo")
    )
    content |= _looks(call)
    return render.message(call.world, sending.send(call, where, content))


async def send_document(call: Call) -> Json:
    where = sending.place(call)
    given = media.source(call, call.text("document"), "document")
    content = text.caption(call) | await media.document(call.world, given)
    return render.message(call.world, sending.send(call, where, content))


def _looks(call: Call) -> Json:
    names = {"has_spoiler": "has_media_spoiler", "show_caption_above_media": "show_caption_above_media"}
    return {field: True for name, field in names.items() if call.flag(name)}


async def send_chat_action(call: Call) -> bool:
    chat_id = access.chat_for(call, "write")
    if call.text("action").lower() not in _ACTIONS:
        raise BadRequest("wrong parameter action in request")
    action = call.text("action").lower()
    call.world.events.publish("action", chat_id, action=action, thread_id=access.thread_for(call, chat_id))
    return True
