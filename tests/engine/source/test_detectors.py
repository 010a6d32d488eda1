from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageOps

from engine.source.borders import letterbox_evidence, screenshot_evidence
from engine.source.compression import compression_evidence, saved_quality
from engine.source.enlarged import enlarged_evidence
from engine.source.halos import halo_evidence
from engine.source.metadata import CameraFacts, credentials_evidence, edited_evidence
from engine.source.motion_blur import motion_blur, movement
from engine.source.nearest import nearest_enlarged
from engine.source.noise import noise_evidence
from engine.source.picture import Picture, open_picture
from engine.source.posterised import COMB, histogram_comb, posterised_evidence
from engine.source.reading import read
from engine.source.sharpness import busy_tiles
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


def test_letterbox_on_either_pair_of_sides() -> None:
    for size, place in (((1600, 1500), (0, 150)), ((2000, 1200), (200, 0))):
        sheet = Image.new("RGB", size)
        sheet.paste(PHOTO, place)
        bands = letterbox_evidence(open_picture(jpeg(sheet, 88)))
        assert bands is not None
        assert (bands.kind, bands.degrades, bands.advice) == ("bands", False, "")
    assert letterbox_evidence(png(PHOTO)) is None


@pytest.mark.parametrize(("size", "ground"), [((1920, 1080), 0), ((1170, 2532), 255), ((1170, 2532), 0)])
def test_bands_of_a_screens_size_were_made_for_it(size: tuple[int, int], ground: int) -> None:
    sheet = Image.new("RGB", size, (ground,) * 3)
    sheet.paste(PHOTO.resize((1170, 1080)), ((size[0] - 1170) // 2, (size[1] - 1080) // 2))
    letterbox = letterbox_evidence(open_picture(jpeg(sheet, 88)))
    assert letterbox is not None
    assert (letterbox.kind, letterbox.degrades) == ("letterbox", True)


def test_designed_pictures_are_no_screenshots() -> None:
    """A product with lettering on yellow, a photo on a mat, a collage (an editor's, 2026-11-28)."""
    banner = Image.new("RGB", (1200, 900), (240, 200, 60))
    banner.paste(PHOTO.resize((800, 600)), (60, 60))
    ImageDraw.Draw(banner).text((60, 720), "Spring sale", fill=(120, 20, 40), font_size=90)
    shop = Image.new("RGB", (1920, 1080), (255, 255, 255))
    shop.paste(PHOTO.resize((1152, 864)), (384, 108))
    collage = Image.new("RGB", (1600, 1600), (255, 255, 255))
    for place in ((10, 10), (810, 10), (10, 810), (810, 810)):
        collage.paste(PHOTO.resize((780, 780)), place)
    for sheet in (banner, shop, collage):
        for picture in (png(sheet), open_picture(jpeg(sheet, 92))):
            assert screenshot_evidence(picture) is None
            reading = read(picture.data)
            assert reading.verdict == "unproven", reading.evidence
            assert reading.effective_side == picture.longest


def test_a_shrunk_screenshot_is_known_by_its_status_bar() -> None:
    screen = Image.new("RGB", (591, 1280), (255, 255, 255))
    screen.paste(PHOTO.resize((591, 443)), (0, 400))
    assert screenshot_evidence(png(screen)) is None
    draw = ImageDraw.Draw(screen)
    draw.text((30, 16), "12:34", fill=(0, 0, 0), font_size=20)
    draw.rectangle((520, 20, 553, 34), outline=(0, 0, 0), width=2)
    assert screenshot_evidence(png(screen)) is not None
    assert screenshot_evidence(open_picture(jpeg(screen, 87))) is not None
    assert [e.kind for e in read(saved(screen, "PNG")).evidence][:1] == ["screenshot"]


def poster(width: int, height: int) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    sheet = Image.new("RGB", (width, height), (250, 248, 240))
    sheet.paste(PHOTO.resize((width * 3 // 5, width * 9 // 20)), (50, height // 6))
    return sheet, ImageDraw.Draw(sheet)


def test_posters_flyers_and_pages_are_no_screenshots() -> None:
    """A heading is no status bar and lines of text no interface (a reviewer's, 2026-11-28)."""
    tall, draw = poster(1000, 1800)
    draw.text((60, 40), "CITY MUSEUM, 1 MAY TO 30 JUNE", fill=(20, 20, 20), font_size=26)
    centred, draw = poster(1000, 1800)
    draw.text((500, 40), "CITY MUSEUM, 1 MAY TO 30 JUNE", fill=(20, 20, 20), font_size=26, anchor="ma")
    flyer, draw = poster(1080, 1350)
    for line in range(7):
        draw.text((100, 800 + line * 70), f"Roast chicken {line}.90", fill=(20, 20, 20), font_size=32)
    page, draw = poster(1240, 1754)
    for line in range(40):
        draw.text((120, 160 + line * 35), "The quick brown fox jumps", fill=(20, 20, 20), font_size=24)
    prices, draw = poster(900, 1800)
    for line in range(12):
        draw.text((60, 60 + line * 140), f"Item {line}", fill=(20, 20, 20), font_size=30)
        draw.text((840, 60 + line * 140), f"{line}.90", fill=(20, 20, 20), font_size=30, anchor="ra")
    for sheet in (tall, centred, flyer, page, prices):
        for picture in (png(sheet), open_picture(jpeg(sheet, 90))):
            assert screenshot_evidence(picture) is None


def test_screenshots_by_drawn_surfaces_and_by_screen_size() -> None:
    screen = Image.new("RGB", (1080, 2340), (255, 255, 255))
    screen.paste(PHOTO.resize((1080, 810)), (0, 700))
    ImageDraw.Draw(screen).text((60, 30), "12:34", fill=(0, 0, 0), font_size=40)
    assert screenshot_evidence(png(screen)) is not None
    assert screenshot_evidence(open_picture(jpeg(screen, 90))) is not None
    assert screenshot_evidence(open_picture(jpeg(screen, 90, exif=camera_exif()))) is None
    assert screenshot_evidence(png(scene(1170, 2532))) is not None
    assert screenshot_evidence(png(PHOTO)) is None


def test_a_thing_before_a_white_wall_is_no_screenshot() -> None:
    """Its outline begins bit by bit; nothing straight is drawn across."""
    wall = Image.new("RGB", (1200, 1200), (255, 255, 255))
    mask = Image.new("L", (1200, 1200), 0)
    ImageDraw.Draw(mask).ellipse((250, 250, 950, 950), fill=255)
    wall.paste(PHOTO.resize((1200, 1200)), (0, 0), mask)
    assert screenshot_evidence(png(wall)) is None
    assert letterbox_evidence(png(wall)) is None


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


@pytest.mark.parametrize("angle", [0, 45, 90])
@pytest.mark.parametrize("length", [13, 25, 41])
def test_movement_in_any_direction(length: int, angle: int) -> None:
    kernel = np.zeros((length, length), np.uint8)
    kernel[length // 2] = 255
    turned = np.asarray(Image.fromarray(kernel).rotate(angle, Image.Resampling.BILINEAR), np.float32)
    moved = Image.fromarray(cv2.filter2D(np.asarray(PHOTO), -1, turned / turned.sum()))
    assert motion_blur(open_picture(jpeg(moved, 92))) is not None


def test_lines_drawn_in_one_direction_are_no_movement() -> None:
    bars = Image.new("RGB", (2000, 2000), (200, 200, 190))
    draw = ImageDraw.Draw(bars)
    for left in range(0, 2000, 37):
        draw.rectangle((left, 0, left + 14, 2000), fill=(60, 60, 80))
    for angle in (0, 20, 45, 90):
        stripes = bars.rotate(angle, Image.Resampling.BICUBIC).crop((300, 400, 1900, 1600))
        for sheet in (stripes, Image.blend(stripes, PHOTO, 0.5)):
            assert motion_blur(png(sheet)) is None
            assert motion_blur(open_picture(jpeg(sheet, 90))) is None
    screen = Image.new("RGB", (1170, 2532), (255, 255, 255))
    screen.paste(PHOTO.resize((1170, 878)), (0, 700))
    draw = ImageDraw.Draw(screen)
    for top in range(1700, 2500, 90):
        draw.line((0, top, 1170, top), fill=(200, 200, 200), width=2)
    assert motion_blur(png(screen)) is None


def test_a_crisp_thing_before_moved_ground_is_in_focus() -> None:
    """As a pepper with smooth, straight sides looks: nothing fine along them (a reviewer's, 2026-11-28)."""
    kernel = np.full((1, 31), 1 / 31, np.float32)
    moved = cv2.filter2D(np.asarray(PHOTO), -1, kernel) * 0.5 + 60
    ground = Image.fromarray(moved.astype(np.uint8)).resize((3200, 2400))
    mask = Image.new("L", ground.size, 0)
    ImageDraw.Draw(mask).rectangle((-2000, 1075, 6000, 1175), fill=255)
    mask = mask.rotate(10, Image.Resampling.BICUBIC)
    shown = Image.composite(Image.new("RGB", ground.size, (230, 225, 220)), ground, mask)
    picture = open_picture(jpeg(shown.resize((1600, 1200), Image.Resampling.LANCZOS), 92))
    assert movement(busy_tiles(picture.luma, whole=True)).seen
    assert motion_blur(picture) is None


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
