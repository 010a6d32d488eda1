"""Signs of a screen: its exact size, and the small things that an interface is made of."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

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
MANY_PIECES = 6
"""So many, each between plain lines, are an interface or a page. An editor's shop pictures, banner, mat and
collage stay below (2026-11-28); so does a cut-out of a web page whose margins leave no line plain."""


def has_phone_size(width: int, height: int) -> bool:
    return (min(width, height), max(width, height)) in PHONE_SCREENS


def has_wide_size(width: int, height: int) -> bool:
    return (min(width, height), max(width, height)) in WIDE_SCREENS


def has_interface(flat: NDArray[np.bool_], width: int) -> bool:
    """A status bar at the top of an upright screen, or many lines of small things.

    flat: which rows are of exactly one tone, all across.
    """
    pieces = _pieces(flat)
    status = any(end <= STATUS_BAR * flat.size for _start, end in pieces)
    return (status and flat.size >= UPRIGHT * width) or len(pieces) >= MANY_PIECES


def _pieces(flat: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Runs of rows that are not flat, as low as a line of text, between flat ones: (start, end)."""
    turns = np.flatnonzero(np.diff(flat.astype(np.int8))) + 1
    if flat.size and not flat[0]:
        turns = turns[1:]
    low, high = (share * flat.size for share in PIECE)
    starts, ends = turns[0::2], turns[1::2]
    return [(int(a), int(b)) for a, b in zip(starts, ends, strict=False) if low <= b - a <= high]
