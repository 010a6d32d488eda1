"""Forum topics: create, edit, close, reopen, delete."""

from __future__ import annotations

from sandbox.server import access, board
from sandbox.server.errors import BadRequest
from sandbox.server.limits import TOPIC_NAME_CHARS
from sandbox.server.request import Call
from sandbox.server.store import Json
from sandbox.server.world import World

METHODS = (
    "create_forum_topic",
    "edit_forum_topic",
    "close_forum_topic",
    "reopen_forum_topic",
    "delete_forum_topic",
    "get_forum_topic_icon_stickers",
)

_COLOURS = (0x6FB9F0, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F)


def _forum(call: Call) -> int:
    world = call.world
    chat_id = access.chat_for(call, "write")
    if world.kind(chat_id) != "supergroup" or not world.chat(chat_id).get("is_forum"):
        raise BadRequest("the chat is not a forum")
    if not (world.member(chat_id, world.bot_id) or {}).get("can_manage_topics"):
        raise BadRequest("not enough rights to create a topic")
    return chat_id


def _topic(call: Call) -> tuple[int, Json]:
    chat_id = _forum(call)
    topic = call.world.topic(chat_id, call.integer("message_thread_id"))
    if topic is None:
        raise BadRequest("message thread not found")
    return chat_id, topic


def _name(call: Call) -> str:
    name = call.text("name").strip()
    if not name:
        raise BadRequest("TOPIC_TITLE_EMPTY")
    if len(name) > TOPIC_NAME_CHARS:
        raise BadRequest("TOPIC_TITLE_TOO_LONG")
    return name


def open_topic(world: World, chat_id: int, sender: int, name: str, colour: int = _COLOURS[0]) -> Json:
    """The topic's id is the id of the message that opens it."""
    made = {"name": name, "icon_color": colour}
    message = board.new(world, chat_id, sender, {"forum_topic_created": made}, service=True)
    message.thread_id = message.message_id
    topic = {"message_thread_id": message.message_id, **made}
    world.topics[f"{chat_id}:{message.message_id}"] = {**topic, "closed": False}
    if sender == world.bot_id:
        board.post(world, message)
    else:
        board.post_from_person(world, message, sender)
    world.events.publish("chat", chat_id)
    return topic


async def create_forum_topic(call: Call) -> Json:
    chat_id, name = _forum(call), _name(call)
    colour = call.integer("icon_color", _COLOURS[0])
    if colour not in _COLOURS:
        raise BadRequest("invalid icon color specified")
    return open_topic(call.world, chat_id, call.world.bot_id, name, colour)


def _save(call: Call, chat_id: int, topic: Json, content: Json) -> bool:
    world, thread = call.world, topic["message_thread_id"]
    world.topics[f"{chat_id}:{thread}"] = topic
    board.service(world, chat_id, world.bot_id, content, thread_id=thread)
    world.events.publish("chat", chat_id)
    return True


async def edit_forum_topic(call: Call) -> bool:
    chat_id, topic = _topic(call)
    name = _name(call) if "name" in call else topic["name"]
    if name == topic["name"] and "icon_custom_emoji_id" not in call:
        raise BadRequest("TOPIC_NOT_MODIFIED")
    return _save(call, chat_id, {**topic, "name": name}, {"forum_topic_edited": {"name": name}})


async def close_forum_topic(call: Call) -> bool:
    chat_id, topic = _topic(call)
    if topic["closed"]:
        raise BadRequest("TOPIC_NOT_MODIFIED")
    return _save(call, chat_id, {**topic, "closed": True}, {"forum_topic_closed": {}})


async def reopen_forum_topic(call: Call) -> bool:
    chat_id, topic = _topic(call)
    if not topic["closed"]:
        raise BadRequest("TOPIC_NOT_MODIFIED")
    return _save(call, chat_id, {**topic, "closed": False}, {"forum_topic_reopened": {}})


async def delete_forum_topic(call: Call) -> bool:
    """The topic goes with all its messages."""
    chat_id, topic = _topic(call)
    world, thread = call.world, topic["message_thread_id"]
    for message in world.messages.of_chat(chat_id):
        if message.thread_id == thread:
            board.delete(world, message)
    del world.topics[f"{chat_id}:{thread}"]
    world.events.publish("chat", chat_id)
    return True


async def get_forum_topic_icon_stickers(call: Call) -> list[Json]:
    """The sandbox has no stickers; the list is empty."""
    del call
    return []
