"""What the handlers work with: made once in app.py, handed to each of them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from bot.background import Background
from bot.estimates import Estimates
from bot.look_pool import LookPool
from bot.maintenance import Maintenance
from bot.reading_pool import ReadingPool
from bot.settings import Settings
from bot.teams import Strangers
from storage.blobs import Blobs
from storage.db import Database
from storage.queue import QueueClient


@dataclass
class Services:
    """The bot's surroundings. `wake` tells the progress watcher that something changed."""

    settings: Settings
    database: Database
    blobs: Blobs
    queue: QueueClient
    readings: ReadingPool
    looks: LookPool
    maintenance: Maintenance
    background: Background = field(default_factory=Background)
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    estimates: Estimates = field(default_factory=Estimates)
    strangers: Strangers = field(default_factory=Strangers)
