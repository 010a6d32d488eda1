from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageOps

from engine.source.compression import compression_evidence, saved_quality
from engine.source.enlarged import enlarged_evidence
from engine.source.halos import halo_evidence
from engine.source.metadata import CameraFacts, credentials_evidence, edited_evidence
from engine.source.motion_blur import motion_blur
from engine.source.nearest import nearest_enlarged
from engine.source.noise import noise_evidence
from engine.source.picture import Picture, open_picture
from engine.source.posterised import COMB, histogram_comb, posterised_evidence
from engine.source.softness import soft_evidence
from engine.source.webp import quantiser
from tests.engine.source.pictures import camera_exif, jpeg, saved, scene

PHOTO = scene()
CAMERA = CameraFacts("Test", "Camera 1")


def png(image: Image.Image) -> Picture:
    return open_picture(saved(image, "PNG", compress_level=1))


def enlarged(image: Image.Image, factor: float, how: Image.Resampling) -> Image.Image:
    return image.resize((round(image.width * factor), round(image.height * factor)), how)


@pytest.mark.parametrize(
    "how", [Image.Resampling.BICUBIC, Image.Resampling.LANCZOS, Image.Resampling.BILINEAR]
)
@pytest.mark.parametrize("factor", [1.5, 3])
def test_the_rhythm_of_enlarging(how: Image.Resampling, factor: float) -> None:
    small = PHOTO.resize((640, 480), Image.Resampling.LANCZOS)
    evidence = enlarged_evidence(open_picture(jpeg(enlarged(small, factor, how), 94)))
    assert evidence is not None
    assert evidence.degrades


@pytest.mark.parametrize("factor", [1.2, 1.28, 1.37])
def test_enlarging_a_little_leaves_a_rhythm_and_shrinking_none(factor: float) -> None:
    """Both resample: only what is unsharp besides was enlarged."""
    photo = PHOTO.resize((1280, 960)).filter(ImageFilter.GaussianBlur(0.9))
    evidence = enlarged_evidence(open_picture(jpeg(enlarged(photo, factor, Image.Resampling.BILINEAR), 94)))
    assert evidence is not None
    assert evidence.degrades
    for how in (Image.Resampling.BICUBIC, Image.Resampling.LANCZOS):
        assert enlarged_evidence(open_picture(jpeg(enlarged(photo, 1 / factor, how), 94))) is None
        assert enlarged_evidence(open_picture(jpeg(enlarged(PHOTO, 1 / factor, how), 94))) is None


@pytest.mark.parametrize("how", [Image.Resampling.BICUBIC, Image.Resampling.LANCZOS])
def test_a_doubled_photo_lacks_detail(how: Image.Resampling, astronaut: NDArray[np.uint8]) -> None:
    doubled = enlarged(Image.fromarray(astronaut), 2, how)
    evidence = soft_evidence(open_picture(jpeg(doubled, 94)))
    assert evidence is not None
    assert evidence.degrades
    assert isinstance(evidence.measured["effective_share"], float)
    assert 0.2 < evidence.measured["effective_share"] < 0.75


def test_a_camera_may_be_soft() -> None:
    blurred = Image.fromarray(cv2.GaussianBlur(np.asarray(PHOTO), (0, 0), 3))
    evidence = soft_evidence(open_picture(jpeg(blurred, 95, exif=camera_exif())))
    assert evidence is not None
    assert not evidence.degrades


def test_a_sharp_picture_is_neither_soft_nor_enlarged() -> None:
    for picture in (png(PHOTO), open_picture(jpeg(PHOTO, 92)), png(PHOTO.resize((800, 600)))):
        assert soft_evidence(picture) is None
        assert enlarged_evidence(picture) is None
        assert nearest_enlarged(picture) is None


@pytest.mark.parametrize("factor", [2, 3, 4])
def test_repeated_pixels(factor: int) -> None:
    small = PHOTO.resize((400, 300))
    evidence = nearest_enlarged(png(enlarged(small, factor, Image.Resampling.NEAREST)))
    assert evidence is not None
    assert evidence.measured["factor"] == factor


def test_palettes_and_cut_tones() -> None:
    assert posterised_evidence(png(PHOTO)) is None
    cut = posterised_evidence(png(ImageOps.posterize(PHOTO, 4)))
    assert cut is not None
    assert cut.degrades
    signed = Picture(b"", "png", np.asarray(ImageOps.posterize(PHOTO, 4).convert("L")), camera=CAMERA)
    stretched = posterised_evidence(signed)
    assert stretched is not None
    assert not stretched.degrades, "cameras stretch tones too"
    gif = posterised_evidence(open_picture(saved(PHOTO.resize((400, 300)), "GIF")))
    assert gif is not None
    assert gif.measured["palette"] is True


def test_a_page_of_text_has_few_tones_by_nature() -> None:
    for size in (18, 24, 40):
        page = Image.new("RGB", (1200, 1600), (255, 255, 255))
        draw = ImageDraw.Draw(page)
        for top in range(60, 1540, size * 3 // 2):
            draw.text((80, top), "The quick brown fox jumps over the lazy dog. " * 3, fill=0, font_size=size)
        assert histogram_comb(png(page).luma) > COMB
        assert posterised_evidence(png(page)) is None
    dark = Image.fromarray((np.asarray(PHOTO) // 64 * 30).astype(np.uint8))
    assert posterised_evidence(png(dark)) is not None


def test_lettering_on_a_photo_or_beside_it_cuts_no_tones() -> None:
    """It has tones that the photo has none of, and few pixels of each (a reviewer's, 2026-11-28)."""
    dark = Image.fromarray((np.asarray(PHOTO.resize((800, 600))) * 0.45).astype(np.uint8))
    for photo, stepped in ((dark, False), (ImageOps.posterize(dark, 5), True)):
        meme = photo.copy()
        draw = ImageDraw.Draw(meme)
        for top in (20, 530):
            draw.text(
                (30, top), "ON A FRIDAY EVENING", "white", font_size=40, stroke_width=2, stroke_fill="black"
            )
        menu = Image.new("RGB", (800, 900), (255, 255, 255))
        menu.paste(photo)
        draw = ImageDraw.Draw(menu)
        for line in range(6):
            draw.text((40, 620 + line * 40), "Roast chicken 11.90", (30, 30, 30), font_size=20)
        for sheet in (meme, menu):
            assert histogram_comb(png(sheet).luma) > COMB
            assert (posterised_evidence(png(sheet)) is not None) == stepped


def test_compression_is_told_and_a_camera_is_not_blamed() -> None:
    weak = compression_evidence(open_picture(jpeg(PHOTO, 60)))
    camera = compression_evidence(open_picture(jpeg(PHOTO, 80, exif=camera_exif())))
    assert weak is not None
    assert camera is not None
    assert (weak.degrades, weak.measured["quality"]) == (True, 60)
    assert not camera.degrades
    assert compression_evidence(open_picture(jpeg(PHOTO, 90))) is None
    hard = compression_evidence(open_picture(jpeg(PHOTO, 25)))
    assert hard is not None
    assert hard.measured["heavy"] is True


@pytest.mark.parametrize("quality", [20, 50, 75, 95])
def test_webp_quality_is_read_from_its_frame(quality: int) -> None:
    data = saved(PHOTO.resize((320, 240)), "WEBP", quality=quality)
    found = saved_quality(open_picture(data))
    assert found is not None
    assert abs(found - quality) <= 8
    assert quantiser(data[:30]) is None


def test_grain_blur_and_halos_only_set_expectations() -> None:
    rng = np.random.default_rng(3)
    calm = np.asarray(PHOTO.resize((1600, 1200), Image.Resampling.BOX).convert("L").resize((400, 300)), float)
    calm = np.asarray(
        Image.fromarray(calm.astype(np.uint8)).resize((1600, 1200), Image.Resampling.BICUBIC), float
    )
    grainy = np.clip(calm + rng.normal(0, 9, calm.shape), 0, 255).astype(np.uint8)
    grain = noise_evidence(png(Image.fromarray(grainy)))
    assert grain is not None
    assert noise_evidence(png(Image.fromarray(calm.astype(np.uint8)))) is None
    kernel = np.zeros((31, 31), np.float32)
    kernel[15] = 1 / 31
    moved = motion_blur(png(Image.fromarray(cv2.filter2D(np.asarray(PHOTO), -1, kernel))))
    assert moved is not None
    assert motion_blur(png(PHOTO)) is None
    assert not grain.degrades
    assert not moved.degrades


def test_halos() -> None:
    plain = np.full((800, 800), 70.0)
    for number in range(8):
        plain[:, 60 + 90 * number : 100 + 90 * number] = 170
    soft = cv2.GaussianBlur(plain, (0, 0), 1.2)
    seamed = np.clip(soft + 2.5 * (soft - cv2.GaussianBlur(soft, (0, 0), 2)), 0, 255)
    evidence = halo_evidence(png(Image.fromarray(seamed.astype(np.uint8))))
    assert evidence is not None
    assert not evidence.degrades
    assert halo_evidence(png(Image.fromarray(soft.astype(np.uint8)))) is None


def test_editor_and_content_credentials() -> None:
    exif = Image.Exif()
    exif[0x0131] = "Adobe Photoshop 26.1"
    edited = edited_evidence(open_picture(jpeg(PHOTO.resize((80, 60)), 92, exif=exif.tobytes())).camera)
    assert edited is not None
    assert not edited.degrades
    plain = jpeg(PHOTO.resize((80, 60)), 92)
    assert _credentials(plain) is None
    box = b"JP\0\1\0\0\0\1" + b"\0\0\0\x40jumb\0\0\0\x26jumdc2pa" + b"trainedAlgorithmicMedia"
    segment = b"\xff\xeb" + (len(box) + 2).to_bytes(2, "big") + box
    assert _credentials(plain[:2] + segment + plain[2:]) is True


def _credentials(data: bytes) -> object:
    picture = open_picture(data)
    found = credentials_evidence(picture.data, picture.format, picture.jpeg)
    return found and found.measured["made_by_ai"]
