"""What engine.recall makes, as plain values that a process without its libraries can hold."""

from __future__ import annotations

from dataclasses import dataclass

from engine.order import Box
from engine.source.data import File

HASHES = 10
"""Kept of a picture: one for each of engine.recall.CUTS."""


@dataclass(frozen=True)
class Kept:
    """What is kept of a picture. small: a WebP, upright. hashes: HASHES times 32 bytes, first the whole's."""

    small: bytes
    hashes: bytes


@dataclass(frozen=True)
class Question:
    """A hash to look for, in hexadecimal. where: the place in the upright picture that it is of, None for the
    whole. share: how much of the picture's longer side that place's longer side has."""

    likeness: str
    where: Box | None = None
    share: float = 1.0


@dataclass(frozen=True)
class Proof:
    """Which of the candidates a file shows. certain: it is the very picture; else it may be a part of it, or
    another shot of the scene."""

    index: int
    certain: bool


@dataclass(frozen=True)
class Candidate:
    """A known picture that a file may show. file: its own, or its Kept.small. where: the place of a question
    that it is near to. alike: whether their hashes are those of one picture's two files."""

    file: File
    where: Box | None
    alike: bool
