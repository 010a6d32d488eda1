"""Networks that a host might add, made here, and a folder of their own to add them to."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from engine.upscale.own import add
from engine.upscale.torch_backend import TorchBackend

# OpenVINO converts through torch.jit.trace; the packaged networks lie converted in the cache.
CONVERTING = pytest.mark.filterwarnings("ignore:.torch.jit:DeprecationWarning")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def theirs(name: str) -> str:
    """A weight's name as Real-ESRGAN's files have it."""

    def named(match: re.Match[str]) -> str:
        return f"body.{match[1]}.rdb{int(match[2]) + 1}.conv{int(match[3]) + 1}."

    return re.sub(r"body\.(\d+)\.blocks\.(\d)\.convolutions\.(\d)\.", named, name)


def saved(network: nn.Module, path: Path, key: str = "params_ema") -> Path:
    torch.save({key: {theirs(name): tensor for name, tensor in network.state_dict().items()}}, path)
    return path


def kept(path: Path, name: str = "mine", **more: Any) -> Any:
    files = more.pop("files", (path,))
    return add(name, files, licence="BSD-3-Clause", good_for="tests", share=more.pop("share", 1.0))


def drawn(model: Any, tile: Any) -> Any:
    return TorchBackend(model, precision="f32", device=torch.device("cpu")).enlarge(tile)
