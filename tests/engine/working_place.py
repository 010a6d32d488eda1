"""A worker in a folder of its own, with the queue, database and blobs that it works beside."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from engine.order import Progress
from engine.worker import Maker, WorkerConfig, run
from storage import jobs, photos
from storage.blobs import open_blobs
from storage.db import Database, upgrade
from storage.jobs import Job, JobState
from storage.photos import NewPhoto
from storage.queue import QueueClient, Rhythm

PATIENCE = 30.0
Tell = Callable[[Progress], None]
Asked = Callable[[], bool]


class Place:
    """A database, a queue and blobs in one folder."""

    def __init__(self, folder: Path, blobs: str | None = None) -> None:
        self.config = WorkerConfig(
            database_url=f"sqlite+aiosqlite:///{folder}/enlarger.db",
            queue_url=f"sqlite:///{folder}/queue.db",
            blobs=blobs or str(folder / "blobs"),
            backend="torch",
            scratch=folder,
            rhythm=Rhythm(sweep=1.0),
        )
        upgrade(self.config.database_url)
        self.database = Database(self.config.database_url)
        self.queue = QueueClient(self.config.queue_url)
        self.folder = folder

    async def close(self) -> None:
        await self.queue.close()
        await self.database.close()

    async def job(self, options: dict[str, object] | None = None, *, stored: bool = True) -> Job:
        sha256 = await open_blobs(self.config.blobs).put(b"the source") if stored else "0" * 64
        photo = NewPhoto(
            sha256=sha256,
            chat_id=1,
            user_id=2,
            message_id=3,
            sent_as="document",
            file_name="IMG 1.JPG",
            bytes=10,
        )
        async with self.database.session() as session:
            kept, _ = await photos.add(session, photo)
            job, _ = await jobs.request(session, kept, 2, "4k", options or {})
        await self.queue.enqueue(job.id, job.priority)
        return job

    async def until(self, job: Job, true: Callable[[Job], bool]) -> Job:
        async with asyncio.timeout(PATIENCE):
            while True:
                async with self.database.session(reading=True) as session:
                    seen = await jobs.get(session, job.id)
                assert seen is not None
                if true(seen):
                    return seen
                await asyncio.sleep(0.05)

    @contextlib.asynccontextmanager
    async def working(self, make: Maker) -> AsyncIterator[asyncio.Event]:
        stop = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            group.create_task(run(self.config, make, stop))
            try:
                yield stop
            finally:
                stop.set()


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Place]:
    place = Place(tmp_path)
    yield place
    await place.close()


def ended(job: Job) -> bool:
    return job.state not in (JobState.QUEUED, JobState.RUNNING)
