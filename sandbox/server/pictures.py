"""What Telegram and its clients do to pictures. All of it blocks: callers use asyncio.to_thread."""

from __future__ import annotations

import contextlib
import io
import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

from sandbox.server.errors import BadRequest, PersonError
from sandbox.server.limits import (
    HD_SIDE,
    PHOTO_BOXES,
    PHOTO_BYTES,
    PHOTO_QUALITY,
    PHOTO_RATIO,
    PHOTO_SIDE,
    PHOTO_SIDES,
    THUMBNAIL_SIDE,
)

_PERSON_PIXELS = 200_000_000  # what a phone would still open
_THUMBNAIL_PIXELS = 64_000_000
_SERVER_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")

with contextlib.suppress(ImportError):  # phones send HEIC; without the package it is just an unknown file
    import pillow_heif

    pillow_heif.register_heif_opener()

Image.MAX_IMAGE_PIXELS = None  # each way in has a limit of its own, checked before decoding


@dataclass(frozen=True)
class Rendition:
    """A JPEG as made for one photo size. `letter` is Telegram's name of the size."""

    letter: str
    width: int
    height: int
    data: bytes


def _flat(image: Image.Image) -> Image.Image:
    """Upright, RGB, transparency on white."""
    upright = ImageOps.exif_transpose(image)
    if upright.mode in ("I;16", "I", "F"):
        upright = upright.convert("F").point(lambda value: value / 257).convert("L")
    if "A" in upright.mode or "transparency" in upright.info:
        rgba = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", rgba.size, "white"), rgba)
    return upright.convert("RGB")


def _fit(image: Image.Image, side: int) -> Image.Image:
    """Shrunk so that the longest side is at most `side`; never enlarged."""
    scale = min(1.0, side / max(image.size))
    if scale == 1.0:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.LANCZOS)


def _jpeg(image: Image.Image, quality: int = PHOTO_QUALITY) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, progressive=True, subsampling="4:2:0", optimize=True)
    return out.getvalue()


def _open(data: bytes, formats: tuple[str, ...] | None = None) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of odd metadata, which is the file's affair
        return Image.open(io.BytesIO(data), formats=formats)


def measure(data: bytes) -> tuple[int, int] | None:
    """Width and height as people see it (upright), read from the header only; None if it is no picture."""
    try:
        image = _open(data)
        turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    except Exception:  # noqa: BLE001, RUF100 - any broken header means the same here
        return None
    return (image.height, image.width) if turned else image.size


def prepare(data: bytes, *, hd: bool) -> bytes:
    """What a client uploads when a person sends "as photo": upright, without metadata, shrunk, JPEG.

    Raises PersonError when the bytes are no picture that a client could open.
    """
    size = measure(data)
    if size is None:
        raise PersonError("This is not a picture that can be sent as a photo. Send it as a file.")
    if size[0] * size[1] > _PERSON_PIXELS:
        raise PersonError("This picture is too large to be sent as a photo. Send it as a file.")
    side = HD_SIDE if hd else PHOTO_SIDE
    try:
        image = _open(data)
        image.draft("RGB", (side * 2, side * 2))
        image.load()
        return _jpeg(_fit(_flat(image), side))
    except Exception as error:
        raise PersonError(
            "This picture is damaged and can't be sent as a photo. Send it as a file."
        ) from error


def renditions(data: bytes, *, keep_largest: bool) -> list[Rendition]:
    """The photo sizes of an upload, smallest first. `keep_largest`: a client's JPEG is kept byte for byte.

    Raises BadRequest with Telegram's words for what can't be a photo.
    """
    if len(data) > PHOTO_BYTES:
        limit = f"the maximum size is {PHOTO_BYTES} bytes"
        raise BadRequest(f"file of size {len(data)} bytes is too big for a photo; {limit}")
    try:
        image = _open(data, _SERVER_FORMATS)
    except Exception as error:
        raise BadRequest("IMAGE_PROCESS_FAILED") from error
    width, height = image.size
    if width + height > PHOTO_SIDES or max(width, height) > PHOTO_RATIO * min(width, height):
        raise BadRequest("PHOTO_INVALID_DIMENSIONS")
    try:
        image.load()
        flat = _flat(image)
    except Exception as error:
        raise BadRequest("IMAGE_PROCESS_FAILED") from error
    out = []
    for letter, side in PHOTO_BOXES:
        small = _fit(flat, side)
        untouched = keep_largest and small is flat
        out.append(Rendition(letter, small.width, small.height, data if untouched else _jpeg(small)))
        if small is flat:
            break
    return out


def thumbnail(source: bytes | Path) -> Rendition | None:
    """A preview for a document, or None when the file is no picture, is damaged or far too large."""
    try:
        data = source if isinstance(source, bytes) else source.read_bytes()
        image = _open(data)
        if image.width * image.height > _THUMBNAIL_PIXELS:
            return None
        image.draft("RGB", (THUMBNAIL_SIDE * 2, THUMBNAIL_SIDE * 2))
        small = _fit(_flat(image), THUMBNAIL_SIDE)
        return Rendition("m", small.width, small.height, _jpeg(small, 80))
    except Exception:  # noqa: BLE001, RUF100 - a preview is a courtesy, whatever is wrong with the file
        return None
