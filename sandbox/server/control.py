"""Switches for tests and for the curious: faults, clock, rates, privacy, blocking, members, migration."""

from __future__ import annotations

import json
from typing import Any

from aiohttp import web

from sandbox.server import discussion, groups, people, seed
from sandbox.server.errors import PersonError
from sandbox.server.methods.topics import open_topic
from sandbox.server.person_api import Handler, chat_of, person_of
from sandbox.server.request import Call
from sandbox.server.world import World


async def fault(call: Call, _: web.Request) -> Any:
    """Fields of faults.Fault; times=0 means until cleared."""
    wanted: dict[str, Any] = {"kind": call.text("kind"), "method": call.text("method", "*")}
    if "times" in call:
        wanted["times"] = call.integer("times") or None
    if "retry_after" in call:
        wanted["retry_after"] = call.integer("retry_after")
    if "seconds" in call:
        wanted["seconds"] = float(call.text("seconds"))
    call.world.faults.add(**wanted)
    return {"ok": True}


async def no_faults(call: Call, _: web.Request) -> Any:
    call.world.faults.clear()
    return {"ok": True}


async def clock(call: Call, _: web.Request) -> Any:
    call.world.clock.advance(float(call.text("advance", "0")))
    return {"now": call.world.clock.now()}


async def rates(call: Call, _: web.Request) -> Any:
    call.world.rates.on = call.flag("on")
    return {"on": call.world.rates.on}


def _bot_flag(world: World, name: str, value: bool) -> Any:
    world.users[str(world.bot_id)] = {**world.bot, name: value}
    world.events.publish("bot")
    return {"ok": True}


async def privacy(call: Call, _: web.Request) -> Any:
    return _bot_flag(call.world, "can_read_all_group_messages", not call.flag("on"))


async def inline(call: Call, _: web.Request) -> Any:
    return _bot_flag(call.world, "supports_inline_queries", call.flag("on"))


async def block(call: Call, _: web.Request) -> Any:
    people.block(call.world, person_of(call), blocked=call.flag("blocked"))
    return {"ok": True}


async def member(call: Call, _: web.Request) -> Any:
    """`user` "bot" is the bot; `rights` is JSON."""
    by = person_of(call)
    user = call.world.bot_id if call.text("user") == "bot" else person_of(call, "user")
    rights = json.loads(call.text("rights")) if "rights" in call else None
    chat_id = chat_of(call, by)
    groups.set_status(call.world, chat_id, by=by, user_id=user, status=call.text("status"), rights=rights)
    return {"ok": True}


async def migrate(call: Call, _: web.Request) -> Any:
    return {"chat_id": groups.migrate(call.world, chat_of(call, person_of(call)))}


async def topic(call: Call, _: web.Request) -> Any:
    person = person_of(call)
    chat_id = chat_of(call, person)
    if not call.world.chat(chat_id).get("is_forum"):
        raise PersonError("This chat has no topics.")
    return open_topic(call.world, chat_id, person, call.text("name").strip() or "New topic")


async def link(call: Call, _: web.Request) -> Any:
    """`chat` is the channel, `group` its discussion."""
    person = person_of(call)
    discussion.link(call.world, chat_of(call, person), chat_of(call, person, "group"))
    return {"ok": True}


async def add_person(call: Call, _: web.Request) -> Any:
    name = call.text("name").strip()[:64]
    if not name:
        raise PersonError("A person needs a name.")
    number = max(int(user["id"]) for user in call.world.people()) + 1
    seed.add_person(call.world, number, name, call.text("language", "en"))
    call.world.events.publish("bot")
    return {"id": number}


async def info(call: Call, _: web.Request) -> Any:
    """Where things stand: pending updates, the webhook, the bot's last calls."""
    world = call.world
    return {
        "pending_updates": world.updates.pending(),
        "webhook": world.meta.get("webhook"),
        "rates": world.rates.on,
        "now": world.clock.now(),
        "calls": list(world.calls),
        "token": world.options.token,
    }


ROUTES: tuple[tuple[str, str, Handler], ...] = (
    ("POST", "/sandbox/control/faults", fault),
    ("DELETE", "/sandbox/control/faults", no_faults),
    ("POST", "/sandbox/control/clock", clock),
    ("POST", "/sandbox/control/rates", rates),
    ("POST", "/sandbox/control/privacy", privacy),
    ("POST", "/sandbox/control/inline", inline),
    ("POST", "/sandbox/control/block", block),
    ("POST", "/sandbox/control/member", member),
    ("POST", "/sandbox/control/migrate", migrate),
    ("POST", "/sandbox/control/topic", topic),
    ("POST", "/sandbox/control/link", link),
    ("POST", "/sandbox/control/people", add_person),
    ("GET", "/sandbox/control", info),
)
