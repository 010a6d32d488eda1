"""Row 2: which app saved the file last, by the marks in fingerprints.toml.

An app is named only when every mark of a fingerprint agrees; a file with a camera's EXIF names none.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from engine.source.evidence import Evidence
from engine.source.jpeg_segments import JpegSegments
from engine.source.picture import Picture


@dataclass(frozen=True)
class Fingerprint:
    """One row of the data file; the keys are explained there. None or empty: doesn't matter."""

    app: str
    client: str
    named: bool
    confidence: float
    basis: str
    date: date
    family: str | None = None
    qualities: tuple[int, ...] = ()
    luma_starts: tuple[int, ...] = ()
    sampling: tuple[str, ...] = ()
    progressive: bool | None = None
    scans: tuple[int, ...] = ()
    sides: tuple[int, ...] = ()
    side_range: tuple[int, ...] = ()
    plain: bool = False
    comment: str | None = None
    app13: str | None = None
    name: str | None = None


@dataclass(frozen=True)
class NameHint:
    app: str
    pattern: str
    basis: str


@cache
def fingerprints() -> tuple[tuple[Fingerprint, ...], tuple[NameHint, ...]]:
    """The data file, read once: fingerprints in order of precedence, and hints by file name."""
    text = resources.files("engine.source").joinpath("fingerprints.toml").read_text("utf-8")
    tables = tomllib.loads(text)
    rows: list[dict[str, Any]] = tables["fingerprint"]
    return tuple(_fingerprint(row) for row in rows), tuple(NameHint(**row) for row in tables["name"])


def _fingerprint(row: dict[str, Any]) -> Fingerprint:
    values: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in row.items()}
    return Fingerprint(**values)


def app_evidence(picture: Picture) -> Evidence | None:
    """The first fingerprint that fits, named ones before unnamed ones; else a hint by name."""
    marks, _ = fingerprints()
    if picture.jpeg is not None and not picture.camera.is_camera:
        for mark in sorted(marks, key=lambda m: not m.named):
            if _fits(mark, picture, picture.jpeg):
                return _told(mark, picture)
    return None


def name_evidence(picture: Picture) -> Evidence | None:
    """What the file's name hints at. A name is never proof, so it doesn't degrade."""
    _, hints = fingerprints()
    for hint in hints:
        if picture.file_name and re.match(hint.pattern, picture.file_name):
            return Evidence(
                kind="file_name",
                confidence=0.4,
                text=f"The file's name looks like one given by {hint.app}.",
                degrades=False,
                measured={"hint": hint.app},
            )
    return None


def unknown_tables(picture: Picture) -> dict[str, object] | None:
    """Hash and tables of a JPEG of no known family, for the log that this data grows from."""
    jpeg, match = picture.jpeg, picture.tables
    if jpeg is None or match is None or match.family != "custom":
        return None
    return {
        "hash": jpeg.table_hash,
        "luma": list(jpeg.luma or ()),
        "chroma": list(jpeg.chroma or ()),
    }


def _fits(mark: Fingerprint, picture: Picture, jpeg: JpegSegments) -> bool:
    return all(
        (
            _tables_fit(mark, picture, jpeg),
            not mark.sampling or jpeg.sampling in mark.sampling,
            mark.progressive in (None, jpeg.progressive),
            not mark.scans or mark.scans[0] <= jpeg.scans <= mark.scans[1],
            not mark.sides or picture.longest in mark.sides,
            not mark.side_range or mark.side_range[0] <= picture.longest <= mark.side_range[1],
            not mark.plain or _is_plain(jpeg),
            mark.comment is None or bytes.fromhex(mark.comment) in jpeg.comments,
            mark.app13 is None or _app13_holds(jpeg, bytes.fromhex(mark.app13)),
            mark.name is None or re.match(mark.name, picture.file_name) is not None,
        )
    )


def _tables_fit(mark: Fingerprint, picture: Picture, jpeg: JpegSegments) -> bool:
    if mark.luma_starts and (jpeg.luma is None or jpeg.luma[: len(mark.luma_starts)] != mark.luma_starts):
        return False
    if mark.family is None:
        return True
    match = picture.tables
    if match is None or match.family == "custom":
        return False
    return mark.family in ("any", match.family) and match.quality in mark.qualities


def _is_plain(jpeg: JpegSegments) -> bool:
    """JFIF, colour profile or nothing: what a re-saving app leaves behind."""
    return all(
        (n == 0 and payload.startswith(b"JFIF")) or (n == 2 and payload.startswith(b"ICC_PROFILE"))
        for n, payload in jpeg.applications
    )


def _app13_holds(jpeg: JpegSegments, mark: bytes) -> bool:
    return any(n == 13 and mark in payload for n, payload in jpeg.applications)


def _told(mark: Fingerprint, picture: Picture) -> Evidence:
    text = "It was squeezed the way chat apps do it."
    advice = "Ask whoever sent it for the file itself, not a chat copy."
    if mark.named:
        text = f"It was squeezed by {mark.app} before it got here."
        advice = f"Sending it as a File won't help now: ask its {mark.app} sender for the file itself."
    if mark.named and mark.app == "WhatsApp":
        advice = "Sending it as a File won't help now: ask the WhatsApp sender to send it as a Document."
    if mark.named and mark.app == "Telegram":
        advice = "Ask whoever has the original to send it on Telegram as a File."
    return Evidence(
        kind="app_table",
        confidence=mark.confidence,
        text=text,
        app=mark.app if mark.named else None,
        advice=advice,
        measured={"client": mark.client, "basis": mark.basis, "date": mark.date.isoformat()},
    )
