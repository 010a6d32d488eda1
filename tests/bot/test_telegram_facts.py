"""docs/telegram-facts.md: every fact has tests that exist, and here are those that belong nowhere else."""

from __future__ import annotations

import ast
import asyncio
import re
import socket
from pathlib import Path

import pytest
from telegram.error import BadRequest, Forbidden, NetworkError

from bot.fetching import fetched
from bot.journal import Processor
from bot.limits import MAX_RETRIES
from bot.sending import in_trouble, nobody_there, says
from sandbox.server import groups
from sandbox.server.seed import ANN, GROUP
from storage import jobs, photos
from tests.bot import pictures
from tests.bot.conftest import Stage
from tests.bot.telegram_here import eventually
from tests.bot.test_choice import all_jobs, card_for

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "docs" / "telegram-facts.md"


def facts() -> dict[str, list[tuple[str, str]]]:
    """By fact: (file, name) of its tests."""
    rows = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return {row.split(" | ")[0]: re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row) for row in rows[1:]}


def test_every_fact_names_tests_that_exist() -> None:
    named = facts()
    assert len(named) > 30
    for fact, tests in named.items():
        assert tests, fact
        for file, name in tests:
            tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
            there = {
                node.name for node in tree.body if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
            }
            assert name in there, f"{file} has no {name}"


async def test_the_token_stands_in_every_address(stage: Stage) -> None:
    bot, telegram = stage.bot.app.bot, stage.telegram
    assert bot.base_url == f"{telegram.address}/bot{bot.token}"
    assert bot.base_file_url == f"{telegram.address}/file/bot{bot.token}"


async def test_the_parts_that_are_switched_off_or_set(stage: Stage) -> None:
    app = stage.bot.app
    assert app._job_queue is None
    assert app.persistence is None
    assert isinstance(app.update_processor, Processor), "everybody in turn"
    assert app.bot.rate_limiter is not None
    assert MAX_RETRIES >= 5
    polling, sending = app.bot._request
    assert polling is not sending
    limits = sending._client_kwargs["limits"]
    assert limits.max_connections >= 64
    assert sending._media_write_timeout == 60.0


async def test_a_file_of_ours_is_never_taken_for_telegrams(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PTB would read it instead of asking Telegram: somebody's photo would be whatever lies there."""
    ann, mine, theirs = stage.telegram.person(), pictures.jpeg(333, 222), pictures.jpeg(800, 600)
    await ann.send(("IMG_1.jpg", theirs), how="file")
    await ann.hears("800 × 600")
    async with stage.bot.services.database.session(reading=True) as session:
        photo = await photos.get(session, 1)
    assert photo is not None
    file = await stage.bot.app.bot.get_file(photo.telegram_file_id)
    path = (file.file_path or "").removeprefix(f"{stage.bot.app.bot.base_file_url}/")
    monkeypatch.chdir(tmp_path)
    Path(path).parent.mkdir(parents=True)
    Path(path).write_bytes(mine)
    assert await fetched(stage.bot.app.bot, stage.bot.services.settings, photo.telegram_file_id) == theirs


@pytest.mark.parametrize("turn", [str, str.lower, str.upper, str.capitalize])
def test_error_texts_are_told_apart_whatever_their_case(turn: type[str]) -> None:
    assert nobody_there(BadRequest(turn("chat not found")))
    assert nobody_there(BadRequest(turn("PEER_ID_INVALID")))
    assert in_trouble(NetworkError(turn("Bad Gateway")))
    assert says(BadRequest(turn("file is too big")), "file is too big")
    assert nobody_there(Forbidden(turn("bot was blocked by the user")))
    assert not nobody_there(BadRequest(turn("message is not modified")))


async def test_a_flood_limit_on_an_edit_halts_nobody(stage: Stage) -> None:
    """A minute's limit on an edit: the next person's question is answered at once all the same."""
    stage.bot.watcher.edits.spacing = 0.1
    ann = stage.telegram.person()
    await ann.press(await card_for(ann), "2K")
    await ann.hears("next in line")
    stage.telegram.world.faults.add(kind="429", method="editMessageText", retry_after=60)
    before = len(stage.telegram.calls("editMessageText"))
    [job] = await all_jobs(stage)
    async with stage.bot.services.database.session() as session:
        await jobs.start(session, job.id, "someone")
        await jobs.progress(session, job.id, "upscale", 0.42, 12.0)
    await eventually(lambda: len(stage.telegram.calls("editMessageText")) > before)
    ann.text("/help")
    await ann.hears("best as a File", patience=5)


async def test_an_album_is_noted_before_it_is_fetched(stage: Stage) -> None:
    """While the first photo's download hangs, all three are in the inbox."""
    stage.telegram.world.faults.add(kind="stall", method="getFile", seconds=2, times=3)
    ann = stage.telegram.person()
    await ann.send(*[(f"{n}.jpg", pictures.jpeg(600 + n, 400)) for n in range(3)], how="file")
    await eventually(lambda: stage.telegram.calls("getFile"))
    assert len(list(stage.bot.inbox.waiting())) == 3
    await ann.hears("An album of 3 photos")


async def test_a_group_that_has_moved_gets_its_master(stage: Stage) -> None:
    world = stage.telegram.world
    ann = stage.telegram.person(ANN, GROUP)
    await ann.send(("g.jpg", pictures.jpeg(800, 600)), how="file", caption="@enlarger_sandbox_bot 2k")
    await ann.hears("Making 2K.")
    [job] = await all_jobs(stage)
    stage.maker.hand_over = False
    await stage.maker.make(job.id)
    moved = groups.migrate(world, GROUP)
    await stage.bot.delivery.deliver(job.id)
    master = await stage.telegram.person(ANN, moved).hears_file("document")
    assert master.chat_id == moved


async def test_tests_reach_no_other_machine() -> None:
    with socket.socket() as alone, pytest.raises(AssertionError, match=r"192\.0\.2\.1"):
        alone.connect(("192.0.2.1", 443))
    with pytest.raises(AssertionError, match=r"192\.0\.2\.1"):
        await asyncio.open_connection("192.0.2.1", 443)
