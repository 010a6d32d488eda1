"""Reader of ncnn weight files: a .param text that names the layers, a .bin with their numbers.

Format (ncnn wiki, "param and model file structure"): per convolution a 4-byte tag, then the weights
(fp16 padded to 4 bytes when the tag is FP16_TAG, fp32 when it is 0), then the fp32 bias; PReLU slopes
are plain fp32.
"""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
FP16_TAG = 0x01306B47


class WeightsDamaged(ValueError):
    """The .bin does not hold what the .param announces."""


def read_ncnn(param: Path, binary: Path) -> list[tuple[Floats, ...]]:
    """Weights of every convolution and PReLU, in file order.

    A convolution is (weights (out, in, k, k), bias (out,)); a PReLU is (slopes (channels,),).
    Raises WeightsDamaged when the two files do not fit each other.
    """
    data = binary.read_bytes()
    layers: list[tuple[Floats, ...]] = []
    offset = 0
    for line in param.read_text().splitlines()[2:]:
        kind, settings = _layer(line)
        if kind == "Convolution":
            layer, offset = _convolution(data, offset, settings)
            layers.append(layer)
        elif kind == "PReLU":
            count = int(settings["0"])
            layers.append((_floats(data, offset, count),))
            offset += count * 4
    if offset != len(data):
        raise WeightsDamaged(f"{binary.name}: {offset} bytes announced, {len(data)} there")
    return layers


def _layer(line: str) -> tuple[str, dict[str, str]]:
    fields = line.split()
    inputs, outputs = int(fields[2]), int(fields[3])
    settings = {}
    for field in fields[4 + inputs + outputs :]:
        key, value = field.split("=", 1)
        settings[key] = value
    return fields[0], settings


def _convolution(data: bytes, offset: int, settings: dict[str, str]) -> tuple[tuple[Floats, Floats], int]:
    out, kernel, count = int(settings["0"]), int(settings["1"]), int(settings["6"])
    tag = struct.unpack_from("<I", data, offset)[0]
    offset += 4
    if tag == FP16_TAG:
        weights = np.frombuffer(data, np.float16, count, offset).astype(np.float32)
        offset += (count * 2 + 3) // 4 * 4
    elif tag == 0:
        weights = _floats(data, offset, count)
        offset += count * 4
    else:
        raise WeightsDamaged(f"unknown weight tag {tag:#x}")
    bias = _floats(data, offset, out)
    shape = (out, count // (out * kernel * kernel), kernel, kernel)
    return (weights.reshape(shape), bias), offset + out * 4


def _floats(data: bytes, offset: int, count: int) -> Floats:
    return np.frombuffer(data, np.float32, count, offset).copy()
