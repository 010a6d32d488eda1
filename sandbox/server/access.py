"""May the bot do this here? The questions and words of Client::check_chat_access in telegram-bot-api."""

from __future__ import annotations

from typing import Literal

from sandbox.server.errors import BadRequest, Forbidden
from sandbox.server.messages import Message
from sandbox.server.request import Call
from sandbox.server.world import World

Need = Literal["read", "edit", "write"]


def chat_for(call: Call, need: Need = "write", name: str = "chat_id") -> int:
    """The chat that the parameter names, if the bot may use it so."""
    world = call.world
    text = call.text(name)
    if not text:
        raise BadRequest("chat_id is empty")
    chat_id = _find(world, text)
    if chat_id is None:
        raise BadRequest("chat not found")
    check(world, chat_id, need)
    return chat_id


def _find(world: World, text: str) -> int | None:
    if text.startswith("@"):
        return world.by_username(text)
    try:
        chat_id = int(text)
    except ValueError:
        return None
    return chat_id if world.record(chat_id) else None


def check(world: World, chat_id: int, need: Need) -> None:
    record = world.chats[str(chat_id)]
    kind = record["chat"]["type"]
    if kind == "private":
        _check_private(world, chat_id, need)
        return
    status = world.status(chat_id, world.bot_id)
    if record.get("migrated_to"):
        if need == "write":
            new = record["migrated_to"]
            raise BadRequest("group chat was upgraded to a supergroup chat", migrate_to_chat_id=new)
        return
    if kind == "group" and need == "read":
        return
    if status == "kicked":
        raise Forbidden(f"bot was kicked from the {kind} chat")
    if status == "left":
        raise Forbidden(f"bot is not a member of the {kind} chat")
    member = world.member(chat_id, world.bot_id) or {}
    if kind == "channel" and need == "write" and not member.get("can_post_messages"):
        raise BadRequest("need administrator rights in the channel chat")
    if status == "restricted" and need == "write" and not member.get("can_send_messages"):
        raise BadRequest("not enough rights to send text messages to the chat")


def _check_private(world: World, chat_id: int, need: Need) -> None:
    record = world.chats[str(chat_id)]
    if record.get("blocked") and need != "read":
        raise Forbidden("bot was blocked by the user")
    if not record.get("started"):
        if any(world.present(int(key), chat_id) for key in world.chats if int(key) < 0):
            raise Forbidden("bot can't initiate conversation with a user")
        raise BadRequest("chat not found")


def thread_for(call: Call, chat_id: int) -> int | None:
    """The topic to write in: None for the general topic and for chats without topics."""
    world = call.world
    thread = call.integer("message_thread_id")
    kind = world.kind(chat_id)
    if not thread or kind in ("group", "channel"):
        return None
    if kind == "supergroup" and not world.chat(chat_id).get("is_forum"):
        return None
    topic = world.topic(chat_id, thread)
    if topic is None:
        raise BadRequest("message thread not found")
    if topic["closed"] and not world.is_admin(chat_id, world.bot_id):
        raise BadRequest("TOPIC_CLOSED")
    return thread


def message_for(call: Call, what: str, need: Need = "edit", chat: str = "chat_id") -> Message:
    """The message named by chat_id and message_id; `what` completes "message to … not found"."""
    chat_id = chat_for(call, need, chat)
    found = call.world.message(chat_id, call.integer("message_id"))
    if found is None:
        raise BadRequest(f"message to {what} not found")
    return found
