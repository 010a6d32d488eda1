"""Half the network: every second layer of a compact one, and twice instead of four times the size."""

from __future__ import annotations

import torch
from torch import nn

from engine.upscale.networks import CompactNet


def halved(network: CompactNet) -> CompactNet:
    """A start for training: (N, 3, h, w) → (N, 3, 2h, 2w) with half the layers of `network`.

    Its last layer draws the means of two by two pixels of what that of `network` draws.
    """
    layers = [module for module in network.body if isinstance(module, nn.Conv2d)]
    slopes = [module for module in network.body if isinstance(module, nn.PReLU)]
    kept = [0, *range(2, len(layers) - 1, 2)]
    half = CompactNet(len(kept) - 1, network.scale // 2)
    with torch.no_grad():
        convolutions = [module for module in half.body if isinstance(module, nn.Conv2d)]
        for index, target in zip(kept, convolutions, strict=False):
            target.load_state_dict(layers[index].state_dict())
        for index, slope in zip(kept, (m for m in half.body if isinstance(m, nn.PReLU)), strict=True):
            slope.load_state_dict(slopes[index].state_dict())
        last = convolutions[-1]
        last.weight.copy_(_means(layers[-1].weight, half.scale))
        assert last.bias is not None
        assert layers[-1].bias is not None
        last.bias.copy_(_means(layers[-1].bias, half.scale))
    return half.eval().requires_grad_(False)


def _means(weights: torch.Tensor, scale: int) -> torch.Tensor:
    """Output channels (colour, y, x) of pixel_shuffle at twice `scale`, averaged to those at `scale`."""
    rest = weights.shape[1:]
    cells = weights.reshape(3, scale, 2, scale, 2, *rest)
    return cells.mean(dim=(2, 4)).reshape(3 * scale * scale, *rest)
