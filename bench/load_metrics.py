"""What the metrics of bot and workers say of a load, beside what the bench counted itself."""

from __future__ import annotations

import asyncio
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import httpx
from prometheus_client.parser import text_string_to_metric_families

from storage.jobs import Job

JOBS = "enlarger_jobs"
VERDICTS = ("enlarger_masters", "enlarger_trust_verdicts", "enlarger_source_verdicts")
ERRORS = "enlarger_engine_errors"
STAGES = "enlarger_stage_seconds"
CANCELLED = "cancelled"
"""No error: somebody wanted it so."""
START_SECONDS = 90.0


async def jobs_told(port: int) -> Counter[str]:
    """Jobs by state, as GET /metrics of the bot has them; waits for a bot that has just been killed."""
    told: Counter[str] = Counter()
    for family in text_string_to_metric_families(await _page(port)):
        for sample in family.samples:
            if sample.name == JOBS:
                told[sample.labels["state"]] += int(sample.value)
    return told


async def work_told(ports: Sequence[int]) -> Counter[str]:
    """Of all workers together, as each has it on its page: masters, verdicts and errors by their label,
    stages by how often they ran and, in microseconds, how long."""
    told: Counter[str] = Counter()
    for port in ports:
        for family in text_string_to_metric_families(await _page(port)):
            for sample in family.samples:
                if family.name in (*VERDICTS, ERRORS) and sample.name.endswith("_total"):
                    told[_key(family.name, *sample.labels.values())] += int(sample.value)
                elif sample.name == f"{STAGES}_count":
                    told[_key(STAGES, sample.labels["stage"], "times")] += int(sample.value)
                elif sample.name == f"{STAGES}_sum":
                    told[_key(STAGES, sample.labels["stage"], "µs")] += round(sample.value * 1e6)
    return told


def work_counted(endings: Sequence[Mapping[str, Any]]) -> Counter[str]:
    """The same of the endings that the workers' engines noted themselves (load_worker.timed)."""
    counted: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    for ending in endings:
        if report := ending.get("report"):
            verdicts = report["backend"], report["trust"]["verdict"], report["source"]["verdict"]
            counted.update(_key(name, label) for name, label in zip(VERDICTS, verdicts, strict=True))
            for stage, took in report["seconds"].items():
                counted[_key(STAGES, stage, "times")] += 1
                seconds[stage] += took
        elif ending["raised"] != CANCELLED:
            counted[_key(ERRORS, ending["raised"])] += 1
    for stage, took in seconds.items():
        counted[_key(STAGES, stage, "µs")] = round(took * 1e6)
    return counted


def unlike_counted(before: Counter[str], after: Counter[str], counted: Sequence[Job]) -> list[str]:
    """States in which the metrics moved otherwise than the bench's own count, with both figures."""
    own = Counter(job.state.value for job in counted)
    return [
        f"{state}: the metrics say {after[state] - before[state]}, counted {own[state]}"
        for state in sorted(own.keys() | after.keys() | before.keys())
        if after[state] - before[state] != own[state]
    ]


def unlike_work(told: Counter[str], counted: Counter[str]) -> list[str]:
    """What the workers' metrics say otherwise than their engines noted; sums of times to the microsecond
    for each process that was asked."""
    return [
        f"{name}: the metrics say {told[name]}, counted {counted[name]}"
        for name in sorted(told.keys() | counted.keys())
        if not math.isclose(told[name], counted[name], abs_tol=100 if name.endswith("µs") else 0, rel_tol=0)
    ]


def _key(*words: str) -> str:
    return " ".join(words).removeprefix("enlarger_")


async def _page(port: int) -> str:
    async with asyncio.timeout(START_SECONDS), httpx.AsyncClient(timeout=10) as client:
        while True:
            try:
                return (await client.get(f"http://127.0.0.1:{port}/metrics")).raise_for_status().text
            except httpx.HTTPError:
                await asyncio.sleep(0.5)
