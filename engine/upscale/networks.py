"""The two network families of Real-ESRGAN as torch modules.

RRDBNet: Wang et al., ESRGAN (ECCV-W 2018), as used by Real-ESRGAN (Wang et al., ICCV-W 2021).
Compact: SRVGGNetCompact of the same project.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.upscale.models import Model
from engine.upscale.own import folder, wrong_files
from engine.upscale.pth import ForeignWeights, State, mixed, read_pth
from engine.upscale.weights import Floats, WeightsDamaged, read_ncnn

FEATURES = 64
GROWTH = 32
RESIDUAL_SCALE = 0.2
SLOPE = 0.2


def _leaky(x: Tensor) -> Tensor:
    return functional.leaky_relu(x, SLOPE, inplace=True)


class DenseBlock(nn.Module):
    """Five convolutions, each seeing all before it."""

    def __init__(self, features: int = FEATURES, growth: int = GROWTH) -> None:
        super().__init__()
        self.convolutions = nn.ModuleList(
            nn.Conv2d(features + growth * i, growth if i < 4 else features, 3, 1, 1) for i in range(5)
        )

    def forward(self, x: Tensor) -> Tensor:
        seen = [x]
        for convolution in list(self.convolutions)[:4]:
            seen.append(_leaky(convolution(torch.cat(seen, 1))))
        last: Tensor = self.convolutions[4](torch.cat(seen, 1))
        return last * RESIDUAL_SCALE + x


class ResidualInResidual(nn.Module):
    def __init__(self, features: int = FEATURES, growth: int = GROWTH) -> None:
        super().__init__()
        self.blocks = nn.Sequential(*(DenseBlock(features, growth) for _ in range(3)))

    def forward(self, x: Tensor) -> Tensor:
        inner: Tensor = self.blocks(x)
        return inner * RESIDUAL_SCALE + x


class RRDBNet(nn.Module):
    """(N, 3, h, w) in 0…1 → (N, 3, 4h, 4w), about 0…1; (N, 3, 2h, 2w) for a scale of 2, whose input goes in
    as four pictures of half the size."""

    def __init__(
        self, blocks: int, features: int = FEATURES, growth: int = GROWTH, *, scale: int = 4
    ) -> None:
        super().__init__()
        self.apart = 4 // scale
        self.conv_first = nn.Conv2d(3 * self.apart**2, features, 3, 1, 1)
        self.body = nn.Sequential(*(ResidualInResidual(features, growth) for _ in range(blocks)))
        self.conv_body = nn.Conv2d(features, features, 3, 1, 1)
        self.conv_up1 = nn.Conv2d(features, features, 3, 1, 1)
        self.conv_up2 = nn.Conv2d(features, features, 3, 1, 1)
        self.conv_hr = nn.Conv2d(features, features, 3, 1, 1)
        self.conv_last = nn.Conv2d(features, 3, 3, 1, 1)

    def forward(self, x: Tensor) -> Tensor:
        if self.apart == 1:
            return self._drawn(x)
        height, width = x.shape[2], x.shape[3]
        even = functional.pad(x, (0, -width % self.apart, 0, -height % self.apart), mode="replicate")
        drawn = self._drawn(functional.pixel_unshuffle(even, self.apart))
        scale = 4 // self.apart
        return drawn[:, :, : height * scale, : width * scale]

    def _drawn(self, x: Tensor) -> Tensor:
        first = self.conv_first(x)
        deep = first + self.conv_body(self.body(first))
        twice = _leaky(self.conv_up1(functional.interpolate(deep, scale_factor=2.0, mode="nearest")))
        four = _leaky(self.conv_up2(functional.interpolate(twice, scale_factor=2.0, mode="nearest")))
        result: Tensor = self.conv_last(_leaky(self.conv_hr(four)))
        return result


class CompactNet(nn.Module):
    """(N, 3, h, w) in 0…1 → (N, 3, 4h, 4w); all layers at the input's size."""

    def __init__(self, layers: int, scale: int = 4, features: int = FEATURES) -> None:
        super().__init__()
        body: list[nn.Module] = [nn.Conv2d(3, features, 3, 1, 1), nn.PReLU(features)]
        for _ in range(layers):
            body += [nn.Conv2d(features, features, 3, 1, 1), nn.PReLU(features)]
        body.append(nn.Conv2d(features, 3 * scale * scale, 3, 1, 1))
        self.body = nn.Sequential(*body)
        self.scale = scale

    def forward(self, x: Tensor) -> Tensor:
        base = functional.interpolate(x, scale_factor=float(self.scale), mode="nearest")
        return functional.pixel_shuffle(self.body(x), self.scale) + base


def build(model: Model, files: Sequence[Path] = ()) -> nn.Module:
    """The model's network with its real weights, fp32, in eval mode. files: of an added network, before they
    are kept. Raises ForeignWeights or WeightsDamaged when the weights are not those of the network."""
    # An added one's weights take the place of its own: a small file may tell of a network of gigabytes.
    with torch.device("cpu" if model.own is None else "meta"):
        network: nn.Module = (
            RRDBNet(model.blocks, model.features, model.growth, scale=model.scale)
            if model.family == "rrdb"
            else CompactNet(model.blocks, model.scale, model.features)
        )
    if model.own is None:
        fill(network, read_ncnn(model.param_path, model.bin_path))
    else:
        _fill_own(network, model, files)
    return network.eval().requires_grad_(False)


def _fill_own(network: nn.Module, model: Model, files: Sequence[Path]) -> None:
    assert model.own is not None
    if not files:
        problem = wrong_files(model)
        if problem is not None:
            raise WeightsDamaged(f"{model.name}: {problem}")
        files = [folder() / f"{digest}.pth" for digest in model.own.sha256]
    try:
        network.load_state_dict(state_of(files, model.own.share), assign=True)
    except RuntimeError as error:  # torch lists every name that is missing, too many or of another shape
        raise ForeignWeights("its weights don't fit the network that their shapes tell of") from error


def state_of(files: Sequence[Path], share: float) -> State:
    """The weights of one file, or of two mixed."""
    states = [read_pth(file) for file in files]
    return states[0] if len(states) == 1 else mixed(states[0], states[1], share)


def fill(network: nn.Module, layers: list[tuple[Floats, ...]]) -> None:
    """Put ncnn layers, in file order, into the network's layers, in definition order."""
    modules = [m for m in network.modules() if isinstance(m, nn.Conv2d | nn.PReLU)]
    if len(modules) != len(layers):
        raise WeightsDamaged(f"{len(layers)} layers in the file, {len(modules)} in the network")
    for module, layer in zip(modules, layers, strict=True):
        parameters = [module.weight] if isinstance(module, nn.PReLU) else [module.weight, module.bias]
        for parameter, values in zip(parameters, layer, strict=True):
            if parameter is None or tuple(parameter.shape) != values.shape:
                raise WeightsDamaged(f"layer of shape {values.shape} does not fit")
            parameter.data = torch.from_numpy(np.ascontiguousarray(values))
