"""What the bot's own metrics say of a load, beside what the bench counted itself."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence

import httpx
from prometheus_client.parser import text_string_to_metric_families

from storage.jobs import Job

JOBS = "enlarger_jobs"
START_SECONDS = 90.0


async def jobs_told(port: int) -> Counter[str]:
    """Jobs by state, as GET /metrics of the bot has them; waits for a bot that has just been killed."""
    async with asyncio.timeout(START_SECONDS), httpx.AsyncClient(timeout=10) as client:
        while True:
            try:
                page = (await client.get(f"http://127.0.0.1:{port}/metrics")).raise_for_status().text
                break
            except httpx.HTTPError:
                await asyncio.sleep(0.5)
    told: Counter[str] = Counter()
    for family in text_string_to_metric_families(page):
        for sample in family.samples:
            if sample.name == JOBS:
                told[sample.labels["state"]] += int(sample.value)
    return told


def unlike_counted(before: Counter[str], after: Counter[str], counted: Sequence[Job]) -> list[str]:
    """States in which the metrics moved otherwise than the bench's own count, with both figures."""
    own = Counter(job.state.value for job in counted)
    return [
        f"{state}: the metrics say {after[state] - before[state]}, counted {own[state]}"
        for state in sorted(own.keys() | after.keys() | before.keys())
        if after[state] - before[state] != own[state]
    ]
