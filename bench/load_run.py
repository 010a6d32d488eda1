"""One load from its start to its end: the processes, the people, what is killed meanwhile, and the ledger."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.load_chats import Chats
from bench.load_figures import Span
from bench.load_metrics import CANCELLED, jobs_told, unlike_counted, unlike_work, work_counted, work_told
from bench.load_people import SimulatedPerson, Wish, marked
from bench.load_processes import Plan, Processes
from storage import jobs
from storage.blobs import BlobCorrupt, BlobMissing, open_blobs
from storage.db import Database, upgrade
from storage.jobs import Job, JobState
from storage.retention import clear_orphans

SETTLE_SECONDS = 60.0
LATE_SECONDS = 4.0
"""After the last master: a second copy on its way would be there by then."""
HEAVY_PEOPLE, HEAVY_PHOTOS = 0.1, 0.4
"""A tenth of the people sends two fifths of the photos, each of them in one row, as fast as he can choose."""
CHOOSING_SECONDS = 6.0
"""Four messages answer a photo, and Telegram lets one a second into a chat."""

Trouble = Callable[[Processes], Awaitable[None]]
"""What is done to the processes while the people are at it."""


@dataclass(frozen=True)
class Crowd:
    """seconds: over how long they come. large, cancels: parts (0…1) asked for in 4K, and cancelled."""

    people: int
    photos: int
    seconds: float
    large: float = 0.0
    cancels: float = 0.0
    seed: int = 1

    def wishes(self, start: float) -> list[Wish]:
        """Who sends which photo when; the same for the same seed."""
        dice = random.Random(self.seed)  # noqa: S311 - a plan that can be repeated, no secret
        heavy = max(1, round(self.people * HEAVY_PEOPLE)) if self.people > 1 else 0
        turns = {person: start + dice.uniform(0, self.seconds / 4) for person in range(heavy)}
        found = []
        for number in range(self.photos):
            if number < self.photos * HEAVY_PHOTOS and heavy:
                person = number % heavy
                due = turns[person]
                turns[person] += CHOOSING_SECONDS
            else:
                person = heavy + number % (self.people - heavy)
                due = start + dice.uniform(0, self.seconds)
            target = "4K" if dice.random() < self.large else "2K"
            cancels = dice.random() < self.cancels
            found.append(Wish(person, number + self.seed * 100_000, due, target, cancels))
        return found


@dataclass
class Ledger:
    """What came out. twice: photos with more than one master that doesn't say so; marked: with one that does.

    unlike: rows whose files are missing or wrong. metrics_unlike: what the /metrics of bot and workers say
    otherwise than was counted; of the workers only when none was killed, with whom a count goes. broken: how
    often an engine broke. orphans: files without a row, cleared at the end.
    """

    wishes: list[Wish]
    jobs: list[Job] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)
    unlike: list[str] = field(default_factory=list)
    metrics_unlike: list[str] = field(default_factory=list)
    broken: int = 0
    orphans: int = 0
    kills: dict[str, int] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    computed: list[tuple[str, Span]] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def undelivered(self) -> list[str]:
        wanted = (JobState.DELIVERED, JobState.CANCELLED)
        return [f"{job.id} {job.state} {job.reason}" for job in self.jobs if job.state not in wanted]


async def run(
    plan: Plan, crowd: Crowd, trouble: Trouble | None = None, *, patience: float = 1800.0
) -> Ledger:
    """Everything, to the last master. TimeoutError after `patience` seconds, with what was not ended."""
    plan.folder.mkdir(parents=True, exist_ok=True)
    await asyncio.to_thread(upgrade, plan.database_url)
    processes = Processes(plan)
    began = time.monotonic()
    try:
        await processes.start()
        told = await jobs_told(processes.web_port)
        ledger = await _lived(processes, crowd, trouble, patience)
        told_after = await jobs_told(processes.web_port)
        work = await work_told(list(processes.worker_ports.values()))
    finally:
        await asyncio.to_thread(processes.end)
    ledger.seconds = time.monotonic() - began
    ledger.kills, ledger.left = processes.kills, processes.left
    notes = {name: _notes(processes, name) for name in processes.worker_ports}
    ledger.computed = _computed(notes)
    endings = [note for noted in notes.values() for note in noted if note["what"] == "end"]
    ledger.broken = len([ending for ending in endings if ending.get("raised", CANCELLED) != CANCELLED])
    await _compare(plan, ledger)
    ledger.metrics_unlike = unlike_counted(told, told_after, ledger.jobs)
    if not ledger.kills.keys() & notes.keys():
        ledger.metrics_unlike += unlike_work(work, work_counted(endings))
    return ledger


async def _lived(processes: Processes, crowd: Crowd, trouble: Trouble | None, patience: float) -> Ledger:
    chats = Chats(processes.url)
    async with asyncio.TaskGroup() as beside:
        chores = [beside.create_task(processes.tend()), beside.create_task(chats.listen())]
        people = [SimulatedPerson(processes.url, f"P{number:04}", chats) for number in range(crowd.people)]
        for person in people:
            await person.arrive()
        ledger = Ledger(crowd.wishes(time.time() + 1.0))
        if trouble is not None:
            chores.append(beside.create_task(_until_done(trouble(processes))))
        try:
            async with asyncio.timeout(patience), asyncio.TaskGroup() as lives:
                for wish in ledger.wishes:
                    lives.create_task(people[wish.person].live(wish))
        except TimeoutError:
            open_ones = [wish.name for wish in ledger.wishes if wish.ended is None]
            raise TimeoutError(f"after {patience} s not ended: {open_ones}") from None
        finally:
            # Whatever trouble is still planned comes to its end, so that the last restart is over.
            for chore in chores[2:]:
                await chore
            await _settle(processes)
            for chore in chores[:2]:
                chore.cancel()
        await _count(ledger, people, processes.url)
    return ledger


async def _until_done(trouble: Awaitable[None]) -> None:
    await trouble


async def _settle(processes: Processes) -> None:
    """Wait until nothing is queued, running or on its way, and a little longer."""
    database = Database(processes.plan.database_url)
    try:
        end = time.monotonic() + SETTLE_SECONDS
        while time.monotonic() < end:
            try:
                async with database.session(reading=True) as session:
                    if not await jobs.active(session) and await processes.answers():
                        break
            except Exception:  # noqa: S110 - the database may be the one that is in trouble
                pass
            await asyncio.sleep(0.5)
        await asyncio.sleep(LATE_SECONDS)
    finally:
        await database.close()


async def _count(ledger: Ledger, people: Sequence[SimulatedPerson], url: str) -> None:
    """Look at every chat as it stands now."""
    fresh = Chats(url)
    for person in people:
        fresh.watch(person.chat_id)
    listening = asyncio.ensure_future(fresh.listen())
    await fresh.connected.wait()
    listening.cancel()
    for wish in ledger.wishes:
        masters = people[wish.person].masters(wish, fresh)
        if not masters and not wish.cancelled:
            ledger.missing.append(wish.name)
        if len([message for message in masters if not marked(message)]) > 1:
            ledger.twice.append(wish.name)
        if any(marked(message) for message in masters):
            ledger.marked.append(wish.name)


async def _compare(plan: Plan, ledger: Ledger) -> None:
    """Rows and blobs, each file read and its checksum counted again."""
    database, blobs = Database(plan.database_url), open_blobs(plan.blobs_place)
    try:
        async with database.session(reading=True) as session:
            ledger.jobs = await jobs.latest(session, limit=1_000_000)
        for job in ledger.jobs:
            for name in (job.master_sha256, job.proof_sha256):
                try:
                    if name:
                        await blobs.get(name)
                except (BlobMissing, BlobCorrupt) as error:
                    ledger.unlike.append(f"{job.id}: {error!r}")
        found = await clear_orphans(database, blobs, older_than=0)
        ledger.orphans = found.blobs
        ledger.unlike += found.missing
    finally:
        await database.close()


def _notes(processes: Processes, worker: str) -> list[dict[str, Any]]:
    """What a worker's engine wrote down of its attempts (load_worker.py)."""
    path = processes.plan.folder / worker / "work.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [json.loads(line) for line in lines]


def _computed(notes: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[tuple[str, Span]]:
    """By worker: from when to when its engine was at a job."""
    found = []
    for name, noted in notes.items():
        began: float | None = None
        for note in noted:
            if note["what"] == "begin":
                began = note["at"]
            elif began is not None:
                found.append((name, (began, float(note["at"]))))
                began = None
    return found
