"""What stands behind a button: at most 64 bytes, read strictly, trusted in nothing.

Telegram hands back whatever a client sends, so a forged press is ordinary input: `parse` answers
None for everything it did not write itself, and rights are looked up in the database afterwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot import album_ids, library_presses, result_presses
from bot.library_presses import LibraryPress
from bot.press_data import ID, IDS, JOB, STEP, TARGET, Shape, checked
from bot.result_presses import ResultPress


@dataclass(frozen=True)
class Go:
    """Make this photo at this target. drawing: as a drawing."""

    photo_id: int
    target: str
    drawing: bool = False

    def pack(self) -> str:
        return checked(f"g:{self.photo_id}:{self.target}{':d' if self.drawing else ''}")


@dataclass(frozen=True)
class AsDrawing:
    """Let the sizes on this photo's card be made as a drawing, or as a photo again."""

    photo_id: int
    on: bool

    def pack(self) -> str:
        return checked(f"dr:{self.photo_id}:{int(self.on)}")


@dataclass(frozen=True)
class Why:
    """Show the full reading of this photo."""

    photo_id: int

    def pack(self) -> str:
        return checked(f"w:{self.photo_id}")


@dataclass(frozen=True)
class Cancel:
    """Stop this job."""

    job_id: str

    def pack(self) -> str:
        return checked(f"x:{self.job_id}")


@dataclass(frozen=True)
class AlbumGo:
    """Make these photos of an album (ids rising) at this target."""

    photo_ids: tuple[int, ...]
    target: str

    def pack(self) -> str:
        return checked(f"ag:{self.target}:{album_ids.pack(self.photo_ids)}")


@dataclass(frozen=True)
class AlbumEach:
    """Show a card for each of these photos of an album."""

    photo_ids: tuple[int, ...]

    def pack(self) -> str:
        return checked(f"ae:{album_ids.pack(self.photo_ids)}")


@dataclass(frozen=True)
class AlbumCancel:
    """Stop every job that the pressed progress message stands for."""

    def pack(self) -> str:
        return "ax"


@dataclass(frozen=True)
class Wait:
    """Let this photo wait for a better file of its picture, or wait no more."""

    photo_id: int
    on: bool

    def pack(self) -> str:
        return checked(f"wt:{self.photo_id}:{int(self.on)}")


@dataclass(frozen=True)
class ThisCopy:
    """Show the card of this photo, though a better file of it is there."""

    photo_id: int

    def pack(self) -> str:
        return checked(f"tc:{self.photo_id}")


@dataclass(frozen=True)
class Purpose:
    """Go to a step of "What is it for?" (bot/purposes.py); "" asks, "card" goes back to the card."""

    photo_id: int
    step: str

    def pack(self) -> str:
        return checked(f"p:{self.photo_id}:{self.step}")


@dataclass(frozen=True)
class Forget:
    """Delete all of this person's things, or keep them."""

    user_id: int
    yes: bool

    def pack(self) -> str:
        return checked(f"f:{self.user_id}:{int(self.yes)}")


@dataclass(frozen=True)
class Choose:
    """Set one of the chat's standing choices (bot/preferences.py)."""

    name: str
    value: str

    def pack(self) -> str:
        return checked(f"s:{self.name}:{self.value}")


Press = (
    LibraryPress
    | ResultPress
    | Choose
    | Go
    | AsDrawing
    | Why
    | Cancel
    | AlbumGo
    | AlbumEach
    | AlbumCancel
    | Wait
    | ThisCopy
    | Purpose
    | Forget
)

_SHAPES: tuple[Shape[Press], ...] = (
    (re.compile(f"g:{ID}:{TARGET}(:d)?"), lambda photo_id, target, d: Go(int(photo_id), target, bool(d))),
    (re.compile(f"dr:{ID}:([01])"), lambda photo_id, on: AsDrawing(int(photo_id), on == "1")),
    (re.compile(f"w:{ID}"), lambda photo_id: Why(int(photo_id))),
    (re.compile(f"x:{JOB}"), Cancel),
    (re.compile(f"ag:{TARGET}:{IDS}"), lambda target, ids: AlbumGo(album_ids.read(ids), target)),
    (re.compile(f"ae:{IDS}"), lambda ids: AlbumEach(album_ids.read(ids))),
    (re.compile("ax"), AlbumCancel),
    (re.compile(f"wt:{ID}:([01])"), lambda photo_id, on: Wait(int(photo_id), on == "1")),
    (re.compile(f"tc:{ID}"), lambda photo_id: ThisCopy(int(photo_id))),
    (re.compile(f"p:{ID}:{STEP}"), lambda photo_id, step: Purpose(int(photo_id), step)),
    (re.compile("s:([a-z_]{1,16}):([0-9a-z_]{1,16})"), Choose),
    (re.compile("f:(-?[0-9]{1,15}):([01])"), lambda user_id, yes: Forget(int(user_id), yes == "1")),
    *library_presses.SHAPES,
    *result_presses.SHAPES,
)


def parse(data: str | None) -> Press | None:
    """Read callback data; None when it is not ours."""
    for shape, read in _SHAPES:
        if match := shape.fullmatch(data or ""):
            return read(*match.groups())
    return None
