"""Estimates: learned from few jobs, true for sizes never seen, not led astray by one bad job."""

from __future__ import annotations

import random
import statistics
from collections.abc import Callable

import pytest

from engine.estimate import CAUTION, Timed, Work, learn, timed, work_of
from engine.order import Character
from engine.target import parse_target

SIZES = ((640, 480), (480, 640), (1280, 960), (1600, 1200), (2048, 1536), (4032, 3024))
TARGETS = ("2k", "3000", "4k", "a4@300")
Machine = Callable[[Work], float]


def quick_gpu(work: Work) -> float:
    """Networks cost next to nothing there, the rest as elsewhere."""
    return 1.0 + 0.1 * work.network_megapixels + 0.5 * work.output_megapixels


def slow_laptop(work: Work) -> float:
    return 6.0 + 15.0 * work.network_megapixels * len(work.networks) + 1.5 * work.output_megapixels


def like_the_first(work: Work) -> float:
    return learn([]).seconds(work) / CAUTION


def job(work: Work, total: float) -> Timed:
    return Timed(work, "openvino bf16", {"upscale": 0.6 * total, "master": 0.3 * total, "rest": 0.1 * total})


def mixed(seed: int, count: int, character: Character = "natural") -> list[Work]:
    chance = random.Random(seed)
    return [
        work_of(chance.choice(SIZES), parse_target(chance.choice(TARGETS)), character=character)
        for _ in range(count)
    ]


@pytest.mark.parametrize("machine", [quick_gpu, slow_laptop, like_the_first])
def test_nine_of_ten_within_thirty_percent(machine: Machine) -> None:
    """Each job foretold from those before it, on a machine whose times wander by some 10 %."""
    chance = random.Random(7)
    made: list[Timed] = []
    near = []
    for work in mixed(3, 60):
        took = machine(work) * chance.gauss(1.0, 0.1)
        near.append(abs(learn(made).seconds(work) / took - 1) <= 0.3)
        made.insert(0, job(work, took))
    assert statistics.mean(near[5:]) >= 0.9


@pytest.mark.parametrize("machine", [quick_gpu, slow_laptop])
def test_one_job_tells_the_pace(machine: Machine) -> None:
    work = work_of((1280, 960), parse_target("4k"))
    before = learn([])
    assert not before.measured
    after = learn([job(work, machine(work))])
    assert after.measured
    assert after.seconds(work) == pytest.approx(machine(work), rel=0.15)


def test_the_pace_holds_for_networks_not_run_yet() -> None:
    natural = work_of((1280, 960), parse_target("2k"))
    crisp = work_of((1280, 960), parse_target("2k"), character="crisp")
    assert crisp.networks != natural.networks
    usual = learn([]).seconds(crisp) / CAUTION
    three_times = learn([job(natural, 3 * like_the_first(natural))])
    assert three_times.seconds(crisp) == pytest.approx(3 * usual, rel=0.05)


def test_a_job_that_slept_is_forgotten() -> None:
    jobs = [job(work, quick_gpu(work)) for work in mixed(5, 12)]
    work = work_of((1280, 960), parse_target("4k"))
    slept = Timed(jobs[4].work, "openvino bf16", {"upscale": 3600.0})
    spoiled = learn([*jobs[:4], slept, *jobs[5:]]).seconds(work)
    assert spoiled == pytest.approx(quick_gpu(work), rel=0.3)


def test_a_machine_that_changed_is_learned_anew() -> None:
    works = mixed(9, 80)
    old = [job(work, slow_laptop(work)) for work in works[:40]]
    new = [job(work, quick_gpu(work)) for work in works[40:]]
    work = work_of((1280, 960), parse_target("4k"))
    assert learn([*new, *old]).seconds(work) == pytest.approx(quick_gpu(work), rel=0.3)


def test_another_backend_starts_afresh() -> None:
    work = work_of((1280, 960), parse_target("4k"))
    cpu = job(work, slow_laptop(work))
    gpu = Timed(work, "torch fp16", {"upscale": quick_gpu(work)})
    assert learn([gpu, cpu, cpu, cpu]).seconds(work) == pytest.approx(quick_gpu(work), rel=0.15)


def test_stages_add_up_and_keep_their_shares() -> None:
    work = work_of((1280, 960), parse_target("4k"))
    speed = learn([job(work, 10.0)] * 10)
    stages = speed.stages(work)
    assert sum(stages.values()) == pytest.approx(speed.seconds(work))
    assert stages["upscale"] == pytest.approx(6.0, rel=0.2)
    assert all(spent >= 0 for spent in stages.values())


def test_work_is_what_the_plan_says() -> None:
    work = work_of((1280, 960), parse_target("4k"))
    assert work.output_megapixels == pytest.approx(3840 * 2880 / 1e6)
    assert work.network_megapixels > 0
    assert work.networks
    assert work_of((1280, 960), parse_target("300")) == Work((), 0.0, 300 * 225 / 1e6)
    assert work_of((1280, 960), parse_target("4k"), lock=False).networks == ("photo",)
    raw = work_of((1280, 960), parse_target("4k"), lock=False, model="illustration")
    assert raw.networks == ("illustration",)
    assert learn([]).seconds(raw) < learn([]).seconds(
        work_of((1280, 960), parse_target("4k"), lock=False, model="photo")
    )


def test_a_report_becomes_a_timed_job() -> None:
    work = work_of((1280, 960), parse_target("4k"))
    report = {"seconds": {"total": 10.0, "upscale": 6.0, "master": 3.0}, "backend": "openvino bf16"}
    made = timed(work, report)
    assert made == Timed(work, "openvino bf16", {"upscale": 6.0, "master": 3.0, "rest": 1.0})
    assert made is not None
    assert made.total == pytest.approx(10.0)
    useless: list[dict[str, object]] = [{}, {"seconds": {}}, {"seconds": {"total": "long"}}, {"seconds": 3}]
    for unusable in (None, *useless):
        assert timed(work, unusable) is None
