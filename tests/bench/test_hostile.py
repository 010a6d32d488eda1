"""Some hostile inputs through the real reading and decoding processes; bench/hostile.py runs 5,000."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from pathlib import Path

from bench.hostile import measure
from bench.hostile_inputs import hostile
from bench.hostile_watch import LONGEST_WORK, Used
from bot.held import WORK_LIMIT
from bot.look_pool import MEMORY as LOOK_MEMORY
from engine.bounds import MEMORY, SECONDS


async def test_no_input_kills_outgrows_or_touches_anything(tmp_path: Path) -> None:
    report = await measure(60, 2, 10, tmp_path)
    assert [told for told in report["trouble"] if not told.startswith("slow: ")] == [], "speed: the bench"
    assert report["killed_a_process"] == []
    assert sum(report["read"].values()) == 60
    assert sum(report["decoded"].values()) == 6
    assert {"damaged", "not_a_picture"} <= report["read"].keys()
    assert report["peak_mb"] > 100, "nobody looked"


def test_each_kind_of_process_is_judged_by_its_own_limit() -> None:
    others = {2: (WORK_LIMIT, WORK_LIMIT), 3: (10, LOOK_MEMORY)}
    fine = Used(decoders={1: MEMORY}, others=others, oldest_work=90.0)
    assert fine.trouble() == []
    assert "no process that decodes" in Used().trouble()[0]
    for grown in (
        replace(fine, decoders={1: MEMORY + 1}),
        replace(fine, others={3: (LOOK_MEMORY + 1, LOOK_MEMORY)}),
        replace(fine, oldest_work=LONGEST_WORK + 10),
        replace(fine, longest_allowance=SECONDS + 10),
    ):
        assert len(grown.trouble()) == 1


def test_the_same_seed_makes_the_same_inputs() -> None:
    one, other = (list(islice(hostile(3, 3), 3)) for _ in range(2))
    assert one == other
    assert list(islice(hostile(3, 4), 3)) != one
