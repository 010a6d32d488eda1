"""What a job asks of the engine: its row, its photo, and what there is of it already."""

from __future__ import annotations

from collections.abc import Collection

from engine.order import Order, as_written
from engine.target import parse_target
from engine.worker.config import WorkerConfig
from storage import jobs, photos
from storage.blobs import BlobCorrupt, BlobMissing, Blobs
from storage.db import Database
from storage.jobs import Job

CHOICES = ("model", "character", "lock", "master_format", "metadata", "safer")
"""Of a job's options, those that an Order takes as they are."""
MENDING = {"safer", "keep"}
"""Options that only take something back: an earlier master without them serves instead of the networks."""
UNSEEN = {"master_format", "metadata"}
"""Options that leave the pixels alone; a master in the default format is lossless."""


class Orders:
    def __init__(self, config: WorkerConfig, database: Database, blobs: Blobs) -> None:
        self._config = config
        self._database = database
        self._blobs = blobs

    async def of(self, job: Job) -> Order:
        """Raises BlobMissing when the photo, or its file, is gone."""
        photo = await self._database.surely(lambda session: photos.get(session, job.photo_id))
        if photo is None:
            raise BlobMissing(f"photo {job.photo_id}")
        chosen = {key: job.options[key] for key in CHOICES if job.options.get(key) is not None}
        return Order(
            source=await self._blobs.local_path(photo.sha256),
            file_name=photo.file_name,
            target=parse_target(job.target),
            backend=self._config.backend,
            overview=True,
            max_master_bytes=self._config.max_master_bytes,
            keep=tuple((x0, y0, x1, y1) for x0, y0, x1, y1 in job.options.get("keep", ())),
            earlier=await self._earlier(job, photo),
            natural=await self._natural(job, photo),
            words=await self._config.words(self._database, photo) if self._config.words else as_written,
            **chosen,
        )

    async def _earlier(self, job: Job, photo: photos.Photo) -> bytes | None:
        """The master that this job only mends, while it is still kept."""
        if not MENDING & set(job.options):
            return None
        return await self._made(job, photo, MENDING)

    async def _natural(self, job: Job, photo: photos.Photo) -> bytes | None:
        """The natural master that a crisp one begins with, where one is still kept."""
        if job.options.get("character") != "crisp":
            return None
        return await self._made(job, photo, MENDING | {"character"})

    async def _made(self, job: Job, photo: photos.Photo, without: Collection[str]) -> bytes | None:
        """The master of the same choices, but for those named; not one that is the plain enlargement because
        the network's picture was refused: what is made of the photo again is to say so, too."""
        options = {name: value for name, value in job.options.items() if name not in {*without, *UNSEEN}}
        found = await self._database.surely(
            lambda session: jobs.find_made(session, photo.sha256, job.target, options)
        )
        if found is None or found.master_sha256 is None or (found.report or {}).get("plain"):
            return None
        try:
            return await self._blobs.get(found.master_sha256)
        except (BlobMissing, BlobCorrupt):
            return None
