"""Tiles on the disk: cut once however many ask, bounded, and gone when their picture is."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path

import pytest

from bot.inspect.tiles import MOST_WAITING, UNUSED_SECONDS, Busy, Tiles
from bot.one_off import OneOff
from tests.bot.pictures import jpeg, png

JOBS = [f"{number:032x}" for number in range(20)]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source"
    path.write_bytes(jpeg(60, 40))
    return path


@pytest.fixture
def master(tmp_path: Path) -> Path:
    path = tmp_path / "master"
    path.write_bytes(png(600, 400))
    return path


async def test_cut_by_a_process_once_for_all_who_ask(tmp_path: Path, source: Path, master: Path) -> None:
    kept = Tiles(tmp_path / "tiles")
    assert await asyncio.gather(*(kept.make(JOBS[0], source, master, "600") for _ in range(4))) == [True] * 4
    folder = kept.folder_of(JOBS[0])
    assert sorted(file.name for file in folder.iterdir())[:2] == ["after-0-0-0.jpg", "after-1-0-0.jpg"]
    assert await kept.kept() == [JOBS[0]]
    assert await kept.has(JOBS[0])
    assert not await kept.has(JOBS[1])
    master.write_bytes(b"no picture any more")
    assert await kept.make(JOBS[0], source, master, "600"), "they are there"
    assert not await kept.make(JOBS[1], source, master, "600")
    assert [path.name for path in (tmp_path / "tiles").iterdir()] == [JOBS[0]], "nothing half done is left"


class Slow(OneOff):
    """In place of a process: a folder with one file of a thousand bytes, when it is let go on."""

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.made = 0

    async def run(self, work, wanted, folder=None):  # type: ignore[no-untyped-def]
        await self.go.wait()
        self.made += 1
        (wanted.folder / "after-0-0-0.jpg").write_bytes(b"x" * 1000)
        return 1000


async def test_what_could_not_be_cut_is_not_tried_again_for_a_while(
    tmp_path: Path, source: Path, master: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, tried = Tiles(tmp_path / "tiles"), []

    class Failing(OneOff):
        async def run(self, work, wanted, folder=None):  # type: ignore[no-untyped-def]
            tried.append(wanted.folder.name[:32])

    kept._process = Failing(1)
    for job in (JOBS[0], JOBS[0], JOBS[1], JOBS[0]):
        assert not await kept.make(job, source, master, "600")
    assert tried == JOBS[:2]
    monkeypatch.setattr("bot.inspect.tiles.FAILED_SECONDS", -1.0)
    for _ in range(2):
        assert not await kept.make(JOBS[2], source, master, "600")
    assert tried[2:] == [JOBS[2]] * 2, "but after it"
    kept._process = OneOff(100)
    assert await kept.make(JOBS[2], source, master, "600")
    assert list(kept._failed) == JOBS[:2], "and what is over is forgotten"


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Tiles, Slow]:
    work = Slow()
    monkeypatch.setattr("bot.inspect.tiles.OneOff", lambda seconds: work)
    return Tiles(tmp_path / "tiles", most_bytes=2500), work


async def test_there_is_an_end_to_what_is_kept(slow: tuple[Tiles, Slow]) -> None:
    kept, work = slow
    work.go.set()
    for number, job in enumerate(JOBS[:3]):
        assert await kept.make(job, Path(), Path(), "600")
        os.utime(kept.folder_of(job), (number, number))
    assert set(await kept.kept()) == {JOBS[1], JOBS[2]}, "the one unused for longest went"
    assert await kept.has(JOBS[1])
    await kept.make(JOBS[3], Path(), Path(), "600")
    assert set(await kept.kept()) == {JOBS[1], JOBS[3]}, "looking at them keeps them"


async def test_two_bots_on_one_machine(slow: tuple[Tiles, Slow], tmp_path: Path) -> None:
    one, work = slow
    other = Tiles(tmp_path / "tiles")
    async with asyncio.TaskGroup() as group:
        both = [group.create_task(kept.make(JOBS[0], Path(), Path(), "600")) for kept in (one, other)]
        await asyncio.sleep(0.05)
        work.go.set()
    assert [task.result() for task in both] == [True, True]
    assert [path.name for path in (tmp_path / "tiles").iterdir()] == [JOBS[0]]


async def test_too_many_are_told_to_come_back(slow: tuple[Tiles, Slow]) -> None:
    kept, work = slow
    kept._most_bytes = 10**6
    async with asyncio.TaskGroup() as group:
        for job in JOBS[:MOST_WAITING]:
            group.create_task(kept.make(job, Path(), Path(), "600"))
        again = group.create_task(kept.make(JOBS[0], Path(), Path(), "600"))
        await asyncio.sleep(0.05)
        with pytest.raises(Busy):
            await kept.make(JOBS[MOST_WAITING], Path(), Path(), "600")
        await kept.clear([])
        work.go.set()
    assert again.result()
    assert work.made == MOST_WAITING, "the one that was asked for twice was cut once"
    assert await kept.make(JOBS[MOST_WAITING], Path(), Path(), "600")


async def test_what_is_gone_or_unused_goes_and_so_does_what_a_crash_left(slow: tuple[Tiles, Slow]) -> None:
    kept, work = slow
    work.go.set()
    for job in JOBS[:2]:
        await kept.make(job, Path(), Path(), "600")
    left, others = (kept.folder_of(JOBS[5]).with_suffix(f".{name}.partial") for name in ("0a", "0b"))
    long_ago = time.time() - UNUSED_SECONDS - 1
    for folder in (left, others):
        folder.mkdir()
    os.utime(left, (long_ago, long_ago))
    await kept.clear([JOBS[0]])
    assert await kept.kept() == [JOBS[1]]
    assert not left.exists()
    assert others.exists(), "another bot may be at it"
    os.utime(kept.folder_of(JOBS[1]), (long_ago, long_ago))
    await kept.clear([])
    assert await kept.kept() == []


@pytest.mark.parametrize("name", ["", "..", "../" + "a" * 32, "A" * 32, "a" * 31, "a" * 32 + "\n"])
def test_no_name_leads_elsewhere(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Tiles(tmp_path).folder_of(name)
