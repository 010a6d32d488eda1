"""What the queue promises, whichever database keeps it. One process takes jobs at a time: DBOS is one
of a kind, so these tests serve in turn; several processes at once are in suite_crashes.py."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta

import pytest

from storage import jobs
from storage.db import Database
from storage.queue import HandBack, QueueClient, Role, serve
from storage.serving import STOP_SECONDS
from storage.sweep import sweep
from tests.storage.suite_rows import MASTER, add_photo, ask

PATIENCE = 30.0
NO_GRACE = timedelta(0)


async def until(true: Callable[[], Awaitable[bool]] | Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            answer = true()
            if answer if isinstance(answer, bool) else await answer:
                return
            await asyncio.sleep(0.05)


@contextlib.asynccontextmanager
async def serving(
    queue_url: str,
    handler: Callable[[str], Awaitable[None]],
    role: Role = "engine",
    patience: float = STOP_SECONDS,
) -> AsyncIterator[None]:
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(
            serve(queue_url, role=role, handler=handler, executor_id="test", stop=stop, patience=patience)
        )
        try:
            yield
        finally:
            stop.set()


class QueueSuite:
    async def test_jobs_come_by_priority_and_once(self, queue_url: str, client: QueueClient) -> None:
        for job_id, priority in (("later", 9), ("soon", 2), ("soon", 2), ("first", 1)):
            await client.enqueue(job_id, priority)
        taken: list[str] = []

        async def take(job_id: str) -> None:
            taken.append(job_id)

        async with serving(queue_url, take):
            await until(lambda: len(taken) >= 3)
            await client.enqueue("soon", 2)
            await client.enqueue("last", 5)
            await until(lambda: "last" in taken)
        assert taken == ["first", "soon", "later", "last"]

    async def test_each_role_takes_its_own_only(self, queue_url: str, client: QueueClient) -> None:
        await client.enqueue("job", 1)
        await client.enqueue_delivery("job")
        delivered: list[str] = []

        async def deliver(job_id: str) -> None:
            delivered.append(job_id)

        async with serving(queue_url, deliver, role="delivery"):
            await until(lambda: bool(delivered))
            await asyncio.sleep(1.0)
        assert delivered == ["job"]
        assert await client.states(["job", "deliver-job", "unknown"]) == {
            "job": "ENQUEUED",
            "deliver-job": "SUCCESS",
        }

    async def test_what_a_handler_can_not_do_comes_back(self, queue_url: str, client: QueueClient) -> None:
        await client.enqueue("job", 1)
        tries = 0

        async def take(_: str) -> None:
            nonlocal tries
            tries += 1
            if tries == 1:
                raise HandBack
            if tries == 2:
                raise ValueError("the second try goes wrong")

        async with serving(queue_url, take):
            await until(lambda: tries == 3)
        assert await client.states(["job"]) == {"job": "SUCCESS"}

    async def test_a_stop_gives_back_what_was_not_begun(self, queue_url: str, client: QueueClient) -> None:
        begun = asyncio.Event()
        finish = asyncio.Event()

        async def take(_: str) -> None:
            begun.set()
            await finish.wait()

        await client.enqueue("running", 1)
        await client.enqueue("waiting", 2)
        async with serving(queue_url, take):
            await until(begun.is_set)
            asyncio.get_running_loop().call_later(0.5, finish.set)
        assert await client.states(["running", "waiting"]) == {"running": "SUCCESS", "waiting": "ENQUEUED"}

    async def test_a_cancelled_job_is_not_taken(self, queue_url: str, client: QueueClient) -> None:
        await client.enqueue("unwanted", 1)
        await client.enqueue("wanted", 2)
        await client.cancel("unwanted")
        await client.cancel("unwanted")
        taken: list[str] = []

        async def take(job_id: str) -> None:
            taken.append(job_id)

        async with serving(queue_url, take):
            await until(lambda: "wanted" in taken)
        assert taken == ["wanted"]

    async def test_what_is_not_done_in_time_goes_back(self, queue_url: str, client: QueueClient) -> None:
        await client.enqueue("job", 1)
        tries: list[str] = []

        async def take(job_id: str) -> None:
            tries.append(job_id)
            if len(tries) == 1:
                await asyncio.sleep(600)

        async with asyncio.timeout(12):
            async with serving(queue_url, take, patience=1.0):
                await until(lambda: len(tries) == 1)
        assert await client.states(["job"]) == {"job": "ENQUEUED"}
        async with serving(queue_url, take):
            await until(lambda: len(tries) == 2)

    async def test_only_one_at_a_time_in_a_process(self, queue_url: str) -> None:
        async def take(_: str) -> None: ...

        async with serving(queue_url, take):
            await asyncio.sleep(0.1)
            with pytest.raises(RuntimeError, match="already takes jobs"):
                await serve(
                    queue_url, role="engine", handler=take, executor_id="second", stop=asyncio.Event()
                )

    async def test_the_sweep_sends_again_what_was_lost(
        self, database: Database, client: QueueClient, queue_url: str
    ) -> None:
        never_sent, used_up, sent, cancelled, done = [
            await ask(database, await add_photo(database, n)) for n in range(1, 6)
        ]
        await client.enqueue(sent.id, sent.priority)
        await client.enqueue(used_up.id, used_up.priority)
        await client.cancel(used_up.id)
        async with database.session() as session:
            await jobs.cancel(session, cancelled.id)
            await jobs.made(session, done.id, **MASTER)
        swept = await sweep(database, client, grace=NO_GRACE)
        assert set(swept.jobs) == {never_sent.id, used_up.id}
        assert swept.deliveries == (done.id,)
        assert await client.states([never_sent.id, used_up.id, f"deliver-{done.id}", cancelled.id]) == {
            never_sent.id: "ENQUEUED",
            used_up.id: "ENQUEUED",
            f"deliver-{done.id}": "ENQUEUED",
        }
        again = await sweep(database, client, grace=NO_GRACE)
        assert (again.jobs, again.deliveries) == ((), ())

    async def test_the_sweep_sends_what_goes_out_together_by_one_delivery(
        self, database: Database, client: QueueClient
    ) -> None:
        found = []
        for number in range(1, 4):
            photo = await add_photo(database, number)
            async with database.session() as session:
                found.append((await jobs.request(session, photo, 7, "4k", {}, together="t"))[0])
        first, second, third = found
        for job in (second, first):
            async with database.session() as session:
                await jobs.made(session, job.id, **MASTER)
        assert (await sweep(database, client, grace=NO_GRACE)).deliveries == ()
        async with database.session() as session:
            await jobs.cancel(session, third.id)
        assert (await sweep(database, client, grace=NO_GRACE)).deliveries == (first.id,)
        assert (await sweep(database, client, grace=NO_GRACE)).deliveries == ()

    async def test_the_sweep_leaves_young_rows_alone(self, database: Database, client: QueueClient) -> None:
        await ask(database, await add_photo(database))
        swept = await sweep(database, client)
        assert swept.jobs == ()
