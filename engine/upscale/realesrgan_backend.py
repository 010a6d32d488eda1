"""The realesrgan package itself: the reference, and the peer to beat. Optional extra `realesrgan`.

The package (2022) imports torchvision.transforms.functional_tensor, which current torchvision no
longer has; a stand-in with the one function it needs is put in its place first.
"""

from __future__ import annotations

import sys
import types
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.upscale.models import Model

if TYPE_CHECKING:
    from engine.upscale.backend import Tile


def import_realesrgan() -> Any:  # the package has no types
    """The module `realesrgan`, made importable beside a current torchvision. Raises ImportError."""
    missing = "torchvision.transforms.functional_tensor"
    if missing not in sys.modules:
        from torchvision.transforms.functional import rgb_to_grayscale

        stand_in = types.ModuleType(missing)
        stand_in.__dict__["rgb_to_grayscale"] = rgb_to_grayscale
        sys.modules[missing] = stand_in
    import realesrgan

    return realesrgan


class RealesrganBackend:
    """RealESRGANer's own pre- and post-processing and forward pass, whole tile at once, fp32."""

    name = "realesrgan"
    precision = "f32"
    largest_tile = 256

    def __init__(self, model: Model) -> None:
        package = import_realesrgan()
        import torch

        from engine.upscale.networks import build

        self.scale = model.scale
        self._upsampler = object.__new__(package.RealESRGANer)
        device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.device = device.type
        # Its constructor insists on downloading or unpickling a .pth; ours are ncnn files.
        self._upsampler.__dict__.update(
            scale=model.scale, tile_size=0, tile_pad=10, pre_pad=0, mod_scale=None, half=False, device=device
        )
        self._upsampler.model = build(model).to(device)

    def enlarge(self, tile: Tile) -> Tile:
        import torch

        with torch.inference_mode():
            self._upsampler.pre_process(np.ascontiguousarray(tile.transpose(1, 2, 0)))
            self._upsampler.process()
            enlarged: Tile = self._upsampler.post_process()[0].float().cpu().numpy()
        return enlarged
