"""How unlike two pictures look, in a form that a network can learn from.

The structural error of SSIMULACRA 2 (Sneyers, Cloudinary 2022): SSIM in the XYB colour space of JPEG XL
at several scales, the mean and the fourth norm of each map; windows are 7 × 7 means, three pixels apart,
instead of Gaussians.
An absolute error alone leaves all that is uncertain soft; this one also asks for the right contrast.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

SCALES = 4
WINDOW = 7
STEP = 3
CONTRAST = 0.0009
"""SSIMULACRA 2's C2."""
CHANNELS = (0.2, 1.0, 0.4)
"""Weights of X, Y and B."""
FOURTH = 0.3
"""Part of the fourth norm, which looks at the worst places."""

_OPSIN = torch.tensor(
    [[0.30, 0.622, 0.078], [0.23, 0.692, 0.078], [0.24342268924, 0.20476744424, 0.55180986632]]
)
_BIAS = 0.0037930732552754493


def xyb(rgb: Tensor) -> Tensor:
    """(N, 3, H, W) sRGB in 0…1 → XYB, scaled to about 0…1 as SSIMULACRA 2 does."""
    linear = rgb.clamp(0.0, 1.0).square()  # sRGB's curve, nearly, and far quicker
    mixed = torch.einsum("oc,nchw->nohw", _OPSIN, linear)
    long, middle, short = ((mixed + _BIAS) ** (1 / 3) - _BIAS ** (1 / 3)).unbind(1)
    x, y = (long - middle) / 2, (long + middle) / 2
    return torch.stack([x * 14 + 0.42, y + 0.01, short - y + 0.55], 1)


def unlikeness(one: Tensor, other: Tensor) -> Tensor:
    """Structural error of (N, 3, H, W) sRGB pictures: 0 for the same picture, about 1 for unrelated ones."""
    total = one.new_zeros(())
    for scale in range(SCALES):
        if scale:
            one, other = functional.avg_pool2d(one, 2), functional.avg_pool2d(other, 2)
        if min(one.shape[-2:]) < WINDOW:
            break
        errors = _errors(xyb(one), xyb(other))
        for channel, weight in enumerate(CHANNELS):
            error = errors[:, channel].clamp_min(0)
            total = total + weight * (error.mean() + FOURTH * (error**4).mean().clamp_min(1e-12) ** 0.25)
    return total / (SCALES * sum(CHANNELS) * (1 + FOURTH))


def _errors(one: Tensor, other: Tensor) -> Tensor:
    mean_one, mean_other = _mean(one), _mean(other)
    spread = _mean(one * one) - mean_one**2 + _mean(other * other) - mean_other**2
    together = _mean(one * other) - mean_one * mean_other
    likeness: Tensor = (1 - (mean_one - mean_other) ** 2) * (2 * together + CONTRAST) / (spread + CONTRAST)
    return 1 - likeness


def _mean(planes: Tensor) -> Tensor:
    return functional.avg_pool2d(
        functional.avg_pool2d(planes, (WINDOW, 1), (STEP, 1)), (1, WINDOW), (1, STEP)
    )
