"""Photos and documents made from uploads, file ids and attach:// names."""

from __future__ import annotations

import asyncio
import mimetypes
from pathlib import Path

from sandbox.server import ids, pictures
from sandbox.server.errors import BadRequest
from sandbox.server.files import StoredFile
from sandbox.server.request import Call, Upload
from sandbox.server.store import Json
from sandbox.server.world import World

Source = Upload | StoredFile


def source(call: Call, value: str | None, field: str) -> Source:
    """What the parameter `field` (or a value like attach://name inside it) points to."""
    if not value:
        value = f"attach://{field}" if field in call.uploads else ""
    if value.startswith("attach://"):
        upload = call.uploads.get(value.removeprefix("attach://"))
        if upload is None:
            raise BadRequest(f"there is no {field} in the request")
        if upload.size == 0:
            raise BadRequest("file must be non-empty")
        return upload
    if not value:
        raise BadRequest(f"there is no {field} in the request")
    if value.startswith("file://"):
        return _local(call.world, value.removeprefix("file://"))
    if value.startswith(("http://", "https://")):
        raise BadRequest("failed to get HTTP URL content")  # nothing here leaves this machine
    return call.world.files.get(value)


def _local(world: World, path: str) -> Upload:
    """file:// is for a local server only; the cloud takes it for a broken file id."""
    if not world.options.local:
        raise BadRequest("wrong remote file identifier specified: Wrong character in the string")
    found = Path(path)
    if not found.is_file():
        raise BadRequest("wrong file identifier/HTTP URL specified")
    return Upload(found.name, found, "application/octet-stream")


async def photo(world: World, given: Source) -> Json:
    """{"photo": [PhotoSize…]}, smallest first."""
    if isinstance(given, StoredFile):
        if given.kind != "photo":
            raise BadRequest(f"can't use file of type {given.kind.title()} as Photo")
        return {"photo": _known_sizes(world, given.number)}
    data = given.data if isinstance(given.data, bytes) else await asyncio.to_thread(given.data.read_bytes)
    return {"photo": await photo_sizes(world, data, keep_largest=False)}


async def photo_sizes(world: World, data: bytes, *, keep_largest: bool) -> list[Json]:
    made = await asyncio.to_thread(pictures.renditions, data, keep_largest=keep_largest)
    number = ids.random_id()
    sizes = []
    for rendition in made:
        stored = await world.files.add_photo(rendition.data, number, rendition.letter)
        sizes.append(_size(stored, rendition.width, rendition.height))
    world.meta[f"photo:{number}"] = {"sizes": sizes}
    return sizes


def _known_sizes(world: World, number: int) -> list[Json]:
    sizes: list[Json] = world.meta[f"photo:{number}"]["sizes"]
    return sizes


def _size(stored: StoredFile, width: int, height: int) -> Json:
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "width": width,
        "height": height,
        "file_size": stored.size,
    }


async def document(world: World, given: Source) -> Json:
    """{"document": Document}, with a thumbnail when the file is a picture."""
    if isinstance(given, StoredFile):
        if given.kind != "document":
            raise BadRequest(f"can't use file of type {given.kind.title()} as Document")
        return {"document": world.meta[f"document:{given.number}"]}
    mime = mimetypes.guess_type(given.name)[0] or given.mime or "application/octet-stream"
    stored = await world.files.add_document(given.data, clean_name(given.name), mime)
    made = {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_name": stored.name,
        "mime_type": mime,
        "file_size": stored.size,
    }
    small = await asyncio.to_thread(pictures.thumbnail, given.data) if mime.startswith("image/") else None
    if small is not None:
        kept = await world.files.add_thumbnail(small.data, stored.number)
        made["thumbnail"] = _size(kept, small.width, small.height)
    world.meta[f"document:{stored.number}"] = made
    return {"document": made}


def clean_name(name: str) -> str:
    """The last part of a path, without control characters, as Telegram stores file names."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(char for char in last if char.isprintable())[:255].strip() or "file"
