"""Scenes with a known truth for the trust bench: text in photos, degraded, and enlarged again."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from engine.blend import Blend, blend_for
from engine.compose import compose
from engine.decode import open_picture
from engine.enlarge import crop_enlarger, enlarge
from engine.order import Character, Order
from engine.plan import make_plan
from engine.proof_type import Colour, Type
from engine.target import parse_target
from engine.trust.report import Enlarge

RGB = npt.NDArray[np.uint8]

CHARACTERS: tuple[Character, ...] = ("natural", "crisp")
SCALE = 3
"""Master pixels for one source pixel: 1280 to 3840, a photo sent by chat made 4K."""

FINER = 4
"""Scenes are drawn this much larger than the source."""

SIZES = (6, 7, 8, 9, 10, 12, 14, 16)
"""Font sizes (em) in source pixels."""

LATIN = (
    "Batch 4417 best before 09.2027", "Keep out of reach of children", "EMT conduit 25 mm",
    "Room 318 upstairs",
    "Tel. 0171 555 2368", "Net weight 250 g", "Fragile this side up", "Platform 9 departs 17:42",
    "No parking at any time", "Serial X7K-2291-QD", "Organic oat drink", "Emergency exit only",
    "Model ZR-60 230 V 50 Hz", "Price per kilogram 3.49", "Dr. Helen Whitmore", "Harbour Street 128",
)  # fmt: skip
CYRILLIC = (
    "Хранить в сухом месте",
    "Партия 4417 до 09.2027",
    "Выход на платформу",
    "Масса нетто 250 г",  # noqa: RUF001 - Russian words, meant as such
)


@dataclass(frozen=True)
class Line:
    """A line of text that was drawn. box: x0, y0, x1, y1 in source pixels."""

    text: str
    size: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True)
class Scene:
    """source (h, w, 3); all others (SCALE h, SCALE w, 3).

    masters: as the pipeline makes them. plain: the faithful enlargement. truth: the picture
    before it was degraded. enlarge: the network that drew, for flip consistency.
    """

    name: str
    source: RGB
    plain: RGB
    masters: dict[Character, RGB]
    truth: RGB
    enlarge: Enlarge | None = None
    lines: tuple[Line, ...] = ()


def photos(folder: Path | None) -> dict[str, RGB]:
    """Photos to build on: those of a folder, or those that come with scikit-image."""
    if folder is not None:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in (".png", ".jpg", ".jpeg"))
        return {path.stem[:12]: np.asarray(Image.open(path).convert("RGB")) for path in paths}
    import skimage.data  # a development package, not needed to run the product

    names = ("astronaut", "coffee", "chelsea", "rocket", "stereo_motorcycle")
    pictures = {name: getattr(skimage.data, name)() for name in names}
    return {name: np.asarray(p[0] if isinstance(p, tuple) else p) for name, p in pictures.items()}


def degrade(picture: RGB, width: int, height: int, quality: int | None) -> bytes:
    """Shrunk by area and compressed, as a chat app does it; quality None: a PNG."""
    small = Image.fromarray(cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA))
    with io.BytesIO() as file:
        if quality is None:
            small.save(file, "PNG")
        else:
            small.save(file, "JPEG", quality=quality)
        return file.getvalue()


def resize(picture: RGB, width: int, height: int) -> RGB:
    return np.asarray(Image.fromarray(picture).resize((width, height), Image.Resampling.LANCZOS))


def scene(
    name: str,
    truth: RGB,
    width: int,
    quality: int | None,
    lines: tuple[Line, ...] = (),
    characters: Sequence[Character] = CHARACTERS,
) -> Scene:
    """Degrade a picture to this width and enlarge it as the pipeline does, in these characters."""
    height = round(truth.shape[0] * width / truth.shape[1])
    data = degrade(truth, width, height, quality)
    picture = open_picture(data)
    order = Order(data, name, parse_target(str(SCALE * max(width, height))))
    plan = make_plan((width, height), order.target, turned=False)
    blends = {character: blend_for(character, plan.ratio) for character in characters}
    # The first view is the one the check asks again: the first character's, as in the pipeline.
    both = Blend({name: 1.0 for blend in blends.values() for name in blend.shares})
    enlarged = enlarge(picture, plan, order, both, lambda done, total: None, lambda: False)
    composed = {
        character: compose(picture, {name: enlarged.views[name] for name in blend.shares}, plan.out, blend)
        for character, blend in blends.items()
    }
    return Scene(
        name,
        np.asarray(picture.pixels, np.uint8),
        next(iter(composed.values())).plain,
        {character: np.asarray(made.master, np.uint8) for character, made in composed.items()},
        np.asarray(cv2.resize(truth, plan.out, interpolation=cv2.INTER_AREA), np.uint8),
        crop_enlarger(enlarged),
        lines,
    )


def with_text(
    photo: RGB, width: int, height: int, texts: tuple[str, ...], seed: int
) -> tuple[RGB, tuple[Line, ...]]:
    """A photo of FINER x this size with labels on it, and where their lines are in source pixels."""
    random = np.random.default_rng(seed)
    factor = max(width * FINER / photo.shape[1], height * FINER / photo.shape[0])
    page = resize(photo, round(photo.shape[1] * factor) + 1, round(photo.shape[0] * factor) + 1)
    image = Image.fromarray(np.ascontiguousarray(page[: height * FINER, : width * FINER]))
    draw = ImageDraw.Draw(image)
    lines: list[Line] = []
    y = 6.0
    while y < height - 26:
        size = int(SIZES[(len(lines) + seed) % len(SIZES)])
        text = texts[int(random.integers(len(texts)))]
        letters = Type(size * FINER, bold=bool(random.integers(2)))
        wide = letters.width(text) / FINER
        x = float(random.uniform(4, max(5, width - wide - 8)))
        ink: Colour = (25, 25, 30)
        plate: Colour = (236, 232, 222)
        if random.integers(2):
            red, green, blue = (int(value) for value in random.integers(10, 90, 3))
            ink, plate = plate, (red, green, blue)
        around = [v * FINER for v in (x - 3, y - 2, x + wide + 3, y + size * 1.25 + 2)]
        draw.rectangle(around, fill=plate)
        letters.draw(draw, (x * FINER, (y + size) * FINER), text, ink)
        lines.append(Line(text, size, (x - 1, y + 0.1 * size, x + wide + 1, y + 1.28 * size)))
        y += size * 1.4 + 12
    return np.asarray(image), tuple(lines)
