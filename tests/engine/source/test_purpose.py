from __future__ import annotations

import pytest

from engine.source.purpose import (
    PURPOSES,
    WALL_DPI,
    Purpose,
    advise,
    large_target_text,
    printable_centimetres,
    smallest_target,
)
from engine.target import parse_target


@pytest.mark.parametrize(
    ("purpose", "dpi", "target"),
    [
        ("web", 300, "2k"),
        ("everyday", 300, "4k"),
        ("print_10x15", 300, "2k"),
        ("print_a5", 300, "4k"),
        ("print_a4", 300, "4k"),
        ("print_a3", 300, "6k"),
        ("print_a4", WALL_DPI, "2k"),
        ("print_a3", WALL_DPI, "4k"),
    ],
)
def test_the_smallest_target_that_does_it(purpose: Purpose, dpi: int, target: str) -> None:
    advice = advise(purpose, 1280, 853, 5200, dpi)
    assert advice.target == target
    width, height = parse_target(target).size_for(1280, 853)
    assert max(width, height) >= advice.pixels
    assert advice.justified == (advice.pixels <= 5200)


def test_print_sizes_are_told_in_centimetres_and_turned_with_the_picture() -> None:
    wide = advise("print_a4", 3000, 2000, 9000)
    tall = advise("print_a4", 2000, 3000, 9000)
    assert (wide.width_cm, wide.height_cm) == (29.7, 19.8)
    assert (tall.width_cm, tall.height_cm) == (19.8, 29.7)


def test_a_weak_source_is_told_so_and_not_forbidden() -> None:
    advice = advise("print_a4", 200, 150, 800)
    assert advice.target == "4k"
    assert not advice.justified
    assert "800 pixels" in advice.text


def test_a_large_source_stays_as_it_is() -> None:
    for purpose in PURPOSES:
        assert advise(purpose, 6000, 4000, 24000).target == "own"
    assert smallest_target(9000, 4000) is None


def test_large_targets_tell_their_price() -> None:
    assert "4.0 times" in large_target_text("8k", 9000)
    assert "guessed" not in large_target_text("8k", 9000)
    assert "guessed" in large_target_text("6k", 3000)


def test_printable_centimetres() -> None:
    assert printable_centimetres(3543, 2362, 300) == (30.0, 20.0)
