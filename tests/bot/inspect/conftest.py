"""A bot with an Inspect page on a free port, and a delivered master to look at."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import aiohttp
import numpy as np
import pytest
from numpy.typing import NDArray

from bot.inspect.links import Links
from bot.settings import Settings
from engine.overview import overview
from engine.shown import AS_IT_IS
from storage import jobs
from storage.job_change import change_job
from storage.jobs import Job, JobState
from tests.bot.conftest import Stage
from tests.bot.telegram_here import Person
from tests.bot.test_second_look import CROPS, ZONES, delivered
from tests.e2e.product import free_port

HOUR = 3600.0


@pytest.fixture
def settings(settings: Settings) -> Settings:
    port = free_port()
    return settings.model_copy(update={"public_url": f"http://127.0.0.1:{port}", "web_port": port})


@dataclass
class Looking:
    """Someone at the page of a job of Ann's."""

    stage: Stage
    client: aiohttp.ClientSession
    ann: Person
    job: Job

    @property
    def settings(self) -> Settings:
        return self.stage.bot.services.settings

    @property
    def links(self) -> Links:
        return Links(self.settings.require_token())

    def url(self, rest: str = "", *, user: int | None = None, seconds: float = HOUR) -> str:
        """The address of the job's page, or of something below it."""
        path = self.links.make(self.job.id, self.ann.id if user is None else user, seconds)
        return self.settings.public_url + path + rest

    async def get(self, url: str, **more: object) -> tuple[int, str]:
        async with self.client.get(url, allow_redirects=False, **more) as answer:  # type: ignore[arg-type]
            return answer.status, (await answer.read()).decode("utf-8", "replace")

    async def post(self, url: str, body: str = "") -> tuple[int, str]:
        async with self.client.post(url, data=body.encode("utf-8", "surrogatepass")) as answer:
            return answer.status, await answer.text()

    async def now(self) -> Job | None:
        async with self.stage.bot.services.database.session(reading=True) as session:
            return await jobs.get(session, self.job.id)


async def with_overview(looking: Looking, master: NDArray[np.uint8], data: bytes | None = b"") -> str:
    """Give the job's master coarse tiles as a worker makes them; its plain enlargement is the same turned
    upside down. data: other bytes than those, None: a name without a file. Returns the name."""
    services = looking.stage.bot.services
    made = data or overview(np.ascontiguousarray(master[::-1]), master, AS_IT_IS)
    name = "f" * 64 if data is None else await services.blobs.put(made)
    async with services.database.session() as session:
        await change_job(session, looking.job.id, (JobState.DELIVERED,), overview_sha256=name)
    return name


def tiles_kept(stage: Stage) -> list[str]:
    return sorted(path.name for path in (stage.bot.services.settings.data / "inspect").glob("*"))


@pytest.fixture
async def looking(stage: Stage) -> AsyncIterator[Looking]:
    stage.maker.crops, stage.maker.zones = CROPS, ZONES
    ann = stage.telegram.person()
    job, _proof = await delivered(stage, ann)
    async with aiohttp.ClientSession() as client:
        yield Looking(stage, client, ann, job)
