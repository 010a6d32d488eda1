"""What one person sees: their chats, the other people, the bot and its commands."""

from __future__ import annotations

from sandbox.server import render
from sandbox.server.store import Json
from sandbox.server.world import World


def state(world: World, person: int) -> Json:
    return {
        "person": person,
        "people": [render.public_user(world, int(user["id"])) for user in world.people()],
        "bot": {
            **render.public_user(world, world.bot_id),
            "description": _words(world, "description"),
            "short_description": _words(world, "short_description"),
            "supports_inline_queries": world.bot["supports_inline_queries"],
        },
        "chats": chats(world, person),
        "now": world.clock.now(),
    }


def _words(world: World, field: str) -> str:
    kept = world.meta.get(field) or {}
    return str(kept.get("") or next(iter(kept.values()), ""))


def chats(world: World, person: int) -> list[Json]:
    """The one spoken in last comes first; the chat with the bot leads as long as nothing was said."""
    mine = [int(key) for key in world.chats if world.may_see(person, int(key))]
    found = [chat(world, person, chat_id) for chat_id in mine]
    return sorted(found, key=lambda one: (-_spoken(one), one["id"] != person))


def _spoken(seen: Json) -> int:
    last = seen["last_message"]
    return int(last["date"]) if last else 0


def chat(world: World, person: int, chat_id: int) -> Json:
    record = world.chats[str(chat_id)]
    kind = record["chat"]["type"]
    last = world.messages.last(chat_id)
    private = kind == "private"
    title = world.bot["first_name"] if private else record["chat"].get("title", "")
    members = [person, world.bot_id] if private else world.member_ids(chat_id)
    return {
        **record["chat"],
        "title": title,
        "members": [render.public_user(world, user_id) for user_id in members],
        "admin": not private and world.is_admin(chat_id, person),
        "may_write": kind != "channel" or world.is_admin(chat_id, person),
        "started": bool(record.get("started")) or not private,
        "blocked": bool(record.get("blocked")),
        "pinned": record.get("pinned", []),
        "keyboard": record.get("keyboard"),
        "topics": world.topics_of(chat_id),
        "commands": commands(world, person, chat_id),
        "last_message": render.for_page(world, last) if last else None,
    }


def commands(world: World, person: int, chat_id: int) -> list[Json]:
    """The narrowest scope that has commands wins, first in the person's language (BotCommandScope)."""
    kept = world.meta.get("commands") or {}
    language = str(world.users[str(person)].get("language_code", ""))
    scopes = [f"chat_member:{chat_id}:{person}", f"chat:{chat_id}"]
    if world.kind(chat_id) == "private":
        scopes = [f"chat:{chat_id}", "all_private_chats"]
    else:
        if world.is_admin(chat_id, person):
            scopes[1:1] = [f"chat_administrators:{chat_id}"]
            scopes.append("all_chat_administrators")
        scopes.append("all_group_chats")
    for scope in (*scopes, "default"):
        for spoken in (language, ""):
            found: list[Json] = kept.get(f"{scope}|{spoken}", [])
            if found:
                return found
    return []
