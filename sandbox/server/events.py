"""What happens in the world, told live to open pages and listening scripts."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from sandbox.server.store import Json

_BACKLOG = 2000  # a listener this far behind has gone; it reads the state again when it comes back


class Hub:
    """publish() never waits; every listener has a queue of its own."""

    def __init__(self) -> None:
        self._number = 0
        self._queues: set[asyncio.Queue[Json]] = set()

    def publish(
        self, kind: str, chat_id: int | None = None, person: int | None = None, **body: object
    ) -> None:
        """`chat_id`: only its members are told. `person`: only that person is told."""
        self._number += 1
        event: Json = {"number": self._number, "type": kind, "chat_id": chat_id, "person": person, **body}
        for queue in self._queues:
            if queue.qsize() < _BACKLOG:
                queue.put_nowait(event)

    @contextmanager
    def listen(self) -> Iterator[asyncio.Queue[Json]]:
        queue: asyncio.Queue[Json] = asyncio.Queue()
        self._queues.add(queue)
        try:
            yield queue
        finally:
            self._queues.discard(queue)
