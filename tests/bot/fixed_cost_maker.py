"""A maker of fixed cost: stands where the worker stands, takes jobs in order, and makes plain grey
pictures of the right size in a given time. It knows nothing of photos: what the engine makes of them
is tested in tests/engine and tests/e2e.
"""

from __future__ import annotations

import asyncio
import io
from dataclasses import dataclass, field

from PIL import Image

from engine.naming import result_stem
from engine.target import parse_target
from storage import jobs, photos
from storage.blobs import Blobs
from storage.db import Database
from storage.jobs import Job, JobState
from storage.photos import Photo
from storage.queue_client import QueueClient

WORKER = "fixed-cost-maker"
SHORTEST = 0.05


@dataclass
class FixedCostMaker:
    """seconds: what each job costs. fail_with: reason that every job ends with instead. sheet False: the
    proof sheet could not be drawn."""

    database: Database
    blobs: Blobs
    queue: QueueClient
    seconds: float = SHORTEST
    steps: int = 4
    fail_with: str | None = None
    trust: str = "green"
    zones: list[dict[str, object]] = field(default_factory=list)
    crops: list[dict[str, object]] = field(default_factory=list)
    sheet: bool = True
    hand_over: bool = True
    made: list[str] = field(default_factory=list)

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            async with self.database.session(reading=True) as session:
                waiting = [job for job in await jobs.active(session) if job.state is JobState.QUEUED]
            for job in waiting:
                await self.make(job.id)
            await asyncio.sleep(0.05)

    async def make(self, job_id: str) -> None:
        async with self.database.session() as session:
            job = await jobs.start(session, job_id, WORKER)
            photo = await photos.get(session, job.photo_id) if job else None
        if job is None or photo is None:
            return
        for step in range(self.steps):
            async with self.database.session() as session:
                left = self.seconds * (1 - step / self.steps)
                if not await jobs.progress(session, job.id, "upscale", step / self.steps, left):
                    return
            await asyncio.sleep(self.seconds / self.steps)
        if self.fail_with:
            async with self.database.session() as session:
                await jobs.fail(session, job.id, self.fail_with, "")
            return
        await self._finish(job, photo)

    async def _finish(self, job: Job, photo: Photo) -> None:
        target = parse_target(job.target)
        size = target.size_for(photo.width, photo.height)
        master = png(size)
        name = f"{result_stem(photo.file_name, target)}.png"
        report = {
            "master": {"width": size[0], "height": size[1], "bytes": len(master), "format": "png"},
            "proof": {"crops": self.crops},
            "trust": {"verdict": self.trust, "zones": self.zones},
        }
        master_sha = await self.blobs.put(master)
        proof_sha = await self.blobs.put(jpeg((900, 600))) if self.sheet else None
        async with self.database.session() as session:
            made = await jobs.made(
                session,
                job.id,
                master_sha256=master_sha,
                proof_sha256=proof_sha,
                master_name=name,
                report=report,
            )
        if made and self.hand_over:
            await self.queue.enqueue_delivery(job.id)
        self.made.append(job.id)


def png(size: tuple[int, int]) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (120, 120, 120)).save(out, "PNG", compress_level=1)
    return out.getvalue()


def jpeg(size: tuple[int, int]) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (120, 130, 140)).save(out, "JPEG", quality=90)
    return out.getvalue()
