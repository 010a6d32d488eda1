"""What a link of the Inspect page leads to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from engine.naming import safe_stem
from storage.jobs import Job
from storage.photos import Photo


@dataclass(frozen=True)
class Shown:
    """A delivered job and its photo."""

    job: Job
    photo: Photo

    @property
    def size(self) -> tuple[int, int]:
        return size_of(self.job)

    @property
    def name(self) -> str:
        """What the master is called, without anything that a header or a disk could stumble over."""
        name = self.job.master_name or "master.png"
        return f"{safe_stem(name)}{PurePosixPath(name).suffix}"


def size_of(job: Job) -> tuple[int, int]:
    """Width and height of its master."""
    master = (job.report or {}).get("master") or {}
    return int(master.get("width") or 0), int(master.get("height") or 0)
