"""getChatMember and getChatAdministrators."""

from __future__ import annotations

from sandbox.server import access, render
from sandbox.server.errors import BadRequest
from sandbox.server.request import Call
from sandbox.server.store import Json

METHODS = ("get_chat_member", "get_chat_administrators")


def _member(call: Call, chat_id: int, user_id: int) -> Json:
    found = call.world.chat_member(chat_id, user_id)
    return {**found, "user": render.public_user(call.world, user_id)}


async def get_chat_member(call: Call) -> Json:
    world = call.world
    chat_id = access.chat_for(call, "read")
    user_id = call.integer("user_id")
    if user_id <= 0:
        raise BadRequest("invalid user_id specified")
    if world.user(user_id) is None:
        raise BadRequest("user not found")
    if world.kind(chat_id) == "private":
        if user_id not in (chat_id, world.bot_id):
            raise BadRequest("member not found")
        return {"status": "member", "user": render.public_user(world, user_id)}
    return _member(call, chat_id, user_id)


async def get_chat_administrators(call: Call) -> list[Json]:
    """Without other bots, as documented."""
    world = call.world
    chat_id = access.chat_for(call, "read")
    if world.kind(chat_id) == "private":
        raise BadRequest("there are no administrators in the private chat")
    return [
        _member(call, chat_id, user_id)
        for user_id in world.member_ids(chat_id)
        if world.is_admin(chat_id, user_id)
    ]
