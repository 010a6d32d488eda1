"""Pictures that were announced but not yet answered, kept in small files until they are.

Telegram hands an update out once. If the bot dies between that and the card, the file is still
here, and the next start takes the picture up again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import structlog

from bot.incoming import Incoming

log = structlog.get_logger(__name__)


class Inbox:
    """A folder with one JSON file for each picture that waits for its answer."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, incoming: Incoming) -> None:
        """Note a picture; noting it twice is harmless."""
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._path(incoming)
        draft = path.with_suffix(".new")
        draft.write_text(json.dumps(asdict(incoming)), encoding="utf-8")
        draft.replace(path)

    def done(self, incoming: Incoming) -> None:
        self._path(incoming).unlink(missing_ok=True)

    def drop_of(self, user_id: int) -> None:
        """Forget what a person asked that is not answered yet."""
        for incoming in list(self.waiting()):
            if incoming.user_id == user_id:
                self.done(incoming)

    def waiting(self) -> Iterator[Incoming]:
        """What an earlier run left unanswered, oldest first. A file that can't be read is dropped."""
        files = sorted(self._folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
        for path in files:
            try:
                yield Incoming(**json.loads(path.read_text(encoding="utf-8")))
            except (ValueError, TypeError):
                log.warning("an inbox file could not be read and was dropped")
                path.unlink(missing_ok=True)

    def _path(self, incoming: Incoming) -> Path:
        return self._folder / f"{incoming.chat_id}_{incoming.message_id}.json"
