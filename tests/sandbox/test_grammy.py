"""grammY, another language's library, has whole conversations with the sandbox: tests/node/bot.mjs."""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.client import Json
from sandbox.running import Sandbox
from tests.sandbox.raw import FORUM, GROUP, picture

NODE = shutil.which("node")
FOLDER = Path(__file__).parents[1] / "node"
pytestmark = pytest.mark.skipif(NODE is None, reason="grammY needs node, and there is none here")


class Grammy:
    """The running bot. `stop` gives what went wrong in it."""

    def __init__(self, sandbox: Sandbox, how: str) -> None:
        assert (FOLDER / "node_modules").is_dir(), "grammY is not installed: make node"
        assert NODE
        self._process = subprocess.Popen(
            [NODE, FOLDER / "bot.mjs", sandbox.url, sandbox.token, how],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert self._process.stdout
        first = self._process.stdout.readline()
        assert json.loads(first) == {"ready": "enlarger_sandbox_bot"}, first

    def stop(self) -> str:
        self._process.kill()
        return self._process.communicate()[0]


@pytest.fixture(params=["polling", "webhook"])
def grammy(request: pytest.FixtureRequest, sandbox: Sandbox) -> Iterator[Grammy]:
    bot = Grammy(sandbox, request.param)
    yield bot
    assert bot.stop() == ""


async def _hears(sandbox: Sandbox, chat: str | int, words: str) -> Json:
    return await sandbox.person("Ann", chat).wait_for(
        lambda message: words in (message.get("text") or message.get("caption") or "")
    )


@pytest.mark.usefixtures("grammy")
async def test_a_whole_conversation(sandbox: Sandbox) -> None:
    ann = sandbox.person()
    await ann.text("/start")
    hello = await _hears(sandbox, "private", "from grammY")
    assert hello["entities"] == [{"type": "bold", "offset": 0, "length": 5}]
    (document,) = await ann.send(("IMG 1.jpg", picture(640, 480)), how="file")
    card = await _hears(sandbox, "private", f"document of {len(picture(640, 480))} bytes")
    assert card["reply_to_message"]["message_id"] == document["message_id"]
    (photo,) = await ann.send(("IMG 1.jpg", picture(640, 480)))
    await _hears(sandbox, "private", f"photo of {photo['photo'][-1]['file_size']} bytes")
    await ann.press(card["message_id"], "go:4k")
    master = await _hears(sandbox, "private", "master go:4k")
    assert master["document"]["file_name"] == "é 1.png"
    edited = await ann.wait_for(lambda message: message["message_id"] == card["message_id"])
    assert edited["text"] == "Done"
    assert "reply_markup" not in edited


@pytest.mark.usefixtures("grammy")
async def test_albums_topics_reactions_inline_and_refusals(sandbox: Sandbox) -> None:
    ann = sandbox.person()
    await ann.text("/album " + base64.b64encode(picture(64, 48)).decode())
    await _hears(sandbox, "private", "album of 2, 1 group")
    await sandbox.person("Ann", FORUM).text("/topic")
    await _hears(sandbox, FORUM, "topic true")
    words = await ann.text("/wrong")
    await _hears(sandbox, "private", "true 400 Bad Request: message text is empty")
    await ann.react(words["message_id"], "🔥")
    await _hears(sandbox, "private", "reaction 🔥")
    await sandbox.control.inline(on=True)
    ben = sandbox.person("Ben", GROUP)
    key = await ben.ask_inline("harbour")
    async with asyncio.timeout(10):
        while (found := await ben.inline_results(key)) is None:
            await asyncio.sleep(0.02)
    sent = await ben.choose_inline(key, found[0]["id"])
    assert sent["text"] == "You asked for harbour"
