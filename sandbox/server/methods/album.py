"""sendMediaGroup."""

from __future__ import annotations

from sandbox.server import ids, media, render, sending, text
from sandbox.server.errors import ApiError, BadRequest
from sandbox.server.limits import ALBUM_ITEMS
from sandbox.server.request import Call
from sandbox.server.store import Json

METHODS = ("send_media_group",)


async def send_media_group(call: Call) -> list[Json]:
    """All or nothing: one bad item and none is sent."""
    where = sending.place(call, with_markup=False)
    items = call.json("media")
    if not isinstance(items, list):
        raise BadRequest("expected an Array of InputMedia")
    if not items:
        raise BadRequest("there are no messages to send")
    if len(items) > ALBUM_ITEMS:
        raise BadRequest("too many messages to send as an album")
    contents = [await _content(call, item, number) for number, item in enumerate(items, 1)]
    if len({"photo" in content for content in contents}) > 1:
        raise BadRequest("can't use the media of the specified type in the album")
    group = {"media_group_id": str(ids.random_id(53))} if len(items) > 1 else {}
    return [render.message(call.world, sending.send(call, where, content, **group)) for content in contents]


async def _content(call: Call, item: Json, number: int) -> Json:
    kind = item.get("type") if isinstance(item, dict) else None
    if kind not in ("photo", "document"):
        raise BadRequest(f"can't parse InputMedia: type \"{kind}\" can't be used in sendMediaGroup")
    if not item.get("media"):
        raise BadRequest("can't parse InputMedia: media not found")
    try:
        given = media.source(call, item["media"], "media")
        made = await (media.photo if kind == "photo" else media.document)(call.world, given)
        return text.caption(call, item) | made
    except ApiError as error:
        reason = error.description.removeprefix("Bad Request: ")
        raise BadRequest(f'failed to send message #{number} with the error message "{reason}"') from error
