"""Buttons under a proof sheet: a crop larger, and "something looks wrong"."""

from __future__ import annotations

import asyncio

import structlog
from telegram import CallbackQuery, InlineKeyboardMarkup, Message
from telegram.error import TelegramError

from bot import result_keyboards
from bot.close_ups import CloseUps, Wanted
from bot.crops import Crop, crops_of, numbers_of
from bot.inspect.button import inspect_button
from bot.lent import Lent
from bot.orders import Orders
from bot.preferences import kept_too
from bot.presses import answer_press, quietly, taken_key, too_many_key
from bot.result_presses import NONE_OF_THEM, WHICH, CloseUp, Lend, Wrong
from bot.sending import Place, answer, in_place
from bot.services import Services
from bot.speaking import spoken
from bot.texts import say
from storage import photos
from storage.blobs import BlobCorrupt, BlobMissing
from storage.errors import TooMany
from storage.jobs import Job
from storage.photos import Photo

log = structlog.get_logger(__name__)

SecondLookPress = CloseUp | Wrong | Lend


class SecondLookButtons:
    """What choice.py hands on once it knows that the person may press."""

    def __init__(self, services: Services, orders: Orders, close_ups: CloseUps, lent: Lent) -> None:
        self._services = services
        self._orders = orders
        self._close_ups = close_ups
        self._lent = lent
        self._under_way: set[tuple[str, int]] = set()

    async def pressed(self, query: CallbackQuery, message: Message, press: SecondLookPress, job: Job) -> None:
        async with self._services.database.session(reading=True) as session:
            photo = await photos.get(session, job.photo_id)
        crop = next((crop for crop in crops_of(job) if crop["number"] == press.number), None)
        if isinstance(press, Wrong) and press.number in (WHICH, NONE_OF_THEM) and crops_of(job):
            await self._turn(query, job, asking=press.number == WHICH)
        elif photo is None:
            await answer_press(query, "press.gone")
        elif crop is None:
            await answer_press(query, "press.unknown")
        elif isinstance(press, CloseUp):
            await self._enlarge(query, message, job, photo, crop)
        elif isinstance(press, Wrong):
            await self._mend(query, message, job, photo, crop)
        elif query.from_user.id != photo.user_id:
            # Administrators may decide about jobs, but a photo is lent by whom it is.
            await answer_press(query, "press.not_yours")
        else:
            await self._lend(query, job, photo, crop, yes=press.yes)

    async def _turn(self, query: CallbackQuery, job: Job, *, asking: bool) -> None:
        """Let the numbers mean "this one is wrong", or again "this one larger"."""
        await answer_press(query, "press.which" if asking else None)
        numbers = numbers_of(job)
        buttons = result_keyboards.which_is_wrong(job.id, numbers) if asking else self._usual(job)
        await quietly(query.edit_message_reply_markup, buttons)

    def _usual(self, job: Job) -> InlineKeyboardMarkup | None:
        inspect = inspect_button(self._services.settings, job)
        return result_keyboards.proof(job.id, numbers_of(job), inspect)

    # ---- a crop, larger

    async def _enlarge(
        self, query: CallbackQuery, message: Message, job: Job, photo: Photo, crop: Crop
    ) -> None:
        await answer_press(query, "press.close_up")
        key = (job.id, int(crop["number"]))
        if key not in self._under_way:
            self._under_way.add(key)
            self._services.background.start("close-up", self._send(message, job, photo, crop))

    async def _send(self, message: Message, job: Job, photo: Photo, crop: Crop) -> None:
        number = int(crop["number"])
        place = Place(photo.chat_id, message.message_id, photo.thread_id)
        try:
            wanted = await self._wanted(job, photo, crop)
            page = await self._close_ups.page(wanted) if wanted else None
            if page is None:
                text = say("press.gone") if wanted is None else say("close_up.failed", number=number)
                await answer(message.get_bot(), place, text)
                return
            await in_place(place, lambda place: self._document(message, place, job, number, page))
        except TelegramError as error:
            log.info("a close-up was not sent", error=type(error).__name__)
        finally:
            self._under_way.discard((job.id, number))

    async def _document(self, message: Message, place: Place, job: Job, number: int, page: bytes) -> Message:
        stem = (job.master_name or "photo").rpartition(".")[0] or "photo"
        return await message.get_bot().send_document(
            place.chat_id,
            page,
            filename=f"{stem}-crop-{number}.png",
            caption=say("close_up.caption", number=number),
            disable_content_type_detection=True,
            reply_parameters=place.reply,
            message_thread_id=place.thread_id,
        )

    async def _wanted(self, job: Job, photo: Photo, crop: Crop) -> Wanted | None:
        """None when a file is gone."""
        blobs = self._services.blobs
        try:
            source = await blobs.local_path(photo.sha256)
            master = await blobs.local_path(job.master_sha256 or "")
        except (BlobMissing, BlobCorrupt):
            return None
        x0, y0, x1, y1 = crop["box"]
        text, verdict = str(crop["text"]), str(crop["verdict"])
        box = (x0, y0, x1, y1)
        return Wanted(source, master, job.target, int(crop["number"]), box, verdict, text, spoken())

    # ---- something looks wrong

    async def _mend(self, query: CallbackQuery, message: Message, job: Job, photo: Photo, crop: Crop) -> None:
        """The same once more, with the source's own pixels in all that the crop shows and stands for."""
        options = kept_too(job.options, [crop["box"], crop["zone"]])
        try:
            placed = await self._orders.place_with(options, [photo], query.from_user.id, job.target)
        except TooMany as full:
            await answer_press(query, too_many_key(full), limit=full.limit)
            return
        new = placed[0][1]
        await answer_press(query, "press.mending" if new else taken_key(placed))
        await quietly(query.edit_message_reply_markup, self._usual(job))
        if new:
            number = int(crop["number"])
            place = Place(photo.chat_id, message.message_id, photo.thread_id)
            await answer(
                query.get_bot(),
                place,
                say("wrong.lend", number=number),
                result_keyboards.lend(job.id, number),
            )

    async def _lend(self, query: CallbackQuery, job: Job, photo: Photo, crop: Crop, *, yes: bool) -> None:
        await answer_press(query, None)
        kept = yes and await self._keep(job, photo, crop)
        key = "wrong.lent" if kept else "wrong.not_lent"
        await quietly(query.edit_message_text, say(key, number=crop["number"]))

    async def _keep(self, job: Job, photo: Photo, crop: Crop) -> bool:
        wanted = await self._wanted(job, photo, crop)
        cut = await self._close_ups.cut_out(wanted) if wanted else None
        if cut is None:
            return False
        zones = ((job.report or {}).get("trust") or {}).get("zones") or ()
        measured = [zone for zone in zones if zone.get("box") == crop["zone"]]
        facts = {"crop": dict(crop), "zones": measured, "target": job.target, "options": job.options}
        name = f"{job.id}-{crop['number']}"
        await asyncio.to_thread(self._lent.keep, photo.user_id, name, cut, facts)
        log.info("a crop was lent", job=job.id)
        return True
