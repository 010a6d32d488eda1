"""A local object store that speaks as much S3 as obstore asks for: PUT, GET, HEAD, DELETE, lists, and uploads
in parts.

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
        self._parts: dict[str, dict[int, bytes]] = {}
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
            return self._object(key) if key else self._list(request.query.get("prefix", ""))
        if "partNumber" in request.query or "uploadId" in request.query or "uploads" in request.query:
            return await self._in_parts(request, key)
        if request.method == "PUT":
            self.objects[key] = await request.read()
            return web.Response(headers={"ETag": _tag(self.objects[key])})
        if request.method == "POST":
            return await self._delete_many(request)
        self.objects.pop(key, None)
        return web.Response(status=204)

    def _object(self, key: str) -> web.Response:
        if key not in self.objects:
            return web.Response(status=404, text="<Error><Code>NoSuchKey</Code></Error>")
        body = self.objects[key]
        headers = {"ETag": _tag(body), "Last-Modified": "Mon, 23 Nov 2026 00:00:00 GMT"}
        return web.Response(body=body, headers=headers)

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

    async def _in_parts(self, request: web.Request, key: str) -> web.Response:
        """Begin, take a part, and put the parts together: the object is there only then."""
        parts = self._parts.setdefault(key, {})
        if request.method == "PUT":
            body = parts[int(request.query["partNumber"])] = await request.read()
            return web.Response(headers={"ETag": _tag(body)})
        if request.method == "DELETE":
            self._parts.pop(key)
            return web.Response(status=204)
        if "uploads" in request.query:
            tag, answer = "InitiateMultipartUploadResult", f"<Key>{escape(key)}</Key><UploadId>1</UploadId>"
        else:
            self.objects[key] = b"".join(parts[number] for number in sorted(parts))
            self._parts.pop(key)
            tag, answer = "CompleteMultipartUploadResult", f"<ETag>{escape(_tag(self.objects[key]))}</ETag>"
        return web.Response(
            text=f"<{tag}><Bucket>bucket</Bucket>{answer}</{tag}>", content_type="application/xml"
        )

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
