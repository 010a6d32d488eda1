"""The master: one clean full-size file, encoded with its colour profile and its history.

PNG by default. When a PNG would be larger than the limit, the next best that fits: WebP lossless, then
JPEG q95 4:4:4. The caller learns which by the format returned.
"""

from __future__ import annotations

import io
import struct
import tempfile
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, cast

import cv2
import numpy as np
from PIL import Image

from engine.errors import NotWritten
from engine.grey_profile import in_colour, is_grey
from engine.order import MasterFile, MasterFormat
from engine.pixels import Pixels

PNG_PHOTO = (
    cv2.IMWRITE_PNG_COMPRESSION,
    1,
    cv2.IMWRITE_PNG_STRATEGY,
    cv2.IMWRITE_PNG_STRATEGY_RLE,
    cv2.IMWRITE_PNG_FILTER,
    cv2.IMWRITE_PNG_FILTER_PAETH,
)
PNG_DRAWING = (cv2.IMWRITE_PNG_COMPRESSION, 3)
"""Seconds and MB of 3840 × 2560 pixels on 2 cores, mean of four photos (2026-11-23): Pillow with zlib-ng
level 3 0.52 and 7.0; OpenCV level 1 0.33 and 7.5; its run lengths behind Paeth's filter 0.22 and 6.8. Where
the same letters come again and again run lengths take five times the room: a strip is tried first."""
STRIP_ROWS = 64
DRAWING_GAIN = 0.9
"""A drawing is what PNG_DRAWING packs to less than this part."""
JPEG_QUALITY = 95
WEBP_LARGEST_SIDE = 16383
EXTENSIONS: dict[MasterFormat, str] = {"png": "png", "webp": "webp", "jpeg": "jpg"}
PNG_HEAD = 8 + 25
"""Signature and IHDR chunk: what must come before any other chunk (PNG 3rd edition, 5.6)."""

Mode = Literal["colour", "grey"]


@dataclass(frozen=True)
class Content:
    """What a master holds. pixels (H, W, 3), 8 or 16 bits, upright; alpha (H, W) or None."""

    pixels: Pixels
    alpha: Pixels | None
    grey: bool
    icc: bytes | None
    exif: bytes
    xmp: bytes
    dpi: tuple[float, float] | None


def write_master(
    content: Content, folder: Path, stem: str, wanted: MasterFormat, limit: int | None
) -> MasterFile:
    """Encode and write atomically as FOLDER/STEM.EXT; the first format of the ladder that fits `limit`."""
    data, chosen = b"", wanted
    for chosen in _ladder(wanted, content):
        data = encode(content, chosen)
        if limit is None or len(data) <= limit:
            break
    path = folder / f"{stem}.{EXTENSIONS[chosen]}"
    write_atomically(path, data)
    height, width = content.pixels.shape[:2]
    return MasterFile(path, width, height, len(data), chosen)


def write_atomically(path: Path, data: bytes) -> None:
    """A reader sees the whole file or none. Raises NotWritten."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, data)
    except OSError as error:
        raise NotWritten(error.errno, error.strerror, str(path)) from error


def _write(path: Path, data: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        try:
            file.write(data)
            file.flush()
            Path(file.name).chmod(0o644)
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise


def encode(content: Content, kind: MasterFormat) -> bytes:
    """Bytes of the master in one format. JPEG and WebP hold 8 bits; JPEG puts alpha on white."""
    content = replace(content, icc=profile_for(content, kind))
    if kind == "png":
        return _with_chunks(_png(content), content)
    image = eight_bit_image(content)
    extras: dict[str, object] = {"exif": content.exif, "xmp": content.xmp}
    if content.icc:
        extras["icc_profile"] = content.icc
    buffer = io.BytesIO()
    if kind == "webp":
        image.save(buffer, "WEBP", lossless=True, quality=40, method=2, exact=True, **extras)
    else:
        if content.dpi:
            extras["dpi"] = content.dpi
        return _jpeg(_on_white(image), extras)
    return buffer.getvalue()


def profile_for(content: Content, kind: MasterFormat) -> bytes | None:
    """The colour profile of a file of this kind, with as many channels as its pixels have."""
    coloured = kind == "webp" or (
        kind == "png" and content.alpha is not None and content.pixels.dtype == np.uint16
    )
    return in_colour(content.icc) if content.icc and coloured and is_grey(content.icc) else content.icc


def _jpeg(image: Image.Image, extras: dict[str, object]) -> bytes:
    """With the file's own code tables, save for pure noise: Pillow gives those two bytes a pixel of room,
    and its "broken data stream" is that this wasn't enough."""
    for optimize in (True, False):
        buffer = io.BytesIO()
        try:
            image.save(buffer, "JPEG", quality=JPEG_QUALITY, subsampling=0, optimize=optimize, **extras)
        except OSError:
            if not optimize:
                raise
        else:
            break
    return buffer.getvalue()


def _ladder(wanted: MasterFormat, content: Content) -> list[MasterFormat]:
    order: list[MasterFormat] = ["png", "webp", "jpeg"]
    rest = order[order.index(wanted) :]
    if max(content.pixels.shape[:2]) > WEBP_LARGEST_SIDE and "webp" in rest:
        rest.remove("webp")
    return rest


def _channels(content: Content) -> Pixels:
    """(H, W) grey, (H, W, 2) grey and alpha, (H, W, 3) or (H, W, 4)."""
    base: Pixels = content.pixels[..., 1] if content.grey else content.pixels
    if content.alpha is None:
        return base
    return np.concatenate([np.atleast_3d(base), content.alpha[..., None]], axis=2)


def _png(content: Content) -> bytes:
    """By OpenCV, which is quicker and writes 16 bits too. It knows no grey with alpha: that is Pillow's at
    8 bits, and colour with alpha at 16."""
    channels = _channels(content)
    if content.grey and content.alpha is not None:
        if channels.dtype == np.uint8:
            return _grey_with_alpha(channels)
        channels = np.dstack([content.pixels[..., 1]] * 3 + [content.alpha])
    if channels.ndim == 3:
        # OpenCV's order. By an index list it takes 0.20 s of a 4K master, so 0.01 (2 cores, 2026-11-23).
        colours = cv2.COLOR_RGB2BGR if channels.shape[2] == 3 else cv2.COLOR_RGBA2BGRA
        channels = cast(Pixels, cv2.cvtColor(np.ascontiguousarray(channels), colours))
    channels = np.ascontiguousarray(channels)
    middle = max(0, (channels.shape[0] - STRIP_ROWS) // 2)
    strip = channels[middle : middle + STRIP_ROWS]
    drawing = len(_encoded(strip, PNG_DRAWING)) < DRAWING_GAIN * len(_encoded(strip, PNG_PHOTO))
    return _encoded(channels, PNG_DRAWING if drawing else PNG_PHOTO)


def _grey_with_alpha(channels: Pixels) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(channels).save(buffer, "PNG", compress_level=3)
    return buffer.getvalue()


def _encoded(channels: Pixels, settings: tuple[int, ...]) -> bytes:
    written, data = cv2.imencode(".png", channels, settings)
    if not written:
        raise OSError("OpenCV could not encode the PNG")
    return data.tobytes()


def eight_bit_image(content: Content) -> Image.Image:
    channels = _channels(content)
    if channels.dtype == np.uint16:
        channels = np.rint(channels / 257).astype(np.uint8)
    return Image.fromarray(channels)


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode not in ("LA", "RGBA"):
        return image
    white = Image.new("RGBA", image.size, "white")
    flat = Image.alpha_composite(white, image.convert("RGBA"))
    return flat.convert("L" if image.mode == "LA" else "RGB")


def _with_chunks(png: bytes, content: Content) -> bytes:
    """Put profile, resolution, EXIF and XMP behind the header (PNG 3rd edition, 11.3)."""
    extra = b""
    if content.icc:
        extra += _chunk(b"iCCP", b"ICC profile\0\0" + zlib.compress(content.icc))
    if content.dpi:
        across, down = (round(d / 0.0254) for d in content.dpi)
        extra += _chunk(b"pHYs", struct.pack(">IIB", across, down, 1))
    if content.exif:
        extra += _chunk(b"eXIf", content.exif.removeprefix(b"Exif\0\0"))
    if content.xmp:
        extra += _chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + content.xmp)
    return png[:PNG_HEAD] + extra + png[PNG_HEAD:]


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
