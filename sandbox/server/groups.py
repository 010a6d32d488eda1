"""Changes of groups that tests and people ask for: members come and go, a group becomes a supergroup."""

from __future__ import annotations

from sandbox.server import board, render
from sandbox.server.errors import PersonError
from sandbox.server.seed import administrator
from sandbox.server.store import Json
from sandbox.server.world import World

_STATUSES = ("creator", "administrator", "member", "restricted", "left", "kicked")


def set_status(
    world: World, chat_id: int, *, by: int, user_id: int, status: str, rights: Json | None = None
) -> None:
    """Add, remove, promote or demote somebody, with the service message and the update that go with it."""
    if status not in _STATUSES:
        raise PersonError(f"A status is one of {', '.join(_STATUSES)}.")
    if world.record(chat_id) is None or world.user(user_id) is None or world.kind(chat_id) == "private":
        raise PersonError("There is no such group or person.", 404)
    old = _state(world, chat_id, user_id)
    world.set_member(chat_id, user_id, _member(world, chat_id, status, rights))
    new = _state(world, chat_id, user_id)
    _tell(world, by, old, new, chat_id=chat_id)
    was, is_now = old["status"] not in ("left", "kicked"), status not in ("left", "kicked")
    if was != is_now and world.kind(chat_id) != "channel":
        user = render.public_user(world, user_id)
        content = {"new_chat_members": [user]} if is_now else {"left_chat_member": user}
        board.service(world, chat_id, by, content)


def _member(world: World, chat_id: int, status: str, rights: Json | None) -> Json:
    if status == "creator":
        return {"status": status, "is_anonymous": False, **(rights or {})}
    if status == "administrator":
        return {**administrator(world.kind(chat_id)), **(rights or {})}
    if status == "restricted":
        names = world.chats[str(chat_id)]["full"].get("permissions", {})
        off = dict.fromkeys(names, False)
        return {"status": status, "is_member": True, "until_date": 0, **off, **(rights or {})}
    return {"status": status}


def _state(world: World, chat_id: int, user_id: int) -> Json:
    return {**world.chat_member(chat_id, user_id), "user": render.public_user(world, user_id)}


def _tell(world: World, by: int, old: Json, new: Json, *, chat_id: int) -> None:
    body = {
        "chat": world.chat(chat_id),
        "from": render.public_user(world, by),
        "date": world.clock.date(),
        "old_chat_member": old,
        "new_chat_member": new,
    }
    if new["user"]["id"] == world.bot_id:
        world.updates.push("my_chat_member", body)
    elif world.is_admin(chat_id, world.bot_id):
        world.updates.push("chat_member", body)


def migrate(world: World, chat_id: int) -> int:
    """A basic group becomes a supergroup with a new id, which comes back; its messages stay behind."""
    record = world.record(chat_id)
    if record is None or record["chat"]["type"] != "group" or record.get("migrated_to"):
        raise PersonError("Only a basic group can become a supergroup.")
    new_id = world.new_chat_id("supergroup")
    chat = {"id": new_id, "title": record["chat"]["title"], "type": "supergroup"}
    world.save_record({"chat": chat, "full": record.get("full", {})})
    for user_id in world.member_ids(chat_id):
        world.set_member(new_id, user_id, world.member(chat_id, user_id) or {"status": "member"})
    owner = next((one for one in world.member_ids(chat_id) if world.status(chat_id, one) == "creator"), None)
    board.service(world, chat_id, owner, {"migrate_to_chat_id": new_id})
    board.service(world, new_id, owner, {"migrate_from_chat_id": chat_id})
    world.save_record({**world.chats[str(chat_id)], "migrated_to": new_id})
    return new_id
