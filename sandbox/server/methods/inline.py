"""answerInlineQuery."""

from __future__ import annotations

from sandbox.server.errors import BadRequest
from sandbox.server.limits import CALLBACK_SECONDS, INLINE_RESULTS
from sandbox.server.request import Call

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
    kept = {**query, "results": results, "next_offset": call.text("next_offset")}
    world.queries[key] = kept
    world.events.publish("inline", person=query["person"], query_id=key, results=results)
    return True
