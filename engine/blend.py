"""The blend: how much of the locked network picture to take, and how much of the plain enlargement."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.order import Character
from engine.planes import Planes

NATURAL = 0.5
CRISP = 1.0


@dataclass(frozen=True)
class Blend:
    """`weight` 0…1: share of the locked network picture."""

    weight: float

    def mix(self, plain: Planes, locked: Planes) -> Planes:
        """Both (3, H, W)."""
        mixed: Planes = plain + np.float32(self.weight) * (locked - plain)
        return mixed


def blend_for(character: Character) -> Blend:
    return Blend(NATURAL if character == "natural" else CRISP)
