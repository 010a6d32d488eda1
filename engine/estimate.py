"""Estimate: how long a job takes, from what earlier ones took on the same machines.

A job costs a constant, so much per pixel the networks are given, so much per output pixel, and something
more as the first of its process. The figures begin as those of the machine this was written on, times how
much slower or faster the jobs made here were, and are fitted to those jobs (least squares, the beginning as
prior); each stage's part likewise. A job that a busy or sleeping machine drew out weighs little. Measured by
`enlarger bench speed --estimate`.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.blend import blend_for
from engine.order import Character, ModelName
from engine.plan import Plan, Size, make_plan
from engine.target import Target

Floats = NDArray[np.float64]

COSTS: dict[str, tuple[float, float, float]] = {
    "decode": (0.01, 0.01, 0.0),
    "upscale": (0.1, 0.0, 0.08),
    "lock": (0.03, 0.0, 0.03),
    "trust": (0.15, 0.4, 0.03),
    "proof": (0.04, 0.0, 0.002),
    "master": (0.02, 0.0, 0.035),
    "rest": (0.1, 0.02, 0.0),
}
"""Seconds, per megapixel given to the networks, per output megapixel, of a job with one view; networks
excepted. On 2 cores of an EPYC with bf16, OpenVINO; 1280 × 849 and 869 × 1280 to 2K and 4K, 2026-11-23."""
LOADING = {"upscale": 0.5, "trust": 1.3}
"""Seconds more in the first job of a process, which loads networks and detectors."""
PER_VIEW = ("upscale", "lock")
"""Stages whose output part is done for each view."""
NETWORKS: dict[str, float] = {"photo": 36.0, "illustration": 11.0, "faithful-twice": 0.7}
SMALL_NETWORK = 1.4
"""Seconds per megapixel given to a network, tiles' overlap included: those named; any other."""
CAUTION = 1.5
"""What the figures above are multiplied by on a machine that has made nothing yet."""
RECENT = 40
"""So many newest jobs of one kind count."""
PRIOR_SPREAD = 1.0
"""How far, in parts of itself, a figure is thought to be off before anything is measured."""
LEAST_SPREAD = 0.2
"""The same in seconds (per megapixel), for figures near none."""
NOISE = 0.1
"""How far a job is thought to be off, in parts of its time."""
OUTLIER = 0.3
"""Off by more than this, in logarithms of its time, a job loses weight."""
TINY = 1e-6
FIGURES = 4
"""Of a stage: those of COSTS, and that of LOADING."""
ROUNDS = 4


@dataclass(frozen=True)
class Work:
    """What a job asks of the machine. networks: those that run. cold: it is its process's first."""

    networks: tuple[str, ...]
    network_megapixels: float
    output_megapixels: float
    cold: bool = False

    @property
    def features(self) -> Floats:
        return np.array([1.0, self.network_megapixels, self.output_megapixels, float(self.cold)])


@dataclass(frozen=True)
class Timed:
    """A job that was made. backend: as reports name it. seconds: of each stage, and "rest"."""

    work: Work
    backend: str
    seconds: Mapping[str, float]

    @property
    def total(self) -> float:
        return sum(self.seconds.values())


Stages = dict[str, Floats]
"""Figures for each stage: those of COSTS, and that of LOADING."""


@dataclass(frozen=True)
class Costs:
    """whole: the figures of a job. stages: those of its parts, right in their proportions."""

    whole: Floats
    stages: Stages


@dataclass(frozen=True)
class Speed:
    """What jobs cost, by the networks they run. pace: how many times as slow as COSTS others are.

    measured: whether any job made here is behind it.
    """

    costs: Mapping[tuple[str, ...], Costs]
    pace: float
    measured: bool

    def seconds(self, work: Work) -> float:
        """Seconds of the whole job."""
        return float(work.features @ self._of(work).whole)

    def stages(self, work: Work) -> dict[str, float]:
        """Seconds of each stage; together those of the job."""
        parts = {stage: float(work.features @ cost) for stage, cost in self._of(work).stages.items()}
        scale = self.seconds(work) / sum(parts.values())
        return {stage: part * scale for stage, part in parts.items()}

    def _of(self, work: Work) -> Costs:
        return self.costs.get(work.networks) or _built_in(work.networks, self.pace)


def work_of(
    source: Size,
    target: Target,
    *,
    model: ModelName = "photo",
    character: Character = "natural",
    lock: bool = True,
) -> Work:
    """The work of a source of this upright (width, height)."""
    return work_planned(make_plan(source, target, turned=False), model, character, lock=lock)


def work_planned(plan: Plan, model: ModelName, character: Character, *, lock: bool) -> Work:
    """The work of a plan."""
    output = plan.out[0] * plan.out[1] / 1e6
    if plan.working is None:
        return Work((), 0.0, output)
    views = blend_for(character, plan.ratio, model).shares if lock else {"large": 1.0}
    networks = tuple(sorted(model if view == "large" else str(view) for view in views))
    return Work(networks, plan.working[0] * plan.working[1] / 1e6, output)


def timed(work: Work, report: Mapping[str, Any] | None) -> Timed | None:
    """A made job from its report (engine.pipeline); None for a report that tells no times."""
    spent = (report or {}).get("seconds")
    if not isinstance(spent, Mapping) or not all(isinstance(one, int | float) for one in spent.values()):
        return None
    seconds = {stage: float(one) for stage, one in spent.items() if stage != "total"}
    total = float(spent.get("total", 0.0))
    if total <= 0:
        return None
    seconds["rest"] = max(0.0, total - sum(seconds.values()))
    return Timed(work, str((report or {}).get("backend", "")), seconds)


def learn(jobs: Sequence[Timed]) -> Speed:
    """What jobs cost, from made ones, newest first.

    Where workers differ, the backend of the newest job speaks for all (jobs that needed none aside).
    """
    backend = next((job.backend for job in jobs if job.work.networks), None)
    alike = [job for job in jobs if job.total > 0 and (not job.work.networks or job.backend == backend)]
    if not alike:
        return Speed({}, CAUTION, measured=False)
    paces = [job.total / float(job.work.features @ _built_in(job.work.networks).whole) for job in alike]
    pace = statistics.median(paces[:RECENT])
    costs = {}
    for networks in {job.work.networks for job in alike}:
        same = [job for job in alike if job.work.networks == networks][:RECENT]
        costs[networks] = _fit(same, _built_in(networks, pace))
    return Speed(costs, pace, measured=True)


def _fit(jobs: list[Timed], prior: Costs) -> Costs:
    """Fitted to jobs of one kind; one counts less the further its time is from what the others say."""
    features = np.array([job.work.features for job in jobs])
    totals = np.array([job.total for job in jobs])
    trust = np.ones(len(jobs))
    whole = prior.whole
    for _ in range(ROUNDS):
        whole = _least_squares(features, totals, np.sqrt(trust) / (NOISE * totals), prior.whole)
        apart = np.abs(np.log(totals / np.maximum(features @ whole, TINY)))
        trust = np.minimum(1.0, (OUTLIER / np.maximum(apart, TINY)) ** 2)
    stages = {}
    for stage in {*prior.stages, *(stage for job in jobs for stage in job.seconds)}:
        spent = np.array([job.seconds.get(stage, 0.0) for job in jobs])
        usual = prior.stages.get(stage, np.zeros(FIGURES))
        stages[stage] = _least_squares(features, spent, np.sqrt(trust) / (NOISE * totals), usual)
    return Costs(whole, stages)


def _least_squares(features: Floats, spent: Floats, weights: Floats, prior: Floats) -> Floats:
    """Weighted, with the prior as more equations; no figure is negative."""
    sure = 1 / (PRIOR_SPREAD * prior + LEAST_SPREAD)
    rows = np.concatenate([features * weights[:, None], np.diag(sure)])
    values = np.concatenate([spent * weights, prior * sure])
    figures, kept = np.zeros(FIGURES), list(range(FIGURES))
    while kept:
        solved = np.linalg.lstsq(rows[:, kept], values, rcond=None)[0]
        if (solved >= 0).all():
            figures[kept] = solved
            break
        del kept[int(np.argmin(solved))]
    return figures


def _built_in(networks: tuple[str, ...], pace: float = 1.0) -> Costs:
    """COSTS for these networks at a pace."""
    stages = {stage: np.array([*cost, LOADING.get(stage, 0.0)]) * pace for stage, cost in COSTS.items()}
    for stage in PER_VIEW:
        stages[stage][2] *= len(networks)
    stages["upscale"][1] += pace * sum(NETWORKS.get(name, SMALL_NETWORK) for name in networks)
    return Costs(np.sum(list(stages.values()), axis=0), stages)
