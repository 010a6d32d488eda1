"""Writer of ncnn weights, so that what was trained is read, and can be run elsewhere, like the rest."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
from torch import nn

from engine.upscale.networks import CompactNet
from engine.upscale.weights import FP16_TAG

MAGIC = 7767517
"""First line of every ncnn .param (ncnn wiki, "param and model file structure")."""


def write_ncnn(network: CompactNet, param: Path, binary: Path) -> None:
    """Write a compact network as a pair of ncnn files; weights as fp16, biases and slopes as fp32."""
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
    param.write_text(param_text(network))
    binary.write_bytes(bytes(data))


def param_text(network: CompactNet) -> str:
    """The .param of a compact network, one layer a line: ncnn runs it, engine.upscale.weights reads it."""
    lines = ["Input data 0 1 data", "Split split 1 2 data base deep"]
    blob = "deep"
    for index, module in enumerate(network.body):
        if isinstance(module, nn.Conv2d):
            size = f"0={module.out_channels} 1=3 4=1 5=1 6={module.weight.numel()}"
            lines.append(f"Convolution conv{index} 1 1 {blob} b{index} {size}")
        else:
            assert isinstance(module, nn.PReLU)
            lines.append(f"PReLU prelu{index} 1 1 {blob} b{index} 0={module.num_parameters}")
        blob = f"b{index}"
    scale = float(network.scale)
    lines += [
        f"PixelShuffle shuffle 1 1 {blob} shuffled 0={network.scale}",
        f"Interp enlarged 1 1 base large 0=1 1={scale:e} 2={scale:e}",
        "BinaryOp add 2 1 shuffled large output",
    ]
    blobs = len(lines) + 1  # each layer makes one, Split two
    return "\n".join([str(MAGIC), f"{len(lines)} {blobs}", *lines]) + "\n"
