"""Pictures that were announced but not yet answered, kept in small files until they are.

Telegram hands an update out once. If the bot dies between that and the card, the file is still
here, and the next start takes the picture up again. So it is with one that Telegram would not let us
answer: it is taken up again after a pause that grows. One that maintenance or the database holds up has the
same short pause each time, since its person was told "as soon as I am back".
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import structlog

from bot.incoming import Incoming

log = structlog.get_logger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 5.0, 600.0
"""Seconds until a picture that could not be answered is taken up again; each time four times as many."""


class Inbox:
    """A folder with one JSON file for each picture that waits for its answer."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._in_hand: set[Path] = set()
        self._put_back: dict[Path, tuple[int, float]] = {}
        """How often a picture was put back, and when it may be taken up again."""
        self._forgotten: set[Path] = set()
        """In somebody's hands when their person asked to be forgotten."""

    def keep(self, incoming: Incoming) -> None:
        """Note a picture; noting it twice is harmless. The last wording of a message holds, whichever comes
        last, and a changed word is no reason to keep what is to be forgotten."""
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._path(incoming)
        if incoming.edited and path in self._forgotten:
            return
        if (noted := self._noted(path)) is not None and noted.edited > incoming.edited:
            return
        draft = path.with_suffix(".new")
        draft.write_text(json.dumps(asdict(incoming)), encoding="utf-8")
        draft.replace(path)
        self._in_hand.add(path)
        self._forgotten.discard(path)

    def newest(self, incoming: Incoming) -> Incoming:
        """The same picture's message as it was worded last."""
        return self._noted(self._path(incoming)) or incoming

    def has(self, incoming: Incoming) -> bool:
        """Whether a picture of this message waits for its answer."""
        return self._path(incoming).exists()

    def answered(self, incoming: Incoming) -> Incoming | None:
        """It is done, unless its message was changed meanwhile: then that is handed back, and stays noted."""
        newest = self.newest(incoming)
        if newest.edited > incoming.edited:
            return newest
        self.done(incoming)
        return None

    def done(self, incoming: Incoming) -> None:
        path = self._path(incoming)
        self._in_hand.discard(path)
        self._put_back.pop(path, None)
        self._forgotten.discard(path)
        path.unlink(missing_ok=True)

    def put_back(self, incoming: Incoming) -> None:
        """It could not be answered now: after a pause `left_over` names it again."""
        path = self._path(incoming)
        times, _ = self._put_back.get(path, (0, 0.0))
        pause = min(LONGEST_PAUSE, FIRST_PAUSE * 4.0**times)
        self._put_back[path] = (min(times + 1, 10), time.monotonic() + pause)
        self._in_hand.discard(path)

    def hold(self, incoming: Incoming) -> None:
        """It can't be answered before something is back: `left_over` names it again soon."""
        path = self._path(incoming)
        times, _ = self._put_back.get(path, (0, 0.0))
        self._put_back[path] = (times, time.monotonic() + FIRST_PAUSE)
        self._in_hand.discard(path)

    def left_over(self) -> Iterator[Incoming]:
        """What nobody is answering at the moment: of an earlier run, or put back a while ago."""
        return (incoming for incoming in self.waiting() if self._is_left_over(self._path(incoming)))

    def _is_left_over(self, path: Path) -> bool:
        _, due = self._put_back.get(path, (0, 0.0))
        return path not in self._in_hand and time.monotonic() >= due

    def drop_of(self, user_id: int) -> None:
        """Forget what a person asked that is not answered yet. What is being fetched or read just now is not
        to be kept when that is done: `is_forgotten`."""
        for incoming in list(self.waiting()):
            if incoming.user_id == user_id:
                path, in_hand = self._path(incoming), self._path(incoming) in self._in_hand
                self.done(incoming)
                if in_hand:
                    self._forgotten.add(path)

    def is_forgotten(self, incoming: Incoming) -> bool:
        return self._path(incoming) in self._forgotten

    def waiting(self) -> Iterator[Incoming]:
        """What is not answered yet, oldest first. A file that can't be read is dropped."""
        files = sorted(self._folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
        for path in files:
            try:
                yield Incoming(**json.loads(path.read_text(encoding="utf-8")))
            except (ValueError, TypeError):
                log.warning("an inbox file could not be read and was dropped")
                path.unlink(missing_ok=True)

    def _noted(self, path: Path) -> Incoming | None:
        try:
            return Incoming(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def _path(self, incoming: Incoming) -> Path:
        return self._folder / f"{incoming.chat_id}_{incoming.message_id}.json"
