"""First look: what would become of the most telling place, shown before anything is chosen.

The place is cut out with its surroundings and goes through the very steps of engine.pipeline, save the
check: a second's work instead of a job's. Nothing of it is kept.
"""

from __future__ import annotations

import importlib.util
import io
from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from engine import proof_marks as marks
from engine.blend import blend_for
from engine.compose import compose
from engine.crop import Cut, crop, cut_for
from engine.decode import Picture, turn
from engine.enlarge import enlarge
from engine.errors import InsaneOutput
from engine.grain import grained
from engine.order import BackendName, Character, ModelName, Order
from engine.pixels import Pixels
from engine.plan import Plan, make_plan
from engine.proof_pick import around
from engine.proof_type import Type
from engine.shown import as_seen, eight_bit, ground_of, on_ground
from engine.source.data import File
from engine.source_readers import HERE, SourceReader
from engine.target import Target
from engine.transparency import enlarge_alpha
from engine.trust.faces import Face, find_faces
from engine.trust.structure import EDGE_COHERENCE, FLAT_ENERGY, coherence_and_energy
from engine.trust.view import View, luma
from engine.trust.zone import Box

SHOWN = (480, 520)
"""Width and height of each half in pixels of the output: two fit on a phone without being shrunk."""
MARGIN = 12
GAP = 4
LABEL = Type(30, bold=True)
BEFORE, AFTER = "as it is", "as it would be"
JPEG_QUALITY = 92

SMALLEST_FACE = 20.0
"""Width in source pixels from which a face is worth looking at: below, eyes are three pixels wide."""
MOST_DETAIL = 16.0
"""Fine energy in grey levels above which more tells no more: one hard edge must not outweigh a text."""
BORDER_WEIGHT = 0.75
"""What detail at a border counts beside the middle, where people put what matters."""

Kind = Literal["eyes", "edge", "texture"]


@dataclass(frozen=True)
class FirstLook:
    """jpeg: the two halves side by side, plain enlargement left. kind: what they show. size: of the
    image, (width, height) in pixels."""

    jpeg: bytes
    kind: Kind
    size: tuple[int, int]


@dataclass(frozen=True)
class Spot:
    """The most telling place: its middle, as parts (0…1) of the upright width and height."""

    kind: Kind
    x: float
    y: float


def first_look(
    data: File,
    target: Target,
    *,
    model: ModelName = "photo",
    character: Character = "natural",
    backend: BackendName = "auto",
    reader: SourceReader = HERE,
) -> FirstLook | None:
    """A look at what `target` would bring; None when nothing would be enlarged, or only slowly, or when
    there is nothing to look at. reader: decodes the source.

    Raises UnreadablePicture, BackendUnavailable, InsaneOutput.
    """
    picture = reader.picture(data)
    if not target.enlarges(*picture.size):
        return None
    plan = make_plan(picture.pixels.shape[1::-1], target, turned=picture.orientation >= 5)
    if "large" in blend_for(character, plan.ratio, model).shares:
        return None
    alpha = None if picture.alpha is None else eight_bit(picture.alpha)
    stored = on_ground(eight_bit(picture.pixels), alpha, ground_of(picture))
    upright = np.asarray(turn(stored, picture.orientation), np.uint8)
    out = plan.out[::-1] if picture.orientation >= 5 else plan.out
    spot = telling_spot(upright, (SHOWN[0] / out[0], SHOWN[1] / out[1]))
    if spot is None:
        return None
    shown = _shown(spot, picture, plan)
    order = Order(data, "", target, model=model, character=character, backend=quick_backend(backend))
    before, after = part_of_master(picture, plan, cut_for(picture, plan, shown), shown, order, reader)
    page = _side_by_side(turn(before, picture.orientation), turn(after, picture.orientation))
    return FirstLook(_jpeg(page), spot.kind, page.size)


def part_of_master(
    picture: Picture, plan: Plan, cut: Cut, shown: Box, order: Order, reader: SourceReader = HERE
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The output pixels `shown` of the plain enlargement and of the master, in stored orientation, as people
    see them."""
    part = crop(picture, cut.source)
    blend = blend_for(order.character, plan.ratio, order.model)
    enlarged = enlarge(part, cut.plan(), order, blend, lambda _done, _total: None, lambda: False)
    if enlarged.refused:
        raise InsaneOutput("insane_output", "another picture than the source")
    composed = compose(part, enlarged.views, cut.out_size, blend, hidden=reader.hidden(order.source))
    rows = slice(shown[1] - cut.out[1], shown[3] - cut.out[1])
    columns = slice(shown[0] - cut.out[0], shown[2] - cut.out[0])
    master = grained(composed.master, part.pixels, blend.grain)
    alpha = None if part.alpha is None else eight_bit(enlarge_alpha(part.alpha, *cut.out_size))[rows, columns]
    ground = ground_of(picture)
    both = composed.plain[rows, columns], eight_bit(master[rows, columns])
    return as_seen(both[0], alpha, picture.icc, ground), as_seen(both[1], alpha, picture.icc, ground)


def quick_backend(wanted: BackendName) -> BackendName:
    """A crop is done before a GPU has even been asked, and a GPU belongs to the jobs."""
    return "openvino" if wanted == "auto" and importlib.util.find_spec("openvino") else wanted


def warm(backend: BackendName = "auto", reader: SourceReader = HERE) -> None:
    """Load everything that looks need, by looking at a small pattern. Raises as `first_look`."""
    checks = np.kron(np.indices((8, 8)).sum(axis=0) % 2 * 120 + 60, np.ones((8, 8))).astype(np.uint8)
    with io.BytesIO() as file:
        Image.fromarray(np.repeat(checks[..., None], 3, axis=2)).save(file, "JPEG")
        for side in (128, 192):  # twice and three times: other networks
            first_look(file.getvalue(), Target("side", str(side), side), backend=backend, reader=reader)


def telling_spot(upright: NDArray[np.uint8], part: tuple[float, float]) -> Spot | None:
    """Where to look first in a picture (h, w, 3): the eyes of the largest face, else the finest detail;
    None when all of it is flat.

    part: of the picture's width and height, 0…1, that will be shown.
    """
    view = View(upright, upright, upright)
    height, width = upright.shape[:2]
    faces = [face for face in find_faces(view) if face.source_width >= SMALLEST_FACE]
    if faces:
        x, y = _between_the_eyes(faces[0])
        return Spot("eyes", x / width, y / height)
    return _finest(view, part)


def _between_the_eyes(face: Face) -> tuple[float, float]:
    (x0, y0), (x1, y1) = face.eyes
    return (x0 + x1) / 2, (y0 + y1) / 2


def _finest(view: View, part: tuple[float, float]) -> Spot | None:
    """Text, fabric, leaves: the place of this size that is finely detailed in most of it."""
    coherence, fine = coherence_and_energy(luma(view.grid_source))
    height, width = fine.shape
    wide, high = min(width, max(1, round(part[0] * width))), min(height, max(1, round(part[1] * height)))
    busy = cv2.blur(np.minimum(fine, MOST_DETAIL), (wide, high))
    inside = busy[high // 2 : high // 2 + height - high + 1, wide // 2 : wide // 2 + width - wide + 1]
    if float(inside.max()) < FLAT_ENERGY:
        return None
    weight = _middle(inside.shape[0])[:, None] * _middle(inside.shape[1])
    y, x = (int(place) for place in np.unravel_index(int(np.argmax(inside * weight)), inside.shape))
    lines = float(coherence[y : y + high, x : x + wide].mean()) > EDGE_COHERENCE
    return Spot("edge" if lines else "texture", (x + wide / 2) / width, (y + high / 2) / height)


def _middle(length: int) -> NDArray[np.float32]:
    """1 in the middle, falling to BORDER_WEIGHT at both ends."""
    off = np.abs(np.linspace(-1, 1, length, dtype=np.float32)) if length > 1 else np.zeros(1, np.float32)
    return 1 - np.float32(1 - BORDER_WEIGHT) * off * off


def _shown(spot: Spot, picture: Picture, plan: Plan) -> Box:
    """The output pixels to show, in stored orientation, inside what the master keeps."""
    left, top, right, bottom = plan.cut or (0, 0, *plan.out)
    x, y = stored_place(spot.x, spot.y, picture.orientation)
    middle = round(x * plan.out[0]) - left, round(y * plan.out[1]) - top
    size = SHOWN[::-1] if picture.orientation >= 5 else SHOWN
    x0, y0, x1, y1 = around(middle, (right - left, bottom - top), size)
    return x0 + left, y0 + top, x1 + left, y1 + top


def stored_place(x: float, y: float, orientation: int) -> tuple[float, float]:
    """An upright place, as parts 0…1 of the sides, in stored orientation: undoes engine.decode.turn."""
    if orientation >= 5:
        x, y = (1 - x if orientation in (6, 7) else x), (1 - y if orientation in (7, 8) else y)
        return y, x
    return (1 - x if orientation in (2, 3) else x), (1 - y if orientation in (3, 4) else y)


def _side_by_side(before: Pixels, after: Pixels) -> Image.Image:
    height, width = after.shape[:2]
    column = max(width, round(LABEL.width(AFTER)) + 4)
    top = MARGIN + LABEL.line + 4
    page = Image.new("RGB", (2 * (MARGIN + column) + GAP, top + height + MARGIN), marks.PAPER)
    draw = ImageDraw.Draw(page)
    for words, pixels, x in ((BEFORE, before, MARGIN), (AFTER, after, MARGIN + column + GAP)):
        LABEL.draw(draw, (x, MARGIN + LABEL.size - 4), words, marks.INK)
        page.paste(Image.fromarray(np.asarray(pixels, np.uint8)), (x, top))
    return page


def _jpeg(page: Image.Image) -> bytes:
    with io.BytesIO() as file:
        page.save(file, "JPEG", quality=JPEG_QUALITY, subsampling=0)
        return file.getvalue()
