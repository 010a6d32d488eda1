"""The kinds of versions that a master is cut into. Light: the bot knows them by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.target import PAPER_MILLIMETRES

Way = Literal["whole", "fill", "pad", "print"]


@dataclass(frozen=True)
class Kind:
    """name: on the command line and in file names. way: "whole" is the whole picture, at most `width` on its
    longest side; "fill" is cut to the shape; "pad" is the whole picture on white; "print" is cut to the
    shape of the sheet (width and height in millimetres, upright), turned with the picture."""

    name: str
    way: Way
    width: float
    height: float
    format: Literal["jpeg", "webp"] = "jpeg"


KINDS = (
    Kind("web", "whole", 1600, 1600, "webp"),
    Kind("portrait", "fill", 1080, 1350),
    Kind("square", "fill", 1080, 1080),
    Kind("story", "fill", 1080, 1920),
    Kind("link", "fill", 1200, 630),
    Kind("listing", "pad", 2000, 2000),
    *(Kind(name, "print", *PAPER_MILLIMETRES[name]) for name in ("10x15", "a5", "a4", "a3")),
)
"""Buttons count by this order: new ones come at the end. Sizes: what Instagram (posts 4:5 and 1:1, stories
9:16), Open Graph (1.91:1) and the large market places ask for, 2026."""
BY_NAME = {kind.name: kind for kind in KINDS}
