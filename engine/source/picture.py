"""The picture as the detectors see it: bytes, header facts and the luma plane, as stored.

EXIF orientation is not applied to the pixels: the JPEG grid must stay where the file has it.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.source.data import Data
from engine.source.evidence import SentAs
from engine.source.header import open_header, unreadable
from engine.source.jpeg_segments import JpegSegments, parse_jpeg
from engine.source.jpeg_tables import TableMatch, match_file
from engine.source.metadata import CameraFacts, camera_facts

STRIP_ROWS = 512
"""Rows converted to luma at a time: wide modes never exist twice in full."""

Luma = NDArray[np.uint8]


@dataclass(frozen=True)
class Picture:
    """One source, opened. `width` and `height` in pixels as stored; `luma` is (height, width), 0…255."""

    data: Data
    format: str
    luma: Luma
    jpeg: JpegSegments | None = None
    camera: CameraFacts = field(default_factory=CameraFacts)
    sent_as: SentAs = "file"
    file_name: str = ""
    palette: bool = False
    """Whether the pixels index a palette (GIF, indexed PNG)."""

    @property
    def height(self) -> int:
        return int(self.luma.shape[0])

    @property
    def width(self) -> int:
        return int(self.luma.shape[1])

    @property
    def longest(self) -> int:
        return max(self.width, self.height)

    @cached_property
    def tables(self) -> TableMatch | None:
        """Family and quality of the JPEG tables, None when no JPEG."""
        return match_file(self.jpeg) if self.jpeg else None


def open_picture(data: Data, sent_as: SentAs = "file", file_name: str | None = None) -> Picture:
    """Decode `data` to luma. Raises UnreadablePicture, see engine.source.header.open_header.

    A JPEG is decoded straight to its own luma channel: those are the numbers its tables rounded.
    """
    file_format, image = open_header(data)
    palette = image.mode in ("P", "PA") or file_format == "gif"
    try:
        with warnings.catch_warnings():  # Pillow warns of every odd tag; the reading tells what matters
            warnings.simplefilter("ignore")
            if file_format == "jpeg":
                image.draft("L", None)
            image.load()  # before EXIF: asking a PNG for it decodes, and an error there would pass unseen
            camera = camera_facts(image)
            luma = _luma(image)
    except Exception as error:  # decoders raise nearly anything on hostile bytes
        raise unreadable(error, data) from error
    finally:
        image.close()
    jpeg = parse_jpeg(data) if file_format == "jpeg" else None
    return Picture(data, file_format, luma, jpeg, camera, sent_as, file_name or "", palette)


def _luma(image: Image.Image) -> Luma:
    """BT.601 luma of any mode, strip by strip; 16-bit and float greys are brought to 8 bits."""
    width, height = image.size
    luma = np.empty((height, width), np.uint8)
    for top in range(0, height, STRIP_ROWS):
        bottom = min(top + STRIP_ROWS, height)
        strip = image.crop((0, top, width, bottom))
        if strip.mode.startswith("I;16"):
            luma[top:bottom] = np.asarray(strip, np.uint16) >> 8
        elif strip.mode in ("I", "F"):
            values = np.nan_to_num(np.asarray(strip, np.float64))
            luma[top:bottom] = np.clip(values / (256 if strip.mode == "I" else 1), 0, 255)
        elif strip.mode in ("1", "L", "LA", "RGB", "RGBA", "RGBX", "P", "PA", "La", "RGBa"):
            luma[top:bottom] = np.asarray(_plain(strip).convert("L"))
        else:
            luma[top:bottom] = np.asarray(strip.convert("RGB").convert("L"))
    return luma


def _plain(strip: Image.Image) -> Image.Image:
    """Premultiplied modes have no direct way to grey."""
    return strip.convert("RGBA") if strip.mode in ("RGBa", "La") else strip
