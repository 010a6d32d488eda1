"""Some hostile inputs through the real reading and decoding processes; bench/hostile.py runs 5,000."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from bench.hostile import measure
from bench.hostile_inputs import hostile


async def test_no_input_kills_outgrows_or_touches_anything(tmp_path: Path) -> None:
    report = await measure(60, 2, 10, tmp_path)
    assert report["trouble"] == []
    assert report["killed_a_process"] == []
    assert sum(report["read"].values()) == 60
    assert sum(report["decoded"].values()) == 6
    assert {"damaged", "not_a_picture"} <= report["read"].keys()
    assert report["peak_mb"] > 100, "nobody looked"


def test_the_same_seed_makes_the_same_inputs() -> None:
    one, other = (list(islice(hostile(12, 3), 12)) for _ in range(2))
    assert one == other
    assert list(islice(hostile(12, 4), 12)) != one
