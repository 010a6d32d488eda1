"""Movement in every direction, and what only looks like it."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from engine.source.motion_blur import motion_blur, movement
from engine.source.picture import Picture, open_picture
from engine.source.sharpness import busy_tiles
from tests.engine.source.pictures import jpeg, saved, scene

PHOTO = scene()


def png(image: Image.Image) -> Picture:
    return open_picture(saved(image, "PNG", compress_level=1))


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
