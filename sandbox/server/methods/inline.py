"""answerInlineQuery."""

from __future__ import annotations

from sandbox.server.errors import BadRequest
from sandbox.server.limits import CALLBACK_SECONDS, INLINE_RESULTS
from sandbox.server.request import Call
from sandbox.server.store import Json
from sandbox.server.world import World

METHODS = ("answer_inline_query",)

_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


async def answer_inline_query(call: Call) -> bool:
    world = call.world
    key = call.text("inline_query_id")
    query = world.queries.get(key)
    if query is None or query["kind"] != "inline" or world.clock.now() - query["at"] > CALLBACK_SECONDS:
        raise BadRequest(_TOO_OLD)
    results = call.json("results")
    if not isinstance(results, list):
        raise BadRequest("expected an Array of inline query results")
    if len(results) > INLINE_RESULTS:
        raise BadRequest("too many inline query results specified")
    names = [str(result.get("id", "")) for result in results]
    if any(not 1 <= len(name.encode()) <= 64 for name in names):
        raise BadRequest("RESULT_ID_INVALID")
    if len(set(names)) < len(names):
        raise BadRequest("RESULT_ID_DUPLICATE")
    button = call.json("button")
    if not isinstance(button, dict | None):
        raise BadRequest("expected an Object of inline query results button")
    kept = {**query, "results": results, "next_offset": call.text("next_offset")}
    world.queries[key] = kept
    shown = [_with_thumbnail(world, result) for result in results]
    world.events.publish("inline", person=query["person"], query_id=key, results=shown, button=button)
    return True


def _with_thumbnail(world: World, result: Json) -> Json:
    """What a client shows beside a cached document: it knows the file, and the bot need not send one."""
    stored = world.files.find(str(result.get("document_file_id", "")))
    document = world.meta.get(f"document:{stored.number}", {}) if stored else {}
    small = document.get("thumbnail")
    return {**result, "thumbnail_file_id": small["file_id"]} if small else result
