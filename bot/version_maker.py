"""Versions of a master, planned, shown and cut in a process of their own."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.one_off import OneOff
from bot.speaking import speaking, spoken
from bot.texts import plain, say
from bot.version_album import Item
from engine.version_kinds import BY_NAME, KINDS
from storage.blobs import Blobs
from storage.jobs import Job

if TYPE_CHECKING:
    from engine.make_versions import Offer
    from engine.versions import Version

SECONDS = 90.0
"""All versions of a 4K master take three, of an 8K one ten; a slow machine may take much longer."""


@dataclass(frozen=True)
class Wanted:
    """master: its file. zones: of its trust report. language: of the words on the preview.
    names, folder, file_name: the versions to be cut, where to, and what the master is called."""

    master: Path
    zones: Sequence[Mapping[str, Any]]
    language: str
    names: tuple[str, ...] = ()
    folder: Path = Path()
    file_name: str = ""


@dataclass(frozen=True)
class Shown:
    """preview: a JPEG. offered: set of bits, counted by engine.version_kinds. facts: names of versions that
    are smaller than usual ("smaller"), that don't show everybody ("outside"), that aren't offered by the
    reason ("too_small", "face")."""

    preview: bytes
    offered: int
    facts: dict[str, list[str]]


@dataclass(frozen=True)
class CutFile:
    name: str
    path: Path
    bytes: int


class VersionMaker:
    def __init__(self, seconds: float = SECONDS) -> None:
        self._process = OneOff(seconds, known=(Shown,), sources=False)

    async def show(self, wanted: Wanted) -> Shown | None:
        """None, and a line in the log, when that did not work."""
        return await self._process.run(_show, wanted)

    async def cut(self, wanted: Wanted) -> list[CutFile] | None:
        """The files of those of `wanted.names` that are offered, in the order of the kinds."""
        cut = await self._process.run(_cut, wanted, wanted.folder)
        if cut is None:
            return None
        # Where its files are is not for that process to say.
        return [CutFile(name, wanted.folder / Path(file).name, size) for name, file, size in cut]


async def wanted_of(blobs: Blobs, job: Job, names: Sequence[str] = (), folder: Path = Path()) -> Wanted:
    """A job's master, with what its trust report says. Raises BlobMissing and BlobCorrupt."""
    master = await blobs.local_path(job.master_sha256 or "")
    zones = ((job.report or {}).get("trust") or {}).get("zones") or ()
    return Wanted(master, list(zones), spoken(), tuple(names), folder, job.master_name or "photo.png")


async def items_of(files: Sequence[CutFile]) -> list[Item]:
    """Read, to be sent."""
    return [Item(file.name, file.path.name, await asyncio.to_thread(file.path.read_bytes)) for file in files]


def _show(wanted: Wanted) -> Shown | str:
    """In the child."""
    from engine.make_versions import find_versions, seen
    from engine.version_file import open_master
    from engine.version_preview import preview

    try:
        master = open_master(wanted.master.read_bytes())
        offer = find_versions(master, KINDS, wanted.zones)
        with speaking(wanted.language):
            words = {version.kind.name: _words(version) for version in offer.versions}
        page = preview(seen(master), master.size, offer.versions, words)
    except Exception as error:  # a broken file raises nearly anything
        return f"{type(error).__name__}: {error}"
    offered = sum(1 << KINDS.index(version.kind) for version in offer.versions)
    return Shown(page, offered, _facts(offer))


def _cut(wanted: Wanted) -> list[tuple[str, str, int]] | str:
    """In the child: name, file and bytes of each."""
    from engine.make_versions import find_versions
    from engine.version_file import open_master, write_versions

    try:
        master = open_master(wanted.master.read_bytes())
        offer = find_versions(master, [BY_NAME[name] for name in wanted.names], wanted.zones)
        files = write_versions(master, offer.versions, wanted.folder, wanted.file_name)
    except Exception as error:  # as above
        return f"{type(error).__name__}: {error}"
    return [(file.version.kind.name, file.path.name, file.bytes) for file in files]


def _words(version: Version) -> tuple[str, str]:
    """What a version is called, and its size."""
    if version.dots_per_inch is None:
        width, height = version.canvas
        facts = say("version.pixels", width=width, height=height)
    else:
        facts = say("version.dpi", dpi=version.dots_per_inch)
    return plain(say(f"version.{version.kind.name}")), plain(facts)


def _facts(offer: Offer) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"smaller": [], "outside": [], "too_small": [], "face": []}
    for version in offer.versions:
        if version.smaller and version.kind.way in ("fill", "print"):
            found["smaller"].append(version.kind.name)
        if version.faces_outside:
            found["outside"].append(version.kind.name)
    for refused in offer.refused:
        found[refused.reason].append(refused.kind.name)
    return found
