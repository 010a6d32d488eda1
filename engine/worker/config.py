"""What a worker is told: where it finds everything, and how patient it is."""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from engine.hanging import HUNG_SECONDS, STALLED_SECONDS
from engine.order import BackendName, Order, Outcome, Progress, Words
from storage import photos
from storage.db import Database
from storage.queue import Rhythm

Maker = Callable[[Order, Path, Callable[[Progress], None], Callable[[], bool]], Outcome]
"""engine.pipeline.run, or in a test something of fixed cost."""

WordsFor = Callable[[Database, photos.Photo], Awaitable[Words]]

TELEGRAM_DOCUMENT = 50 * 2**20
"""Bytes that a bot may send as a document (Bot API)."""


def worker_name() -> str:
    """Unique to this process, also among its predecessors."""
    return f"worker-{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(3)}"


@dataclass(frozen=True)
class WorkerConfig:
    """Where the worker finds everything. It needs no token and, on S3 and Postgres, no shared folder.
    blobs: folder or s3://bucket/prefix. scratch: folder for files in the making. stalled_after, hung_after:
    seconds until an engine, or this process, counts as hanging. words: finds those of a photo's sheet.
    The rest: see Order.
    """

    database_url: str
    queue_url: str
    blobs: str
    backend: BackendName = "auto"
    max_master_bytes: int | None = TELEGRAM_DOCUMENT
    scratch: Path | None = None
    worker_id: str = field(default_factory=worker_name)
    rhythm: Rhythm = field(default_factory=Rhythm)
    words: WordsFor | None = None
    stalled_after: float = STALLED_SECONDS
    hung_after: float = HUNG_SECONDS
