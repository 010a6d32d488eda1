"""The person's side over HTTP: what the page and scripts use. Documented in docs/sandbox.md."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from sandbox.server import inline_people, people, render, view
from sandbox.server.api import WORLD
from sandbox.server.errors import ApiError, PersonError
from sandbox.server.limits import PERSON_FILE_BYTES
from sandbox.server.people import Act
from sandbox.server.request import Call, TooLarge, read
from sandbox.server.world import World

Handler = Callable[[Call, web.Request], Awaitable[Any]]


def endpoint(handler: Handler) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """Read the fields, run the handler, answer as JSON; a refusal is {"error": sentence}."""

    async def answer(request: web.Request) -> web.StreamResponse:
        call: Call | None = None
        try:
            call = await read(request, request.app[WORLD], request.path, PERSON_FILE_BYTES)
            return web.json_response(await handler(call, request))
        except PersonError as error:
            return web.json_response({"error": str(error)}, status=error.status)
        except TooLarge:
            return web.json_response({"error": "Telegram takes files of up to 2 GB."}, status=413)
        except (ApiError, ValueError, TypeError, KeyError) as error:
            return web.json_response({"error": f"This request can't be understood: {error}"}, status=400)
        finally:
            if call is not None:
                call.discard()

    return answer


def person_of(call: Call, name: str = "person") -> int:
    """An id, a first name, or nothing for the first person."""
    world, given = call.world, call.text(name)
    if not given:
        return int(world.people()[0]["id"])
    for user in world.users.values():
        if given == str(user["id"]) or given.lower() == user["first_name"].lower():
            return int(user["id"])
    raise PersonError("There is no such person.", 404)


def chat_of(call: Call, person: int, name: str = "chat") -> int:
    """An id, a title, or nothing for the person's chat with the bot."""
    world, given = call.world, call.text(name)
    if not given or given == "private":
        return person
    for key, record in world.chats.items():
        named = (key, record["chat"].get("title", ""))
        if given in named and not record.get("migrated_to"):
            return int(key)
    raise PersonError("There is no such chat.", 404)


def act_of(call: Call) -> Act:
    person = person_of(call)
    thread, reply = call.integer("thread") or None, call.integer("reply_to") or None
    chat_id = chat_of(call, person)
    answered = call.world.message(chat_id, reply) if reply else None
    if thread is None and answered is not None:
        thread = answered.thread_id
    return Act(person, chat_id, thread, reply)


def _all(world: World, messages: list[Any]) -> list[Any]:
    return [render.for_page(world, message) for message in messages]


async def text(call: Call, _: web.Request) -> Any:
    sent = people.send_text(call.world, act_of(call), call.text("text"))
    return {"messages": _all(call.world, sent)}


async def send(call: Call, _: web.Request) -> Any:
    how, caption = call.text("as", "photo"), call.text("caption")
    sent = await people.send_files(call.world, act_of(call), list(call.uploads.values()), how, caption)
    return {"messages": _all(call.world, sent)}


async def preview(call: Call, _: web.Request) -> Any:
    return {"files": [await people.preview(upload) for upload in call.uploads.values()]}


async def press(call: Call, _: web.Request) -> Any:
    return {"query_id": people.press(call.world, act_of(call), call.integer("message_id"), call.text("data"))}


async def react(call: Call, _: web.Request) -> Any:
    people.react(call.world, act_of(call), call.integer("message_id"), call.text("emoji"))
    return {"ok": True}


async def edit(call: Call, _: web.Request) -> Any:
    act, number, words = act_of(call), call.integer("message_id"), call.text("text")
    for upload in call.uploads.values():
        how = call.text("as", "photo")
        return {
            "messages": _all(call.world, [await people.replace(call.world, act, number, upload, how, words)])
        }
    changed = people.edit(call.world, act, number, words)
    return {"messages": _all(call.world, [changed])}


async def delete(call: Call, _: web.Request) -> Any:
    people.delete(call.world, act_of(call), call.integer("message_id"))
    return {"ok": True}


async def forward(call: Call, _: web.Request) -> Any:
    act = act_of(call)
    numbers = [int(number) for number in call.json("message_ids")]
    sent = people.forward(call.world, act, chat_of(call, act.person, "from_chat"), numbers)
    return {"messages": _all(call.world, sent)}


async def state(call: Call, _: web.Request) -> Any:
    return view.state(call.world, person_of(call))


async def chats(call: Call, _: web.Request) -> Any:
    return {"chats": view.chats(call.world, person_of(call))}


async def messages(call: Call, request: web.Request) -> Any:
    world, chat_id = call.world, int(request.match_info["chat"])
    if world.record(chat_id) is None:
        raise PersonError("There is no such chat.", 404)
    before, thread = call.integer("before") or None, call.integer("thread") or None
    found = world.messages.of_chat(chat_id, before=before)
    if thread is not None:
        found = [message for message in found if message.thread_id == thread]
    limit = max(1, call.integer("limit", 500))
    return {"messages": _all(world, found[-limit:])}


async def inline_ask(call: Call, _: web.Request) -> Any:
    return {"query_id": inline_people.ask(call.world, act_of(call), call.text("query"), call.text("offset"))}


async def inline_results(call: Call, request: web.Request) -> Any:
    return {"results": inline_people.results(call.world, request.match_info["query_id"])}


async def inline_choose(call: Call, _: web.Request) -> Any:
    key, result = call.text("query_id"), call.text("result_id")
    return {"messages": _all(call.world, [await inline_people.choose(call.world, act_of(call), key, result)])}


ROUTES: tuple[tuple[str, str, Handler], ...] = (
    ("POST", "/sandbox/text", text),
    ("POST", "/sandbox/send", send),
    ("POST", "/sandbox/preview", preview),
    ("POST", "/sandbox/press", press),
    ("POST", "/sandbox/react", react),
    ("POST", "/sandbox/edit", edit),
    ("POST", "/sandbox/delete", delete),
    ("POST", "/sandbox/forward", forward),
    ("POST", "/sandbox/inline", inline_ask),
    ("GET", "/sandbox/inline/{query_id}", inline_results),
    ("POST", "/sandbox/inline/choose", inline_choose),
    ("GET", "/sandbox/state", state),
    ("GET", "/sandbox/chats", chats),
    ("GET", "/sandbox/chats/{chat}/messages", messages),
)
