"""What the bot says of itself: commands, name, descriptions, menu button, default rights."""

from __future__ import annotations

import re
from typing import Any

from sandbox.server.errors import BadRequest
from sandbox.server.limits import COMMANDS
from sandbox.server.request import Call
from sandbox.server.store import Json

METHODS = (
    "set_my_commands",
    "get_my_commands",
    "delete_my_commands",
    "set_my_name",
    "get_my_name",
    "set_my_description",
    "get_my_description",
    "set_my_short_description",
    "get_my_short_description",
    "set_chat_menu_button",
    "get_chat_menu_button",
    "set_my_default_administrator_rights",
    "get_my_default_administrator_rights",
)

_SCOPES = {
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
}


def _scope(call: Call) -> str:
    scope: Any = call.json("scope", "BotCommandScope") or {"type": "default"}
    if not isinstance(scope, dict):
        raise BadRequest("BotCommandScope must be an Object")
    if scope.get("type") not in _SCOPES:
        raise BadRequest("can't parse BotCommandScope: unsupported type specified")
    return ":".join(str(scope[name]) for name in ("type", "chat_id", "user_id") if name in scope)


def _key(call: Call) -> str:
    return f"{_scope(call)}|{call.text('language_code')}"


def _commands(call: Call) -> list[Json]:
    given = call.json("commands")
    if not isinstance(given, list):
        raise BadRequest("expected an Array of BotCommand")
    if len(given) > COMMANDS:
        raise BadRequest("BOT_COMMANDS_TOO_MUCH")
    for one in given:
        name = str(one.get("command", "")).removeprefix("/")
        if not re.fullmatch(r"[a-z0-9_]{1,32}", name):
            raise BadRequest("BOT_COMMAND_INVALID")
        if not 1 <= len(str(one.get("description", ""))) <= 256:
            raise BadRequest("BOT_COMMAND_DESCRIPTION_INVALID")
    return [{**one, "command": one["command"].removeprefix("/")} for one in given]


def _save(call: Call, name: str, key: str, value: object) -> bool:
    kept = dict(call.world.meta.get(name) or {})
    kept.pop(key, None)
    if value:
        kept[key] = value
    call.world.meta[name] = kept
    call.world.events.publish("bot")
    return True


async def set_my_commands(call: Call) -> bool:
    return _save(call, "commands", _key(call), _commands(call))


async def get_my_commands(call: Call) -> list[Json]:
    found: list[Json] = (call.world.meta.get("commands") or {}).get(_key(call), [])
    return found


async def delete_my_commands(call: Call) -> bool:
    return _save(call, "commands", _key(call), None)


def _set_words(call: Call, field: str, longest: int) -> bool:
    words = call.text(field)
    if len(words) > longest:
        raise BadRequest(f"BOT_{field.upper()}_TOO_LONG" if field != "name" else "BOT_TITLE_INVALID")
    return _save(call, field, call.text("language_code"), words)


def _get_words(call: Call, field: str) -> Json:
    kept = call.world.meta.get(field) or {}
    return {field: kept.get(call.text("language_code")) or kept.get("", "")}


async def set_my_name(call: Call) -> bool:
    done = _set_words(call, "name", 64)
    if call.text("name") and not call.text("language_code"):
        call.world.users[str(call.world.bot_id)] = {**call.world.bot, "first_name": call.text("name")}
    return done


async def get_my_name(call: Call) -> Json:
    return {"name": _get_words(call, "name")["name"] or call.world.bot["first_name"]}


async def set_my_description(call: Call) -> bool:
    return _set_words(call, "description", 512)


async def get_my_description(call: Call) -> Json:
    return _get_words(call, "description")


async def set_my_short_description(call: Call) -> bool:
    return _set_words(call, "short_description", 120)


async def get_my_short_description(call: Call) -> Json:
    return _get_words(call, "short_description")


async def set_chat_menu_button(call: Call) -> bool:
    button = call.json("menu_button") or {"type": "default"}
    if button.get("type") not in ("commands", "web_app", "default"):
        raise BadRequest("can't parse menu button: MenuButton has unsupported type")
    return _save(call, "menu_button", call.text("chat_id"), button)


async def get_chat_menu_button(call: Call) -> Json:
    kept = call.world.meta.get("menu_button") or {}
    found: Json = kept.get(call.text("chat_id")) or kept.get("") or {"type": "commands"}
    return {"type": "commands"} if found["type"] == "default" else found


async def set_my_default_administrator_rights(call: Call) -> bool:
    where = "channels" if call.flag("for_channels") else "groups"
    return _save(call, "default_rights", where, call.json("rights", "ChatAdministratorRights"))


async def get_my_default_administrator_rights(call: Call) -> Json:
    where = "channels" if call.flag("for_channels") else "groups"
    kept: Json = (call.world.meta.get("default_rights") or {}).get(where) or {}
    names = (
        "is_anonymous can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members"
        " can_promote_members can_change_info can_invite_users can_post_stories can_edit_stories"
        " can_delete_stories can_send_welcome_messages"
    )
    return {name: bool(kept.get(name)) for name in names.split()} | kept
