"""What every backend is: one call that enlarges one tile."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Tile = NDArray[np.float32]
"""(3, h, w) RGB in 0…1."""


class Backend(Protocol):
    """A network on a device. Implementations are safe to call from one thread at a time."""

    @property
    def name(self) -> str:
        """ "openvino", "torch" or "realesrgan"."""

    @property
    def precision(self) -> str:
        """ "f32", "bf16", "fp16"."""

    @property
    def device(self) -> str:
        """In words: "AMD EPYC", "NVIDIA H100"."""

    @property
    def scale(self) -> int:
        """Output pixels per input pixel along a side."""

    @property
    def largest_tile(self) -> int:
        """Longest tile side in input pixels that this device should be given."""

    def enlarge(self, tile: Tile) -> Tile:
        """(3, h, w) → (3, h * scale, w * scale), float32, not clipped. May raise DeviceFull."""
