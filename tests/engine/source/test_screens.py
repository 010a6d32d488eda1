"""Screenshots and bands, and what only looks like them: designed pictures, pages, a white wall."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from engine.source.borders import letterbox_evidence, screenshot_evidence
from engine.source.picture import Picture, open_picture
from engine.source.reading import read
from tests.engine.source.pictures import camera_exif, jpeg, saved, scene

PHOTO = scene()


def png(image: Image.Image) -> Picture:
    return open_picture(saved(image, "PNG", compress_level=1))


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
