"""Crops of a master, cut in a process of their own: the event loop never decodes a picture."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.held import own_reader
from bot.one_off import OneOff
from bot.speaking import FALLBACK, speaking

SECONDS = 60.0
"""A crop of a 4K master takes about two, most of it to start; a slow machine may take much longer."""


@dataclass(frozen=True)
class Wanted:
    """A crop as the job's report has it: number, box (x0, y0, x1, y1 in master pixels), verdict, words.

    language: of what stands on the page.
    """

    source: Path
    master: Path
    target: str
    number: int
    box: tuple[int, int, int, int]
    verdict: str
    text: str
    language: str = FALLBACK


@dataclass(frozen=True)
class CutOut:
    """The crop at 100 % as PNG files: the plain enlargement and the master."""

    plain: bytes
    master: bytes


class CloseUps:
    def __init__(self) -> None:
        self._process = OneOff(SECONDS, known=(CutOut,))

    async def page(self, wanted: Wanted) -> bytes | None:
        """Both sides larger, as a PNG; None, and a line in the log, when that did not work."""
        return await self._process.run(_page, wanted)

    async def cut_out(self, wanted: Wanted) -> CutOut | None:
        return await self._process.run(_cut_out, wanted)


def _page(wanted: Wanted) -> bytes | str:
    """In the child. Errors come back as values: ours do not survive pickling with their reason."""
    from bot.engine_words import in_words
    from bot.sheet_words import drawable
    from engine.second_look import Asked, close_up
    from engine.target import parse_target

    asked = Asked(wanted.number, wanted.box, _verdict(wanted.verdict), wanted.text)
    try:
        files = wanted.source, wanted.master.read_bytes()
        with speaking(drawable(wanted.language)):
            return close_up(*files, parse_target(wanted.target), asked, in_words, own_reader())
    except Exception as error:  # a broken file raises nearly anything
        return f"{type(error).__name__}: {error}"


def _cut_out(wanted: Wanted) -> CutOut | str:
    """In the child."""
    from engine.second_look import as_png, pair
    from engine.target import parse_target

    try:
        files = wanted.source, wanted.master.read_bytes()
        both = pair(*files, parse_target(wanted.target), wanted.box, own_reader())
    except Exception as error:  # as above
        return f"{type(error).__name__}: {error}"
    return CutOut(as_png(both.plain), as_png(both.master))


def _verdict(name: str) -> Any:
    return name if name in ("fine", "look", "changed") else "unchecked"
