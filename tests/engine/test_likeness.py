"""The same picture is found in every copy of it, and nothing else is taken for it."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from engine.errors import UnreadablePicture
from engine.likeness import likeness, same_picture


def scene(seed: int) -> Image.Image:
    """Soft patches of light and grain: no two seeds look alike."""
    rng = np.random.default_rng(seed)
    patches = Image.fromarray(rng.integers(0, 255, (9, 12, 3)).astype(np.uint8))
    smooth = np.asarray(patches.resize((1600, 1200), Image.Resampling.BICUBIC), dtype=np.float64)
    return Image.fromarray(np.clip(smooth + rng.normal(0, 4, smooth.shape), 0, 255).astype(np.uint8))


def saved(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def apart(one: bytes, other: bytes) -> int:
    return (int(likeness(one) or "0", 16) ^ int(likeness(other) or "0", 16)).bit_count()


ORIGINAL = saved(scene(1), quality=95)


def turned() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return saved(scene(1).transpose(Image.Transpose.ROTATE_90), quality=90, exif=exif)


COPIES = {
    "telegram": saved(scene(1).resize((1280, 960)), quality=87),
    "small": saved(scene(1).resize((320, 240)), quality=50),
    "png": saved(scene(1).resize((800, 600)), "PNG", compress_level=1),
    "webp": saved(scene(1).resize((800, 600)), "WEBP", quality=60),
    "turned by EXIF": turned(),
    "with alpha": saved(scene(1).convert("RGBA").resize((800, 600)), "PNG", compress_level=1),
}


@pytest.mark.parametrize("kind", COPIES)
def test_a_copy_is_the_same_picture(kind: str) -> None:
    assert apart(ORIGINAL, COPIES[kind]) <= 24
    assert same_picture(ORIGINAL, COPIES[kind])


def test_it_has_256_bits() -> None:
    found = likeness(ORIGINAL)
    assert found is not None
    assert len(found) == 64
    assert int(found, 16) > 0


def test_strangers_are_far_apart() -> None:
    others = [saved(scene(seed), quality=90) for seed in range(2, 8)]
    assert min(apart(ORIGINAL, other) for other in others) > 60
    assert not any(same_picture(ORIGINAL, other) for other in others)


def test_something_that_moved_makes_another_picture() -> None:
    """Two shots of a burst: alike as a whole, but someone has walked in."""
    second = scene(1)
    second.paste((250, 250, 250), (200, 300, 330, 560))
    shot = saved(second, quality=95)
    assert not same_picture(ORIGINAL, shot)


def test_a_flat_picture_is_like_nothing() -> None:
    assert likeness(saved(Image.new("RGB", (400, 300), (90, 90, 90)))) is None


def test_sixteen_bits_are_read() -> None:
    grey = np.asarray(scene(1).convert("L"), dtype=np.uint16) * 257
    assert apart(saved(Image.fromarray(grey), "PNG", compress_level=1), ORIGINAL) <= 24


def test_no_picture_raises() -> None:
    with pytest.raises(UnreadablePicture):
        likeness(b"nothing")


def test_numbers_that_are_none_are_black() -> None:
    """In a TIFF of floating-point numbers."""
    levels = np.linspace(0, 9, 320 * 240, dtype=np.float32).reshape(240, 320)
    broken = levels.copy()
    broken[:3, :3], broken[0, 9] = np.nan, np.inf
    with io.BytesIO() as one, io.BytesIO() as other:
        Image.fromarray(levels).save(one, "TIFF")
        Image.fromarray(broken).save(other, "TIFF")
        assert likeness(one.getvalue()) == likeness(other.getvalue())
