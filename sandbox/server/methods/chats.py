"""getChat, getChatMemberCount, leaveChat, pins, title and description."""

from __future__ import annotations

from sandbox.server import access, board, render
from sandbox.server.errors import BadRequest
from sandbox.server.request import Call
from sandbox.server.store import Json

METHODS = (
    "get_chat",
    "get_chat_member_count",
    "leave_chat",
    "pin_chat_message",
    "unpin_chat_message",
    "unpin_all_chat_messages",
    "set_chat_title",
    "set_chat_description",
)

_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


async def get_chat(call: Call) -> Json:
    world = call.world
    chat_id = access.chat_for(call, "read")
    record = world.chats[str(chat_id)]
    info: Json = {
        **record["chat"],
        "accent_color_id": abs(chat_id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, True),
        **record.get("full", {}),
    }
    pinned = record.get("pinned") or []
    message = world.message(chat_id, pinned[-1]) if pinned else None
    if message is not None:
        info["pinned_message"] = render.message(world, message, with_reply=False)
    return info


async def get_chat_member_count(call: Call) -> int:
    chat_id = access.chat_for(call, "read")
    return 2 if call.world.kind(chat_id) == "private" else len(call.world.member_ids(chat_id))


async def leave_chat(call: Call) -> bool:
    world = call.world
    chat_id = access.chat_for(call, "edit")
    if world.kind(chat_id) == "private":
        raise BadRequest("chat member status can't be changed in private chats")
    world.set_member(chat_id, world.bot_id, {"status": "left"})
    if world.kind(chat_id) != "channel":
        board.service(
            world, chat_id, world.bot_id, {"left_chat_member": render.public_user(world, world.bot_id)}
        )
    return True


def _may_change(call: Call, chat_id: int, right: str) -> None:
    world = call.world
    kind = world.kind(chat_id)
    member = world.member(chat_id, world.bot_id) or {}
    right = "can_edit_messages" if kind == "channel" and right == "can_pin_messages" else right
    if kind != "private" and not member.get(right):
        words = "manage pinned messages in the chat" if "change" not in right else "change chat info"
        raise BadRequest(f"not enough rights to {words}")


async def pin_chat_message(call: Call) -> bool:
    world = call.world
    message = access.message_for(call, "pin", "write")
    _may_change(call, message.chat_id, "can_pin_messages")
    record = world.chats[str(message.chat_id)]
    pinned = [number for number in record.get("pinned", []) if number != message.message_id]
    world.save_record({**record, "pinned": [*pinned, message.message_id]})
    board.service(
        world,
        message.chat_id,
        world.bot_id,
        {"pinned_message": render.message(world, message, with_reply=False)},
    )
    return True


async def unpin_chat_message(call: Call) -> bool:
    world = call.world
    chat_id = access.chat_for(call, "write")
    _may_change(call, chat_id, "can_pin_messages")
    record = world.chats[str(chat_id)]
    pinned = list(record.get("pinned", []))
    number = call.integer("message_id") or (pinned[-1] if pinned else 0)
    if number not in pinned:
        raise BadRequest("message to unpin not found")
    pinned.remove(number)
    world.save_record({**record, "pinned": pinned})
    return True


async def unpin_all_chat_messages(call: Call) -> bool:
    chat_id = access.chat_for(call, "write")
    _may_change(call, chat_id, "can_pin_messages")
    call.world.save_record({**call.world.chats[str(chat_id)], "pinned": []})
    return True


async def set_chat_title(call: Call) -> bool:
    world = call.world
    chat_id, title = access.chat_for(call, "write"), call.text("title").strip()
    _check_not_private(call, chat_id)
    _may_change(call, chat_id, "can_change_info")
    if not 1 <= len(title) <= 128:
        raise BadRequest("CHAT_TITLE_EMPTY" if not title else "CHAT_TITLE_TOO_LONG")
    record = world.chats[str(chat_id)]
    world.save_record({**record, "chat": {**record["chat"], "title": title}})
    board.service(world, chat_id, world.bot_id, {"new_chat_title": title})
    return True


async def set_chat_description(call: Call) -> bool:
    chat_id, words = access.chat_for(call, "write"), call.text("description")[:255]
    _check_not_private(call, chat_id)
    _may_change(call, chat_id, "can_change_info")
    record = call.world.chats[str(chat_id)]
    if record.get("full", {}).get("description", "") == words:
        raise BadRequest("chat description is not modified")
    call.world.save_record({**record, "full": {**record.get("full", {}), "description": words}})
    return True


def _check_not_private(call: Call, chat_id: int) -> None:
    if call.world.kind(chat_id) == "private":
        raise BadRequest("can't change private chat title or description")
