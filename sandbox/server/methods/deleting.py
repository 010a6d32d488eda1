"""deleteMessage and deleteMessages."""

from __future__ import annotations

from sandbox.server import access, board
from sandbox.server.errors import BadRequest
from sandbox.server.limits import DELETE_SECONDS
from sandbox.server.messages import Message
from sandbox.server.request import Call

METHODS = ("delete_message", "delete_messages")


def _may_delete(call: Call, message: Message) -> bool:
    world = call.world
    if world.kind(message.chat_id) == "private":
        return world.clock.now() - message.date < DELETE_SECONDS
    member = world.member(message.chat_id, world.bot_id) or {}
    if member.get("can_delete_messages"):
        return True
    mine = message.sender == world.bot_id or (
        world.kind(message.chat_id) == "channel" and member.get("can_post_messages")
    )
    return bool(mine) and world.clock.now() - message.date < DELETE_SECONDS


async def delete_message(call: Call) -> bool:
    message = access.message_for(call, "delete", "write")
    if not _may_delete(call, message):
        raise BadRequest("message can't be deleted")
    board.delete(call.world, message)
    return True


async def delete_messages(call: Call) -> bool:
    """Messages that aren't found are passed over, as documented."""
    chat_id = access.chat_for(call, "write")
    numbers = call.json("message_ids")
    if not isinstance(numbers, list):
        raise BadRequest("expected an Array of message identifiers")
    if not numbers:
        raise BadRequest("message identifiers are not specified")
    if len(numbers) > 100:
        raise BadRequest("too many message identifiers specified")
    found = [message for number in numbers if (message := call.world.message(chat_id, int(number)))]
    if any(not _may_delete(call, message) for message in found):
        raise BadRequest("message can't be deleted")
    for message in found:
        board.delete(call.world, message)
    return True
