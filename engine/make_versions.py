"""What can be cut from a master: its subject found, then every kind planned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.subject import find_subject
from engine.version_file import Opened
from engine.version_kinds import KINDS, Kind
from engine.versions import NotOffered, Size, Version, plan


@dataclass(frozen=True)
class Offer:
    """master: width and height. versions: what can be cut, in the order of the kinds; refused: the rest."""

    master: Size
    versions: tuple[Version, ...]
    refused: tuple[NotOffered, ...]

    def as_json(self) -> dict[str, object]:
        """The object of `enlarger versions --json`, but for the files."""
        return {
            "master": {"width": self.master[0], "height": self.master[1]},
            "refused": [{"name": one.kind.name, "reason": one.reason} for one in self.refused],
        }


def find_versions(
    master: Opened, kinds: Sequence[Kind] = KINDS, zones: Sequence[Mapping[str, Any]] = ()
) -> Offer:
    """zones: those of the master's trust report, where there is one."""
    subject = find_subject(seen(master), zones)
    planned = [plan(master.size, subject, kind) for kind in kinds]
    return Offer(
        master.size,
        tuple(one for one in planned if isinstance(one, Version)),
        tuple(one for one in planned if isinstance(one, NotOffered)),
    )


def seen(master: Opened) -> NDArray[np.uint8]:
    """The master's pixels, 8 bits; what is transparent looks white."""
    deep = master.pixels.dtype == np.uint16
    pixels = np.rint(master.pixels / 257).astype(np.uint8) if deep else np.asarray(master.pixels, np.uint8)
    if master.alpha is None:
        return pixels
    cover = (master.alpha / np.float32(np.iinfo(master.alpha.dtype).max))[..., None]
    return np.rint(pixels * cover + 255 * (1 - cover)).astype(np.uint8)
