"""Bare HTTP calls to the Bot API, pictures made for tests, and a strict look at answers."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from typing import Any

import aiohttp
import numpy as np
from aiogram.types import Update
from PIL import Image
from pydantic import BaseModel

from tests.sandbox.spec import Spec

ANN, BEN, CORA = 501_000_001, 501_000_002, 501_000_003
GROUP, FORUM, CHANNEL = -4_100_007_919, -1_002_100_015_838, -1_002_100_023_757

Json = dict[str, Any]
File = tuple[str, bytes]


@dataclass
class Answer:
    status: int
    body: Json
    headers: dict[str, str]
    text: str

    @property
    def result(self) -> Any:
        assert self.body.get("ok") is True, self.text
        return self.body["result"]

    @property
    def error(self) -> str:
        """The description of a refusal whose code is also the HTTP status."""
        assert self.body.get("ok") is False, self.text
        assert self.body["error_code"] == self.status
        return str(self.body["description"])


class Api:
    """Every answer is checked against the specification, whatever a test looks at in it."""

    spec = Spec()

    def __init__(self, session: aiohttp.ClientSession, url: str, token: str) -> None:
        self.session, self.url, self.token = session, url, token

    async def __call__(self, method: str, /, **params: Any) -> Answer:
        """Multipart when a parameter is a (name, bytes) file, else a form."""
        files = any(isinstance(value, tuple) for value in params.values())
        form = aiohttp.FormData(quote_fields=False, default_to_multipart=files)
        for name, value in params.items():
            if isinstance(value, tuple):
                form.add_field(name, io.BytesIO(value[1]), filename=value[0])
            else:
                form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        async with self.session.post(f"{self.url}/bot{self.token}/{method}", data=form) as answer:
            found = await answer_of(answer)
        if found.body and method in self.spec.methods:
            self.spec.check_answer(method, found.body)
        return found

    async def updates(self, **params: Any) -> list[Json]:
        """All pending updates, each checked against aiogram's types, and confirmed."""
        found: list[Json] = (await self("getUpdates", **params)).result
        for update in found:
            strict(Update.model_validate(update))
        if found:
            await self("getUpdates", offset=found[-1]["update_id"] + 1)
        return found


async def answer_of(answer: aiohttp.ClientResponse) -> Answer:
    text = await answer.text()
    body = json.loads(text) if answer.content_type == "application/json" else {}
    return Answer(answer.status, body, dict(answer.headers), text)


def strict(found: object, path: str = "") -> None:
    """No field that aiogram's types don't know, anywhere."""
    if isinstance(found, BaseModel):
        assert not found.model_extra, f"{path}: unknown {found.model_extra}"
        for name in type(found).model_fields:
            strict(getattr(found, name), f"{path}.{name}")
    elif isinstance(found, list):
        for number, one in enumerate(found):
            strict(one, f"{path}[{number}]")


def picture(width: int = 640, height: int = 480, kind: str = "JPEG", **options: Any) -> bytes:
    """Smooth colours with some grain, so that JPEG has something to do."""
    grain = np.random.default_rng(7).integers(0, 30, (height, width, 3))
    ramp = np.linspace(0, 200, width)[None, :, None] + np.zeros((height, 1, 3))
    out = io.BytesIO()
    Image.fromarray((ramp + grain).astype("uint8")).save(out, kind, **options)
    return out.getvalue()


def size_of(data: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(data)).size


def keys(*data: str) -> Json:
    return {"inline_keyboard": [[{"text": one, "callback_data": one} for one in data]]}
