"""Progress: one message for each job (one for an album), edited seldom, from what the database says.

Nothing that matters lives in memory: after a restart the watcher goes on editing the same messages.
It alone sends and edits them, so presses and deliveries never race it.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot import keyboards
from bot.languages import language_of
from bot.local_api import limits_of
from bot.orders import Orders
from bot.preferences import is_quiet
from bot.progress_edits import Edits, Shown
from bot.progress_left import take_away
from bot.progress_words import left_text, line_of, name_of
from bot.sending import Place, answer, nobody_there, unconfirmed
from bot.services import Services
from bot.speaking import FALLBACK, speaking
from bot.texts import reason_text, say
from bot.words import megabytes_text, target_text
from storage import jobs, photos
from storage.jobs import Job, JobState
from storage.photos import Photo

log = structlog.get_logger(__name__)

LOOK = 1.0
"""Seconds between looks at the database when nothing wakes the watcher."""
ENDED = (JobState.FAILED, JobState.CANCELLED)
"""States of what `jobs.active` holds only until the person has been told."""
AT_ONCE = 16
"""Chats that are told at the same time."""
FOR_THE_HOST = frozenset(
    {
        "no_room",
        "backend_unavailable",
        "out_of_memory",
        "gave_up",
        "engine_error",
        "insane_output",
        "result_lost",
        "source_gone",
        "undeliverable",
    }
)
"""Reasons of failures that the host should look at; the others are the picture's or the person's."""
LOST = 0
"""Stored for a progress message that may have been sent but was not confirmed: none is sent instead."""


@dataclass
class Group:
    """The jobs that one progress message stands for, oldest first."""

    jobs: list[Job]
    photo: Photo

    @property
    def chat_id(self) -> int:
        return self.jobs[0].chat_id

    @property
    def message_id(self) -> int | None:
        known = [job.status_message_id for job in self.jobs if job.status_message_id is not None]
        return known[0] if known else None


class Watcher:
    def __init__(self, services: Services, bot: Bot, orders: Orders) -> None:
        self._services = services
        self._bot = bot
        self._orders = orders
        self._room = asyncio.Semaphore(AT_ONCE)
        self.edits = Edits(bot, services.background)
        self._photos: dict[int, Photo] = {}
        self._ending: dict[str, str] = {}
        self._unsaid: set[str] = set()

    async def run(self) -> None:
        """Look, speak, wait; until cancelled."""
        while True:
            await self.look()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOK):
                    await self._services.wake.wait()
            self._services.wake.clear()

    async def look(self) -> None:
        """One round over everything that is not finished."""
        await self._end_what_waits()
        async with self._services.database.session(reading=True) as session:
            active = await jobs.active(session)
            missing = {job.photo_id for job in active} - self._photos.keys()
            for photo_id in missing:
                if photo := await photos.get(session, photo_id):
                    self._photos[photo_id] = photo
        self._forget(active)
        for job in active:
            if job.state in ENDED:
                await self._or_log(self._tell_failure(job), job)
        groups = self._groups([job for job in active if job.state not in ENDED])
        chats: dict[int, list[Group]] = {}
        for group in sorted(groups, key=lambda group: self.edits.next_at(group.chat_id)):
            chats.setdefault(group.chat_id, []).append(group)
        # Side by side: a chat whose messages must wait in line holds up no other.
        async with asyncio.TaskGroup() as tasks:
            for theirs in chats.values():
                tasks.create_task(self._show_all(theirs))

    async def _show_all(self, groups: list[Group]) -> None:
        """All of one chat, one after the other."""
        async with self._room:
            for group in groups:
                await self._or_log(self._show(group), group.jobs[0])

    async def _or_log(self, work: Coroutine[Any, Any, None], job: Job) -> None:
        """What can't be said of one job keeps nobody else waiting for a word of theirs."""
        try:
            await work
        except Exception:
            if job.id not in self._unsaid:
                self._unsaid.add(job.id)
                log.exception("of a job nothing could be said", job=job.id)

    async def show_ended(self, key: str, job: Job, message_id: int) -> None:
        """The last word (a key of bot/texts.py) of a progress message: cancelled, or waiting.

        message_id: the pressed message; the job may not know it yet when the press was quick.
        """
        async with self._services.database.session(reading=True) as session:
            photo = await photos.get(session, job.photo_id)
        with speaking(await self._language(photo)):
            text = say(key, name=name_of(photo), target=target_text(job.target))
        await self.edits.last_word(job.chat_id, message_id, text)

    def end_soon(self, key: str, job: Job) -> None:
        """The same for a job whose message nobody pressed: at the next look, when its number is known."""
        self._ending[job.id] = key
        self._services.wake.set()

    async def _end_what_waits(self) -> None:
        ending, self._ending = self._ending, {}
        for job_id, key in ending.items():
            async with self._services.database.session(reading=True) as session:
                job = await jobs.get(session, job_id)
            if job is not None and job.status_message_id:
                await self.show_ended(key, job, job.status_message_id)

    # ---- sending and editing

    async def _show(self, group: Group) -> None:
        message_id = group.message_id
        fresh = [job for job in group.jobs if job.status_message_id is None]
        if message_id is None:
            await self._send(group)
            return
        if fresh:
            await self._remember(fresh, message_id)
        if message_id == LOST or not self.edits.may_edit(group.chat_id):
            return
        await self.edits.show(group.chat_id, message_id, await self._words(group))

    async def _send(self, group: Group) -> None:
        shown = await self._words(group)
        photo = group.photo
        try:
            sent = await answer(
                self._bot,
                Place(photo.chat_id, photo.message_id, photo.thread_id),
                shown.text,
                shown.keyboard,
                once=True,
                silent=await is_quiet(self._services.database, photo.chat_id),
            )
        except TelegramError as error:
            if nobody_there(error):
                log.info("a chat is gone, its jobs are cancelled")
                await self._orders.cancel_chat(group.chat_id)
            elif unconfirmed(error):
                # It may have arrived; the result matters more than a second progress message.
                log.warning("a progress message was not confirmed")
                await self._remember(group.jobs, LOST)
            else:
                log.warning("a progress message was not sent", error=type(error).__name__)
            return
        await self._remember(group.jobs, sent.message_id)
        self.edits.note(group.chat_id, sent.message_id, shown)
        if await self._all_ended(group):
            # Delivered while the message was on its way, so the delivery could not take it away.
            await take_away(self._services.database, self._bot, group.chat_id, sent.message_id)

    async def _all_ended(self, group: Group) -> bool:
        async with self._services.database.session(reading=True) as session:
            now = [await jobs.get(session, job.id) for job in group.jobs]
        return all(job is None or job.state is JobState.DELIVERED for job in now)

    async def _remember(self, group: Sequence[Job], message_id: int) -> None:
        async with self._services.database.session() as session:
            for job in group:
                await jobs.set_status_message(session, job.id, message_id)

    async def _tell_failure(self, job: Job) -> None:
        photo = self._photos.get(job.photo_id)
        with speaking(await self._language(photo)):
            await self._say_failure(job, photo)

    async def _say_failure(self, job: Job, photo: Photo | None) -> None:
        if photo is not None and job.reason != "chat_gone":
            place = Place(photo.chat_id, photo.message_id, photo.thread_id)
            try:
                most = megabytes_text(limits_of(self._services.settings).upload)
                text = reason_text("failed", job.reason or "other", most=most)
                await answer(self._bot, place, text)
            except TelegramError as error:
                if not nobody_there(error) and not unconfirmed(error):
                    log.warning("a failure was not told yet", job=job.id, error=type(error).__name__)
                    return
        if job.reason in FOR_THE_HOST:
            log.error("a job failed", job=job.id, reason=job.reason)
        async with self._services.database.session() as session:
            await jobs.told(session, job.id)
        await self._orders.wait_no_more_for(job)
        if job.status_message_id:
            text = say("progress.failed", name=name_of(photo), target=target_text(job.target))
            await self.edits.last_word(job.chat_id, job.status_message_id, text)

    # ---- words

    async def _language(self, photo: Photo | None) -> str:
        return FALLBACK if photo is None else await language_of(self._services.database, photo)

    async def _words(self, group: Group) -> Shown:
        with speaking(await self._language(group.photo)):
            return await self._spoken(group)

    async def _spoken(self, group: Group) -> Shown:
        first = group.jobs[0]
        open_ = [job for job in group.jobs if job.state in (JobState.QUEUED, JobState.RUNNING)]
        if group.photo.media_group_id is not None and len(group.jobs) > 1:
            seconds = sum(job.seconds_left or 0.0 for job in open_) if len(open_) == 1 else None
            text = say(
                "progress.album",
                target=target_text(first.target),
                count=len(open_) or len(group.jobs),
                left=left_text(seconds),
            )
            return Shown(text, keyboards.cancel_all() if open_ else None)
        keyboard = keyboards.cancel(first.id) if open_ else None
        if open_ and await is_quiet(self._services.database, first.chat_id):
            return Shown(say("progress.quiet", target=target_text(first.target)), keyboard)
        position, wait = 0, None
        if first.state is JobState.QUEUED:
            async with self._services.database.session(reading=True) as session:
                position = await jobs.position(session, first.id)
                price = await self._services.estimates.price(session)
                wait = await jobs.estimate(session, first.id, price=price)
        return Shown(line_of(first, group.photo, position, wait), keyboard)

    # ---- bookkeeping

    def _groups(self, active: list[Job]) -> list[Group]:
        found: dict[tuple[int, str], Group] = {}
        for job in active:
            photo = self._photos.get(job.photo_id)
            if photo is None:
                continue
            album = f"{photo.media_group_id}:{job.target}" if photo.media_group_id else job.id
            key = (job.chat_id, album)
            if key in found:
                found[key].jobs.append(job)
            else:
                found[key] = Group([job], photo)
        return list(found.values())

    def _forget(self, active: list[Job]) -> None:
        """Keep memory for what is active only."""
        needed = {job.photo_id for job in active}
        self._photos = {key: photo for key, photo in self._photos.items() if key in needed}
        self._unsaid &= {job.id for job in active}
        self.edits.forget({job.chat_id for job in active})
