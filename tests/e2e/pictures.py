"""Real photos at any size, and files that are no good."""

from __future__ import annotations

import io
import zipfile

from PIL import Image
from skimage import data


def photo(width: int, height: int, quality: int = 90) -> bytes:
    """A real photo (scikit-image's cup of coffee) of this size, as a JPEG."""
    source = Image.fromarray(data.coffee())
    wide = round(source.height * width / height)
    if source.width > wide:
        source = source.crop((0, 0, wide, source.height))
    buffer = io.BytesIO()
    source.resize((width, height), Image.Resampling.LANCZOS).save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


def truncated() -> bytes:
    """Half of a photo."""
    whole = photo(640, 480)
    return whole[: len(whole) // 2]


def archive() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("photo.jpg", photo(64, 48))
    return buffer.getvalue()


def dot() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (1, 1), "red").save(buffer, "PNG")
    return buffer.getvalue()


def bomb() -> bytes:
    """A PNG of 30,000 × 30,000 pixels, 0.1 MB as a file and 2.7 GB in memory as RGB."""
    buffer = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(buffer, "PNG")
    return buffer.getvalue()


def moving() -> bytes:
    buffer = io.BytesIO()
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "blue")]
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
    return buffer.getvalue()


def large() -> bytes:
    """A good photo in a file of 25 MB: more than a bot may fetch."""
    return photo(64, 48) + bytes(25 * 2**20)
