"""The file of speeds, and what is told of the time left with its help."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from pathlib import Path

import pytest

from engine import speeds
from engine.estimate import RECENT, Work
from engine.order import Progress, Stage
from engine.stopwatch import Stopwatch

WORK = Work(("faithful",), 1.2288, 11.0592)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(speeds, "_made", deque([WORK], maxlen=1))
    return tmp_path / "enlarger" / "speeds.json"


def report(total: float) -> dict[str, object]:
    return {"seconds": {"total": total, "upscale": total / 2}, "backend": "openvino bf16"}


def test_what_a_job_took_is_known_to_the_next_process(cache: Path) -> None:
    assert not speeds.speed_here().measured
    speeds.remember(WORK, report(100.0))
    assert speeds.speed_here().seconds(WORK) == pytest.approx(100, rel=0.1)
    speeds.remember(WORK, report(50.0))
    assert [job.total for job in speeds.recall()] == [50.0, 100.0]
    assert [path.name for path in cache.parent.iterdir()] == ["speeds.json"]


def test_the_file_does_not_grow_for_ever() -> None:
    for _ in range(3 * RECENT + 5):
        speeds.remember(WORK, report(1.0))
    assert len(speeds.recall()) == 3 * RECENT


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"work": {}}]', '{"a": 1}', "null"])
def test_a_damaged_file_costs_nothing(cache: Path, text: str) -> None:
    cache.parent.mkdir(parents=True)
    cache.write_text(text)
    assert speeds.recall() == []
    speeds.remember(WORK, report(3.0))
    assert [job.total for job in speeds.recall()] == [3.0]


def test_a_folder_that_can_not_be_written_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "enlarger").write_text("in the way")
    speeds.remember(WORK, report(3.0))
    assert speeds.recall() == []


def test_only_the_first_job_of_a_process_loads_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speeds, "_made", deque(maxlen=1))
    for total in (13.0, 10.0, 10.0):
        speeds.remember(WORK, report(total))
    assert [job.work.cold for job in speeds.recall()] == [False, False, True]
    assert not speeds.as_here(WORK).cold
    first = speeds.speed_here().seconds(replace(WORK, cold=True))
    assert first == pytest.approx(13, rel=0.05)
    assert speeds.speed_here().seconds(WORK) == pytest.approx(10, rel=0.05)


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("engine.stopwatch.time", clock)
    return clock


STAGES: tuple[Stage, ...] = ("decode", "upscale", "lock", "trust", "proof", "master")
FORETOLD: dict[str, float] = dict(zip(STAGES, (1.0, 9.0, 5.0, 2.0, 1.0, 2.0), strict=True)) | {"rest": 0.5}


@pytest.mark.parametrize("slower", [1.0, 2.0, 0.5])
def test_time_left_by_what_was_foretold(clock: Clock, slower: float) -> None:
    """A job as foretold is told to the second; one twice as slow or quick is found out half-way."""
    told: list[Progress] = []
    watch = Stopwatch(told.append)
    watch.expect(FORETOLD)
    ahead = 20.0 * slower
    for stage in STAGES:
        with watch.stage(stage):
            clock.now += FORETOLD[stage] * slower
        ahead -= FORETOLD[stage] * slower
        left = told[-1].seconds_left
        assert left is not None
        if stage != "decode":
            assert left == pytest.approx(ahead, rel=0.001 if slower == 1 else 0.35, abs=1e-6)
    fractions = [progress.fraction for progress in told]
    assert fractions == sorted(fractions)
    assert fractions[-1] == pytest.approx(1.0)
    assert told[0].seconds_left == pytest.approx(20.0)


def test_without_foretelling_nothing_is_said_at_first(clock: Clock) -> None:
    told: list[Progress] = []
    watch = Stopwatch(told.append)
    watch.expect({})
    with watch.stage("decode"):
        clock.now += 1
    assert told[-1].seconds_left is None
    with watch.stage("upscale"):
        clock.now += 8
    assert told[-1].seconds_left is not None
