"""Grain: on uneven ground only, finer than the source's pixels, the same every time and in every band."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from engine.grain import TILE, Grain, grain_for, grained, unevenness
from engine.lock import window
from engine.resample import Plane, resample

SIDE, RATIO = 192, 3


def ground(kind: str) -> Plane:
    """Luma, (SIDE, SIDE): flat, one edge, stripes, or an uneven texture."""
    _, across = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32)
    if kind == "flat":
        return np.full((SIDE, SIDE), 120, np.float32)
    if kind == "edge":
        return np.where(across > SIDE / 2, 200, 60).astype(np.float32)
    if kind == "stripes":
        return np.asarray(120 + 40 * np.sin(across / 1.5), np.float32)
    rough = np.random.default_rng(1).standard_normal((SIDE, SIDE)).astype(np.float32)
    return np.asarray(120 + 12 * cv2.GaussianBlur(rough, (0, 0), 0.8), np.float32)


def grain_of(kind: str, share: float = 1.0) -> Grain:
    grey = np.clip(np.rint(ground(kind)), 0, 255).astype(np.uint8)
    return grain_for(np.dstack([grey] * 3), share, RATIO)


def whole(grain: Grain) -> Plane:
    size = (SIDE * RATIO, SIDE * RATIO)
    return grain.over(window(0, size[1], (SIDE, SIDE), size))


@pytest.mark.parametrize(("kind", "most"), [("flat", 0.0), ("edge", 0.15), ("stripes", 0.12)])
def test_there_is_none_on_flat_ground_and_hardly_any_along_lines(kind: str, most: float) -> None:
    rough = unevenness(ground("rough")).mean()
    assert rough > 1
    assert unevenness(ground(kind)).mean() <= most * rough


def test_shrinking_takes_it_away() -> None:
    added = whole(grain_of("rough"))
    assert 1 < added.std() < 6
    shrunk = resample(added, SIDE, SIDE, "lanczos")
    assert shrunk.std() < 0.1 * added.std()


def test_a_band_gets_the_grain_that_the_whole_picture_would() -> None:
    grain = grain_of("rough")
    size = (SIDE * RATIO, SIDE * RATIO)
    everything = whole(grain)
    place = window(200, 300, (SIDE, SIDE), size)
    top, bottom = place.window_rows
    inner = slice(20, bottom - top - 20)
    assert np.allclose(grain.over(place)[inner], everything[top:bottom][inner], atol=1e-3)


def test_it_is_the_same_every_time_and_seamless_where_it_repeats() -> None:
    one, other = grain_of("rough"), grain_of("rough")
    assert np.array_equal(one.noise, other.noise)
    assert one.noise.shape == (TILE, TILE)
    across_the_seam = np.abs(one.noise[:, 0] - one.noise[:, -1]).mean()
    inside = np.abs(np.diff(one.noise, axis=1)).mean()
    assert 0.8 < across_the_seam / inside < 1.2


def test_sixteen_bits_get_the_same_grain() -> None:
    eight = np.clip(np.rint(ground("rough")), 0, 255).astype(np.uint8)
    deep = eight.astype(np.uint16) * 257
    shallow = grain_for(np.dstack([eight] * 3), 1.0, RATIO)
    assert np.allclose(grain_for(np.dstack([deep] * 3), 1.0, RATIO).strength, shallow.strength, atol=1e-2)


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_spared_places_stay_as_they_are(kind: type[np.uint8] | type[np.uint16]) -> None:
    unit = 257 if kind is np.uint16 else 1
    grey = (np.clip(np.rint(ground("rough")), 0, 255) * unit).astype(kind)
    source = np.dstack([grey] * 3)
    master = np.full((SIDE * RATIO, SIDE * RATIO, 3), 100 * unit, kind)
    result = grained(master, source, 1.0, spared=[(90, 120, 210, 180)])
    changed = result != master
    assert not changed[120:180, 90:210].any()
    assert changed[300:, 300:].mean() > 0.5
    assert (result[..., 0] == result[..., 2]).all(), "grey stays grey"
    assert grained(master, source, 0.0) is master


@pytest.mark.parametrize("ratio", [0.5, 1.0, 1.01, 1.1, 1.6])
def test_the_less_a_master_is_enlarged_the_less_there_is(ratio: float) -> None:
    grey = np.clip(np.rint(ground("rough")), 0, 255).astype(np.uint8)
    side = round(SIDE * ratio)
    master = np.full((side, side, 3), 100, np.uint8)
    deviation = grained(master, np.dstack([grey] * 3), 1.0).std()
    most = 0.0 if ratio <= 1 else 8 * np.sqrt(1 - 1 / ratio**2)
    assert deviation <= most
