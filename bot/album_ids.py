"""The photos of an album in few letters: base 36, the first id, then how much each further one adds."""

from __future__ import annotations

from itertools import accumulate, pairwise

SHAPE = r"[0-9a-z]{1,10}(?:\.[0-9a-z]{1,4}){0,9}"
"""At most ten, as an album has."""


def pack(ids: tuple[int, ...]) -> str:
    steps = [ids[0], *(later - earlier for earlier, later in pairwise(ids))]
    return ".".join(_base36(step) for step in steps)


def read(text: str) -> tuple[int, ...]:
    return tuple(accumulate(int(part, 36) for part in text.split(".")))


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
        if number == 0:
            return digits
