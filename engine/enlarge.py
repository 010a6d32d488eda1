"""Enlarge: the working copy of the source through the network, by tiles, with a second try elsewhere."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.decode import Picture
from engine.errors import InsaneOutput
from engine.order import Order
from engine.plan import Plan
from engine.sanity import check_sane
from engine.transparency import fill_hidden
from engine.upscale.backend import Backend
from engine.upscale.choose import backend_for, fallback_of
from engine.upscale.models import MODELS
from engine.upscale.tiles import enlarge_tiled

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Enlarged:
    """network: (4h, 4w, 3) 16-bit in stored orientation, None when the target needed no enlarging."""

    network: NDArray[np.uint16] | None
    backend: str
    model: str
    working: tuple[int, int] | None
    engine: Backend | None


def enlarge(
    picture: Picture,
    plan: Plan,
    order: Order,
    on_tile: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Enlarged:
    """Raises Cancelled, InsaneOutput (after the second backend failed too), BackendUnavailable."""
    if plan.working is None:
        return Enlarged(None, "none", "none", None, None)
    backend = backend_for(order.backend, order.model)
    working = working_copy(picture, plan.working)
    overlap = MODELS[order.model].reach
    try:
        network = enlarge_tiled(working, backend, overlap=overlap, on_tile=on_tile, cancelled=cancelled)
        check_sane(working, network)
    except InsaneOutput as error:
        log.warning("%s gave a picture that can't be right (%s); trying another", backend.name, error.detail)
        backend = backend_for(fallback_of(backend), order.model)
        network = enlarge_tiled(working, backend, overlap=overlap, on_tile=on_tile, cancelled=cancelled)
        check_sane(working, network)
    return Enlarged(network, f"{backend.name} {backend.precision}", order.model, plan.working, backend)


def working_copy(picture: Picture, size: tuple[int, int]) -> NDArray[np.float32]:
    """The source (h, w, 3) in 0…1 at the size (width, height) the network works at."""
    pixels = picture.pixels
    if picture.alpha is not None:
        pixels = fill_hidden(pixels, picture.alpha)
    scaled = pixels.astype(np.float32) / np.float32(np.iinfo(pixels.dtype).max)
    if (scaled.shape[1], scaled.shape[0]) != size:
        scaled = cv2.resize(scaled, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    return scaled


def crop_enlarger(enlarged: Enlarged) -> Callable[[NDArray[np.uint8]], NDArray[np.uint8]] | None:
    """A function from a small source crop (H, W, 3) to the raw network's (4H, 4W, 3), for the trust check."""
    backend = enlarged.engine
    if backend is None:
        return None

    def crop(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
        tile = np.ascontiguousarray(pixels.transpose(2, 0, 1), dtype=np.float32) / np.float32(255)
        drawn = backend.enlarge(tile).transpose(1, 2, 0)
        return np.rint(np.clip(drawn, 0, 1) * 255).astype(np.uint8)

    return crop
