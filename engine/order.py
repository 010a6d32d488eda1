"""What the engine is asked for and what it gives back: plain values that cross processes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from engine.source.data import File
from engine.target import Target

ModelName = str
"""photo, illustration, or a network that the host added (engine.upscale.own)."""
Character = Literal["natural", "crisp"]
BackendName = Literal["auto", "openvino", "torch", "realesrgan"]
MasterFormat = Literal["png", "jpeg", "webp"]
MetadataPolicy = Literal["keep", "strip_gps", "strip_all"]
Box = tuple[int, int, int, int]
"""x0, y0, x1, y1 in pixels, the end excluded."""
Stage = Literal["decode", "upscale", "lock", "trust", "proof", "master"]

Words = Callable[[str], str]
"""Turns one of the engine's own English sentences into what a person reads on the proof sheet."""


def as_written(text: str) -> str:
    """The engine's own words."""
    return text


EARLIER = "earlier master"
"""What the report names as backend when no network ran because an earlier master served."""


@dataclass(frozen=True)
class Order:
    """One photo at one target, with every choice that changes the result."""

    source: File
    """A file of this machine is read only as far as decoding it needs."""
    file_name: str
    target: Target
    model: ModelName = "photo"
    character: Character = "natural"
    lock: bool = True
    fallback: bool = True
    """Where the network changed a reading or a face, the plain enlargement stands instead."""
    backend: BackendName = "auto"
    master_format: MasterFormat = "png"
    metadata: MetadataPolicy = "keep"
    safer: bool = False
    """Every place that asks for a look keeps the plain enlargement, not only what came out wrong."""
    keep: tuple[Box, ...] = ()
    """Places in the upright master where a person wants the plain enlargement."""
    earlier: bytes | None = None
    """A master of the same source, target and choices, made without `safer` and `keep`. Where it fits, no
    network runs again. Meant for an order that has one of the two."""
    natural: bytes | None = None
    """For a crisp master: a natural one of the same source, target and choices. Where it fits, the network
    that drew it does not run again."""
    words: Words = as_written
    """For the proof sheet alone: a report keeps the engine's own words."""
    overview: bool = False
    """Also the coarse tiles for the Inspect page (engine/overview.py)."""
    max_master_bytes: int | None = None
    """When set, a larger PNG gives way to the next best format that fits (Telegram: 50 MB)."""


@dataclass(frozen=True)
class Progress:
    """How far a job is. `fraction` is 0…1 of the whole job and never falls."""

    stage: Stage
    fraction: float
    seconds_left: float | None = None


@dataclass(frozen=True)
class MasterFile:
    path: Path
    width: int
    height: int
    bytes: int
    format: MasterFormat


@dataclass(frozen=True)
class Outcome:
    """The result. `report` is the JSON object of the command-line contract (docs: DESIGN.md).

    proof: None when the sheet could not be drawn; the report's `proof` says so under `trouble`.
    overview: the coarse tiles, when the order asks for them and the master has any.
    """

    master: MasterFile
    proof: Path | None
    report: dict[str, object] = field(default_factory=dict)
    overview: Path | None = None
