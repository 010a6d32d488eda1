"""Rows 11 and 12: letterbox bands and screenshots, by lines of exactly one tone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.source.evidence import Evidence
from engine.source.picture import Luma, Picture

BAND = 0.03
"""Share of the side a band must take on both sides."""
FLAT_LINES = 0.05
"""Share of exactly flat rows (or columns) from which a picture holds drawn surfaces."""
STRAIGHT_EDGE = 0.3
"""Share of a line that must change at once where a flat band ends: a drawn edge is straight, while a
thing before a white wall or a blown sky begins bit by bit."""
_BAND_SPREAD = 2.5
_EDGE_STEP = 6
_BLOCK = np.arange(-8, 9)
"""Lines around an end in which its edge may be: JPEG blurs a seam within its block."""
_SAMPLES = 700
_LINES_AT_A_TIME = 4096
"""Points looked at along a line."""

PHONE_SCREENS = frozenset(
    {
        *((750, 1334), (828, 1792), (1125, 2436), (1170, 2532), (1179, 2556), (1206, 2622), (1242, 2208)),
        *((1242, 2688), (1284, 2778), (1290, 2796), (1320, 2868), (720, 1520), (720, 1600), (720, 1612)),
        *((1008, 2244), (1080, 2160), (1080, 2220), (1080, 2280), (1080, 2310), (1080, 2316), (1080, 2340)),
        *((1080, 2376), (1080, 2400), (1080, 2408), (1080, 2412), (1080, 2424), (1220, 2712), (1264, 2780)),
        *((1280, 2856), (1344, 2992), (1440, 2560), (1440, 2880), (1440, 2960), (1440, 3040), (1440, 3088)),
        *((1440, 3120), (1440, 3200)),
    }
)
"""Pixel sizes of phone screens, upright (makers' data sheets); no camera saves these sizes as PNG."""


@dataclass(frozen=True)
class Lines:
    """Per line: `flat` of exactly one tone, `still` nearly so, its `mean`, and the share of its points
    that differ clearly from the next line (`change`)."""

    flat: NDArray[np.bool_]
    still: NDArray[np.bool_]
    mean: NDArray[np.float32]
    change: NDArray[np.float32]


def letterbox_evidence(picture: Picture) -> Evidence | None:
    """Bands of one tone on two opposite sides, each ending in a straight edge."""
    shares = {}
    for name, lines in (("rows", _rows(picture)), ("columns", _columns(picture))):
        first, last = _band(lines, forward=True), _band(lines, forward=False)
        if min(first, last) > BAND and first + last < 0.95:
            shares[name] = round(first + last, 3)
    if not shares:
        return None
    return Evidence(
        kind="letterbox",
        confidence=0.9,
        text="Plain bands were added around the photo: it is a copy made to fit a screen.",
        advice="Send the photo without the bands, as it was taken.",
        measured={"shares": shares},
    )


def screenshot_evidence(picture: Picture) -> Evidence | None:
    """Drawn surfaces around a photo, or a PNG of exactly a phone's screen; never with a camera's EXIF."""
    if picture.camera.is_camera:
        return None
    share = max(_drawn_share(_rows(picture)), _drawn_share(_columns(picture)))
    sides = (min(picture.width, picture.height), picture.longest)
    screen = picture.format == "png" and sides in PHONE_SCREENS
    if share <= FLAT_LINES and not screen:
        return None
    return Evidence(
        kind="screenshot",
        confidence=0.9 if share > FLAT_LINES else 0.75,
        text="This looks like a screenshot: the photo in it has the screen's detail, not its own.",
        advice="Share the picture itself from the app instead of a screenshot of it.",
        measured={"flat_share": round(share, 3), "screen_size": screen},
    )


def _rows(picture: Picture) -> Lines:
    return _lines(picture.luma)


def _columns(picture: Picture) -> Lines:
    return _lines(picture.luma.T)


def _lines(luma: Luma) -> Lines:
    step = max(1, luma.shape[1] // _SAMPLES)
    sample = luma[:, ::step].astype(np.int16)
    jump = np.abs(np.diff(sample, axis=0))
    change = np.concatenate([(jump > _EDGE_STEP).mean(axis=1), [0.0]])
    flat = sample.max(axis=1) == sample.min(axis=1)
    return Lines(
        flat=flat,
        still=_spread(sample) < _BAND_SPREAD,
        mean=sample.mean(axis=1).astype(np.float32),
        change=change.astype(np.float32),
    )


def _spread(sample: NDArray[np.int16]) -> NDArray[np.float64]:
    """Standard deviation along each line. Some lines at a time: eight bytes a pixel of a picture 65,000 lines
    long are more than a decoding process may have."""
    parts = np.array_split(sample, -(-len(sample) // _LINES_AT_A_TIME))
    return np.concatenate([part.std(axis=1) for part in parts])


def _band(lines: Lines, *, forward: bool) -> float:
    """Share of the lines in the band at one end, 0 when it doesn't end in a straight edge."""
    still, mean, change = lines.still, lines.mean, lines.change
    if not forward:
        still, mean, change = still[::-1], mean[::-1], np.roll(change[::-1], -1)
    alike = still & (np.abs(mean - mean[0]) < 4)
    length = alike.size if bool(alike.all()) else int(np.argmin(alike))
    if length == 0:
        return 0.0
    edge = change[max(0, length - 9) : length + 9]
    return length / still.size if edge.size and float(edge.max()) > STRAIGHT_EDGE else 0.0


def _drawn_share(lines: Lines) -> float:
    """Share of exactly flat lines, 0 unless at least one run of them ends in a straight edge."""
    share = float(lines.flat.mean())
    ends = np.flatnonzero(lines.flat[:-1] != lines.flat[1:])
    if share <= FLAT_LINES or share > 0.97 or not ends.size:
        return 0.0
    near = np.clip(ends[:, None] + _BLOCK[None, :], 0, lines.change.size - 1)
    return share if float(lines.change[near].max()) > STRAIGHT_EDGE else 0.0
