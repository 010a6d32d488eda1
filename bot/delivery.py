"""A finished job goes out: the proof sheet as a photo, then the master as a document.

Each message's id is stored as soon as Telegram confirms it, so after a crash delivery goes on where
it stopped. A send that Telegram didn't confirm may have arrived: it is never simply repeated, the
person is asked instead (bot/unsure.py). A send that was cut off by a crash is looked for in the chat
(bot/cut_off.py); when it isn't found, it is sent and says that it may be a second copy.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

import structlog
from telegram import Bot, Message
from telegram.constants import ChatAction
from telegram.error import BadRequest, TelegramError

from bot import result_keyboards
from bot.album_delivery import AlbumDelivery, Single
from bot.crops import numbers_of
from bot.cut_off import find_document, master_bytes
from bot.files_out import FilesOut
from bot.inspect.button import inspect_button
from bot.inspect.routes import Inspecting
from bot.languages import language_of
from bot.local_api import limits_of
from bot.parcels import LARGEST_PHOTO, UNCONFIRMED, Notes, Parcel
from bot.preferences import is_quiet
from bot.progress_left import take_away
from bot.result_buttons import result_buttons
from bot.result_words import master_caption
from bot.sending import Place, in_place, nobody_there, says, unconfirmed
from bot.services import Services
from bot.speaking import speaking
from bot.texts import say
from bot.unsure import Unsure, held_up
from storage import jobs, photos, together
from storage.blobs import BlobCorrupt, BlobMissing, BlobsUnreachable
from storage.jobs import Job, JobState
from storage.queue import TryLater

log = structlog.get_logger(__name__)


class Delivery:
    def __init__(self, services: Services, bot: Bot, inspecting: Inspecting | None = None) -> None:
        self._services = services
        self._bot = bot
        self._inspecting = inspecting
        self._files = FilesOut(bot, services.background)
        self._notes = Notes(services)
        single = Single(proof=self._send_proof, master=self._send_alone, both=self._send_both)
        self._album = AlbumDelivery(services, bot, self._files, self._notes, single)
        self._unsure = Unsure(bot, self._notes)

    async def deliver(self, job_id: str) -> None:
        """Handler of the delivery queue. Safe to repeat; raises only what a later try may mend."""
        async with self._services.database.session() as session:
            job = await jobs.get(session, job_id)
            photo = await photos.get(session, job.photo_id) if job else None
            due = await together.due(session, job) if job else []
            started = [taken for one in due if (taken := await jobs.start_delivery(session, one.id))]
        if job is None or photo is None:
            return
        parcels = [parcel for one in started if (parcel := await self._parcel(one))]
        with speaking(await language_of(self._services.database, photo)):
            if parcels:
                await self._deliver(parcels)
            for one in due or [job]:
                await self._clear_progress(one)

    async def _deliver(self, parcels: list[Parcel]) -> None:
        theirs = [parcel.job for parcel in parcels]
        self._cut_ahead(parcels)
        try:
            await self._send(parcels)
        except (BlobMissing, BlobCorrupt) as error:
            await self._fail_all(theirs, "result_lost", error)
        except TelegramError as error:
            if nobody_there(error):
                await self._fail_all(theirs, "chat_gone", error)
                return
            await self._notes.nothing_sent(theirs, passes=held_up(error))
            if held_up(error):
                raise TryLater(str(error)[:100]) from error
            raise
        except BlobsUnreachable as error:
            await self._notes.nothing_sent(theirs, passes=True)
            raise TryLater(str(error)[:100]) from error

    async def _send(self, parcels: list[Parcel]) -> None:
        first, number = parcels[0], parcels[0].job.master_message_id
        if len(parcels) > 1 or number:
            await self._album.send(parcels)
        elif number == UNCONFIRMED:
            await self._unsure.ask(first)
        else:
            await self._send_both(first)

    def _cut_ahead(self, parcels: list[Parcel]) -> None:
        """What the Inspect page will need, while the files are sent."""
        if self._inspecting is None or self._services.background.closed:
            return
        for parcel in parcels:
            work = self._inspecting.cut_ahead(parcel.job, parcel.photo)
            self._services.background.start("tiles ahead", work)

    async def _fail_all(self, theirs: list[Job], reason: str, error: Exception) -> None:
        for job in theirs:
            await self._notes.fail(job, reason, type(error).__name__)

    async def send_again(self, job: Job) -> bool:
        """After an unconfirmed send, when the person says that nothing came. False: it may be asked for once
        more."""
        parcel = await self._parcel(job)
        return parcel is None or await self._unsure.send_again(parcel, self._send_master)

    async def _parcel(self, job: Job) -> Parcel | None:
        async with self._services.database.session(reading=True) as session:
            photo = await photos.get(session, job.photo_id)
        if photo is None:
            return None
        quiet = await is_quiet(self._services.database, photo.chat_id)
        return Parcel(job, photo, Place(photo.chat_id, photo.message_id, photo.thread_id), quiet)

    async def _send_both(self, parcel: Parcel) -> None:
        job = parcel.job
        master = await self._services.blobs.local_path(job.master_sha256 or "")
        if (size := await _size(master)) > limits_of(self._services.settings).upload_bytes:
            await self._notes.fail(job, "too_large_for_telegram", f"{size} bytes")
            return
        if job.proof_message_id is None and job.proof_sha256:
            await self._send_proof(parcel)
        if job.sending == "master" and await self._came_before(parcel):
            return
        await self._send_alone(parcel)

    async def _send_alone(self, parcel: Parcel) -> None:
        """The master, by Telegram's own copy where there is one."""
        job = parcel.job
        await self._notes.sending([job], "master")
        if job.master_file_id and await self._send_known(parcel, job.master_file_id):
            return
        if not await self._send_master(parcel):
            await self._unsure.ask(parcel)

    async def _came_before(self, parcel: Parcel) -> bool:
        """Whether the master is in the chat, sent by a process that was killed before it noted so."""
        job = parcel.job
        name, size = job.master_name or "", master_bytes(job)
        found = await find_document(self._bot, parcel.place, name, job.proof_message_id, size=size)
        if found is None or found.document is None:
            return False
        await self._notes.finish(job, found.message_id, found.document.file_id)
        log.info("was delivered before a crash", job=job.id)
        return True

    async def _send_known(self, parcel: Parcel, file_id: str) -> bool:
        """Send a master that Telegram has from an earlier delivery. False: it doesn't know it any more."""
        job = parcel.job
        name, caption = job.master_name or "master.png", self._caption(job)
        buttons = await result_buttons(self._services, self._bot, job)
        try:
            sent = await in_place(
                parcel.place, lambda place: self._files.document(place, file_id, name, caption, buttons)
            )
        except BadRequest as error:
            if nobody_there(error):
                raise
            log.info("a known file is sent anew", job=job.id)
            return False
        except TelegramError as error:
            if not unconfirmed(error):
                raise
            await self._unsure.ask(parcel)
            return True
        await self._notes.finish(job, sent.message_id, sent.document.file_id if sent.document else "")
        log.info("delivered from an earlier result", job=job.id)
        return True

    async def _send_proof(self, parcel: Parcel) -> None:
        proof = await self._services.blobs.local_path(parcel.job.proof_sha256 or "")
        await self._notes.sending([parcel.job], "proof")
        try:
            action = None if parcel.quiet else ChatAction.UPLOAD_PHOTO
            sent = await self._files.showing(parcel.place, action, lambda: self._upload_proof(parcel, proof))
            message_id = sent.message_id
        except TelegramError as error:
            if not unconfirmed(error):
                raise
            message_id = UNCONFIRMED
        await self._notes.proofs_sent([(parcel.job, message_id)])

    async def _upload_proof(self, parcel: Parcel, proof: Path) -> Message:
        numbers = numbers_of(parcel.job)
        buttons = result_keyboards.proof(
            parcel.job.id, numbers, inspect_button(self._services.settings, parcel.job)
        )
        caption = say("proof.caption")
        if numbers:
            caption += " " + say("proof.numbers")
        if parcel.job.sending == "proof":
            caption = f"{caption}\n{say('delivery.second')}"
        if await _size(proof) <= LARGEST_PHOTO:
            try:
                return await in_place(
                    parcel.place,
                    lambda place: self._files.photo(place, proof, caption, buttons, silent=parcel.quiet),
                )
            except BadRequest as error:
                if not says(error, "photo_invalid_dimensions", "image_process_failed", "too big for a photo"):
                    raise
        name = f"{Path(parcel.job.master_name or 'photo').stem}-proof.jpg"
        return await in_place(
            parcel.place,
            lambda place: self._files.document(place, proof, name, caption, buttons, silent=parcel.quiet),
        )

    async def _send_master(self, parcel: Parcel) -> bool:
        """False: Telegram did not confirm it."""
        job = parcel.job
        master = await self._services.blobs.local_path(job.master_sha256 or "")
        name, caption = job.master_name or "master.png", self._caption(job)
        buttons = await result_buttons(self._services, self._bot, job)
        try:
            sent = await self._files.showing(
                parcel.place,
                None if parcel.quiet else ChatAction.UPLOAD_DOCUMENT,
                lambda: in_place(
                    parcel.place, lambda place: self._files.document(place, master, name, caption, buttons)
                ),
            )
        except TelegramError as error:
            if unconfirmed(error):
                return False
            if not says(error, "too large"):
                raise
            await self._notes.fail(job, "too_large_for_telegram", "refused by Telegram")
            return True
        await self._notes.finish(job, sent.message_id, sent.document.file_id if sent.document else "")
        log.info("delivered", job=job.id)
        return True

    def _caption(self, job: Job) -> str:
        return master_caption(job, limits_of(self._services.settings))

    async def _clear_progress(self, job: Job) -> None:
        """Take the progress message away once nothing else stands in it."""
        async with self._services.database.session(reading=True) as session:
            now = await jobs.get(session, job.id)
            others = [
                other
                for other in await jobs.active(session)
                if other.id != job.id and other.status_message_id == job.status_message_id
            ]
        if now is not None and now.state is JobState.DELIVERED and now.status_message_id and not others:
            await take_away(self._services.database, self._bot, now.chat_id, now.status_message_id)


async def _size(file: Path) -> int:
    return (await asyncio.to_thread(file.stat)).st_size
