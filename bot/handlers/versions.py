"""Buttons under a master: its versions on one preview, chosen by buttons, sent as an album of files.

What is chosen and what was sent stands in the job's row: a restart changes nothing. Which versions there
are is decided by the master each time; a forged choice finds none.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import structlog
from telegram import CallbackQuery, Message
from telegram.error import BadRequest, TelegramError

from bot import result_keyboards
from bot.files_out import FilesOut
from bot.presses import answer_press, quietly
from bot.result_presses import ASK, PUT_IN, SEND, TAKE_OUT, Versions
from bot.sending import Place, answer_or_let_be, nobody_there, unconfirmed
from bot.services import Services
from bot.texts import plain, say
from bot.version_album import Item, albums, patiently
from bot.version_maker import Shown, VersionMaker, items_of, wanted_of
from engine.version_kinds import KINDS
from storage import photos, sent_versions
from storage.blobs import BlobCorrupt, BlobMissing
from storage.jobs import Job

log = structlog.get_logger(__name__)

ALL = (1 << len(KINDS)) - 1


class VersionButtons:
    """What choice.py hands on once it knows that the person may press."""

    def __init__(self, services: Services, maker: VersionMaker) -> None:
        self._services = services
        self._maker = maker
        self._under_way: set[tuple[str, str]] = set()

    async def pressed(self, query: CallbackQuery, message: Message, press: Versions, job: Job) -> None:
        async with self._services.database.session(reading=True) as session:
            photo = await photos.get(session, job.photo_id)
        offered, named = press.offered & ALL, press.named & press.offered & ALL
        if photo is None or job.master_sha256 is None:
            await answer_press(query, "press.gone")
        elif press.step != ASK and not named:
            await answer_press(query, "press.versions_none")
        elif press.step in (PUT_IN, TAKE_OUT):
            await answer_press(query, None)
            await self._choose(query, job, offered, named, put_in=press.step == PUT_IN)
        elif (key := (job.id, press.step)) in self._under_way:
            await answer_press(query, "press.versions_coming")
        else:
            self._under_way.add(key)
            place = Place(photo.chat_id, message.message_id, photo.thread_id)
            if press.step == ASK:
                await answer_press(query, "press.versions")
                work = self._show(message, place, job, key)
            else:
                await answer_press(query, "press.versions_sent")
                names = [kind.name for bit, kind in enumerate(KINDS) if named >> bit & 1]
                work = self._send(query, place, job, names, offered)
            self._services.background.start("versions", work)

    async def _choose(
        self, query: CallbackQuery, job: Job, offered: int, named: int, *, put_in: bool
    ) -> None:
        """Quick presses may come from buttons that are behind, and be shown out of order: what is chosen is
        kept in the job's row, and shown until it is what is shown."""
        async with self._services.database.session() as session:
            chosen = await sent_versions.choose(session, job.id, named, put_in=put_in)
        shown = None
        while shown != chosen:
            await quietly(
                query.edit_message_reply_markup, result_keyboards.versions(job.id, offered, chosen & offered)
            )
            shown = chosen
            async with self._services.database.session(reading=True) as session:
                chosen = await sent_versions.chosen(session, job.id)

    # ---- the preview

    async def _show(self, message: Message, place: Place, job: Job, key: tuple[str, str]) -> None:
        try:
            known = (job.versions or {}).get("preview")
            if not known or not await self._show_known(message, place, job, known):
                await self._show_new(message, place, job)
        except (BlobMissing, BlobCorrupt):
            await answer_or_let_be(message.get_bot(), place, say("press.gone"))
        except TelegramError as error:
            await self._not_sent(message, place, error)
        finally:
            self._under_way.discard(key)

    async def _show_known(self, message: Message, place: Place, job: Job, known: dict[str, Any]) -> bool:
        """By Telegram's own copy. False: it doesn't have it any more."""
        shown = Shown(b"", int(known["offered"]), known["facts"])
        try:
            await self._preview(message, place, job, shown, str(known["file_id"]))
        except BadRequest as error:
            if nobody_there(error):
                raise
            return False
        return True

    async def _show_new(self, message: Message, place: Place, job: Job) -> None:
        shown = await self._maker.show(await wanted_of(self._services.blobs, job))
        if shown is None:
            await answer_or_let_be(message.get_bot(), place, say("versions.failed"))
        else:
            await self._preview(message, place, job, shown, shown.preview)

    async def _preview(
        self, message: Message, place: Place, job: Job, shown: Shown, media: bytes | str
    ) -> None:
        sent = await patiently(
            place,
            lambda place: self._files(message).photo(
                place,
                media,
                _caption(shown),
                result_keyboards.versions(job.id, shown.offered, 0),
                name="versions.jpg",
            ),
        )
        facts = {"file_id": sent.photo[-1].file_id, "offered": shown.offered, "facts": shown.facts}
        async with self._services.database.session() as session:
            await sent_versions.remember(session, job.id, messages=[sent.message_id], preview=facts)
            await sent_versions.choose(session, job.id, ALL, put_in=False)

    # ---- the versions

    async def _send(
        self, query: CallbackQuery, place: Place, job: Job, names: Sequence[str], offered: int
    ) -> None:
        message = query.message
        assert isinstance(message, Message)
        known: dict[str, str] = (job.versions or {}).get("files", {})
        try:
            if not await self._sent_known(message, place, job, names, known):
                await self._send_new(message, place, job, names)
            await self._choose(query, job, offered, ALL, put_in=False)
        except (BlobMissing, BlobCorrupt):
            await answer_or_let_be(message.get_bot(), place, say("press.gone"))
        except TelegramError as error:
            await self._not_sent(message, place, error)
        finally:
            self._under_way.discard((job.id, SEND))

    async def _sent_known(
        self, message: Message, place: Place, job: Job, names: Sequence[str], known: dict[str, str]
    ) -> bool:
        """By Telegram's own copies. False: some were never sent, or it doesn't have them any more."""
        if not all(name in known for name in names):
            return False
        try:
            await self._album(message, place, job, [Item(name, "", known[name]) for name in names])
        except BadRequest as error:
            if nobody_there(error):
                raise
            return False
        return True

    async def _send_new(self, message: Message, place: Place, job: Job, names: Sequence[str]) -> None:
        with tempfile.TemporaryDirectory(prefix="enlarger-", ignore_cleanup_errors=True) as folder:
            wanted = await wanted_of(self._services.blobs, job, names, Path(folder))
            items = await items_of(await self._maker.cut(wanted) or [])
        if not items:
            await answer_or_let_be(message.get_bot(), place, say("versions.failed"))
        for album in albums(items):
            await self._album(message, place, job, album)

    async def _album(self, message: Message, place: Place, job: Job, items: Sequence[Item]) -> None:
        """One message, or an album; what was sent is noted at once."""
        media = [(item.file_name or None, item.media) for item in items]
        sent = await patiently(place, lambda place: self._files(message).documents(place, media))
        files = {
            item.name: one.document.file_id for item, one in zip(items, sent, strict=True) if one.document
        }
        numbers = [one.message_id for one in sent]
        async with self._services.database.session() as session:
            await sent_versions.remember(session, job.id, messages=numbers, files=files)

    def _files(self, message: Message) -> FilesOut:
        return FilesOut(message.get_bot(), self._services.background)

    async def _not_sent(self, message: Message, place: Place, error: TelegramError) -> None:
        log.info("versions were not sent", error=type(error).__name__)
        if not nobody_there(error):
            key = "versions.unsure" if unconfirmed(error) else "versions.failed"
            await answer_or_let_be(message.get_bot(), place, say(key))


def _caption(shown: Shown) -> str:
    lines = [say("versions.caption")]
    for fact in ("smaller", "outside", "too_small", "face"):
        if names := shown.facts.get(fact):
            lines.append(
                say(f"versions.{fact}", names=", ".join(plain(say(f"version.{name}")) for name in names))
            )
    return "\n".join(lines)
