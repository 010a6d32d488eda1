"""Very long pictures in the reader of bars and screenshots. What it finds: test_detectors.py."""

from __future__ import annotations

import tracemalloc

import numpy as np

from engine.source.borders import _lines


def test_a_strip_of_forty_thousand_lines_takes_little_memory() -> None:
    """Eight bytes a pixel besides the rest were more than a decoding process may have
    (bench/hostile_product.py, 2026-11-28: 65,472 × 1,280)."""
    luma = np.random.default_rng(1).integers(0, 256, (40_000, 700)).astype(np.uint8)
    luma[:9] = 30
    tracemalloc.start()
    try:
        lines = _lines(luma)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 10 * luma.size
    assert lines.still[:9].all()
    assert not lines.still[9:].any()
