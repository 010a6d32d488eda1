"""What can be set by /settings, and what becomes of it in a job's options."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from storage import preferences
from storage.db import Database
from storage.jobs import Job

ASK = "ask"
CHOICES: dict[str, tuple[str, ...]] = {
    "size": (ASK, "2k", "4k"),
    "character": ("natural", "crisp"),
    "master_format": ("png", "jpeg", "webp"),
    "metadata": ("keep", "strip_gps", "strip_all"),
    "quiet": ("off", "on"),
    "photos": ("asked", "channel", "all"),
    "who": ("all", "administrators", "listed"),
}
"""Names and values; the first is what holds where nothing was chosen, save in groups for some."""
IN_GROUPS = {"metadata": "strip_gps", "quiet": "on"}
"""A group's members didn't ask for the place where a photo was taken to be told to all, nor for progress."""
GROUPS_ONLY = frozenset({"photos", "who"})


def choices_in(*, in_group: bool) -> dict[str, tuple[str, ...]]:
    """What can be set in such a chat."""
    return {name: values for name, values in CHOICES.items() if in_group or name not in GROUPS_ONLY}


def value_of(chosen: Mapping[str, Any], name: str, *, in_group: bool) -> str:
    """What holds: what was chosen, else the default. A stored value that there isn't counts as none."""
    default = IN_GROUPS.get(name, CHOICES[name][0]) if in_group else CHOICES[name][0]
    value = str(chosen.get(name, default))
    return value if value in CHOICES[name] else default


async def is_quiet(database: Database, chat_id: int) -> bool:
    """Whether a chat wants no progress and no sound: one short line while something is made, and no more."""
    async with database.session(reading=True) as session:
        return value_of(await preferences.of(session, chat_id), "quiet", in_group=chat_id < 0) == "on"


def options_of(chosen: Mapping[str, Any], *, model: str, in_group: bool) -> dict[str, str]:
    """A job's options. What the engine does by itself is left out, so that equal wishes look equal."""
    options = {} if model == "photo" else {"model": model}
    for name in ("character", "master_format", "metadata"):
        value = value_of(chosen, name, in_group=in_group)
        if value != CHOICES[name][0]:
            options[name] = value
    return options


def changed(options: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """A job's options with something else; what is the engine's own way again is left out."""
    wanted = {**options, **change}
    return {
        name: value
        for name, value in wanted.items()
        if (name != "safer" or value)
        and (name != "model" or value != "photo")
        and (name not in CHOICES or value != CHOICES[name][0])
    }


CHANGES: dict[str, dict[str, Any]] = {
    "crisper": {"character": "crisp", "safer": False},
    "softer": {"character": "natural"},
    "safer": {"character": "natural", "safer": True},
    "drawing": {"model": "illustration", "safer": False},
    "photo": {"model": "photo", "safer": False},
    "jpeg": {"master_format": "jpeg"},
    "webp": {"master_format": "webp"},
}
"""What can be made differently of a master, by the name behind the button. See change_named."""


def change_named(name: str, network: str) -> dict[str, Any] | None:
    """What the button of this name changes; None where there is none. network: the host's (Settings.network),
    by which photos are made: "As a photo" goes back to it."""
    change = CHANGES.get(name)
    if name != "photo" or change is None or network == "illustration":
        return change
    return {**change, "model": network}


def changes_for(job: Job) -> list[str]:
    """Which of these can be offered under this job's master. Safer where something asks for a look."""
    report = job.report or {}
    crisp = job.options.get("character") == "crisp"
    flagged = any(zone.get("verdict") != "fine" for zone in (report.get("trust") or {}).get("zones") or ())
    made_as = (report.get("master") or {}).get("format")
    offered = ["crisper"] if not crisp else []
    if flagged and not job.options.get("safer"):
        offered.insert(0, "safer")
    elif crisp:
        offered.insert(0, "softer")
    # Photos' network is the default also of drawings: docs/decisions/0015-drawings.md.
    offered.append("photo" if job.options.get("model") == "illustration" else "drawing")
    return [*offered, *(name for name in ("jpeg", "webp") if name != made_as)]


def kept_too(options: Mapping[str, Any], boxes: Sequence[Sequence[int]]) -> dict[str, Any]:
    """A job's options with one more place that keeps the source's own pixels: the smallest box, in master
    pixels, around these."""
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    place = [min(x0), min(y0), max(x1), max(y1)]
    kept = [list(box) for box in options.get("keep", ())]
    return {**options, "keep": sorted(kept if place in kept else [*kept, place])}
