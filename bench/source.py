"""Measure the source reading: build copies as apps make them, read each, count hits and false alarms.

    enlarger bench source --photos DIR [--json] [--only KIND …] [--limit N]

DIR holds good photos: camera JPEGs with their EXIF, lossless pictures, or both. Camera files and
lossless pictures (also saved once, as a camera would) must not be called degraded; the copies must.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from bench.source_kinds import BASE_SIDE, COPIES, HONEST, NAMES, fit
from engine.errors import UnreadablePicture
from engine.source.reading import read

SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".heic", ".avif"}


@dataclass
class Tally:
    """What became of the files of one kind."""

    honest: bool
    files: int = 0
    degraded: int = 0
    named: int = 0
    misnamed: int = 0
    seconds: list[float] = field(default_factory=list)
    evidence: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)


def photos(folder: Path, limit: int | None) -> list[Path]:
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    return found[:limit]


def cases(path: Path, turn: int) -> Iterator[tuple[str, bool, Callable[[], bytes]]]:
    """(kind, honest, how to make the file) of one photo."""
    with Image.open(path) as image:
        signed = bool(image.getexif().get(0x010F))
        lossy = image.format in ("JPEG", "MPO", "HEIF", "AVIF")
        photo = ImageOps.exif_transpose(image).convert("RGB")
    if signed:
        yield "camera", True, path.read_bytes
    base = fit(photo, BASE_SIDE if not lossy else min(BASE_SIDE, max(photo.size) // 2))
    for group, honest in ((HONEST, True), (COPIES, False)):
        for kind, make in group.items():
            yield kind, honest, lambda make=make: make(base, turn)  # type: ignore[misc]  # binds the loop's value


def measure(folder: Path, only: set[str], limit: int | None) -> dict[str, Tally]:
    tallies: dict[str, Tally] = {}
    for turn, path in enumerate(photos(folder, limit)):
        for kind, honest, make in cases(path, turn):
            if not only or kind in only:
                count(tallies.setdefault(kind, Tally(honest)), kind, path.name, make())
    return tallies


def count(tally: Tally, kind: str, name: str, data: bytes) -> None:
    started = time.perf_counter()
    try:
        reading = read(data)
    except UnreadablePicture as error:
        tally.missed.append(f"{name}: {error}")
        return
    tally.seconds.append(time.perf_counter() - started)
    tally.files += 1
    tally.degraded += reading.verdict == "degraded"
    if (reading.verdict == "degraded") == tally.honest:
        tally.missed.append(name)
    apps = {e.app for e in reading.evidence if e.app}
    tally.named += bool(apps)
    tally.misnamed += bool(apps - {NAMES.get(kind)})
    tally.evidence.update(e.kind for e in reading.evidence if e.degrades)


def as_json(tallies: dict[str, Tally]) -> dict[str, object]:
    return {
        kind: {
            "honest": t.honest,
            "files": t.files,
            "degraded": t.degraded,
            "named": t.named,
            "misnamed": t.misnamed,
            "milliseconds": round(1000 * float(np.median(t.seconds))) if t.seconds else None,
            "evidence": dict(t.evidence.most_common()),
            "wrong": t.missed,
        }
        for kind, t in tallies.items()
    }


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="enlarger bench source", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--photos", type=Path, required=True, help="folder of good photos")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--only", nargs="*", default=[], choices=["camera", *HONEST, *COPIES])
    parser.add_argument("--limit", type=int, default=None, help="take only the first N photos")
    given = parser.parse_args(argv)
    if not given.photos.is_dir() or not photos(given.photos, given.limit):
        print(f"no photos in {given.photos}", file=sys.stderr)
        return 2
    tallies = measure(given.photos, set(given.only), given.limit)
    if given.json:
        print(json.dumps(as_json(tallies)))
        return 0
    print(f"{'kind':26}{'files':>6}{'degraded':>10}{'named':>7}{'wrong':>7}{'ms':>6}  evidence")
    for kind, t in sorted(tallies.items(), key=lambda item: not item[1].honest):
        share = f"{100 * t.degraded / t.files:.1f}%" if t.files else "-"
        milliseconds = f"{1000 * float(np.median(t.seconds)):.0f}" if t.seconds else "-"
        evidence = ", ".join(f"{name} {n}" for name, n in t.evidence.most_common(6))
        sign = "honest " if t.honest else "copy "
        print(f"{sign + kind:26}{t.files:6}{share:>10}{t.named:7}{t.misnamed:7}{milliseconds:>6}  {evidence}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
