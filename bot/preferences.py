"""What can be set by /settings, and what becomes of it in a job's options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from storage.jobs import Job

ASK = "ask"
CHOICES: dict[str, tuple[str, ...]] = {
    "size": (ASK, "2k", "4k"),
    "character": ("natural", "crisp"),
    "master_format": ("png", "jpeg", "webp"),
    "metadata": ("keep", "strip_gps", "strip_all"),
}
"""Names and values; the first is what holds where nothing was chosen, save in groups for metadata."""
IN_GROUPS = {"metadata": "strip_gps"}
"""A group's members didn't ask for the place where a photo was taken to be told to all."""


def value_of(chosen: Mapping[str, Any], name: str, *, in_group: bool) -> str:
    """What holds: what was chosen, else the default. A stored value that there isn't counts as none."""
    default = IN_GROUPS.get(name, CHOICES[name][0]) if in_group else CHOICES[name][0]
    value = str(chosen.get(name, default))
    return value if value in CHOICES[name] else default


def options_of(chosen: Mapping[str, Any], *, model: str, in_group: bool) -> dict[str, str]:
    """A job's options. What the engine does by itself is left out, so that equal wishes look equal."""
    options = {} if model == "photo" else {"model": model}
    for name in ("character", "master_format", "metadata"):
        value = value_of(chosen, name, in_group=in_group)
        if value != CHOICES[name][0]:
            options[name] = value
    return options


def changed(options: Mapping[str, Any], change: Mapping[str, str]) -> dict[str, Any]:
    """A job's options with something else; what is the engine's own way again is left out."""
    wanted = {**options, **change}
    return {name: value for name, value in wanted.items() if name not in CHOICES or value != CHOICES[name][0]}


CHANGES: dict[str, dict[str, str]] = {
    "crisper": {"character": "crisp"},
    "softer": {"character": "natural"},
    "jpeg": {"master_format": "jpeg"},
}
"""What can be made differently of a master, by the name behind the button."""


def changes_for(job: Job) -> list[str]:
    """Which of these can be offered under this job's master."""
    crisp = job.options.get("character") == "crisp"
    made_as = ((job.report or {}).get("master") or {}).get("format")
    return ["softer" if crisp else "crisper", *([] if made_as == "jpeg" else ["jpeg"])]
