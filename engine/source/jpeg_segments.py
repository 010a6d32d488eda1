"""What a JPEG file says about itself before any pixel: its segments, tables and scans.

The bytes are hostile: every length is checked, nothing is trusted, nothing is decoded. A walk that
runs off the end returns what was found, with `complete` false.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.source.data import Data, search

ZIGZAG = (
    *(0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48),
    *(41, 34, 27, 20, 13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23),
    *(30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63),
)
"""Place in the block, row by row, of the n-th stored coefficient (ITU-T T.81, figure A.6)."""

MOST_SEGMENTS = 4096
"""A walk stops here: real files stay under a few hundred, 65 kB of metadata at a time."""
MOST_KEPT = 64

_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_STARTS_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SAMPLING = {(2, 2): "4:2:0", (2, 1): "4:2:2", (1, 1): "4:4:4", (1, 2): "4:4:0", (4, 1): "4:1:1"}

Table = tuple[int, ...]
"""64 quantisation steps, row by row."""


@dataclass(frozen=True)
class Component:
    identifier: int
    horizontal: int
    vertical: int
    table: int


@dataclass(frozen=True)
class JpegSegments:
    """The facts of one JPEG. Sizes in pixels as stored, before EXIF orientation."""

    width: int
    height: int
    progressive: bool
    components: tuple[Component, ...]
    scans: int
    tables: dict[int, Table] = field(default_factory=dict)
    applications: tuple[tuple[int, bytes], ...] = ()
    """(n, payload) of each APPn segment, at most 64 of them."""
    comments: tuple[bytes, ...] = ()
    complete: bool = True
    """Whether the end-of-image marker was reached."""
    end: int = 0
    """Bytes up to where the walk came: with `complete`, all that the first picture has."""

    @property
    def sampling(self) -> str:
        """Chroma subsampling: "4:2:0", "4:4:4"…, "grey" or "other"."""
        if len(self.components) < 3:
            return "grey"
        luma, chroma = self.components[:2]
        ratio = (luma.horizontal // max(1, chroma.horizontal), luma.vertical // max(1, chroma.vertical))
        return _SAMPLING.get(ratio, "other")

    @property
    def luma(self) -> Table | None:
        return self.tables.get(self.components[0].table) if self.components else None

    @property
    def chroma(self) -> Table | None:
        return self.tables.get(self.components[1].table) if len(self.components) >= 3 else None

    @property
    def table_hash(self) -> str:
        """Short name of the pair of tables, to count the unknown ones by."""
        return hashlib.sha256(repr((self.luma, self.chroma)).encode()).hexdigest()[:12]

    def has_application(self, number: int, prefix: bytes) -> bool:
        return any(n == number and payload.startswith(prefix) for n, payload in self.applications)


@dataclass
class _Walk:
    """What the walk has gathered so far."""

    frame: bytes | None = None
    progressive: bool = False
    scans: int = 0
    tables: dict[int, Table] = field(default_factory=dict)
    applications: list[tuple[int, bytes]] = field(default_factory=list)
    comments: list[bytes] = field(default_factory=list)
    complete: bool = False
    end: int = 0


def parse_jpeg(data: Data) -> JpegSegments | None:
    """Walk the segments of the first picture in `data`. None when it is no JPEG or has no frame header."""
    if data[:2] != b"\xff\xd8":
        return None
    walk = _Walk()
    for marker, payload in _segments(data, walk):
        _take(walk, marker, payload)
    return _finish(walk)


def _segments(data: Data, walk: _Walk) -> Iterator[tuple[int, bytes]]:
    position = 2
    for _ in range(MOST_SEGMENTS):
        found = search(_NEXT_MARKER, data, position, 2)
        if found is None:
            return
        marker, position = found[1][1], found[0] + 2
        walk.end = position
        if marker == 0xD9:
            walk.complete = True
            return
        if marker in (0x01, 0xD8):
            continue
        length = int.from_bytes(data[position : position + 2], "big")
        if length < 2 or position + length > len(data):
            return
        yield marker, data[position + 2 : position + length]
        position += length


def _take(walk: _Walk, marker: int, payload: bytes) -> None:
    if marker == 0xDB:
        _take_tables(walk, payload)
    elif marker in _STARTS_OF_FRAME and walk.frame is None:
        walk.frame, walk.progressive = payload, marker in (0xC2, 0xCA)
    elif marker == 0xDA:
        walk.scans += 1
    elif 0xE0 <= marker <= 0xEF and len(walk.applications) < MOST_KEPT:
        walk.applications.append((marker - 0xE0, payload))
    elif marker == 0xFE and len(walk.comments) < MOST_KEPT:
        walk.comments.append(payload)


def _take_tables(walk: _Walk, payload: bytes) -> None:
    position = 0
    while position < len(payload):
        wide, number = payload[position] >> 4, payload[position] & 15
        size = 128 if wide else 64
        values = payload[position + 1 : position + 1 + size]
        if len(values) < size:
            return
        steps = [int.from_bytes(values[i : i + 2], "big") for i in range(0, 128, 2)] if wide else list(values)
        natural = [0] * 64
        for place, step in zip(ZIGZAG, steps, strict=True):
            natural[place] = step
        walk.tables.setdefault(number, tuple(natural))
        position += 1 + size


def _finish(walk: _Walk) -> JpegSegments | None:
    frame = walk.frame
    if frame is None or len(frame) < 6 + 3 * frame[5]:
        return None
    parts = [frame[6 + 3 * i : 9 + 3 * i] for i in range(frame[5])]
    return JpegSegments(
        width=int.from_bytes(frame[3:5], "big"),
        height=int.from_bytes(frame[1:3], "big"),
        progressive=walk.progressive,
        components=tuple(Component(p[0], p[1] >> 4, p[1] & 15, p[2]) for p in parts),
        scans=walk.scans,
        tables=walk.tables,
        applications=tuple(walk.applications),
        comments=tuple(walk.comments),
        complete=walk.complete,
        end=walk.end,
    )
