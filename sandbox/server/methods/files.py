"""getFile."""

from __future__ import annotations

from sandbox.server.errors import BadRequest
from sandbox.server.limits import DOWNLOAD_BYTES
from sandbox.server.request import Call
from sandbox.server.store import Json

METHODS = ("get_file",)


async def get_file(call: Call) -> Json:
    """A local server answers with the absolute path on its own disk."""
    world = call.world
    file_id = call.text("file_id")
    if not file_id:
        raise BadRequest("file_id not specified")
    found = world.files.find(file_id)
    if found is None:
        raise BadRequest("invalid file_id")
    if not world.options.local and found.size > DOWNLOAD_BYTES:
        raise BadRequest("file is too big")
    if not world.files.disk_path(found).is_file():
        raise BadRequest("wrong file_id or the file is temporarily unavailable")
    path = str(world.files.disk_path(found)) if world.options.local else found.path
    return {
        "file_id": found.file_id,
        "file_unique_id": found.unique_id,
        "file_size": found.size,
        "file_path": path,
    }
