"""Enlarge: the source through the networks the blend asks for, by tiles, with a second try elsewhere."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.blend import Blend, ViewName
from engine.compose import Views
from engine.decode import Picture
from engine.errors import DeviceFull, InsaneOutput
from engine.fit import fit_rows
from engine.order import EARLIER, BackendName, Order
from engine.pixels import Pixels
from engine.plan import Plan, Size
from engine.sanity import check_sane, is_the_sources_doing
from engine.upscale.backend import Backend
from engine.upscale.choose import backend_for, fallback_of
from engine.upscale.models import Model
from engine.upscale.own import model_named
from engine.upscale.tiles import enlarged_rows

log = logging.getLogger(__name__)

SMALLEST_TILE = 64
"""Side in source pixels below which a device that has no memory for it is given up."""

OnTile = Callable[[int, int], None]
COST: dict[ViewName, float] = {"large": 1.0, "compact": 0.04, "faithful": 0.04, "faithful-twice": 0.02}
"""Time of a pixel through each network, the large one's being 1 (44 µs; 1.4; 0.7; 2026-11-23)."""


@dataclass(frozen=True)
class Enlarged:
    """What the networks drew, and what drew it. `engine` is None when no network ran. refused: what they drew
    is not this source, whatever device draws it, and none of it is used."""

    views: Views
    backend: str
    model: str
    working: Size | None
    engine: Backend | None
    refused: bool = False


class NotForThisSource(Exception):
    """A network draws something else than the source, and it is not the device's fault."""


def enlarge(
    picture: Picture,
    plan: Plan,
    order: Order,
    blend: Blend | None,
    on_tile: OnTile,
    cancelled: Callable[[], bool],
    known: Views | None = None,
) -> Enlarged:
    """The views that `blend` needs; blend None is the raw large network alone. known: those that are there
    already, and not drawn again.

    Raises Cancelled, InsaneOutput (after the second backend failed too, in another way), BackendUnavailable.
    """
    if plan.working is None:
        return Enlarged({}, "none", "none", None, None)
    working = working_copy(picture, plan.working)
    asked: list[ViewName] = ["large"] if blend is None else list(blend.shares)
    views: Views = dict(known or {})
    names = [name for name in asked if name not in views]
    whole, done = sum(COST[name] for name in names), 0.0
    used: list[tuple[Backend, Model]] = []
    for name in names:
        model = _model_of(name, order)
        part = _part(on_tile, done / whole, (done + COST[name]) / whole)
        try:
            views[name], backend = _view(working, picture.deep, plan, model, order.backend, part, cancelled)
        except NotForThisSource:
            log.warning("%s draws another picture than the source on every device: none of it is used", name)
            return Enlarged({}, "none", "none", None, None, refused=True)
        used.append((backend, model))
        done += COST[name]
    if known:
        return Enlarged(views, EARLIER, _model_of(asked[0], order).name, plan.working, None)
    backend, model = used[0]
    return Enlarged(views, f"{backend.name} {backend.precision}", model.name, plan.working, backend)


def not_enlarged(order: Order, plan: Plan, blend: Blend | None) -> Enlarged:
    """For a master that an earlier one serves as: the networks' names stay those that drew it."""
    first: ViewName = "large" if blend is None else next(iter(blend.shares))
    return Enlarged({}, EARLIER, _model_of(first, order).name, plan.working, None)


def _model_of(name: ViewName, order: Order) -> Model:
    return model_named(order.model if name == "large" else name)


def _view(
    working: NDArray[np.float32],
    deep: bool,
    plan: Plan,
    model: Model,
    backend_name: BackendName,
    on_tile: OnTile,
    cancelled: Callable[[], bool],
) -> tuple[Pixels, Backend]:
    """One network's picture at the output's size, and the backend that gave a believable one. Raises
    NotForThisSource."""

    def attempt(backend: Backend, tile: int) -> Pixels:
        strips = enlarged_rows(
            working, backend, overlap=model.reach, largest=tile, on_tile=on_tile, cancelled=cancelled
        )
        drawn = fit_rows(strips, working.shape[0] * backend.scale, plan.out, deep=deep)
        check_sane(working, drawn)
        return drawn

    backend = backend_for(backend_name, model.name)
    tile = backend.largest_tile
    first: InsaneOutput | None = None
    while tile >= SMALLEST_TILE:
        try:
            return attempt(backend, tile), backend
        except DeviceFull as error:
            log.warning("%s has no room for tiles of %d px (%s)", backend.device, tile, error.detail)
            tile //= 2
        except InsaneOutput as error:
            log.warning("%s gave a picture that can't be right (%s)", backend.name, error.detail)
            first = error
            break
    backend = backend_for(fallback_of(backend), model.name)
    log.warning("trying the whole picture again with %s on %s", backend.name, backend.device)
    try:
        return attempt(backend, backend.largest_tile), backend
    except InsaneOutput as second:
        if first is not None and is_the_sources_doing(first, second):
            raise NotForThisSource from second
        raise


def _part(on_tile: OnTile, first: float, last: float) -> OnTile:
    """Tile counts of one network as its part, first…last, of the whole stage."""
    return lambda done, total: on_tile(round(1000 * (first + (last - first) * done / total)), 1000)


def working_copy(picture: Picture, size: Size) -> NDArray[np.float32]:
    """The source (h, w, 3) in 0…1 at the size (width, height) the networks work at."""
    scaled = picture.pixels.astype(np.float32) / np.float32(np.iinfo(picture.pixels.dtype).max)
    if (scaled.shape[1], scaled.shape[0]) != size:
        scaled = cv2.resize(scaled, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    return scaled


def crop_enlarger(enlarged: Enlarged) -> Callable[[NDArray[np.uint8]], NDArray[np.uint8]] | None:
    """A function from a small source crop (H, W, 3) to the raw network's, `engine.scale` times as large,
    for the trust check."""
    backend = enlarged.engine
    if backend is None:
        return None

    def crop(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
        tile = np.ascontiguousarray(pixels.transpose(2, 0, 1), dtype=np.float32) / np.float32(255)
        drawn = backend.enlarge(tile).transpose(1, 2, 0)
        return np.rint(np.clip(drawn, 0, 1) * 255).astype(np.uint8)

    return crop
