"""The queue from outside: its database, and the client that sends messages and looks after them."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Iterable, Sequence
from typing import Literal

from dbos import DBOS, DBOSClient, WorkflowSerializationFormat, WorkflowStatus
from sqlalchemy.engine import make_url

from storage.db import make_folder
from storage.pulse import Pulse
from storage.queue_logs import quiet_dbos

Role = Literal["engine", "delivery"]
ROLES: tuple[Role, ...] = ("engine", "delivery")

APPLICATION = "enlarger"
APPLICATION_VERSION = "1"
"""Pinned: by default DBOS hashes the code, and an update would leave what is queued to nobody."""

DELIVERY_PREFIX = "deliver-"
PENDING = "PENDING"
FINISHED = frozenset({"SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"})
CLIENT_POOL = 3

_prepared: set[str] = set()
_preparing = threading.Lock()


def workflow_name(role: Role) -> str:
    return f"enlarger_{role}"


def delivery_id(job_id: str) -> str:
    return DELIVERY_PREFIX + job_id


def prepare(queue_url: str) -> None:
    """Create the queue's database and bring it up to date; once for a process. Blocks: call in a thread.

    DBOS's client never migrates, and either process may be the first to start.
    """
    with _preparing:
        if queue_url in _prepared:
            return
        quiet_dbos()
        url = make_url(queue_url)
        make_folder(url)
        if url.get_backend_name() == "sqlite" and url.database:
            # Before its first use: with a rollback journal every poll would block every writer.
            connection = sqlite3.connect(url.database, timeout=30)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.close()
        DBOS.migrate(queue_url)
        pulse = Pulse(queue_url)
        pulse.create()
        pulse.close()
        _prepared.add(queue_url)


class QueueClient:
    """Sends jobs and looks after them, from any process. Connects at its first use.

    While the queue's database is away, a `patient` client's calls wait for it, another's raise.
    """

    def __init__(self, queue_url: str, *, patient: bool = True) -> None:
        self._url = queue_url
        self._patient = patient
        self._client: DBOSClient | None = None
        self._lock = threading.Lock()

    def _connected(self) -> DBOSClient:
        prepare(self._url)
        with self._lock:
            if self._client is not None:
                return self._client
            client = DBOSClient(
                system_database_url=self._url,
                system_database_pool_size=CLIENT_POOL,
                application_name=APPLICATION,
                retry_connection_errors=self._patient,
            )
            self._client = client
            return client

    async def _client_async(self) -> DBOSClient:
        client = self._client
        return await asyncio.to_thread(self._connected) if client is None else client

    async def enqueue(self, job_id: str, priority: int) -> None:
        """Put a job into the engine's queue; lower `Job.priority` goes first. Twice is harmless."""
        await self._send("engine", job_id, job_id, priority)

    async def enqueue_delivery(self, job_id: str) -> None:
        """Put a made job into the delivery queue, first come first served. Twice is harmless."""
        await self._send("delivery", delivery_id(job_id), job_id, 1)

    async def _send(self, role: Role, workflow_id: str, job_id: str, priority: int) -> None:
        client = await self._client_async()
        await client.enqueue_async(
            {
                "workflow_name": workflow_name(role),
                "queue_name": role,
                "workflow_id": workflow_id,
                "app_version": APPLICATION_VERSION,
                "priority": priority,
                # Plain JSON: nothing in the database is ever unpickled.
                "serialization_type": WorkflowSerializationFormat.PORTABLE,
            },
            job_id,
        )

    async def enqueue_again(self, job_id: str, priority: int) -> None:
        """Put back a job whose message has been used up; leaves one that is still on its way."""
        await self._drop_finished(job_id)
        await self.enqueue(job_id, priority)

    async def enqueue_delivery_again(self, job_id: str) -> None:
        """The same for a delivery."""
        await self._drop_finished(delivery_id(job_id))
        await self.enqueue_delivery(job_id)

    async def _drop_finished(self, workflow_id: str) -> None:
        if (await self.states([workflow_id])).get(workflow_id) in FINISHED:
            client = await self._client_async()
            await client.delete_workflow_async(workflow_id)

    async def cancel(self, job_id: str) -> None:
        """Take a waiting job out of the queue. A running one is stopped by its row (`jobs.cancel`)."""
        client = await self._client_async()
        await client.cancel_workflow_async(job_id)

    async def states(self, workflow_ids: Sequence[str]) -> dict[str, str]:
        """DBOS's status of each message that it knows; a message it doesn't know is left out."""
        if not workflow_ids:
            return {}
        found = await self._list(workflow_ids=list(workflow_ids))
        return {status.workflow_id: status.status for status in found}

    async def taken(self) -> list[WorkflowStatus]:
        """Messages that a process holds at the moment, in both queues."""
        return await self._list(status=PENDING, queue_name=list(ROLES))

    async def _list(
        self,
        *,
        workflow_ids: list[str] | None = None,
        status: str | None = None,
        queue_name: list[str] | None = None,
    ) -> list[WorkflowStatus]:
        client = await self._client_async()
        return await client.list_workflows_async(
            workflow_ids=workflow_ids,
            status=status,
            queue_name=queue_name,
            load_input=False,
            load_output=False,
        )

    async def put_back(self, workflow_ids: Iterable[str], role: Role) -> None:
        """Let someone else take messages that were taken; keeps their priority and age."""
        client = await self._client_async()
        await client.resume_workflows_async(list(workflow_ids), queue_name=role)

    async def close(self) -> None:
        if self._client is not None:
            await asyncio.to_thread(self._client.destroy)
            self._client = None
