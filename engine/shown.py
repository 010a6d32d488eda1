"""As people see it: in sRGB, and where the picture is transparent on a ground that it can be told from.

Sheets, close-ups, tiles and first looks are files without a profile, and every program takes those for sRGB.
Under full transparency lie colours that were only made up for the network (engine/transparency.py).
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from engine.decode import Picture, turn
from engine.pixels import Pixels
from engine.plan import Plan
from engine.transparency import enlarge_alpha
from engine.trust.zone import Box

RGB = NDArray[np.uint8]
LEAST_SEEN = 32
"""Alpha of 255 from which something counts as seen: fainter it is a shadow's end."""
STRIP_ROWS = 512
"""A large picture is put on its ground so many rows at a time: the sums are four times as large."""

WHITE = 255
GROUNDS = (WHITE, 32, 128)
"""Grey levels, the best first. Lines of 7 to 12 px in white, cream or light grey are all found and read on 32
as dark ones are on white, and so is middle grey beside white, which is lost on 128; there black beside white
is found, which is lost on 32 (four lines each, 2026-11-28)."""
LEAST_CONTRAST = 48
"""Levels of luma that something must differ by from its ground: fewer and it counts as lost."""
LOST_ON_WHITE = 0.05
"""Part of the outline, where the picture meets what is transparent; the inside of a photo doesn't count."""
MOST_OUTLINE = 200_000
"""Pixels of the outline that are looked at, evenly spread …"""
MOST_LOOKED_AT = 8_000_000
"""… over so many of the picture's."""


@dataclass(frozen=True)
class Seen:
    """What else a file says of its colours. alpha: (H, W), 8 bits, or None; icc: its profile or None. ground:
    the grey level 0…255 that lies under it."""

    alpha: Pixels | None = None
    icc: bytes | None = None
    ground: int = WHITE

    def shows(self, box: Box) -> bool:
        """Whether there is anything to be seen in a box."""
        return self.alpha is None or bool((self.alpha[box[1] : box[3], box[0] : box[2]] >= LEAST_SEEN).any())

    def part(self, pixels: RGB, box: Box) -> RGB:
        """A box of the picture that `alpha` belongs to, as people see it."""
        rows, columns = slice(box[1], box[3]), slice(box[0], box[2])
        alpha = None if self.alpha is None else self.alpha[rows, columns]
        return as_seen(pixels[rows, columns], alpha, self.icc, self.ground)

    def small(self, pixels: RGB, size: tuple[int, int], method: Image.Resampling) -> RGB:
        """The whole picture at another size, as people see it."""

        def sized(plane: Pixels) -> Pixels:
            return np.asarray(Image.fromarray(plane).resize(size, method, reducing_gap=2.0))

        alpha = None if self.alpha is None else sized(self.alpha)
        return as_seen(np.asarray(sized(pixels), np.uint8), alpha, self.icc, self.ground)


AS_IT_IS = Seen()


def seen_in(picture: Picture, plan: Plan) -> Seen:
    """What the enlarged picture, upright, is to be shown with."""
    alpha = upright_alpha(picture, plan)
    return Seen(None if alpha is None else eight_bit(alpha), picture.icc, ground_of(picture))


def upright_alpha(picture: Picture, plan: Plan) -> Pixels | None:
    """The alpha plane of the output, cut to its shape and turned as the source's EXIF says."""
    if picture.alpha is None:
        return None
    alpha = enlarge_alpha(picture.alpha, *plan.out)
    if plan.cut is not None:
        left, top, right, bottom = plan.cut
        alpha = alpha[top:bottom, left:right]
    return turn(alpha, picture.orientation)


def ground_of(picture: Picture) -> int:
    """The grey level that a transparent picture is looked at on, one for all that is shown of it: white
    unless some of its outline would be lost there, else the one of GROUNDS on which the least is."""
    if picture.alpha is None:
        return WHITE
    alpha = eight_bit(picture.alpha)
    outline = cv2.subtract(alpha, cv2.erode(alpha, np.ones((3, 3), np.uint8)))
    # Of a huge picture not every row: were all of it outline, the places would take eight times its memory.
    step = 1 + outline.size // MOST_LOOKED_AT
    outline, pixels = outline[::step], picture.pixels[::step]
    there = np.flatnonzero(outline)
    there = there[:: len(there) // MOST_OUTLINE + 1]
    if not there.size:
        return WHITE
    rows, columns = np.divmod(there, outline.shape[1])
    colours = to_srgb(eight_bit(pixels[rows, columns])[None], picture.icc)
    luma = cv2.cvtColor(colours, cv2.COLOR_RGB2GRAY).ravel().astype(np.float32)
    weight = outline[rows, columns] / outline[rows, columns].sum(dtype=np.float64)
    lost = {ground: float(weight[np.abs(luma - ground) < LEAST_CONTRAST].sum()) for ground in GROUNDS}
    return WHITE if lost[WHITE] < LOST_ON_WHITE else min(GROUNDS, key=lambda ground: lost[ground])


def as_seen(pixels: RGB, alpha: Pixels | None, icc: bytes | None, ground: int = WHITE) -> RGB:
    """(h, w, 3) with alpha (h, w) of 8 bits, in sRGB and on its ground."""
    return on_ground(to_srgb(pixels, icc), alpha, ground)


def on_ground(pixels: RGB, alpha: Pixels | None, ground: int = WHITE) -> RGB:
    """(h, w, 3) in any order of colours; alpha (h, w) of 8 bits; ground: a grey level."""
    if alpha is None:
        return pixels
    flat = np.empty_like(pixels)
    for top in range(0, len(pixels), STRIP_ROWS):
        rows = slice(top, top + STRIP_ROWS)
        share = alpha[rows, :, None].astype(np.float32) / 255
        flat[rows] = np.rint(pixels[rows] * share + ground * (1 - share)).astype(np.uint8)
    return flat


def to_srgb(pixels: RGB, icc: bytes | None) -> RGB:
    """The pixels as they are where the profile is broken or of other channels than these, as browsers do.
    A grey profile is that of three equal channels."""
    if icc is None or not pixels.size:
        return pixels
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        grey = profile.profile.xcolor_space.strip() == "GRAY"
        image = ImageCms.profileToProfile(
            Image.fromarray(np.ascontiguousarray(pixels[..., 1] if grey else pixels)),
            profile,
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return pixels
    return pixels if image is None else np.asarray(image, np.uint8)


def eight_bit(pixels: Pixels) -> NDArray[np.uint8]:
    if pixels.dtype == np.uint16:
        return np.rint(pixels / 257).astype(np.uint8)
    return pixels.astype(np.uint8, copy=False)
