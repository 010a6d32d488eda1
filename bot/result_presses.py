"""Presses under what was made: master, proof sheet, versions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.press_data import BITS, JOB, NUMBER, STEP, Shape, checked


@dataclass(frozen=True)
class Resend:
    """Send the master of this job again."""

    job_id: str

    def pack(self) -> str:
        return checked(f"r:{self.job_id}")


@dataclass(frozen=True)
class Master:
    """Bring the buttons of this job's master, which came in an album."""

    job_id: str

    def pack(self) -> str:
        return checked(f"b:{self.job_id}")


@dataclass(frozen=True)
class Again:
    """Make this job's photo once more with something changed (bot/preferences.py)."""

    job_id: str
    change: str

    def pack(self) -> str:
        return checked(f"a:{self.job_id}:{self.change}")


@dataclass(frozen=True)
class CloseUp:
    """Send this crop of this job's proof sheet larger."""

    job_id: str
    number: int

    def pack(self) -> str:
        return checked(f"c:{self.job_id}:{self.number}")


@dataclass(frozen=True)
class Wrong:
    """This crop of this job's proof sheet looks wrong; WHICH and NONE_OF_THEM are no crops."""

    job_id: str
    number: int

    def pack(self) -> str:
        return checked(f"m:{self.job_id}:{self.number}")


WHICH, NONE_OF_THEM = 0, 99
"""Numbers of a Wrong that name no crop: ask which, and none after all."""


@dataclass(frozen=True)
class Lend:
    """Whether this crop may be kept on this machine to learn from."""

    job_id: str
    number: int
    yes: bool

    def pack(self) -> str:
        return checked(f"k:{self.job_id}:{self.number}:{int(self.yes)}")


@dataclass(frozen=True)
class Versions:
    """Versions of this job's master. step: ASK shows them, PUT_IN and TAKE_OUT change what is chosen, SEND
    sends these. offered, named: sets of bits, counted by engine.version_kinds."""

    job_id: str
    step: str
    offered: int = 0
    named: int = 0

    def pack(self) -> str:
        return checked(f"v:{self.job_id}:{self.step}:{self.offered:x}:{self.named:x}")


ASK, PUT_IN, TAKE_OUT, SEND = "a", "p", "t", "s"


@dataclass(frozen=True)
class OtherSize:
    """This job's photo at another size, with its options. "" asks which, "back" doesn't want one."""

    job_id: str
    target: str

    def pack(self) -> str:
        return checked(f"o:{self.job_id}:{self.target}")


@dataclass(frozen=True)
class Delete:
    """Delete this job's master. step: "ask", "yes" or "no"."""

    job_id: str
    step: str

    def pack(self) -> str:
        return checked(f"d:{self.job_id}:{self.step}")


ResultPress = Resend | Master | Again | CloseUp | Wrong | Lend | Versions | OtherSize | Delete

SHAPES: tuple[Shape[ResultPress], ...] = (
    (re.compile(f"r:{JOB}"), Resend),
    (re.compile(f"b:{JOB}"), Master),
    (re.compile(f"a:{JOB}:([a-z]{{1,10}})"), Again),
    (re.compile(f"c:{JOB}:{NUMBER}"), lambda job_id, number: CloseUp(job_id, int(number))),
    (re.compile(f"m:{JOB}:{NUMBER}"), lambda job_id, number: Wrong(job_id, int(number))),
    (re.compile(f"k:{JOB}:{NUMBER}:([01])"), lambda job_id, n, yes: Lend(job_id, int(n), yes == "1")),
    (
        re.compile(f"v:{JOB}:([apts]):{BITS}:{BITS}"),
        lambda job_id, step, offered, named: Versions(job_id, step, int(offered, 16), int(named, 16)),
    ),
    (re.compile(f"o:{JOB}:{STEP}"), OtherSize),
    (re.compile(f"d:{JOB}:(ask|yes|no)"), Delete),
)
