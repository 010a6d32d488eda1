"""Who is alive: counters, the watch over them, and leases."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import pulse
from storage.pulse import Beat, Pulse, Watch
from storage.queue import Rhythm, prepare
from storage.reaper import Vitals

FAST = Rhythm(beat=0.1, dead_after=0.4, sweep=1.0)


@pytest.fixture
def queue_url(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path}/queue.db"
    prepare(url)
    return url


@contextlib.asynccontextmanager
async def alive(queue_url: str, name: str) -> AsyncIterator[Vitals]:
    vitals = Vitals(queue_url, name, FAST)
    yield vitals
    await vitals.close()


async def beat_together(*all_vitals: Vitals, seconds: float = 0.8) -> None:
    deadline = asyncio.get_running_loop().time() + seconds
    while asyncio.get_running_loop().time() < deadline:
        for vitals in all_vitals:
            await vitals.beat()
        await asyncio.sleep(FAST.beat)


async def test_only_who_stops_beating_is_dead(queue_url: str) -> None:
    async with alive(queue_url, "a") as a, alive(queue_url, "b") as b, alive(queue_url, "c") as c:
        await beat_together(a, b, c)
        assert not a.dead("b")
        await beat_together(a, b)
        assert a.dead("c")
        assert b.dead("c")
        assert not a.dead("b")
        await beat_together(a, b, c, seconds=0.2)
        assert not a.dead("c")


async def test_an_executor_without_a_counter_dies_like_others(queue_url: str) -> None:
    async with alive(queue_url, "a") as a:
        a.expect({"never-seen"})
        await a.beat()
        assert not a.dead("never-seen")
        await beat_together(a)
        assert a.dead("never-seen")
        assert not a.dead("a")


async def test_one_holds_the_lease_and_it_passes_on_from_the_silent(queue_url: str) -> None:
    async with alive(queue_url, "a") as a, alive(queue_url, "b") as b:
        await beat_together(a, b, seconds=0.2)
        assert await a.hold("x")
        assert not await b.hold("x")
        assert await a.hold("x")
        await beat_together(b)
        assert await b.hold("x")
        assert not await a.hold("x")


async def test_who_says_goodbye_leaves_the_lease_at_once(queue_url: str) -> None:
    async with alive(queue_url, "a") as a:
        async with alive(queue_url, "b") as b:
            await beat_together(a, b, seconds=0.2)
            assert await b.hold("x")
            assert not await a.hold("x")
        assert await a.hold("x")


def test_a_counter_passes_on_only_as_it_was_seen(queue_url: str) -> None:
    table = Pulse(queue_url)
    assert table.take("lease:x", "a", None)
    assert not table.take("lease:x", "b", None)
    seen = table.read()["lease:x"]
    assert table.take("lease:x", "a", seen)
    assert not table.take("lease:x", "b", seen)
    table.drop("lease:x", "b")
    assert table.read()["lease:x"] == Beat("a", 2)
    table.drop("lease:x", "a")
    assert table.read() == {}
    table.close()


class Clock:
    """A steady clock that the test turns."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now

    def time(self) -> float:
        raise AssertionError("the wall clock may jump, and must not be asked")


def test_a_watch_that_slept_blames_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Suspended, or the database away for a minute: nobody beat, and nobody is dead for that."""
    clock = Clock()
    monkeypatch.setattr(pulse, "time", clock)
    watch = Watch(patience=3.0)
    watch.look({"a": Beat("a", 1)}, set())
    for _ in range(4):
        clock.now += 1.0
        watch.look({"a": Beat("a", 1)}, set())
    assert watch.silent("a") == 4.0
    clock.now += 60.0
    watch.look({"a": Beat("a", 1)}, set())
    assert watch.silent("a") == 0.0
    clock.now += 2.0
    watch.look({"a": Beat("a", 1)}, set())
    assert watch.silent("a") == 2.0
    assert watch.silent("unknown") == 0.0
