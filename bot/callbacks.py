"""What stands behind a button: at most 64 bytes, read strictly, trusted in nothing.

Telegram hands back whatever a client sends, so a forged press is ordinary input: `parse` answers
None for everything it did not write itself, and rights are looked up in the database afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot import album_ids

LONGEST = 64
"""Bytes of callback data that Telegram carries."""


@dataclass(frozen=True)
class Go:
    """Make this photo at this target. drawing: as a drawing."""

    photo_id: int
    target: str
    drawing: bool = False

    def pack(self) -> str:
        return _checked(f"g:{self.photo_id}:{self.target}{':d' if self.drawing else ''}")


@dataclass(frozen=True)
class AsDrawing:
    """Let the sizes on this photo's card be made as a drawing, or as a photo again."""

    photo_id: int
    on: bool

    def pack(self) -> str:
        return _checked(f"dr:{self.photo_id}:{int(self.on)}")


@dataclass(frozen=True)
class Why:
    """Show the full reading of this photo."""

    photo_id: int

    def pack(self) -> str:
        return _checked(f"w:{self.photo_id}")


@dataclass(frozen=True)
class Cancel:
    """Stop this job."""

    job_id: str

    def pack(self) -> str:
        return _checked(f"x:{self.job_id}")


@dataclass(frozen=True)
class Resend:
    """Send the master of this job again."""

    job_id: str

    def pack(self) -> str:
        return _checked(f"r:{self.job_id}")


@dataclass(frozen=True)
class Master:
    """Bring the buttons of this job's master, which came in an album."""

    job_id: str

    def pack(self) -> str:
        return _checked(f"b:{self.job_id}")


@dataclass(frozen=True)
class AlbumGo:
    """Make these photos of an album (ids rising) at this target."""

    photo_ids: tuple[int, ...]
    target: str

    def pack(self) -> str:
        return _checked(f"ag:{self.target}:{album_ids.pack(self.photo_ids)}")


@dataclass(frozen=True)
class AlbumEach:
    """Show a card for each of these photos of an album."""

    photo_ids: tuple[int, ...]

    def pack(self) -> str:
        return _checked(f"ae:{album_ids.pack(self.photo_ids)}")


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
        return _checked(f"wt:{self.photo_id}:{int(self.on)}")


@dataclass(frozen=True)
class ThisCopy:
    """Show the card of this photo, though a better file of it is there."""

    photo_id: int

    def pack(self) -> str:
        return _checked(f"tc:{self.photo_id}")


@dataclass(frozen=True)
class Purpose:
    """Go to a step of "What is it for?" (bot/purposes.py); "" asks, "card" goes back to the card."""

    photo_id: int
    step: str

    def pack(self) -> str:
        return _checked(f"p:{self.photo_id}:{self.step}")


@dataclass(frozen=True)
class Forget:
    """Delete all of this person's things, or keep them."""

    user_id: int
    yes: bool

    def pack(self) -> str:
        return _checked(f"f:{self.user_id}:{int(self.yes)}")


@dataclass(frozen=True)
class Choose:
    """Set one of the chat's standing choices (bot/preferences.py)."""

    name: str
    value: str

    def pack(self) -> str:
        return _checked(f"s:{self.name}:{self.value}")


@dataclass(frozen=True)
class Again:
    """Make this job's photo once more with something changed (bot/preferences.py)."""

    job_id: str
    change: str

    def pack(self) -> str:
        return _checked(f"a:{self.job_id}:{self.change}")


@dataclass(frozen=True)
class CloseUp:
    """Send this crop of this job's proof sheet larger."""

    job_id: str
    number: int

    def pack(self) -> str:
        return _checked(f"c:{self.job_id}:{self.number}")


@dataclass(frozen=True)
class Wrong:
    """This crop of this job's proof sheet looks wrong; WHICH and NONE_OF_THEM are no crops."""

    job_id: str
    number: int

    def pack(self) -> str:
        return _checked(f"m:{self.job_id}:{self.number}")


WHICH, NONE_OF_THEM = 0, 99
"""Numbers of a Wrong that name no crop: ask which, and none after all."""


@dataclass(frozen=True)
class Lend:
    """Whether this crop may be kept on this machine to learn from."""

    job_id: str
    number: int
    yes: bool

    def pack(self) -> str:
        return _checked(f"k:{self.job_id}:{self.number}:{int(self.yes)}")


@dataclass(frozen=True)
class Versions:
    """Versions of this job's master. step: ASK shows them, PUT_IN and TAKE_OUT change what is chosen, SEND
    sends these. offered, named: sets of bits, counted by engine.version_kinds."""

    job_id: str
    step: str
    offered: int = 0
    named: int = 0

    def pack(self) -> str:
        return _checked(f"v:{self.job_id}:{self.step}:{self.offered:x}:{self.named:x}")


ASK, PUT_IN, TAKE_OUT, SEND = "a", "p", "t", "s"


@dataclass(frozen=True)
class OtherSize:
    """This job's photo at another size, with its options. "" asks which, "back" doesn't want one."""

    job_id: str
    target: str

    def pack(self) -> str:
        return _checked(f"o:{self.job_id}:{self.target}")


@dataclass(frozen=True)
class Delete:
    """Delete this job's master. step: "ask", "yes" or "no"."""

    job_id: str
    step: str

    def pack(self) -> str:
        return _checked(f"d:{self.job_id}:{self.step}")


@dataclass(frozen=True)
class Publish:
    """Publish this job's master. step: "go", "red" after the warning, "versions" for its versions.
    group_id: of the team, 0 where there is one only."""

    job_id: str
    step: str
    group_id: int = 0

    def pack(self) -> str:
        return _checked(f"pb:{self.job_id}:{self.step}:{self.group_id}")


@dataclass(frozen=True)
class ChangeLibrary:
    """Change this group's library. step: "administrators", "members", "ask", "no" or "off"."""

    step: str

    def pack(self) -> str:
        return _checked(f"l:{self.step}")


@dataclass(frozen=True)
class TakeOut:
    """Take this master out of its library. step: "ask", "yes" or "no"."""

    asset_id: int
    step: str

    def pack(self) -> str:
        return _checked(f"to:{self.asset_id}:{self.step}")


@dataclass(frozen=True)
class EndLink:
    """End another group's link to the channel of this group's library. step: "ask", "yes" or "no"."""

    group_id: int
    step: str

    def pack(self) -> str:
        return _checked(f"le:{self.group_id}:{self.step}")


@dataclass(frozen=True)
class Found:
    """Send this master of a library, or with 0 the next page, which begins after so many."""

    asset_id: int
    after: int = 0

    def pack(self) -> str:
        return _checked(f"fd:{self.asset_id}:{self.after}")


Press = (
    Again
    | Publish
    | ChangeLibrary
    | TakeOut
    | EndLink
    | Found
    | Versions
    | OtherSize
    | Delete
    | CloseUp
    | Wrong
    | Lend
    | Choose
    | Go
    | AsDrawing
    | Why
    | Cancel
    | Resend
    | Master
    | AlbumGo
    | AlbumEach
    | AlbumCancel
    | Wait
    | ThisCopy
    | Purpose
    | Forget
)

_ID = r"([0-9]{1,15})"
_TARGET = r"([0-9a-z@]{1,16})"
_STEP = r"([0-9a-z@]{0,16})"
_JOB = r"([0-9a-f]{32})"
_NUMBER = r"([0-9]{1,2})"
_BITS = r"([0-9a-f]{1,4})"
_IDS = rf"({album_ids.SHAPE})"

_SHAPES: tuple[tuple[re.Pattern[str], Callable[..., Press]], ...] = (
    (re.compile(f"g:{_ID}:{_TARGET}(:d)?"), lambda photo_id, target, d: Go(int(photo_id), target, bool(d))),
    (re.compile(f"dr:{_ID}:([01])"), lambda photo_id, on: AsDrawing(int(photo_id), on == "1")),
    (re.compile(f"w:{_ID}"), lambda photo_id: Why(int(photo_id))),
    (re.compile(f"x:{_JOB}"), Cancel),
    (re.compile(f"r:{_JOB}"), Resend),
    (re.compile(f"b:{_JOB}"), Master),
    (re.compile(f"ag:{_TARGET}:{_IDS}"), lambda target, ids: AlbumGo(album_ids.read(ids), target)),
    (re.compile(f"ae:{_IDS}"), lambda ids: AlbumEach(album_ids.read(ids))),
    (re.compile("ax"), AlbumCancel),
    (re.compile(f"wt:{_ID}:([01])"), lambda photo_id, on: Wait(int(photo_id), on == "1")),
    (re.compile(f"tc:{_ID}"), lambda photo_id: ThisCopy(int(photo_id))),
    (re.compile(f"p:{_ID}:{_STEP}"), lambda photo_id, step: Purpose(int(photo_id), step)),
    (re.compile("s:([a-z_]{1,16}):([0-9a-z_]{1,16})"), Choose),
    (re.compile(f"a:{_JOB}:([a-z]{{1,10}})"), Again),
    (re.compile(f"c:{_JOB}:{_NUMBER}"), lambda job_id, number: CloseUp(job_id, int(number))),
    (re.compile(f"m:{_JOB}:{_NUMBER}"), lambda job_id, number: Wrong(job_id, int(number))),
    (re.compile(f"k:{_JOB}:{_NUMBER}:([01])"), lambda job_id, n, yes: Lend(job_id, int(n), yes == "1")),
    (
        re.compile(f"v:{_JOB}:([apts]):{_BITS}:{_BITS}"),
        lambda job_id, step, offered, named: Versions(job_id, step, int(offered, 16), int(named, 16)),
    ),
    (re.compile(f"o:{_JOB}:{_STEP}"), OtherSize),
    (re.compile(f"d:{_JOB}:(ask|yes|no)"), Delete),
    (
        re.compile(f"pb:{_JOB}:(go|red|versions):(-?[0-9]{{1,15}})"),
        lambda job_id, step, group_id: Publish(job_id, step, int(group_id)),
    ),
    (re.compile("l:(administrators|members|ask|no|off)"), ChangeLibrary),
    (re.compile(f"to:{_ID}:(ask|yes|no)"), lambda asset_id, step: TakeOut(int(asset_id), step)),
    (
        re.compile("le:(-[0-9]{1,15}):(ask|yes|no)"),
        lambda group_id, step: EndLink(int(group_id), step),
    ),
    (re.compile(f"fd:{_ID}:([0-9]{{1,4}})"), lambda asset_id, after: Found(int(asset_id), int(after))),
    (re.compile("f:(-?[0-9]{1,15}):([01])"), lambda user_id, yes: Forget(int(user_id), yes == "1")),
)


def parse(data: str | None) -> Press | None:
    """Read callback data; None when it is not ours."""
    for shape, read in _SHAPES:
        if match := shape.fullmatch(data or ""):
            return read(*match.groups())
    return None


def _checked(data: str) -> str:
    if len(data.encode()) > LONGEST:
        raise ValueError(f"callback data over {LONGEST} bytes: {data[:20]}…")
    return data
