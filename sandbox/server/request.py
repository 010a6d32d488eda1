"""One Bot API request, whatever form it came in: query, form, JSON or multipart."""

from __future__ import annotations

import json
import re
import tempfile
import warnings
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from aiohttp import BadContentDispositionHeader, BodyPartReader, web

from sandbox.server.errors import ApiError, BadRequest
from sandbox.server.limits import LOCAL_UPLOAD_BYTES, MIB, UPLOAD_BYTES

if TYPE_CHECKING:
    from sandbox.server.world import World

_IN_MEMORY = 64 * MIB


class TooLarge(Exception):
    """The body is over the limit of the front server, which answers in HTML."""


@dataclass(frozen=True)
class Upload:
    """A file that came with the request; large ones (local server) lie in a temporary file."""

    name: str
    data: bytes | Path
    mime: str

    @property
    def size(self) -> int:
        return len(self.data) if isinstance(self.data, bytes) else self.data.stat().st_size


@dataclass
class Call:
    """A method called with parameters, all of them text as on the wire, and uploads by field name."""

    world: World
    method: str
    params: dict[str, str] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        return self.params.get(name, default)

    def integer(self, name: str, default: int = 0) -> int:
        """Telegram reads what digits there are and takes anything else for the default."""
        try:
            return int(self.params.get(name, ""))
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        return self.params.get(name, "").lower() in ("true", "yes", "1")

    def json(self, name: str, what: str | None = None) -> Any:
        """The parsed value or None. Raises BadRequest as Telegram words it for what is no JSON."""
        value = self.params.get(name, "")
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError as error:
            raise BadRequest(f"can't parse {what or name.replace('_', ' ')} JSON object") from error

    def discard(self) -> None:
        """Remove temporary files; what is kept was copied."""
        for upload in self.uploads.values():
            if isinstance(upload.data, Path):
                upload.data.unlink(missing_ok=True)

    def __contains__(self, name: str) -> bool:
        return name in self.params


async def read(request: web.Request, world: World, method: str, limit: int | None = None) -> Call:
    """Raises TooLarge, or ApiError for a body that can't be parsed. `limit` in bytes, else the bot's."""
    if limit is None:
        limit = LOCAL_UPLOAD_BYTES if world.options.local else UPLOAD_BYTES
    if (request.content_length or 0) > limit + MIB:
        await _drain(request)
        raise TooLarge
    call = Call(world, method, dict(request.query))
    if request.content_type.startswith("multipart/"):
        try:
            await _read_multipart(request, call, limit)
        except (ValueError, RuntimeError) as error:
            raise ApiError(400, "Bad Request: can't parse the multipart body") from error
    elif request.content_type == "application/json":
        _read_json(await request.text(), call)
    elif request.can_read_body:
        form = await request.post()
        call.params.update({name: value for name, value in form.items() if isinstance(value, str)})
    return call


def _read_json(body: str, call: Call) -> None:
    try:
        found = json.loads(body or "{}")
    except ValueError as error:
        raise ApiError(400, "Bad Request: can't parse JSON object") from error
    if not isinstance(found, dict):
        raise ApiError(400, "Bad Request: object expected")
    for name, value in found.items():
        if value is not None:
            call.params[name] = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _hush_aiohttp() -> None:
    """aiohttp warns of names without quotation marks, which are read here, and of its own old functions.

    Called for each request, because pytest puts the filters back for each test.
    """
    warnings.filterwarnings("ignore", category=BadContentDispositionHeader)
    warnings.filterwarnings("ignore", message="unread_data", category=DeprecationWarning)


async def _read_multipart(request: web.Request, call: Call, limit: int) -> None:
    _hush_aiohttp()
    left = limit
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        told = disposition(part.headers.get("Content-Disposition", ""))
        name, file_name = told.get("name", ""), told.get("filename")
        if file_name is None:
            call.params[name] = (await part.read(decode=True)).decode()
            continue
        upload = await _read_file(part, file_name, left)
        left -= upload.size
        again = f"#{len(call.uploads)}" if name in call.uploads else ""
        call.uploads[name + again] = upload


_FIELD = re.compile(r';\s*([a-zA-Z]+)(\*?)\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^;]*))')


def disposition(header: str) -> dict[str, str]:
    """name and filename. Clients quote, escape and encode them as they like; Telegram takes it all."""
    found: dict[str, str] = {}
    for key, extended, quoted, bare in _FIELD.findall(header):
        value = re.sub(r"\\(.)", r"\1", quoted) if quoted else bare.strip()
        if extended:
            value = unquote(value.split("'", 2)[-1])
        if extended or key.lower() not in found:
            found[key.lower()] = value
    return found


async def _read_file(part: BodyPartReader, name: str, left: int) -> Upload:
    chunks: list[bytes] = []
    size = 0
    spill = None
    while chunk := await part.read_chunk(MIB):
        size += len(chunk)
        if size > left:
            continue  # read on, so that the client gets to see the answer
        if spill is None and size > _IN_MEMORY:
            spill = tempfile.NamedTemporaryFile(prefix="sandbox-upload-", delete=False)  # noqa: SIM115
            for earlier in chunks:
                spill.write(earlier)
        if spill is None:
            chunks.append(chunk)
        else:
            spill.write(chunk)
    if spill is not None:
        spill.close()
    if size > left:
        raise TooLarge
    mime = part.headers.get("Content-Type", "application/octet-stream")
    data = Path(spill.name) if spill is not None else b"".join(chunks)
    return Upload(name or "file", data, mime)


async def _drain(request: web.Request) -> None:
    async for _ in request.content.iter_chunked(MIB):
        pass
