"""A running sandbox, raw calls to its Bot API, and aiogram as a client that knows nothing of it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from sandbox.pytest_plugin import sandbox, sandbox_options
from sandbox.running import Sandbox
from tests.sandbox.raw import Api

__all__ = ["sandbox", "sandbox_options"]


@pytest.fixture
async def api(sandbox: Sandbox) -> AsyncIterator[Api]:
    async with aiohttp.ClientSession() as session:
        yield Api(session, sandbox.url, sandbox.token)


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(sandbox.url))
    async with Bot(sandbox.token, session=session) as client:
        yield client


def pytest_make_parametrize_id(val: Any) -> str | None:
    """Long texts make unreadable test names."""
    return json.dumps(val)[:40] if isinstance(val, str) else None
