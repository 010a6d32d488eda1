"""`enlarger versions`: smaller renditions of a master, without bot or database."""

from __future__ import annotations

import json
from pathlib import Path

from bot.commands.files import decoder, need_writable
from bot.commands.guard import WrongUse
from engine.version_kinds import BY_NAME, KINDS, Kind

REASONS = {
    "too_small": "the master is too small for it",
    "face": "a face would be cut",
}


def run(master: Path, out: Path, only: str | None, *, as_json: bool) -> None:
    """Cut the versions; print where they are, or one object. Raises UnreadablePicture."""
    kinds = _kinds(only)
    with decoder(master) as reader:
        need_writable(out)
        from engine.make_versions import find_versions
        from engine.version_file import opened_master, write_versions

        opened = opened_master(reader.picture(master))
    offer = find_versions(opened, kinds)
    files = write_versions(opened, offer.versions, out, master.name)
    if as_json:
        print(json.dumps({**offer.as_json(), "versions": [file.as_json() for file in files]}))
        return
    for file in files:
        smaller = ", all the master holds" if file.version.smaller and file.version.kind.way != "pad" else ""
        print(f"{file.path}  {file.version.canvas[0]} × {file.version.canvas[1]}{smaller}")
    for refused in offer.refused:
        print(f"{refused.kind.name}: not made, {REASONS[refused.reason]}")


def _kinds(only: str | None) -> list[Kind]:
    if only is None:
        return list(KINDS)
    names = [name.strip().lower() for name in only.split(",") if name.strip()]
    unknown = next((name for name in names if name not in BY_NAME), None)
    if unknown is not None or not names:
        raise WrongUse(f"--only: {unknown or 'nothing'} is none of {', '.join(BY_NAME)}.")
    return [kind for kind in KINDS if kind.name in names]
