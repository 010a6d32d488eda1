from __future__ import annotations

import io

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from engine.blend import Blend, blend_for
from engine.compose import Views, compose
from engine.decode import open_picture
from engine.evidence import constraint_for
from engine.jpeg_coefficients import read_coefficients
from engine.lock import GridConstraint, JpegConstraint
from engine.planes import block_transform, to_ycc
from engine.source.history import hidden_jpeg
from tests.engine.conftest import jpeg_of, png_of

SAMPLINGS = {"4:4:4": 0, "4:2:2": 1, "4:2:0": 2}


@pytest.fixture(scope="module")
def portrait(astronaut: NDArray[np.uint8]) -> Image.Image:
    """An odd size, so that blocks and chroma cells are cut at the edges."""
    return Image.fromarray(astronaut).resize((171, 149), Image.Resampling.LANCZOS)


def liar(size: tuple[int, int], seed: int = 3) -> NDArray[np.uint16]:
    """A network output that contradicts any source: smooth noise, so that the lock has all to do."""
    noise = np.random.default_rng(seed).integers(0, 256, (8, 8, 3), dtype=np.uint8)
    return np.asarray(Image.fromarray(noise).resize(size, Image.Resampling.BICUBIC)).astype(np.uint16) * 257


def within_steps(master: NDArray[np.unsignedinteger], jpeg: bytes, kernel: Image.Resampling) -> float:
    """Share of luma coefficients of the shrunk master within one quantisation step of the source's."""
    coefficients = read_coefficients(jpeg)
    assert coefficients is not None
    shrunk = Image.fromarray(master.astype(np.uint8)).resize(
        (coefficients.width, coefficients.height), kernel
    )
    luma = coefficients.components[0]
    found = block_transform(to_ycc(np.asarray(shrunk.convert("RGB")))[0] - 128)
    stored = luma.stored[: found.shape[0], : found.shape[1]] * luma.table
    return float((np.abs(found - stored) <= luma.table).mean())


@pytest.mark.parametrize("sampling", SAMPLINGS)
def test_the_coefficients_are_the_files_own(portrait: Image.Image, sampling: str) -> None:
    jpeg = jpeg_of(portrait, subsampling=SAMPLINGS[sampling])
    coefficients = read_coefficients(jpeg)
    assert coefficients is not None
    assert (coefficients.width, coefficients.height) == portrait.size
    decoded = to_ycc(np.asarray(Image.open(io.BytesIO(jpeg)).convert("RGB")))
    for index, component in enumerate(coefficients.components):
        if component.shrink == (1, 1):
            found = block_transform(decoded[index] - (128 if index == 0 else 0))
            stored = component.stored[: found.shape[0] - 1, : found.shape[1] - 1] * component.table
            assert np.abs(found[:-1, :-1] - stored).mean() < 1.0


@pytest.mark.parametrize("sampling", SAMPLINGS)
def test_a_lying_network_is_brought_back_to_the_file(portrait: Image.Image, sampling: str) -> None:
    jpeg = jpeg_of(portrait, quality=87, subsampling=SAMPLINGS[sampling])
    out = (512, 446)
    locked = compose(open_picture(jpeg), {"large": liar(out)}, out, Blend({"large": 1.0})).master
    free = compose(open_picture(jpeg), {"large": liar(out)}, out, None).master
    assert within_steps(free, jpeg, Image.Resampling.LANCZOS) < 0.9
    # What the lie pushes past black and white is lost in 8 bits; all else is held.
    assert within_steps(locked, jpeg, Image.Resampling.LANCZOS) >= 0.98


@pytest.mark.parametrize("character", ["natural", "crisp"])
@pytest.mark.parametrize(
    ("kernel", "share"),
    # Under another kernel than the one that shrank it, the true picture itself keeps only about 98.7 %.
    [(Image.Resampling.BOX, 0.98), (Image.Resampling.BICUBIC, 0.985), (Image.Resampling.LANCZOS, 0.99)],
)
def test_the_lock_holds_in_the_final_file(
    portrait: Image.Image, character: str, kernel: Image.Resampling, share: float
) -> None:
    jpeg = jpeg_of(portrait, quality=82)
    out = (513, 447)
    source = np.asarray(portrait.resize(out, Image.Resampling.BICUBIC)).astype(np.uint16) * 257
    drawn = np.clip(source.astype(np.int32) + np.roll(source, 3, axis=1) // 8, 0, 65535).astype(np.uint16)
    blend = blend_for("natural" if character == "natural" else "crisp", 3.0)
    views: Views = {name: source if name == "compact" else drawn for name in blend.shares}
    master = compose(open_picture(jpeg), views, out, blend).master
    assert within_steps(master, jpeg, kernel) >= share


def test_bands_come_out_as_the_whole(portrait: Image.Image, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = open_picture(jpeg_of(portrait))
    out = (600, 523)
    drawn = np.asarray(portrait.resize(out, Image.Resampling.BICUBIC)).astype(np.uint16) * 250
    blend = blend_for("crisp", 3.0)
    views: Views = dict.fromkeys(blend.shares, drawn)
    whole = compose(picture, views, out, blend)
    monkeypatch.setattr("engine.compose.BAND_PIXELS", 97 * 600)
    banded = compose(picture, views, out, blend)
    for one, other in ((whole.plain, banded.plain), (whole.master, banded.master)):
        assert np.abs(one.astype(int) - other).max() <= 1, "more than rounding"


def test_a_lossless_source_bounds_its_pixels(portrait: Image.Image) -> None:
    picture = open_picture(png_of(portrait))
    out = (513, 447)
    master = compose(picture, {"large": liar(out)}, out, Blend({"large": 1.0})).master
    shrunk = Image.fromarray(master.astype(np.uint8)).resize(portrait.size, Image.Resampling.LANCZOS)
    difference = np.abs(to_ycc(np.asarray(shrunk))[0] - to_ycc(np.asarray(portrait))[0])
    assert np.percentile(difference, 99) < 5, "noise of 255 levels is brought within a few"


def test_a_grey_jpeg_is_locked_in_its_one_plane(portrait: Image.Image) -> None:
    jpeg = jpeg_of(portrait.convert("L"), quality=85)
    coefficients = read_coefficients(jpeg)
    assert coefficients is not None
    assert len(coefficients.components) == 1
    out = (513, 447)
    grey = np.repeat(liar(out)[..., :1], 3, axis=2)
    master = compose(open_picture(jpeg), {"large": grey}, out, Blend({"large": 1.0})).master
    assert within_steps(master, jpeg, Image.Resampling.LANCZOS) >= 0.99
    assert np.ptp(master.astype(int), axis=2).max() <= 1


def test_plain_is_a_lanczos_resize(portrait: Image.Image) -> None:
    out = (513, 447)
    plain = compose(open_picture(png_of(portrait)), {}, out, blend_for("natural", 3.0)).plain
    expected = np.asarray(portrait.resize(out, Image.Resampling.LANCZOS))
    assert np.abs(plain.astype(int) - expected).mean() < 0.6


@pytest.mark.parametrize("offset", [(0, 0), (3, 5)])
def test_a_png_of_a_jpeg_is_held_to_the_hidden_grid(portrait: Image.Image, offset: tuple[int, int]) -> None:
    jpeg = jpeg_of(portrait.resize((640, 560), Image.Resampling.BICUBIC), quality=60, subsampling=0)
    decoded = Image.open(io.BytesIO(jpeg)).convert("RGB")
    png = png_of(decoded.crop((*offset, *decoded.size)))
    hidden = hidden_jpeg(png)
    assert hidden is not None
    picture = open_picture(png)
    assert isinstance(constraint_for(picture, hidden), GridConstraint)
    out = (picture.size[0] * 2, picture.size[1] * 2)
    blend = Blend({"large": 1.0})
    free = compose(picture, {"large": liar(out)}, out, None).master
    held = compose(picture, {"large": liar(out)}, out, blend, hidden=hidden).master
    table = np.array(hidden.luma, np.float32).reshape(8, 8)

    def inside(master: NDArray[np.unsignedinteger]) -> float:
        small = Image.fromarray(master.astype(np.uint8)).resize(picture.size, Image.Resampling.LANCZOS)
        both = [to_ycc(np.asarray(image))[0, hidden.y :, hidden.x :] for image in (small, picture.pixels)]
        found, kept = (block_transform(plane)[:-1, :-1] for plane in both)
        return float((np.abs(found - kept) <= table).mean())

    assert inside(free) < 0.95
    assert inside(held) >= 0.98


def test_a_coarser_save_before_widens_the_intervals(portrait: Image.Image) -> None:
    once = Image.open(io.BytesIO(jpeg_of(portrait.resize((640, 560)), quality=60))).convert("RGB")
    twice = jpeg_of(once, quality=95)
    hidden = hidden_jpeg(twice)
    assert hidden is not None
    assert hidden.found == "saved_twice"
    constraint = constraint_for(open_picture(twice), hidden)
    assert isinstance(constraint, JpegConstraint)
    assert constraint.first_luma is not None
    lie = np.zeros((3, 64, 640), np.float32)
    narrow = JpegConstraint(constraint.coefficients).correction(lie, 0)
    wide = constraint.correction(lie, 0)
    assert np.abs(wide[0]).mean() < np.abs(narrow[0]).mean()
