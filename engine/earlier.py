"""Work that is there already: an earlier master of the same source, target and choices.

"Safer" and "something looks wrong" only put more of the plain enlargement into a master. That takes the
master and the source, and no network. "Crisper" begins with the natural master, and draws only what that
doesn't hold.
"""

from __future__ import annotations

import numpy as np

from engine.blend import Blend, blend_for
from engine.compose import Composed, Views, compose
from engine.decode import Picture, open_picture, turn, turn_back
from engine.errors import EngineError
from engine.order import Order
from engine.pixels import Pixels
from engine.plan import Plan

LOSSLESS = ("png", "webp")
"""Formats that a master's pixels come out of as they went in; engine/master.py writes WebP lossless."""


def earlier_views(order: Order, picture: Picture, plan: Plan, blend: Blend | None) -> Views:
    """What a natural master of the same source and target spares a crisp one: the view it was drawn from,
    held to the source already. Nothing where it was cut to another shape, or does not fit."""
    drawn = blend_for("natural", plan.ratio, order.model)
    if blend is None or list(drawn.shares.values()) != [1.0] or plan.cut is not None:
        return {}
    [name] = drawn.shares
    pixels = _master(order.natural, picture, plan) if name in blend.shares else None
    return {} if pixels is None else {name: turn_back(pixels, picture.orientation)}


def earlier_master(order: Order, picture: Picture, plan: Plan) -> Pixels | None:
    """The pixels (H, W, 3), upright, of the order's earlier master; None when there is none that fits."""
    return _master(order.earlier, picture, plan)


def _master(data: bytes | None, picture: Picture, plan: Plan) -> Pixels | None:
    if data is None:
        return None
    try:
        earlier = open_picture(data)
    except EngineError:
        return None
    final = plan.final[::-1] if picture.orientation >= 5 else plan.final
    same = earlier.size == final and earlier.orientation == 1 and earlier.pixels.dtype == picture.pixels.dtype
    return earlier.pixels if same and earlier.format in LOSSLESS else None


def plain_only(picture: Picture, plan: Plan) -> Composed:
    """The plain enlargement, upright, in place of both."""
    return upright(compose(picture, {}, plan.out, None), plan, picture)


def upright(composed: Composed, plan: Plan, picture: Picture) -> Composed:
    """Cut to the target's shape and turned as the source's EXIF says."""
    master, plain = composed.master, composed.plain
    if plan.cut is not None:
        left, top, right, bottom = plan.cut
        master, plain = master[top:bottom, left:right], plain[top:bottom, left:right]
    return Composed(
        turn(master, picture.orientation), turn(plain, picture.orientation).astype(np.uint8, copy=False)
    )
