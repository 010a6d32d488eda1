from __future__ import annotations

import pytest

from engine.plan import make_plan
from engine.target import parse_target


@pytest.mark.parametrize(
    ("source", "target", "out", "working"),
    [
        ((1280, 960), "4k", (3840, 2880), (1280, 960)),
        ((1280, 960), "2k", (2048, 1536), (1280, 960)),
        ((400, 300), "4k", (3840, 2880), (400, 300)),
        ((4000, 3000), "8k", (7680, 5760), (4000, 3000)),
        ((1280, 1), "2k", (2048, 2), (1280, 1)),
    ],
)
def test_sizes(source: tuple[int, int], target: str, out: tuple[int, int], working: tuple[int, int]) -> None:
    plan = make_plan(source, parse_target(target), turned=False)
    assert (plan.out, plan.working, plan.cut) == (out, working, None)


def test_a_smaller_target_needs_no_network() -> None:
    plan = make_plan((4000, 3000), parse_target("2k"), turned=False)
    assert plan.working is None
    assert plan.final == (2048, 1536)


def test_a_turned_source_is_planned_as_stored() -> None:
    assert make_plan((1280, 960), parse_target("4k"), turned=True).out == (3840, 2880)
    assert make_plan((1280, 960), parse_target("1000x2000"), turned=True).final == (2000, 1000)


def test_another_shape_is_cut_centrally_never_stretched() -> None:
    plan = make_plan((1200, 800), parse_target("2000x2000"), turned=False)
    assert plan.final == (2000, 2000)
    assert plan.out == (3000, 2000)
    assert plan.cut == (500, 0, 2500, 2000)


def test_a_box_of_the_sources_own_shape_is_stretched_by_its_rounding_not_cut() -> None:
    shrunk = make_plan((502, 683), parse_target("1507x2048"), turned=False)
    assert shrunk.cut is None
    assert shrunk.out == (1507, 2048)
    other_shape = make_plan((502, 700), parse_target("1507x2048"), turned=False)
    assert other_shape.cut is not None
    assert other_shape.final == (1507, 2048)
