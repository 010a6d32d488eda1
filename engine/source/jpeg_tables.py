"""The families of JPEG quantisation tables: which encoder family, at which quality.

Sources: IJG base tables from ITU-T T.81 annex K, scaled as libjpeg's jcparam.c does; mozjpeg's default
base table (N. Robidoux's, table 3 of mozjpeg's jcparam.c), same scaling, for luma and chroma alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from engine.source.jpeg_segments import JpegSegments, Table

Family = Literal["ijg", "moz", "custom"]

IJG_LUMA: Table = (
    *(16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56),
    *(14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113),
    *(92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99),
)
IJG_CHROMA: Table = (
    *(17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99),
    *(47, 66, 99, 99, 99, 99, 99, 99, *(99,) * 32),
)
MOZ_BASE: Table = (
    *(16, 16, 16, 18, 25, 37, 56, 85, 16, 17, 20, 27, 34, 40, 53, 75, 16, 20, 24, 31, 43, 62, 91, 135),
    *(18, 27, 31, 40, 53, 74, 106, 156, 25, 34, 43, 53, 69, 94, 131, 189, 37, 40, 62, 74, 94, 124, 169),
    *(238, 56, 53, 91, 106, 131, 169, 226, 311, 85, 75, 135, 156, 189, 238, 311, 418),
)


@dataclass(frozen=True)
class TableMatch:
    """family and quality of a table; quality 1…100 is the nearest of IJG's when family is "custom"."""

    family: Family
    quality: int


def scaled(base: Table, quality: int) -> Table:
    """The table libjpeg writes for `quality` (1…100), baseline (steps 1…255)."""
    scale = 5000 // quality if quality < 50 else 200 - 2 * quality
    return tuple(max(1, min(255, (step * scale + 50) // 100)) for step in base)


@cache
def _known() -> dict[Table, TableMatch]:
    """Exact luma tables. IJG wins where both families agree (quality 100: all ones)."""
    known = {scaled(MOZ_BASE, q): TableMatch("moz", q) for q in range(1, 101)}
    known.update({scaled(IJG_LUMA, q): TableMatch("ijg", q) for q in range(1, 101)})
    return known


@cache
def _sums() -> tuple[tuple[int, int], ...]:
    return tuple((q, sum(scaled(IJG_LUMA, q))) for q in range(1, 101))


def match_luma(table: Table) -> TableMatch:
    """Exact family when the table is one of ours, else "custom" with the IJG quality of nearest sum."""
    if found := _known().get(table):
        return found
    total = sum(table)
    return TableMatch("custom", min(_sums(), key=lambda pair: abs(pair[1] - total))[0])


def match_file(jpeg: JpegSegments) -> TableMatch | None:
    """Family and quality of a file: both tables must belong to the family, else it is "custom"."""
    if jpeg.luma is None:
        return None
    match = match_luma(jpeg.luma)
    if match.family == "custom" or jpeg.chroma is None:
        return match
    bases = {"ijg": IJG_CHROMA, "moz": MOZ_BASE}
    if jpeg.chroma != scaled(bases[match.family], match.quality):
        return TableMatch("custom", match.quality)
    return match
