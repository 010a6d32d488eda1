"""Float planes: colour conversion, block transforms, chroma's coarser grid.

A plane is (H, W) float32. Colour is JFIF's YCbCr (ITU-T T.871) with chroma around 0, the space in
which a JPEG stores its coefficients.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.fft import dctn, idctn

from engine.pixels import Pixels
from engine.resample import Kernel, Plane, resample

Planes = NDArray[np.float32]
"""(3, H, W) Y, Cb, Cr: Y 0…255, chroma −128…127."""

BLOCK = 8

_TO_YCC = np.array(
    [[0.299, 0.587, 0.114], [-0.168735892, -0.331264108, 0.5], [0.5, -0.418687589, -0.081312411]], np.float32
)
_TO_RGB = np.array([[1, 0, 1.402], [1, -0.344136286, -0.714136286], [1, 1.772, 0]], np.float32)


def to_ycc(rgb: Pixels) -> Planes:
    """(H, W, 3) 8- or 16-bit RGB → planes on the 8-bit scale."""
    scale = np.float32(1 / 257) if rgb.dtype == np.uint16 else np.float32(1)
    mixed = cv2.transform(rgb.astype(np.float32), _TO_YCC * scale)
    planes = np.empty((3, *rgb.shape[:2]), np.float32)
    cv2.mixChannels([mixed], list(planes), [0, 0, 1, 1, 2, 2])
    return planes


def to_rgb(planes: Planes) -> NDArray[np.float32]:
    """Planes → (H, W, 3) RGB on the 8-bit scale, not clipped."""
    return np.asarray(cv2.transform(cv2.merge(list(planes)), _TO_RGB), np.float32)


def resample_all(
    planes: Planes, width: int, height: int, kernel: Kernel, rows: tuple[float, float] | None = None
) -> Planes:
    """`resample` of each plane."""
    if len(planes) == 1:
        return resample(planes[0], width, height, kernel, rows)[None]
    return np.stack([resample(plane, width, height, kernel, rows) for plane in planes])


def block_transform(plane: Plane) -> NDArray[np.float32]:
    """(H, W) → (rows, columns, 8, 8) orthonormal DCT-II of each 8×8 block, edges repeated to full blocks."""
    height, width = plane.shape
    full = np.pad(plane, ((0, -height % BLOCK), (0, -width % BLOCK)), "edge")
    blocks = full.reshape(full.shape[0] // BLOCK, BLOCK, -1, BLOCK).transpose(0, 2, 1, 3)
    coefficients: NDArray[np.float32] = dctn(blocks, axes=(2, 3), norm="ortho")
    return coefficients


def inverse_block_transform(coefficients: NDArray[np.float32]) -> Plane:
    """The plane that `block_transform` came from, in whole blocks."""
    blocks = idctn(coefficients, axes=(2, 3), norm="ortho")
    rows, columns = blocks.shape[:2]
    plane: Plane = blocks.transpose(0, 2, 1, 3).reshape(rows * BLOCK, columns * BLOCK)
    return plane


def shrink_by_mean(plane: Plane, down: int, across: int) -> Plane:
    """Chroma subsampling as libjpeg does it: the mean of each cell, edges repeated."""
    if (down, across) == (1, 1):
        return plane
    height, width = plane.shape
    full = np.pad(plane, ((0, -height % down), (0, -width % across)), "edge")
    cells = full.reshape(full.shape[0] // down, down, -1, across)
    mean: Plane = cells.mean(axis=(1, 3))
    return mean


def enlarge_smoothly(plane: Plane, down: int, across: int, height: int, width: int) -> Plane:
    """Chroma enlarged bilinearly by whole factors and cut to (height, width)."""
    if (down, across) == (1, 1):
        return plane[:height, :width]
    full = resample(plane, plane.shape[1] * across, plane.shape[0] * down, "linear")
    return full[:height, :width]
