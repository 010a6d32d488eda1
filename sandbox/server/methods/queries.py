"""answerCallbackQuery."""

from __future__ import annotations

from sandbox.server.errors import BadRequest
from sandbox.server.limits import CALLBACK_ANSWER_CHARS, CALLBACK_SECONDS
from sandbox.server.request import Call

METHODS = ("answer_callback_query",)

_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


async def answer_callback_query(call: Call) -> bool:
    world = call.world
    key = call.text("callback_query_id")
    query = world.queries.get(key)
    if query is None or query["kind"] != "callback" or world.clock.now() - query["at"] > CALLBACK_SECONDS:
        raise BadRequest(_TOO_OLD)
    words = call.text("text")
    if len(words) > CALLBACK_ANSWER_CHARS:
        raise BadRequest("MESSAGE_TOO_LONG")
    del world.queries[key]
    world.events.publish(
        "answer",
        person=query["person"],
        message_id=query["message_id"],
        query_id=key,
        text=words,
        alert=call.flag("show_alert"),
        url=call.text("url"),
    )
    return True
