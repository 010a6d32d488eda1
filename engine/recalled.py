"""What engine.recall makes, as plain values that a process without its libraries can hold."""

from __future__ import annotations

from dataclasses import dataclass

from engine.order import Box

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
    whole."""

    likeness: str
    where: Box | None = None


@dataclass(frozen=True)
class Candidate:
    """A kept picture that a file may show. small: its Kept.small. where: the place of the question that it is
    near to. alike: whether their hashes are those of one picture's two files."""

    small: bytes
    where: Box | None
    alike: bool
