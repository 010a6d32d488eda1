"""Due times: what they favour, and that nobody waits for ever."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.fairness import HANDICAPS, OPEN_JOB_SECONDS, longest_side, priority

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("target", "side"),
    [("own", 0), ("2k", 2048), ("8k", 7680), ("1600", 1600), ("1200x900", 1200), ("a4@300", 3510)],
)
def test_the_longest_side_of_a_target(target: str, side: int) -> None:
    assert longest_side(target) == side


def test_small_before_large() -> None:
    order = [priority(target, NOON, open_by_person=0, open_in_chat=0) for target in ("2k", "4k", "6k", "8k")]
    assert order == sorted(set(order))


def test_everyones_first_before_anyones_second() -> None:
    second = priority("2k", NOON, open_by_person=1, open_in_chat=1)
    others_first = priority("4k", NOON + timedelta(seconds=60), open_by_person=0, open_in_chat=1)
    assert others_first < second


def test_a_chats_pile_weighs_too_though_less() -> None:
    alone, crowded, own = (
        priority("4k", NOON, open_by_person=person, open_in_chat=chat)
        for person, chat in ((0, 3), (0, 8), (8, 8))
    )
    assert alone < crowded < own


@given(target=st.sampled_from(["own", "2k", "4k", "8k", "16384x16384"]), pile=st.integers(0, 50))
def test_whoever_waits_is_overtaken_for_a_bounded_time_only(target: str, pile: int) -> None:
    mine = priority(target, NOON, open_by_person=pile, open_in_chat=pile)
    at_most = timedelta(seconds=HANDICAPS[-1][1] + pile * OPEN_JOB_SECONDS)
    assert priority("own", NOON + at_most, open_by_person=0, open_in_chat=0) >= mine


@given(moment=st.datetimes(timezones=st.just(UTC)), pile=st.integers(0, 10**9))
def test_always_a_number_that_the_queue_takes(moment: datetime, pile: int) -> None:
    assert 1 <= priority("8k", moment, open_by_person=pile, open_in_chat=0) < 2**31
