"""Presses of a team's library: publishing, taking out, finding, and what holds in a group."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.press_data import ID, JOB, Shape, checked


@dataclass(frozen=True)
class Publish:
    """Publish this job's master. step: "go", "red" after the warning, "versions" for its versions.
    group_id: of the team, 0 where there is one only."""

    job_id: str
    step: str
    group_id: int = 0

    def pack(self) -> str:
        return checked(f"pb:{self.job_id}:{self.step}:{self.group_id}")


@dataclass(frozen=True)
class ChangeLibrary:
    """Change this group's library. step: "administrators", "members", "ask", "no" or "off"."""

    step: str

    def pack(self) -> str:
        return checked(f"l:{self.step}")


@dataclass(frozen=True)
class TakeOut:
    """Take this master out of its library. step: "ask", "yes" or "no"."""

    asset_id: int
    step: str

    def pack(self) -> str:
        return checked(f"to:{self.asset_id}:{self.step}")


@dataclass(frozen=True)
class EndLink:
    """End another group's link to the channel of this group's library. step: "ask", "yes" or "no"."""

    group_id: int
    step: str

    def pack(self) -> str:
        return checked(f"le:{self.group_id}:{self.step}")


@dataclass(frozen=True)
class Found:
    """Send this master of a library, or with 0 the next page, which begins after so many."""

    asset_id: int
    after: int = 0

    def pack(self) -> str:
        return checked(f"fd:{self.asset_id}:{self.after}")


LibraryPress = Publish | ChangeLibrary | TakeOut | EndLink | Found

SHAPES: tuple[Shape[LibraryPress], ...] = (
    (
        re.compile(f"pb:{JOB}:(go|red|versions):(-?[0-9]{{1,15}})"),
        lambda job_id, step, group_id: Publish(job_id, step, int(group_id)),
    ),
    (re.compile("l:(administrators|members|ask|no|off)"), ChangeLibrary),
    (re.compile(f"to:{ID}:(ask|yes|no)"), lambda asset_id, step: TakeOut(int(asset_id), step)),
    (
        re.compile("le:(-[0-9]{1,15}):(ask|yes|no)"),
        lambda group_id, step: EndLink(int(group_id), step),
    ),
    (re.compile(f"fd:{ID}:([0-9]{{1,4}})"), lambda asset_id, after: Found(int(asset_id), int(after))),
)
