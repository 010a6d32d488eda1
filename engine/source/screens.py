"""Signs of a screen: its exact size, and the small things that an interface is made of."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.source.picture import Luma

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
WIDE_SCREENS = frozenset({(720, 1280), (768, 1366), (900, 1600), (1080, 1920), (1440, 2560), (2160, 3840)})
"""The same of computers and televisions. Designed pictures have these sizes too."""
UPRIGHT = 1.7
"""Height over width from which an upright picture may be a phone's screen, shrunk."""
STATUS_BAR = 0.07
"""Share of the height within which a status bar ends."""
PIECE = (0.004, 0.03)
"""Height of a line of text or of small signs, as a share of the picture's."""
INK = 24
"""Levels from the ground from which a pixel belongs to a sign: JPEG's rings around one stay below."""
CORNER = 0.2
"""Share of the width, at either end, within which the clock begins and the battery ends …"""
GAP = 0.2
"""… and the plain one between. A heading has its words together, and begins or ends elsewhere."""
ALIKE = 3
"""So many rows like a status bar, itself included, may be a screen's; a price list or a receipt has more."""


def has_phone_size(width: int, height: int) -> bool:
    return (min(width, height), max(width, height)) in PHONE_SCREENS


def has_wide_size(width: int, height: int) -> bool:
    return (min(width, height), max(width, height)) in WIDE_SCREENS


def has_status_bar(luma: Luma, flat: NDArray[np.bool_]) -> bool:
    """A clock and a battery at the top of an upright picture. Rows of small things alone are no screen's: a
    poster, a flyer and a page of text are made of them, too.

    flat: which rows are of exactly one tone, all across. Of 225 drawn phone screens, as PNG, as JPEG and by
    chat apps (bench/screens.py and bench/source_kinds.py on 9 photos, 2026-11-28), those 189 are told
    that were when any line at the top did; of 10 posters, flyers, pages and lists none, before all.
    """
    height, width = luma.shape
    if height < UPRIGHT * width:
        return False
    barred = [(start, end) for start, end in _pieces(flat) if _has_ends_alone(luma, start, end)]
    return 0 < len(barred) <= ALIKE and barred[0][1] <= STATUS_BAR * height


def _has_ends_alone(luma: Luma, start: int, end: int) -> bool:
    """Whether a piece has something near both ends of its rows and a plain gap between."""
    ground = int(luma[start - 1, 0])
    inked = (np.abs(luma[start:end].astype(np.int16) - ground) > INK).any(axis=0)
    width, columns = inked.size, np.flatnonzero(inked)
    if not columns.size or columns[0] > CORNER * width or columns[-1] < (1 - CORNER) * width:
        return False
    return int(np.diff(columns).max(initial=0)) > GAP * width


def _pieces(flat: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Runs of rows that are not flat, as low as a line of text, between flat ones: (start, end)."""
    turns = np.flatnonzero(np.diff(flat.astype(np.int8))) + 1
    if flat.size and not flat[0]:
        turns = turns[1:]
    low, high = (share * flat.size for share in PIECE)
    starts, ends = turns[0::2], turns[1::2]
    return [(int(a), int(b)) for a, b in zip(starts, ends, strict=False) if low <= b - a <= high]
