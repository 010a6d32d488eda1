"""Every process of the bot's that meets a picture is held to its folder and memory, and not believed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import psutil
import pytest
import structlog

from bot import doubted_pool
from bot.held import WORK_LIMIT
from bot.look_pool import MEMORY as LOOK_MEMORY
from bot.look_pool import LookPool, Wanted
from bot.one_off import OneOff
from bot.reading_pool import ReadingPool
from engine.bounds import MEMORY, confine
from tests.bot import held_works
from tests.bot.look_works import not_crowded, ready
from tests.bot.pictures import jpeg
from tests.bot.telegram_here import eventually

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="these limits are Linux's")


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "there").write_text("kept")
    return folder


def check(told: dict[str, str], outside: Path) -> None:
    assert (told["memory"], told["temporary"], told.get("mine", "done")) == ("MemoryError", "done", "done")
    if told["write"] == "done" and not landlock():
        pytest.skip("this kernel has no Landlock")
    for forbidden in ("write", "over", "delete", "link", "program"):
        assert told[forbidden] == "PermissionError", forbidden
    assert told["threads"] == "all"
    assert [file.name for file in outside.iterdir()] == ["there"]
    assert (outside / "there").read_text() == "kept"


def landlock() -> bool:
    pool = doubted_pool.doubted_pool(1, bool, known=())
    try:
        return pool.submit(confine).result(60)
    finally:
        doubted_pool.kill(pool)


async def test_a_reading(outside: Path) -> None:
    pool = ReadingPool()
    try:
        told = await pool._run(held_works.tries, held_works.Order(outside, None, MEMORY))
    finally:
        pool.close()
    assert isinstance(told, dict)
    check(told, outside)


async def test_a_first_look(outside: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    network = tmp_path / "cache" / "enlarger" / "openvino-2" / "a.bin"
    network.parent.mkdir(parents=True)
    network.write_text("a worker's")
    pool = LookPool(work=held_works.look_tries, load=ready, crowded=not_crowded)
    try:
        with structlog.testing.capture_logs() as logs:
            await pool.look(Wanted(json.dumps([str(outside), LOOK_MEMORY]).encode(), "4k"))
    finally:
        pool.close()
    told = json.loads(logs[-1]["reason"])
    check(told, outside)
    assert (told["reads"], told["networks"]) == ("a worker's", "PermissionError")
    assert network.read_text() == "a worker's"


@pytest.mark.parametrize("its_own", [True, False])
async def test_close_ups_versions_and_tiles(outside: Path, tmp_path: Path, its_own: bool) -> None:
    mine = tmp_path / "mine" if its_own else None
    if mine:
        mine.mkdir()
    told = await OneOff(60.0).run(held_works.tries, held_works.Order(outside, mine, WORK_LIMIT), mine)
    assert told is not None
    check(told, outside)


async def test_what_somebody_sent_is_decoded_by_a_process_with_less(tmp_path: Path) -> None:
    """Of those that have networks or masters, each has a decoder of its own."""
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(jpeg(640, 480))
    told = await OneOff(60.0).run(held_works.decoded, photo)
    assert told is not None
    assert told["size"] == "640 480"
    assert told["decoder"] == f"{MEMORY} {MEMORY}", "soft and hard"
    assert told["here"] == f"{WORK_LIMIT} {WORK_LIMIT}"
    await eventually(lambda: ended(int(told["pid"])))


def ended(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True


async def test_without_its_decoder_it_decodes_nothing(tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(jpeg(640, 480))
    assert await OneOff(60.0).run(held_works.decoded_by_the_dead, photo) == {
        "first": "damaged",
        "second": "damaged",
        "gone": "True",
    }


async def test_a_look_whose_decoder_dies_takes_its_process_along(tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(jpeg(640, 480))
    work = held_works.look_without_decoder
    pool = LookPool(work=work, load=ready, crowded=not_crowded, look_seconds=60, wait_seconds=60)
    try:
        for _ in range(2):
            with structlog.testing.capture_logs() as logs:
                assert await pool.look(Wanted(photo, "4k")) is None
            assert logs[-1]["reason"] == "its process died"
    finally:
        pool.close()


@pytest.fixture
def pool() -> Iterator[ProcessPoolExecutor]:
    found = doubted_pool.doubted_pool(1, bool, known=())
    yield found
    doubted_pool.kill(found)


@pytest.mark.parametrize("work", [held_works.evil, held_works.unknown])
def test_an_answer_that_is_code_or_of_an_unknown_class_is_none(
    pool: ProcessPoolExecutor, work: Callable[[Path], object], tmp_path: Path
) -> None:
    with pytest.raises(LookupError, match="in the child"):
        pool.submit(held_works.breaks, tmp_path).result(60)
    with pytest.raises(BrokenProcessPool):
        pool.submit(work, tmp_path / "was-here").result(60)
    assert not (tmp_path / "was-here").exists()


def test_an_answer_that_is_too_long_is_none(
    pool: ProcessPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doubted_pool, "MOST_BYTES", 10_000)
    assert pool.submit(held_works.too_much, 100).result(60) == bytes(100)
    with pytest.raises(BrokenProcessPool):
        pool.submit(held_works.too_much, 20_000).result(60)
