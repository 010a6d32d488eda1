"""Row 6: a PNG, TIFF, BMP or lossless WebP whose pixels once were a JPEG, and that JPEG's quality."""

from __future__ import annotations

import numpy as np

from engine.source.dct import pick_tiles, zero_map
from engine.source.earlier_grid import EarlierGrid, earlier_grid
from engine.source.evidence import Evidence
from engine.source.nearest import repeated_pixels
from engine.source.picture import Picture
from engine.source.webp import is_lossless

ZERO_RATIO = 1.12
"""Near-zero coefficients on the best grid over the median of all (1 of 570 lossless files reaches it)."""
TILES = 12


def keeps_pixels(picture: Picture) -> bool:
    """Whether the format stores pixels exactly. Lossy WebP, AVIF and HEIC have grids of their own."""
    return picture.format in ("png", "bmp", "tiff") or (
        picture.format == "webp" and is_lossless(picture.data)
    )


def grid_in_pixels(picture: Picture) -> EarlierGrid | None:
    """The convincing earlier grid in losslessly stored pixels, or None."""
    if not keeps_pixels(picture):
        return None
    found = earlier_grid(picture.luma, saved_as_jpeg=False)
    return found if found is not None and found.convincing else None


def hidden_jpeg_evidence(picture: Picture) -> Evidence | None:
    """Fires on lossless files made from a JPEG: with its quality when its tables are of a known family."""
    if not keeps_pixels(picture):
        return None
    name = {"png": "PNG", "bmp": "BMP", "tiff": "TIFF", "webp": "WebP"}[picture.format]
    advice = f"Find the JPEG that this {name} was made from."
    if found := grid_in_pixels(picture):
        return Evidence(
            kind="hidden_jpeg",
            confidence=min(0.99, 0.85 + found.score / 200),
            text=f"Inside this {name} is a JPEG of quality about {found.quality} of 100.",
            advice=advice,
            measured={
                "quality": found.quality,
                "family": found.family,
                "offset": [found.x, found.y],
                "score": round(found.score, 1),
            },
        )
    ratio, x, y = zero_peak(picture)
    if ratio <= ZERO_RATIO or repeated_pixels(picture.luma):  # repeated pixels have a grid of their own
        return None
    return Evidence(
        kind="hidden_jpeg",
        confidence=0.85,
        text=f"Inside this {name} is a JPEG.",
        advice=advice,
        measured={"offset": [x, y], "zero_ratio": round(ratio, 3)},
    )


def zero_peak(picture: Picture) -> tuple[float, int, int]:
    """(peak over median, x, y) of the near-zero counts; tells of tables that no family holds."""
    tiles = pick_tiles(picture.luma, TILES)
    if not tiles:
        return 0.0, 0, 0
    counts = zero_map(picture.luma, tiles).ravel()
    best = int(counts.argmax())
    rest = float(np.median(np.delete(counts, best)))
    return float(counts[best]) / max(rest, 0.5), best % 8, best // 8
