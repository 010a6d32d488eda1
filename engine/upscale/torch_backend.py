"""torch on CUDA, MPS or a CPU.

Half precision where the device is made for it; channels-last, which convolutions prefer there.
CUDA and MPS are written from torch's documentation and covered by CPU tests only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from engine.errors import DeviceFull
from engine.upscale.models import Model
from engine.upscale.networks import build

if TYPE_CHECKING:
    from engine.upscale.backend import Tile


def best_device() -> torch.device:
    if torch.cuda.is_available():
        return torch.device("cuda")
    if torch.backends.mps.is_available():
        return torch.device("mps")
    return torch.device("cpu")


def cuda_devices() -> list[tuple[str, str]]:
    """Of each CUDA device, by number, its UUID as nvidia-smi writes it and its name."""
    seen = [torch.cuda.get_device_properties(number) for number in range(torch.cuda.device_count())]
    return [(f"GPU-{one.uuid}", one.name) for one in seen]


class TorchBackend:
    """The model as a torch module on one device."""

    name = "torch"

    def __init__(
        self, model: Model, precision: str | None = None, device: torch.device | None = None
    ) -> None:
        self._device = device or best_device()
        kind = self._device.type
        self.precision = precision or {"cuda": "fp16", "mps": "fp16"}.get(kind, "bf16")
        self.device = torch.cuda.get_device_name(self._device) if kind == "cuda" else kind
        self.scale = model.scale
        self.largest_tile = 512 if kind == "cuda" else 256
        self._type = {"fp16": torch.float16, "bf16": torch.bfloat16, "f32": torch.float32}[self.precision]
        self._network = build(model).to(device=self._device, dtype=self._type)
        self._network = self._network.to(memory_format=torch.channels_last)  # type: ignore[call-overload] # torch's stubs lack this overload

    def enlarge(self, tile: Tile) -> Tile:
        """Raises DeviceFull when the device has no memory for this tile."""
        try:
            return self._run(tile)
        except torch.OutOfMemoryError as error:
            detail = str(error)
        except RuntimeError as error:  # how MPS says it
            if "out of memory" not in str(error):
                raise
            detail = str(error)
        # Only here, past the handlers: the error's traceback held on to the tensors.
        if self._device.type == "cuda":
            torch.cuda.empty_cache()
        raise DeviceFull("out_of_memory", detail)

    def _run(self, tile: Tile) -> Tile:
        with torch.inference_mode():
            batch = torch.from_numpy(np.ascontiguousarray(tile[None])).to(self._device, self._type)
            result = self._network(batch.contiguous(memory_format=torch.channels_last))
            enlarged: Tile = result[0].float().cpu().numpy()
        return enlarged
