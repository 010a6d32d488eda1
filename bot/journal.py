"""Updates that are polled for are on disk before Telegram is told that they have arrived, and stay there
until they are handled. (A webhook tells Telegram only afterwards, but of those that wait: bot/web/webhook.py)
What can't be handled while the database is away stays there until that is back (bot/later.py).

Telegram hands an update out until the next request for updates confirms it. That request goes out while
handlers are still at work, so without this a bot that is killed between the two would lose a photo, a press
or a command. Handling twice is harmless: photos are known by their message, jobs by what is asked for.
"""

from __future__ import annotations

import contextlib
import inspect
import json
import os
import threading
from collections import OrderedDict
from collections.abc import Awaitable, Iterator
from pathlib import Path
from typing import Any

import structlog
from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.turns import Turns

log = structlog.get_logger(__name__)

MOST_STARTS = 3
"""An update that was being handled at so many deaths is not tried again: it may be what kills us."""
REMEMBERED = 5000
NO_LIMIT = 2**20
"""PTB's own would take updates as they come, whoever sent them."""
NOTHING = b'{"ok":true,"result":[]}'


class Journal:
    """A folder with one JSON file for each update that was fetched and not handled yet."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[int, Path] = {}
        self._begun: OrderedDict[int, None] = OrderedDict()
        self._left: set[int] = set()
        self._put_off: set[int] = set()
        self._writing = threading.Lock()
        """A webhook's note may be under way when its update is put off."""

    def keep(self, payload: bytes) -> None:
        """Note the updates of an answer to getUpdates; on the disk when this returns. Synchronous.

        A disk that is full is told and no reason to be deaf: then it is as if there were no journal.
        """
        if payload.replace(b" ", b"") == NOTHING:
            return
        try:
            updates = json.loads(payload).get("result", [])
            for update in updates:
                self._keep(int(update["update_id"]), update)
        except (ValueError, TypeError, KeyError, AttributeError):
            log.warning("an answer of Telegram was no list of updates")
        except OSError as error:
            log.error(
                "updates can't be noted before they are confirmed", error=type(error).__name__, exc_info=error
            )

    def note(self, number: int, update: dict[str, Any]) -> bool:
        """Note one update, which may be in a handler's hands already; False when the disk won't have it.
        Synchronous."""
        try:
            self._write(number, update, starts=int(number in self._begun))
        except OSError as error:
            log.error("an update can't be noted", error=type(error).__name__, exc_info=error)
            return False
        return True

    def _keep(self, number: int, update: dict[str, Any]) -> None:
        if number not in self._files and number not in self._begun:
            self._write(number, update, starts=0)

    def _write(self, number: int, update: dict[str, Any], *, starts: int) -> None:
        with self._writing:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._folder / f"{number}.{starts}.json"
            draft = path.with_suffix(".new")
            with draft.open("w", encoding="utf-8") as file:
                json.dump(update, file)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
            earlier, self._files[number] = self._files.get(number, path), path
            if earlier != path:
                earlier.unlink(missing_ok=True)

    def left_over(self) -> Iterator[dict[str, Any]]:
        """What an earlier run fetched and did not handle, in order. Synchronous, at a start."""
        found = sorted((_numbers(path), path) for path in self._folder.glob("*.*.json"))
        for (number, starts), path in found:
            if starts >= MOST_STARTS:
                log.error("an update was handled at several deaths and is dropped")
                path.unlink(missing_ok=True)
                continue
            try:
                update = json.loads(path.read_text(encoding="utf-8"))
            except ValueError:
                path.unlink()
                continue
            self._files[number] = path
            yield update

    def begins(self, number: int) -> bool:
        """Whether this update is to be handled: not when this run has begun with it already. What is begun is
        noted: one that only waits for its turn did not cause a death."""
        if number in self._begun:
            return False
        self._begun[number] = None
        if (path := self._files.get(number)) is not None:
            with contextlib.suppress(OSError):
                self._files[number] = path.rename(self._folder / f"{number}.{_numbers(path)[1] + 1}.json")
        if len(self._begun) > REMEMBERED:
            self._begun.popitem(last=False)
        return True

    def leave(self, number: int) -> None:
        """It can't be kept, and is handled again when it comes again, as a webhook's does."""
        self._begun.pop(number, None)
        self._left.add(number)
        if len(self._left) > REMEMBERED:
            self._left.clear()

    def take_left(self, number: int) -> bool:
        """Whether it was left since this was last asked."""
        left = number in self._left
        self._left.discard(number)
        return left

    def put_off(self, number: int, update: dict[str, Any]) -> None:
        """It is to be handled again later, by the next run too, and caused no death. OSError when the disk
        won't have it. Synchronous."""
        self._begun.pop(number, None)
        if number in self._files:
            with self._writing:
                self._files[number] = self._files[number].rename(self._folder / f"{number}.0.json")
        else:
            self._write(number, update, starts=0)
        self._put_off.add(number)

    def has_put_off(self, number: int) -> bool:
        return number in self._put_off

    def again(self) -> list[dict[str, Any]]:
        """What was put off, in order; it is in the caller's hands now. Synchronous."""
        numbers, self._put_off = sorted(self._put_off), set()
        return [json.loads(self._files[number].read_text(encoding="utf-8")) for number in numbers]

    def done(self, number: int) -> None:
        """It is handled, unless it was put off."""
        if number in self._put_off:
            return
        path = self._files.pop(number, None)
        if path is not None:
            path.unlink(missing_ok=True)


class Processor(BaseUpdateProcessor):
    """PTB's way to handle updates at the same time, with a journal, and everybody in turn."""

    __slots__ = ("_journal", "_turns")

    def __init__(self, journal: Journal) -> None:
        super().__init__(NO_LIMIT)
        self._journal = journal
        self._turns = Turns()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        number = update.update_id if isinstance(update, Update) else None
        begun = False
        try:
            async with self._turns.turn(update):
                if number is None or self._journal.begins(number):
                    begun = True
                    await coroutine
        finally:
            if not begun and inspect.iscoroutine(coroutine):
                coroutine.close()
        if number is not None and begun:
            self._journal.done(number)

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to end."""


def _numbers(path: Path) -> tuple[int, int]:
    """The update's number and how many runs have begun with it, by the file's name."""
    number, starts, _ = path.name.split(".")
    return int(number), int(starts)
