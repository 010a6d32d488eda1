"""The first look at hostile bytes: which format, how many pixels, still or moving; nothing is decoded.

Limits: the shorter side at least 8 px (one JPEG block; below it there is nothing to enlarge), at most
100 megapixels (400 MB in Pillow's four-byte pixels, which still leaves room under 1 GB).
"""

from __future__ import annotations

import warnings

import pillow_heif
from PIL import Image

from engine.errors import PictureTooLarge, UnreadablePicture
from engine.source.data import Data, OnDisk, reader
from engine.source.jpeg_segments import parse_jpeg

SMALLEST_SIDE = 8
MOST_PIXELS = 100_000_000
LOOKED_THROUGH = 1 << 20
"""Bytes in which a JPEG without a frame header may have pixels all the same."""
MOST_SCANS = 100
"""Progressive files use about ten; hundreds only serve to keep a decoder busy."""

PILLOW_FORMATS = {
    "jpeg": ["JPEG", "MPO"],
    "png": ["PNG"],
    "gif": ["GIF"],
    "webp": ["WEBP"],
    "bmp": ["BMP"],
    "tiff": ["TIFF"],
    "avif": ["AVIF"],
    "heic": ["HEIF"],
}
_AVIF_BRANDS = (b"avif", b"avis")
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")

pillow_heif.register_heif_opener()


def sniff(data: Data) -> str | None:
    """The format by its magic bytes, a key of PILLOW_FORMATS, or None. File names are never asked."""
    head = data[:64]
    starts = {b"\xff\xd8": "jpeg", b"\x89PNG\r\n\x1a\n": "png", b"GIF87a": "gif", b"GIF89a": "gif"}
    starts |= {b"BM": "bmp", b"II*\0": "tiff", b"MM\0*": "tiff", b"II+\0": "tiff", b"MM\0+": "tiff"}
    for magic, name in starts.items():
        if head.startswith(magic):
            return name
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        brands = [head[8:12], *(head[i : i + 4] for i in range(16, 64, 4))]
        if any(brand in _AVIF_BRANDS for brand in brands):
            return "avif"
        if any(brand in _HEIC_BRANDS for brand in brands):
            return "heic"
    return None


def open_header(data: Data) -> tuple[str, Image.Image]:
    """Open without decoding: (format, Pillow image whose size, info and EXIF may be read).

    Raises UnreadablePicture (empty, not_a_picture, truncated, animated, too_small, damaged) or
    PictureTooLarge (too_many_pixels).
    """
    if not data:
        raise UnreadablePicture("empty")
    name = sniff(data)
    if name is None:
        raise UnreadablePicture("not_a_picture")
    _check_jpeg(name, data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(reader(_own(name, data)), formats=PILLOW_FORMATS[name])
            moving = name in ("gif", "png", "webp", "avif") and bool(getattr(image, "is_animated", False))
    except Image.DecompressionBombError as error:
        raise PictureTooLarge("too_many_pixels", str(error)) from error
    except Exception as error:  # Pillow's plugins raise nearly anything on hostile headers
        raise unreadable(error, data) from error
    check_size(*image.size)
    if moving:
        raise UnreadablePicture("animated")
    return name, image


def check_size(width: int, height: int) -> None:
    """Raises UnreadablePicture (too_small) or PictureTooLarge."""
    if min(width, height) < SMALLEST_SIDE:
        raise UnreadablePicture("too_small", f"{width}x{height}")
    if width * height > MOST_PIXELS:
        raise PictureTooLarge("too_many_pixels", f"{width}x{height}")


def unreadable(error: BaseException, data: Data) -> UnreadablePicture:
    """What a decoder's error means: the file ends too early, or its bytes are wrong."""
    if isinstance(error, UnreadablePicture):
        return error
    if isinstance(error, MemoryError) or "nsufficient memory" in str(error):  # OpenCV has an error of its own
        return UnreadablePicture("too_heavy", "out of memory")
    detail = f"{type(error).__name__}: {error}"[:200]
    words = detail.lower()
    cut = any(word in words for word in ("truncated", "unexpected end", "end of file", "eof"))
    return UnreadablePicture("truncated" if cut or len(data) < 64 else "damaged", detail)


def _own(name: str, data: Data) -> Data:
    """Without what follows the picture, where Pillow reads all at once and the format says its length."""
    if name != "webp" or not isinstance(data, OnDisk):
        return data
    return data[: 8 + int.from_bytes(data[4:8], "little")]


def _check_jpeg(name: str, data: Data) -> None:
    """Sizes and scans of a JPEG, before Pillow sees it."""
    if name != "jpeg":
        return
    jpeg = parse_jpeg(data)
    if jpeg is None:
        pixels = data.find(b"\xff\xda", 0, LOOKED_THROUGH) >= 0
        raise UnreadablePicture("damaged" if pixels else "truncated", "no frame header")
    check_size(jpeg.width, jpeg.height)
    if jpeg.scans > MOST_SCANS:
        raise UnreadablePicture("damaged", f"{jpeg.scans} scans")
