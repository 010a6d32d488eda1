"""Rows 11 and 12: plain bands, letterboxes and screenshots, by lines of exactly one tone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.source.evidence import Evidence
from engine.source.picture import Luma, Picture
from engine.source.screens import has_phone_size, has_status_bar, has_wide_size

BAND = 0.03
"""Share of the side a band must take on both sides."""
FLAT_LINES = 0.05
"""Share of exactly flat rows (or columns) from which a picture holds drawn surfaces."""
STRAIGHT_EDGE = 0.3
"""Share of a line that must change at once where a flat band ends: a drawn edge is straight, while a
thing before a white wall or a blown sky begins bit by bit."""
DARK = 24.0
"""Mean level of an edge below which its band is a black one."""
_BAND_SPREAD = 2.5
_EDGE_STEP = 6
_BLOCK = np.arange(-8, 9)
"""Lines around an end in which its edge may be: JPEG blurs a seam within its block."""
_SAMPLES = 700
_LINES_AT_A_TIME = 4096
"""Points looked at along a line."""


@dataclass(frozen=True)
class Lines:
    """Per line: `flat` of exactly one tone, `still` nearly so, its `mean`, and the share of its points
    that differ clearly from the next line (`change`)."""

    flat: NDArray[np.bool_]
    still: NDArray[np.bool_]
    mean: NDArray[np.float32]
    change: NDArray[np.float32]


def letterbox_evidence(picture: Picture) -> Evidence | None:
    """Bands of one tone on two opposite sides, each ending in a straight edge.

    They are "bands", as a mat or the ground of a designed picture is, unless a screen has its exact size.
    """
    shares = {}
    for name, lines in (("rows", _rows(picture)), ("columns", _columns(picture))):
        first, last = _band(lines, forward=True), _band(lines, forward=False)
        if min(first, last) > BAND and first + last < 0.95:
            shares[name] = round(first + last, 3)
    if not shares:
        return None
    if not _for_a_screen(picture):
        return Evidence(
            kind="bands",
            confidence=0.9,
            text="There are plain bands around it.",
            degrades=False,
            measured={"shares": shares},
        )
    return Evidence(
        kind="letterbox",
        confidence=0.9,
        text="Plain bands were added around the photo: it is a copy made to fit a screen.",
        advice="Send the photo without the bands, as it was taken.",
        measured={"shares": shares},
    )


def screenshot_evidence(picture: Picture) -> Evidence | None:
    """Drawn surfaces around a photo with a sign of a screen, or a PNG of exactly a phone's screen; never with
    a camera's EXIF. Surfaces alone are also in collages, product pictures and posters."""
    if picture.camera.is_camera:
        return None
    rows = _rows(picture)
    share = max(_drawn_share(rows), _drawn_share(_columns(picture)))
    screen = has_phone_size(picture.width, picture.height)
    status_bar = has_status_bar(picture.luma, rows.flat)
    drawn = share > FLAT_LINES and (screen or status_bar)
    if not drawn and not (screen and picture.format == "png"):
        return None
    return Evidence(
        kind="screenshot",
        confidence=0.9 if drawn else 0.75,
        text="This looks like a screenshot: the photo in it has the screen's detail, not its own.",
        advice="Share the picture itself from the app instead of a screenshot of it.",
        measured={"flat_share": round(share, 3), "screen_size": screen, "status_bar": status_bar},
    )


def _for_a_screen(picture: Picture) -> bool:
    """A phone's screen, or one of a computer or television with dark bands: a shop's picture may have its
    size, but on white."""
    dark = bool(picture.luma[0].mean() < DARK or picture.luma[:, 0].mean() < DARK)
    return has_phone_size(picture.width, picture.height) or (
        dark and has_wide_size(picture.width, picture.height)
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
