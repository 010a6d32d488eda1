"""A person's side of inline mode: ask the bot, take one of its results."""

from __future__ import annotations

from sandbox.server import board, media, render, text
from sandbox.server.errors import PersonError
from sandbox.server.messages import Message
from sandbox.server.people import Act, check_seat
from sandbox.server.store import Json
from sandbox.server.world import World


def ask(world: World, act: Act, query: str, offset: str = "") -> str:
    """The id of the inline query; its results come by `results` or as an event."""
    check_seat(world, act, write=True)
    if not world.bot["supports_inline_queries"]:
        raise PersonError("This bot has no inline mode.")
    kind = world.kind(act.chat_id)
    key = world.new_query("inline", act.person, chat_id=act.chat_id, query=query, results=None)
    body = {
        "id": key,
        "from": render.public_user(world, act.person),
        "query": query[:256],
        "offset": offset,
        "chat_type": "sender" if kind == "private" else kind,
    }
    world.updates.push("inline_query", body)
    return key


def results(world: World, key: str) -> list[Json] | None:
    """None as long as the bot hasn't answered."""
    query = world.queries.get(key)
    if query is None or query["kind"] != "inline":
        raise PersonError("There is no such query.", 404)
    found: list[Json] | None = query["results"]
    return found


async def choose(world: World, act: Act, key: str, result_id: str) -> Message:
    """Send one result into the chat, by way of the bot, which is told what was chosen."""
    check_seat(world, act, write=True)
    result = next((one for one in results(world, key) or [] if one["id"] == result_id), None)
    if result is None:
        raise PersonError("There is no such result.", 404)
    content = await _content(world, result)
    message = board.new(
        world, act.chat_id, act.person, content, via_bot=world.bot_id, thread_id=act.thread_id
    )
    message.reply_markup = result.get("reply_markup")
    board.post_from_person(world, message, act.person)
    body = {
        "result_id": result_id,
        "from": render.public_user(world, act.person),
        "query": world.queries[key]["query"],
    }
    world.updates.push("chosen_inline_result", body)
    return message


async def _content(world: World, result: Json) -> Json:
    for field, make in (("photo_file_id", media.photo), ("document_file_id", media.document)):
        if field in result:
            return await make(world, world.files.get(result[field])) | _caption(result)
    words = (result.get("input_message_content") or {}).get("message_text", "")
    if not words:
        raise PersonError("The sandbox can't send this kind of result.")
    return text.from_person(words, "text")


def _caption(result: Json) -> Json:
    return text.from_person(result.get("caption", ""), "caption")
