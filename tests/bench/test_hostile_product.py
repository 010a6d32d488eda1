"""Some hostile inputs through the running product, judged as bench/hostile_product.py judges its 5,000."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.hostile_product import SHARES, dealt, measure

INPUTS = 60
FOR_THE_BENCH = ("touched: ", "slow: ")
"""Others on this machine write files too, and take their share of it: the bench runs alone."""


@pytest.mark.timeout(600)
async def test_the_product_takes_them_all(tmp_path: Path) -> None:
    report = await measure(tmp_path, INPUTS, 1, None)
    assert [told for told in report["trouble"] if not told.startswith(FOR_THE_BENCH)] == []
    assert report["figures"]["inputs"] == INPUTS
    assert report["came of it"].keys() >= SHARES.keys(), "no kind was left out"
    assert report["figures"]["decoding processes"] >= 1


@pytest.mark.parametrize("inputs", [1, 7, 60, 999, 5000, 5001])
def test_as_many_as_were_asked_for(inputs: int) -> None:
    counts = dealt(inputs)
    assert sum(counts.values()) == inputs
    assert all(abs(counts[name] - share * inputs) <= 1 for name, share in SHARES.items())
