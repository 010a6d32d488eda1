"""The process of first looks: it gives way, rests, is replaced; whatever goes wrong is a line in the log."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
import structlog

from bot.look_pool import LookPool, NoLook, Seen, Wanted, crowded
from tests.bot import pictures
from tests.bot.look_works import (
    dies_unless_small,
    hangs_unless_small,
    is_crowded,
    never_ready,
    niceness,
    not_crowded,
    quick,
    ready,
    slow,
)


@asynccontextmanager
async def looks_by(work: Callable[[Wanted], Seen | NoLook], **settings: float) -> AsyncIterator[LookPool]:
    pool = LookPool(work=work, load=ready, crowded=not_crowded, **settings)  # type: ignore[arg-type] # seconds, both of them
    try:
        yield pool
    finally:
        pool.close()


async def test_a_process_that_hung_or_died_is_replaced() -> None:
    for work in (hangs_unless_small, dies_unless_small):
        async with looks_by(work, look_seconds=0.5) as pool:
            assert await pool.look(Wanted(bytes(100), "2k")) is None
            pool._look_seconds = 60
            assert isinstance(await pool.look(Wanted(b"small", "2k")), Seen)


async def test_a_process_serves_many_looks_and_rests_when_nobody_looks() -> None:
    async with looks_by(quick) as pool:
        seen = [await pool.look(Wanted(b"", "2k")) for _ in range(3)]
        assert len({one.kind for one in seen if one}) == 1
        process = next(iter(pool._pool._processes.values())) if pool._pool else None
        pool._drop()  # as the timer does
        assert process is not None
        await asyncio.to_thread(process.join, 10)
        assert not process.is_alive()
        again = await pool.look(Wanted(b"", "2k"))
        assert again is not None
        assert again.kind != (seen[0].kind if seen[0] else "")


async def test_a_look_that_others_keep_waiting_is_given_up_and_theirs_is_not() -> None:
    async with looks_by(slow, wait_seconds=0.2) as pool:
        pool.warm()
        assert pool._loaded is not None
        await pool._loaded
        first, second = await asyncio.gather(pool.look(Wanted(b"a", "2k")), pool.look(Wanted(b"b", "2k")))
        assert first is not None
        assert second is None


async def test_an_engine_that_can_not_run_means_no_look() -> None:
    pool = LookPool(work=quick, load=never_ready)
    try:
        with structlog.testing.capture_logs() as logs:
            assert await pool.look(Wanted(b"", "2k")) is None
        assert [line["reason"] for line in logs] == ["no engine here"]
    finally:
        pool.close()
    assert await pool.look(Wanted(b"", "2k")) is None
    assert pool._pool is None, "a closed pool starts nothing"


async def test_it_gives_way_to_everything_else() -> None:
    async with looks_by(niceness) as pool:
        with structlog.testing.capture_logs() as logs:
            await pool.look(Wanted(b"", "2k"))
        assert [line["reason"] for line in logs] == ["19"]


async def test_while_the_machine_has_its_hands_full_no_look_is_begun() -> None:
    pool = LookPool(work=quick, load=ready, crowded=is_crowded)
    try:
        with structlog.testing.capture_logs() as logs:
            assert await pool.look(Wanted(b"", "2k")) is None
        assert [line["reason"] for line in logs] == ["the machine is busy"]
    finally:
        pool.close()


@pytest.mark.parametrize(
    ("user", "nice", "idle", "told"),
    [(0.36, 0.0, 0.04, True), (0.2, 0.0, 0.2, False), (0.0, 0.4, 0.0, False), (0.0, 0.0, 0.4, False)],
    ids=["a job on both cores", "on one", "only what gives way", "idle"],
)
async def test_what_counts_as_hands_full(
    user: float, nice: float, idle: float, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    @dataclass
    class Times:
        user: float = 100.0
        nice: float = 100.0
        system: float = 100.0
        idle: float = 100.0

    readings = iter([Times(), Times(100 + user, 100 + nice, 100.0, 100 + idle)])
    monkeypatch.setattr("bot.look_pool.psutil.cpu_times", lambda: next(readings))
    assert await crowded() is told


async def test_a_broken_file_and_one_that_is_large_are_a_line_in_the_log() -> None:
    """With the real engine."""
    pool = LookPool(crowded=not_crowded, look_seconds=60, wait_seconds=60)
    files = {"empty": b"", "not_a_picture": b"nothing", "truncated": pictures.jpeg(640, 480)[:9000]}
    try:
        for reason, data in files.items():
            with structlog.testing.capture_logs() as logs:
                assert await pool.look(Wanted(data, "2k")) is None
            assert [line["reason"].split(":")[0] for line in logs] == [reason]
        with structlog.testing.capture_logs() as logs:
            assert await pool.look(Wanted(pictures.jpeg(2100, 300), "2k")) is None
        assert [line["reason"] for line in logs] == ["nothing to show, or only slowly"]
        assert isinstance(await pool.look(Wanted(pictures.jpeg(320, 240), "640")), Seen)
    finally:
        pool.close()
