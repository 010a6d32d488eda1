"""What the load bench counts, on cases whose answer is known."""

from __future__ import annotations

import pytest

from bench.load_figures import Asked, busy_share, fair_ends, percentile, waits_beside_share
from bench.load_photos import photo
from bench.load_run import Crowd


def test_percentiles_are_values_that_were_measured() -> None:
    assert percentile([3.0, 1.0, 2.0], 0.5) == 2.0
    assert percentile(list(map(float, range(1, 101))), 0.99) == 99.0
    assert percentile([], 0.99) == 0.0


def test_engines_are_busy_for_the_part_of_the_time_that_had_work_for_all() -> None:
    wanted = [(0.0, 10.0), (0.0, 10.0), (20.0, 30.0)]
    assert busy_share([(0, 10), (0, 10), (20, 30)], wanted, 2) == 1.0
    assert busy_share([(0, 10), (5, 10)], wanted, 2) == 0.75
    assert busy_share([(20, 25)], [(20.0, 30.0)], 1) == 0.5


def test_of_two_who_ask_at_once_each_gets_half() -> None:
    alone = fair_ends([Asked(1, 0.0, 0.0, 2.0), Asked(1, 0.0, 0.0, 2.0)], 1)
    assert alone == pytest.approx([2.0, 4.0])
    both = fair_ends([Asked(1, 0.0, 0.0, 4.0), Asked(2, 0.0, 0.0, 2.0)], 1)
    assert both == pytest.approx([6.0, 4.0])


def test_a_pile_does_not_lengthen_anothers_fair_wait() -> None:
    pile = [Asked(1, 0.0, 0.0, 1.0) for _ in range(50)]
    ends = fair_ends([*pile, Asked(2, 10.0, 0.0, 1.0)], 1)
    assert ends[-1] == pytest.approx(12.0)
    assert max(ends) == pytest.approx(51.0)


def test_one_job_takes_one_engine_at_most() -> None:
    assert fair_ends([Asked(1, 0.0, 0.0, 3.0)], 4) == pytest.approx([3.0])
    assert fair_ends([Asked(1, 5.0, 0.0, 3.0), Asked(1, 5.0, 0.0, 3.0)], 2) == pytest.approx([8.0, 8.0])


def test_waiting_beside_the_share() -> None:
    # The second comes after a job of the first that was begun: 4 s instead of the fair 4, and 3 instead of 2.
    jobs = [Asked(1, 0.0, 4.0, 4.0), Asked(2, 1.0, 5.0, 1.0)]
    shares = waits_beside_share(jobs, 1)
    assert shares[2] == pytest.approx(4.0 / 2.0)
    assert shares[1] == pytest.approx(4.0 / 5.0)


def test_a_crowd_is_the_same_twice_and_its_photos_are_all_different() -> None:
    crowd = Crowd(people=10, photos=50, seconds=60)
    assert crowd.wishes(0.0) == crowd.wishes(0.0)
    assert len({photo(wish.number) for wish in crowd.wishes(0.0)}) == 50
    by_person = [len([w for w in crowd.wishes(0.0) if w.person == person]) for person in range(10)]
    assert by_person[0] == 20
    assert sum(by_person) == 50
