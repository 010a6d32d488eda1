"""Pictures for the tests of the source reading, drawn so that they behave like photos."""

from __future__ import annotations

import io
from functools import cache

import numpy as np
from PIL import Image, ImageDraw

from engine.source.jpeg_tables import MOZ_BASE, scaled


@cache
def scene(width: int = 1600, height: int = 1200, seed: int = 1) -> Image.Image:
    """A picture with a photo's spectrum (amplitude falls with frequency), hard edges and faint grain."""
    rng = np.random.default_rng(seed)
    down, across = np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None, :]
    radius = np.maximum(np.hypot(down, across), 1 / max(width, height))
    planes = []
    for _ in range(3):
        waves = np.fft.rfft2(rng.normal(size=(height, width))) / radius**1.1
        plane = np.fft.irfft2(waves, s=(height, width))
        planes.append((plane - plane.mean()) / plane.std())
    luma, blue, red = planes
    pixels = np.stack([luma * 34 + red * 8, luma * 34, luma * 34 + blue * 8], axis=-1) + 120
    image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    for number in range(60):
        x, y = rng.integers(0, width), rng.integers(0, height)
        colour = tuple(int(c) for c in rng.integers(30, 225, 3))
        draw.polygon([int(v) for v in (x, y, x + 80, y + number, x + 20, y + 85)], fill=colour)
    grain = rng.normal(0, 1.0, (height, width, 1))
    grainy = np.asarray(image, np.float64) + grain
    return Image.fromarray(np.clip(grainy, 0, 255).astype(np.uint8))


def jpeg(image: Image.Image, quality: int, sampling: int = 2, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, subsampling=sampling, **options)
    return out.getvalue()


def mozjpeg(image: Image.Image, quality: int, sampling: int = 2) -> bytes:
    out, table = io.BytesIO(), list(scaled(MOZ_BASE, quality))
    image.save(out, "JPEG", qtables=[table, table], subsampling=sampling, progressive=True)
    return out.getvalue()


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def camera_exif(model: str = "Camera 1", orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Test", model, orientation
    return exif.tobytes()
