"""Writer of ncnn weights, so that what was trained is read, and can be run elsewhere, like the rest."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

import numpy as np
from torch import nn

from engine.upscale.models import Model
from engine.upscale.weights import FP16_TAG


def write_ncnn(network: nn.Module, like: Model, param: Path, binary: Path) -> None:
    """Write a network of the same shape as `like`'s beside a copy of its .param; weights as fp16."""
    data = bytearray()
    for module in network.modules():
        if isinstance(module, nn.Conv2d):
            assert module.bias is not None
            weights = module.weight.detach().numpy().astype(np.float16).tobytes()
            data += struct.pack("<I", FP16_TAG) + weights + b"\0" * (-len(weights) % 4)
            data += module.bias.detach().numpy().astype("<f4").tobytes()
        elif isinstance(module, nn.PReLU):
            data += module.weight.detach().numpy().astype("<f4").tobytes()
    param.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(like.param_path, param)
    binary.write_bytes(bytes(data))
