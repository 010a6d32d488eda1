"""Decode: bytes to pixels, with everything the master must carry over.

Pixels stay in the file's own orientation, because that is where a JPEG's 8×8 grid lies; `turn` brings
them upright at the very end.
"""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import ExifTags, Image, ImageCms

from engine.errors import UnreadablePicture
from engine.jpeg_coefficients import JpegCoefficients, read_coefficients
from engine.pixels import Pixels
from engine.source.data import Data, OnDisk
from engine.source.header import open_header, unreadable
from engine.transparency import fill_hidden

EXIF_ORIENTATION = 0x0112
STRIP_ROWS = 512
_DEEP_MODES = ("I;16", "I;16B", "I;16L", "I;16N", "I")


@dataclass(frozen=True)
class Picture:
    """A decoded source in its stored orientation.

    pixels: (H, W, 3) RGB, uint8 or uint16; a grey source has three equal channels and `grey` set;
    under full transparency the colours are spread from the nearest visible ones.
    alpha: (H, W) of the same depth, or None.
    orientation: EXIF value 1…8 that brings the pixels upright.
    icc: profile the pixels are in (None: sRGB is assumed). CMYK has been converted to sRGB.
    coefficients: the JPEG's own DCT coefficients, when the evidence lock can use them.
    """

    pixels: Pixels
    alpha: Pixels | None
    grey: bool
    format: str
    orientation: int
    icc: bytes | None
    exif: Image.Exif
    xmp: bytes | None
    dpi: tuple[float, float] | None
    coefficients: JpegCoefficients | None

    @property
    def deep(self) -> bool:
        """16 bits a channel."""
        return self.pixels.dtype == np.uint16

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) upright."""
        height, width = self.pixels.shape[:2]
        return (height, width) if self.orientation >= 5 else (width, height)


def open_picture(data: Data) -> Picture:
    """Decode a source. Raises UnreadablePicture with the reasons of engine.source.header, plus
    truncated or damaged when the pixels do not come out."""
    name, image = open_header(data)
    try:
        # Before anything else: asked for its EXIF first, Pillow forgives a broken PNG and reads it as black.
        image.load()
        pixels, alpha, grey, icc = _pixels(data, name, image)
        if icc and icc[16:20] == b"GRAY" and not grey:
            # Grey with alpha at 16 bits comes as three channels. Of colours such a profile says nothing.
            grey = bool((pixels == pixels[..., :1]).all())
            icc = icc if grey else None
        if alpha is not None:
            pixels = fill_hidden(pixels, alpha)
        exif = image.getexif()
        orientation = exif.get(EXIF_ORIENTATION, 1)
        for part in (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo):
            # Pillow reads them when asked, from a file that may be closed by then.
            with contextlib.suppress(Exception):
                exif.get_ifd(part)
    except Exception as error:  # Pillow's plugins raise nearly anything on hostile files
        raise unreadable(error, data) from error
    dpi = image.info.get("dpi")
    xmp = image.info.get("xmp")
    lockable = name == "jpeg" and image.mode in ("RGB", "L")
    del image  # its pixels are ours now, and the coefficients need the room
    return Picture(
        pixels=pixels,
        alpha=alpha,
        grey=grey,
        format=name,
        orientation=int(orientation) if orientation in range(1, 9) else 1,  # it may be a fraction
        icc=icc,
        exif=exif,
        xmp=xmp if isinstance(xmp, bytes) else None,
        dpi=(float(dpi[0]), float(dpi[1])) if dpi and all(0 < float(d) < 1e5 for d in dpi) else None,
        coefficients=read_coefficients(data) if lockable else None,
    )


def turn(pixels: Pixels, orientation: int) -> Pixels:
    """Bring an array of stored orientation upright (EXIF 2.32, tag 0x0112)."""
    if orientation in (2, 3):
        pixels = pixels[:, ::-1]
    if orientation in (3, 4):
        pixels = pixels[::-1]
    if orientation >= 5:
        pixels = pixels.swapaxes(0, 1)
        if orientation in (6, 7):
            pixels = pixels[:, ::-1]
        if orientation in (7, 8):
            pixels = pixels[::-1]
    return np.ascontiguousarray(pixels)


def turn_back(pixels: Pixels, orientation: int) -> Pixels:
    """Bring an upright array back to its stored orientation: only quarter turns do not undo themselves."""
    return turn(pixels, {6: 8, 8: 6}.get(orientation, orientation))


def _pixels(data: Data, name: str, image: Image.Image) -> tuple[Pixels, Pixels | None, bool, bytes | None]:
    icc = image.info.get("icc_profile")
    icc = icc if isinstance(icc, bytes) and icc else None
    if name in ("png", "tiff") and (deep := _deep(data, image)) is not None:
        return *deep, icc
    image.load()
    if image.mode in ("CMYK", "YCCK", "LAB"):
        return *_split(_to_srgb(image, icc)), None
    return *_split(image), icc


def _split(image: Image.Image) -> tuple[Pixels, Pixels | None, bool]:
    """(RGB pixels, alpha or None, grey) of any 8-bit mode."""
    grey = image.mode in ("1", "L", "LA")
    if image.mode in ("P", "PA", "LA", "La", "RGBa") or "transparency" in image.info:
        image = image.convert("RGBA")
    alpha: Pixels | None = None
    if image.mode == "RGBA":
        alpha = np.asarray(image.getchannel("A"))
        if alpha.min() == 255:
            alpha = None
    return _rgb(image), alpha, grey


def _rgb(image: Image.Image) -> Pixels:
    """The pixels, strip by strip: Pillow would hold a large picture four times on the way."""
    width, height = image.size
    pixels = np.empty((height, width, 3), np.uint8)
    for top in range(0, height, STRIP_ROWS):
        bottom = min(top + STRIP_ROWS, height)
        pixels[top:bottom] = np.asarray(image.crop((0, top, width, bottom)).convert("RGB"))
    return pixels


def _deep(data: Data, image: Image.Image) -> tuple[Pixels, Pixels | None, bool] | None:
    """16-bit PNG and TIFF by OpenCV, since Pillow keeps 16 bits for grey only; None for 8-bit files."""
    decoded = (
        cv2.imread(data.path, cv2.IMREAD_UNCHANGED)
        if isinstance(data, OnDisk)
        else cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    )
    if decoded is None or decoded.dtype != np.uint16:
        if image.mode in _DEEP_MODES or image.mode == "F":
            raise UnreadablePicture("damaged", f"unusual depth {image.mode}")
        return None
    stored: NDArray[np.uint16] = decoded.astype(np.uint16, copy=False)
    if stored.ndim == 2:
        return np.repeat(stored[..., None], 3, axis=2), None, True
    alpha = stored[..., 3].copy() if stored.shape[2] == 4 else None
    if alpha is not None and alpha.min() == 65535:
        alpha = None
    return np.ascontiguousarray(stored[..., 2::-1]), alpha, False


def _to_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    """CMYK and Lab by their own profile when they carry one, else by Pillow's plain formula."""
    if icc:
        try:
            converted = ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(io.BytesIO(icc)),
                ImageCms.createProfile("sRGB"),
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                outputMode="RGB",
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        except (ImageCms.PyCMSError, OSError):
            converted = None
        if converted is not None:
            return converted
    return image.convert("RGB")
