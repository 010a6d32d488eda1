"""A local object store that speaks as much S3 as obstore asks for: PUT, GET, HEAD, DELETE and lists.

A separate HTTP server, so that the client, its signatures and its errors are the real ones. `away`
makes it answer as a store in trouble does.
"""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from xml.sax.saxutils import escape

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer


class S3Here:
    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.parts: dict[str, dict[int, bytes]] = {}
        self.most_parts = self.most_pieces = 0
        self.away = False
        self.refused = 0
        app = web.Application(client_max_size=1 << 26)
        app.router.add_route("*", "/{bucket}{key:.*}", self._answer)
        self.server = TestServer(app)

    async def _answer(self, request: web.Request) -> web.Response:
        if self.away:
            self.refused += 1
            return web.Response(status=503, text="<Error><Code>SlowDown</Code></Error>")
        assert "Signature" in request.headers["Authorization"]
        key = request.match_info["key"].lstrip("/")
        if request.method in ("GET", "HEAD"):
            if not key:
                return self._list(request.query.get("prefix", ""))
            return self._object(key, request.http_range)
        if request.method == "PUT":
            body = await request.read()
            if (number := request.query.get("partNumber")) is not None:
                self.parts.setdefault(key, {})[int(number)] = body
            else:
                self.objects[key] = body
            return web.Response(headers={"ETag": _tag(body)})
        if request.method == "POST":
            return self._in_parts(request, key) if key else await self._delete_many(request)
        self.objects.pop(key, None)
        return web.Response(status=204)

    def _in_parts(self, request: web.Request, key: str) -> web.Response:
        """A large object: begun, or complete."""
        if "uploads" in request.query:
            text = "<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>"
            return web.Response(text=text, content_type="application/xml")
        parts = self.parts.pop(key)
        self.most_parts = max(self.most_parts, len(parts))
        self.objects[key] = b"".join(parts[number] for number in sorted(parts))
        text = f"<CompleteMultipartUploadResult><ETag>{escape(_tag(self.objects[key]))}</ETag>"
        return web.Response(text=f"{text}</CompleteMultipartUploadResult>", content_type="application/xml")

    def _object(self, key: str, part: slice) -> web.Response:
        if key not in self.objects:
            return web.Response(status=404, text="<Error><Code>NoSuchKey</Code></Error>")
        body = self.objects[key]
        headers = {"ETag": _tag(body), "Last-Modified": "Mon, 23 Nov 2026 00:00:00 GMT"}
        if part.start is None:
            return web.Response(body=body, headers=headers)
        self.most_pieces += 1
        piece = body[part]
        headers["Content-Range"] = f"bytes {part.start}-{part.start + len(piece) - 1}/{len(body)}"
        return web.Response(status=206, body=piece, headers=headers)

    def _list(self, prefix: str) -> web.Response:
        stored = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        entries = "".join(
            f"<Contents><Key>{escape(key)}</Key><LastModified>{stored}</LastModified>"
            f"<Size>{len(body)}</Size><ETag>{escape(_tag(body))}</ETag></Contents>"
            for key, body in sorted(self.objects.items())
            if key.startswith(prefix)
        )
        text = f"<ListBucketResult><IsTruncated>false</IsTruncated>{entries}</ListBucketResult>"
        return web.Response(text=text, content_type="application/xml")

    async def _delete_many(self, request: web.Request) -> web.Response:
        text = await request.text()
        keys = [part.split("</Key>")[0] for part in text.split("<Key>")[1:]]
        for key in keys:
            self.objects.pop(key, None)
        deleted = "".join(f"<Deleted><Key>{escape(key)}</Key></Deleted>" for key in keys)
        return web.Response(text=f"<DeleteResult>{deleted}</DeleteResult>", content_type="application/xml")


def _tag(body: bytes) -> str:
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


@pytest.fixture
async def s3(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[S3Here]:
    here = S3Here()
    await here.server.start_server(shutdown_timeout=0.5)
    values = {
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_REGION": "here",
        "AWS_ENDPOINT": str(here.server.make_url("")).rstrip("/"),
        "AWS_ALLOW_HTTP": "true",
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    yield here
    await here.server.close()
