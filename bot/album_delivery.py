"""Results of several photos that were ordered together: an album of proof sheets, an album of masters, and
below them a message with a button for each, since an album can't carry any.

As with single ones each step is noted when Telegram confirms it. An album is sent whole or not at all; one
that Telegram refuses goes out as single messages.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import structlog
from telegram import Bot, Message
from telegram.constants import ChatAction
from telegram.error import BadRequest, TelegramError

from bot import result_keyboards
from bot.cut_off import find_document, master_bytes
from bot.files_out import FilesOut
from bot.local_api import limits_of
from bot.parcels import LARGEST_PHOTO, UNCONFIRMED, Notes, Parcel
from bot.result_words import master_caption
from bot.sending import answer, in_place, nobody_there, says, unconfirmed
from bot.services import Services
from bot.texts import say
from bot.version_album import fitting
from storage import jobs, together
from storage.blobs import BlobCorrupt, BlobMissing
from storage.jobs import Job

log = structlog.get_logger(__name__)

Send = Callable[[Parcel], Awaitable[None]]


@dataclass(frozen=True)
class Single:
    """How one is sent by itself: its proof sheet, its master (with buttons), or both."""

    proof: Send
    master: Send
    both: Send


@dataclass(frozen=True)
class _Item:
    parcel: Parcel
    file: Path | str
    bytes: int


class AlbumDelivery:
    def __init__(self, services: Services, bot: Bot, files: FilesOut, notes: Notes, single: Single) -> None:
        self._services = services
        self._bot = bot
        self._files = files
        self._notes = notes
        self._single = single

    async def send(self, parcels: Sequence[Parcel]) -> None:
        """All of one order that are made. Safe to repeat; TelegramError is for a later try."""
        ready = [parcel for parcel in parcels if await self._is_there(parcel)]
        if len(ready) == 1 and ready[0].job.master_message_id is None:
            await self._single.both(ready[0])
            return
        await self._send_proofs([parcel for parcel in ready if _wants_proof(parcel.job)])
        unsent = [parcel for parcel in ready if parcel.job.master_message_id is None]
        await self._send_masters(await self._not_come_before(unsent, ready))
        await self._say_below(ready)

    async def _is_there(self, parcel: Parcel) -> bool:
        """Whether it can be sent; one that can't be ends here, and the others go on."""
        job = parcel.job
        if job.master_message_id is not None:
            return True
        try:
            size = await _size(await self._services.blobs.local_path(job.master_sha256 or ""))
            if job.proof_sha256:
                await self._services.blobs.local_path(job.proof_sha256)
        except (BlobMissing, BlobCorrupt) as error:
            await self._notes.fail(job, "result_lost", type(error).__name__)
            return False
        if size > limits_of(self._services.settings).upload_bytes:
            await self._notes.fail(job, "too_large_for_telegram", f"{size} bytes")
            return False
        return True

    # ---- proof sheets

    async def _send_proofs(self, parcels: Sequence[Parcel]) -> None:
        items = []
        for parcel in parcels:
            file = await self._services.blobs.local_path(parcel.job.proof_sha256 or "")
            items.append(_Item(parcel, file, await _size(file)))
        for item in items:
            if item.bytes > LARGEST_PHOTO:
                await self._single.proof(item.parcel)
        for album in fitting([item for item in items if item.bytes <= LARGEST_PHOTO], _bytes):
            await self._send_proof_album(album)

    async def _send_proof_album(self, album: Sequence[_Item]) -> None:
        theirs = [item.parcel.job for item in album]
        if len(album) == 1:
            await self._single.proof(album[0].parcel)
            return
        caption = say("together.proofs")
        if any(job.sending == "proof" for job in theirs):
            caption = f"{caption}\n{say('delivery.second')}"
        await self._notes.sending(theirs, "proof")
        place, quiet = album[0].parcel.place, album[0].parcel.quiet
        files = [item.file for item in album]
        try:
            sent = await self._files.showing(
                place,
                None if quiet else ChatAction.UPLOAD_PHOTO,
                lambda: in_place(
                    place, lambda where: self._files.photos(where, files, caption, silent=quiet)
                ),
            )
        except TelegramError as error:
            if unconfirmed(error):
                await self._notes.proofs_sent([(job, UNCONFIRMED) for job in theirs])
                return
            _raise_unless_refused(error)
            for item in album:
                await self._single.proof(item.parcel)
            return
        numbers = [message.message_id for message in sent]
        await self._notes.proofs_sent(list(zip(theirs, numbers, strict=True)))

    # ---- masters

    async def _not_come_before(self, unsent: Sequence[Parcel], ready: Sequence[Parcel]) -> list[Parcel]:
        """Those that aren't in the chat yet: a process may have been killed between sending and noting it."""
        known = [parcel.job for parcel in ready]
        after = max(
            [*(job.proof_message_id or 0 for job in known), *(job.master_message_id or 0 for job in known)]
        )
        left = list(unsent)
        while left and left[0].job.sending == "master":
            parcel = left[0]
            name, size = parcel.job.master_name or "", master_bytes(parcel.job)
            found = await find_document(self._bot, parcel.place, name, after, size=size)
            if found is None or found.document is None:
                break
            after = found.message_id
            await self._notes.masters_sent([(parcel.job, found.message_id, found.document.file_id)])
            log.info("was delivered before a crash", job=parcel.job.id)
            left.pop(0)
        return left

    async def _send_masters(self, parcels: Sequence[Parcel]) -> None:
        items = []
        for parcel in parcels:
            if known := parcel.job.master_file_id:
                items.append(_Item(parcel, known, 0))
                continue
            file = await self._services.blobs.local_path(parcel.job.master_sha256 or "")
            items.append(_Item(parcel, file, await _size(file)))
        for album in fitting(items, _bytes):
            if len(album) == 1:
                await self._single.master(album[0].parcel)
            else:
                await self._send_master_album(album)

    async def _send_master_album(self, album: Sequence[_Item]) -> None:
        theirs = [item.parcel.job for item in album]
        await self._notes.sending(theirs, "master")
        files = [(item.parcel.job.master_name or "master.png", item.file) for item in album]
        captions = [master_caption(job, limits_of(self._services.settings)) for job in theirs]
        place, quiet = album[0].parcel.place, album[0].parcel.quiet
        try:
            sent = await self._files.showing(
                place,
                None if quiet else ChatAction.UPLOAD_DOCUMENT,
                lambda: in_place(place, lambda where: self._files.documents(where, files, captions)),
            )
        except TelegramError as error:
            if unconfirmed(error):
                await self._notes.masters_sent([(job, UNCONFIRMED, "") for job in theirs])
                return
            _raise_unless_refused(error)
            for item in album:
                await self._single.master(item.parcel)
            return
        await self._notes.masters_sent(
            [(job, message.message_id, _file_id(message)) for job, message in zip(theirs, sent, strict=True)]
        )
        log.info("delivered as an album", jobs=len(theirs))

    # ---- below

    async def _say_below(self, parcels: Sequence[Parcel]) -> None:
        """The buttons, and the question about what was not confirmed; then they count as delivered."""
        async with self._services.database.session(reading=True) as session:
            now = [await jobs.get(session, parcel.job.id) for parcel in parcels]
            sent = [job for job in now if job is not None and _came_in_album(job)]
            key = sent[0].together if sent else None
            fewer = key is not None and await together.some_ended_badly(session, key)
        if not sent:
            return
        place, quiet = parcels[0].place, parcels[0].quiet
        numbered = list(enumerate(sent, 1))
        there = [(number, job) for number, job in numbered if job.master_message_id != UNCONFIRMED]
        unsure = [(number, job) for number, job in numbered if job.master_message_id == UNCONFIRMED]
        try:
            if there:
                text = _lines(say("together.ask"), there)
                if fewer:
                    text += "\n" + say("together.fewer")
                buttons = result_keyboards.together([(number, job.id) for number, job in there])
                await answer(self._bot, place, text, buttons, silent=quiet)
            if unsure:
                buttons = result_keyboards.resend_each([(number, job.id) for number, job in unsure])
                await answer(self._bot, place, _lines(say("together.unsure"), unsure), buttons)
        except BadRequest as error:
            if nobody_there(error):
                raise
            log.warning("masters are there without their buttons", error=str(error)[:100])
        for job in sent:
            await self._notes.finish(job, job.master_message_id or UNCONFIRMED, job.master_file_id or "")


def _wants_proof(job: Job) -> bool:
    return job.proof_message_id is None and bool(job.proof_sha256)


def _came_in_album(job: Job) -> bool:
    """Those that went out by themselves are delivered already, with buttons of their own."""
    return job.state is jobs.JobState.MADE and job.master_message_id is not None


def _raise_unless_refused(error: TelegramError) -> None:
    """Refused means that nothing of the album was sent, so each may go by itself; else a later try."""
    if nobody_there(error) or not (isinstance(error, BadRequest) or says(error, "too large")):
        raise error


def _lines(head: str, numbered: Sequence[tuple[int, Job]]) -> str:
    names = [
        say("together.line", number=number, name=job.master_name or "master.png") for number, job in numbered
    ]
    return "\n".join([head, *names])


def _file_id(message: Message) -> str:
    return message.document.file_id if message.document else ""


def _bytes(item: _Item) -> int:
    return item.bytes


async def _size(file: Path) -> int:
    return (await asyncio.to_thread(file.stat)).st_size
