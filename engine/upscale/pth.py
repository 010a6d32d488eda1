"""Weights files of torch (.pth) from the host: which of the two network families one holds, and its tensors.

A .pth is a pickle, and a pickle can run anything. It is read with weights_only=True, which builds tensors and
plain containers and refuses the rest; what comes out is measured, never believed.
"""

from __future__ import annotations

import math
import pickle
import re
import stat
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import torch
from torch import Tensor

LARGEST_FILE = 400 * 2**20
"""Bytes. RealESRGAN_x4plus has 67 MB."""
LARGEST_PICKLE = 4 * 2**20
"""Bytes of a file's names and shapes. Of an RRDBNet of MOST_BLOCKS they are 0.2 MB."""
MOST_WEIGHTS = LARGEST_FILE // 2
"""Numbers; so many fit into a file at two bytes each."""
KINDS = (torch.float16, torch.bfloat16, torch.float32, torch.float64)
MOST_BLOCKS = 64
MOST_FEATURES = 256
NESTED = ("params_ema", "params", "state_dict")
"""Where Real-ESRGAN, BasicSR and others keep the weights within the file, the better ones first."""
BODY = re.compile(r"body\.(\d+)\.rdb([123])\.conv([1-5])\.(weight|bias)")

State = dict[str, Tensor]


class ForeignWeights(ValueError):
    """The file holds no network that can be used; its text is one clause that says why."""


@dataclass(frozen=True)
class Shape:
    """What a network looks like. See engine.upscale.models.Model; growth is RRDBNet's, else 0."""

    family: Literal["rrdb", "compact"]
    blocks: int
    scale: int
    features: int
    growth: int = 0


def read_pth(path: Path) -> State:
    """The file's tensors by our own networks' names, fp32. Raises ForeignWeights, OSError."""
    need_plain(path)
    try:
        _need_stored(path)
        return _state(torch.load(path, map_location="cpu", weights_only=True))
    except ForeignWeights:
        raise
    except pickle.UnpicklingError as error:
        raise ForeignWeights("it holds more than weights, or is no weights file of torch") from error
    except OSError:
        raise
    except Exception as error:  # torch raises nearly anything on a file that is none of its own
        raise ForeignWeights("it is no weights file of torch, or damaged") from error


def need_plain(path: Path) -> None:
    """Raises ForeignWeights for what has no end or waits for somebody, or is too large; OSError. Before
    anything of it is read, to be hashed or copied."""
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        raise ForeignWeights("it is no plain file")
    if about.st_size > LARGEST_FILE:
        raise ForeignWeights(f"it has more than {LARGEST_FILE // 2**20} MB")


def _need_stored(path: Path) -> None:
    """torch writes its records as they are. Packed ones, or some that lie over each other, grow when they are
    read: a file of 1 MB took 2.9 GB (2026-11-28)."""
    if not zipfile.is_zipfile(path):
        return  # torch's older format, which has no records
    with zipfile.ZipFile(path) as archive:
        records = archive.infolist()
    if any(record.compress_type != zipfile.ZIP_STORED for record in records):
        raise ForeignWeights("its records are packed, which torch's never are")
    if sum(record.file_size for record in records) > path.stat().st_size:
        raise ForeignWeights("its records are larger than the file")
    if any(record.file_size > LARGEST_PICKLE for record in records if record.filename.endswith(".pkl")):
        raise ForeignWeights("it holds more than weights by name")


def _state(found: object) -> State:
    for name in NESTED:
        if isinstance(found, dict) and isinstance(found.get(name), dict):
            found = found[name]
            break
    if not isinstance(found, dict) or not found:
        raise ForeignWeights("it holds no weights by name")
    state: State = {}
    weights = 0
    for name, tensor in found.items():
        if not isinstance(name, str) or not isinstance(tensor, Tensor) or tensor.dtype not in KINDS:
            raise ForeignWeights("it holds something else than weights by name")
        if tensor.layout is not torch.strided or tensor.device.type != "cpu":
            raise ForeignWeights("its weights are not simply there")
        weights += tensor.numel()
        # A view may show the same number a billion times.
        shown = tensor.numel() * tensor.element_size()
        if weights > MOST_WEIGHTS or shown > tensor.untyped_storage().nbytes():
            raise ForeignWeights("it tells of more weights than it holds")
        if not bool(torch.isfinite(tensor).all()):
            raise ForeignWeights("some of its weights are no numbers")
        state[_ours(name.removeprefix("module."))] = tensor.float()
    return state


def _ours(name: str) -> str:
    match = BODY.fullmatch(name)
    if match is None:
        return name
    block, dense, convolution, kind = match.groups()
    return f"body.{block}.blocks.{int(dense) - 1}.convolutions.{int(convolution) - 1}.{kind}"


def shape_of(state: State) -> Shape:
    """Which network this is, by the shapes of its tensors. Raises ForeignWeights for any other family."""
    if "conv_first.weight" in state and "body.0.blocks.0.convolutions.0.weight" in state:
        shape = _rrdb(state)
    elif state.keys() and all(re.fullmatch(r"body\.\d+\.(weight|bias)", name) for name in state):
        shape = _compact(state)
    else:
        raise ForeignWeights("it is neither an RRDBNet nor an SRVGGNetCompact")
    if not (1 <= shape.blocks <= MOST_BLOCKS and 1 <= shape.features <= MOST_FEATURES):
        raise ForeignWeights("its network is larger than any of its family")
    return shape


def _rrdb(state: State) -> Shape:
    """Real-ESRGAN gives a network of twice the size its input in four parts: 12 channels instead of 3."""
    first = state["conv_first.weight"].shape
    scale = {3: 4, 12: 2}.get(first[1] if len(first) == 4 else 0)
    if scale is None:
        raise ForeignWeights("it enlarges neither twice nor four times")
    blocks = 1 + max(int(name.split(".")[1]) for name in state if re.match(r"body\.\d{1,3}\.", name))
    grown = state["body.0.blocks.0.convolutions.0.weight"].shape
    if len(grown) != 4:
        raise ForeignWeights("it is no RRDBNet")
    return Shape("rrdb", blocks, scale, first[0], min(grown[0], MOST_FEATURES))


def _compact(state: State) -> Shape:
    layers = sorted({int(name.split(".")[1]) for name in state if len(name) < 24}) or [0]
    first, last = state.get("body.0.weight"), state.get(f"body.{layers[-1]}.weight")
    if first is None or last is None or first.ndim != 4 or last.ndim != 4 or len(layers) % 2 == 0:
        raise ForeignWeights("it is no SRVGGNetCompact with PReLU")
    scale = math.isqrt(last.shape[0] // 3)
    if 3 * scale * scale != last.shape[0] or scale not in (2, 3, 4):
        raise ForeignWeights("it does not enlarge two, three or four times")
    return Shape("compact", (len(layers) - 3) // 2, scale, first.shape[0])


def mixed(state: State, other: State, share: float) -> State:
    """Each weight as share (0…1) of the first file's and the rest of the other's: how Real-ESRGAN sets the
    denoise strength of realesr-general-x4v3 with realesr-general-wdn-x4v3 (its inference_realesrgan.py, dni).
    Raises ForeignWeights when the two aren't of one network."""
    if {name: tensor.shape for name, tensor in state.items()} != {n: t.shape for n, t in other.items()}:
        raise ForeignWeights("the two files aren't of one network")
    return {name: share * tensor + (1 - share) * other[name] for name, tensor in state.items()}
