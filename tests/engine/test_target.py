from __future__ import annotations

import pytest

from engine.errors import TargetError
from engine.target import parse_target


@pytest.mark.parametrize(
    ("text", "source", "size"),
    [
        ("4k", (1280, 960), (3840, 2880)),
        ("2K", (960, 1280), (1536, 2048)),
        ("6k", (1000, 1000), (5760, 5760)),
        ("8k", (4000, 3000), (7680, 5760)),
        ("1600", (1280, 853), (1600, 1066)),
        ("1200x900", (1280, 853), (1200, 900)),
        ("1200×900", (10, 10), (1200, 900)),
        ("a4@300", (1280, 960), (3307, 2480)),
        ("a4@300", (960, 1280), (2480, 3307)),
        ("10x15@300", (3000, 2000), (1772, 1181)),
        ("own", (123, 45), (123, 45)),
    ],
)
def test_sizes(text: str, source: tuple[int, int], size: tuple[int, int]) -> None:
    assert parse_target(text).size_for(*source) == size


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "target_syntax"),
        ("5k", "target_syntax"),
        ("-4", "target_syntax"),
        ("4k; rm", "target_syntax"),
        ("a4", "target_syntax"),
        ("0", "target_too_small"),
        ("3x4000", "target_too_small"),
        ("99999", "target_too_large"),
        ("a3@9999", "target_too_large"),
    ],
)
def test_nonsense_is_named(text: str, reason: str) -> None:
    with pytest.raises(TargetError) as raised:
        parse_target(text)
    assert raised.value.reason == reason


def test_print_fits_inside_the_sheet_and_carries_its_resolution() -> None:
    target = parse_target("a5@150")
    width, height = target.size_for(3000, 1000)
    assert (width, height) == (1240, 413)
    assert target.dots_per_inch == 150
    assert target.file_suffix == "a5-150"


def test_enlarges_only_when_something_grows() -> None:
    assert parse_target("2k").enlarges(1280, 960)
    assert not parse_target("2k").enlarges(2048, 1536)
    assert not parse_target("2k").enlarges(4000, 3000)
