"""What is shown for looking: in sRGB by the source's profile, on its ground where nobody can see anything."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageCms, ImageDraw

from engine.decode import open_picture
from engine.first_look import first_look
from engine.order import Order
from engine.pipeline import run
from engine.proof import sheet
from engine.proof_type import Type
from engine.pyramid import cut_both
from engine.second_look import pair
from engine.shown import WHITE, Seen, as_seen, ground_of, to_srgb
from engine.target import parse_target
from engine.trust.report import check, summarise
from engine.trust.zone import Zone
from tests.engine.conftest import jpeg_of, png_of
from tests.engine.test_pyramid import another_profile, together
from tests.engine.trust.pictures import enlarged, page, views

Array = NDArray[np.uint8]


def grey_profile() -> bytes:
    """A linear grey, made of sRGB's profile: white point and one curve (ICC.1:2010, 8.3.4)."""
    parts = [(b"wtpt", b"XYZ " + bytes(4) + b"\0\0\xf6\xd6\0\1\0\0\0\0\xd3\x2d")]
    parts += [(b"kTRC", b"curv" + bytes(8)), (b"desc", b"desc" + bytes(4) + b"\0\0\0\2g\0" + bytes(79))]
    parts += [(b"cprt", b"text" + bytes(4) + b"none\0\0\0\0")]
    at, table, data = 128 + 4 + 12 * len(parts), b"", b""
    for name, value in parts:
        table += name + (at + len(data)).to_bytes(4, "big") + len(value).to_bytes(4, "big")
        data += value + bytes(-len(value) % 4)
    head = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()[:128]
    head = head[:8] + b"\2\0\0\0mntrGRAYXYZ " + head[24:]
    whole = head + len(parts).to_bytes(4, "big") + table + data
    return len(whole).to_bytes(4, "big") + whole[4:]


def cut_out(side: int = 96) -> Image.Image:
    """A patterned disc, fully transparent around it, where the file's pixels are black."""
    y, x = np.mgrid[:side, :side]
    pixels = np.zeros((side, side, 4), np.uint8)
    disc = (x - side / 2) ** 2 + (y - side / 2) ** 2 < (0.3 * side) ** 2
    pixels[disc] = (200, 120, 60, 255)
    pixels[disc & ((x // 3 + y // 3) % 2 == 0)] = (120, 60, 30, 255)
    return Image.fromarray(pixels)


@pytest.mark.parametrize("broken", [b"no profile", another_profile()[:200], b""])
def test_a_broken_profile_leaves_the_pixels_as_they_are(broken: bytes) -> None:
    pixels = np.full((4, 4, 3), 90, np.uint8)
    assert np.array_equal(to_srgb(pixels, broken), pixels)
    assert open_picture(jpeg_of(Image.new("CMYK", (8, 8)), icc_profile=broken)).pixels.shape == (8, 8, 3)


def test_a_grey_profile_is_looked_at_too() -> None:
    pixels = np.full((4, 4, 3), 90, np.uint8)
    shown = to_srgb(pixels, grey_profile())
    assert shown.shape == (4, 4, 3)
    assert np.abs(shown.astype(int) - 161).max() <= 2, "90 of 255 of light is 161 in sRGB"


def test_sheet_and_overview_are_in_srgb_and_on_white() -> None:
    picture = np.full((900, 1200, 3), (40, 160, 40), np.uint8)
    alpha = np.full((900, 1200), 255, np.uint8)
    alpha[:, :600] = 0
    seen = Seen(alpha, another_profile())
    report = summarise([Zone("place", (560, 420, 640, 480), "look", "A place.", {})])
    with Image.open(io.BytesIO(sheet(picture, picture, report, seen=seen))) as image:
        sheet_of = np.asarray(image.convert("RGB")).astype(int)
    wanted = as_seen(picture[:1, :1], None, another_profile())[0, 0].astype(int)
    assert np.abs(wanted - (40, 160, 40)).max() > 20
    there = (np.abs(sheet_of - wanted).max(axis=2) < 6).sum()
    assert there > 100_000
    assert (np.abs(sheet_of - (40, 160, 40)).max(axis=2) < 6).sum() < there / 100, "no raw numbers"
    assert (sheet_of.min(axis=2) > 252).sum() > 100_000, "white where it is transparent"


def test_a_sheet_shows_no_place_where_nothing_is() -> None:
    picture = np.zeros((2000, 3000, 3), np.uint8)
    alpha = np.zeros((2000, 3000), np.uint8)
    alpha[900:1100, 1400:1600] = 255
    page_of = sheet(picture, picture, summarise([]), seen=Seen(alpha))
    with Image.open(io.BytesIO(page_of)) as image:
        assert image.height < 1000, "one row: only the middle is to be seen"


def test_hidden_lettering_is_not_read_and_what_is_seen_on_white_is() -> None:
    truth = page([("Haltbar bis 12.03.2028", 30, (60, 100)), ("Zutaten und Gewicht", 30, (60, 400))])
    source, plain, master = views(truth, 2)
    alpha = np.full(truth.shape[:2], 255, np.uint8)
    alpha[:300] = 0
    kinds = [(z.kind, z.box[1]) for z in check(source, plain, master, alpha=alpha)[0].zones]
    assert [top >= 300 for kind, top in kinds if kind == "text"] == [True]
    # Black letters cut out: their colours are spread over the ground, and only on white can they be read.
    black = np.zeros_like(source)
    letters = 255 - enlarged(source, 960, 720).min(axis=2)
    letters[:380] = 0
    letters[letters < 150] = 0
    zones = check(black, np.zeros_like(plain), np.zeros_like(plain), alpha=letters)[0].zones
    assert any(zone.kind == "text" for zone in zones)


def test_what_is_taken_back_is_the_pictures_own_not_the_white() -> None:
    source, plain, master = views(page([("Zutaten und Gewicht", 30, (60, 400))]), 2)
    alpha = np.full(master.shape[:2], 128, np.uint8)
    box = (100, 100, 200, 200)
    _, mended = check(source, plain, master, alpha=alpha, keep=[box])
    assert np.array_equal(mended[110:190, 110:190], plain[110:190, 110:190])
    assert np.array_equal(mended[600:], master[600:])


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_close_ups_and_tiles_of_a_cut_out_lie_on_white(tmp_path: Path, kind: str) -> None:
    source, target = png_of(cut_out(), icc_profile=another_profile()), parse_target("288")
    order = Order(source, "cut.png", target, master_format=kind)  # type: ignore[arg-type] # parametrized
    master = run(order, tmp_path / "made").master.path.read_bytes()
    both = pair(source, master, target, (0, 0, 288, 288))
    (tmp_path / "tiles").mkdir()
    cut_both(source, master, target, tmp_path / "tiles")
    shown = [both.plain, both.master, together(tmp_path / "tiles", "before", 0, (288, 288))]
    for picture in shown:
        assert picture[:40, :40].min() > 250
        middle = picture[100:188, 100:188].astype(int).mean(axis=(0, 1))
        assert (
            np.abs(
                middle - as_seen(np.full((1, 1, 3), (160, 90, 45), np.uint8), None, another_profile())
            ).max()
            < 25
        )


def test_a_first_look_at_a_cut_out_lies_on_white() -> None:
    look = first_look(png_of(cut_out(), icc_profile=another_profile()), parse_target("288"))
    assert look is not None
    with Image.open(io.BytesIO(look.jpeg)) as image:
        pixels = np.asarray(image.convert("RGB")).astype(int)
    assert (pixels.min(axis=2) < 20).sum() < 0.05 * pixels[..., 0].size, "only the words are dark"
    raw = np.abs(pixels - (200, 120, 60)).max(axis=2) < 10
    assert raw.mean() < 0.02, "in sRGB"


COLOURS = {
    "white": (255, 255, 255),
    "cream": (235, 225, 200),
    "ink": (20, 20, 24),
    "grey": (128, 128, 128),
    "blue": (20, 60, 160),
}


def logo(name: str, print_: str) -> Image.Image:
    """A name and small print in two of COLOURS, on nothing."""
    image = Image.new("RGBA", (400, 220))
    draw = ImageDraw.Draw(image)
    Type(40, bold=True).draw(draw, (30, 80), "Harbour", COLOURS[name])
    Type(8).draw(draw, (30, 130), "Price per kilogram 3.49", COLOURS[print_])
    Type(8).draw(draw, (30, 160), "Rua do Ouro 128, Lisboa", COLOURS[print_])
    return image


@pytest.mark.parametrize(
    ("name", "print_", "ground"),
    [
        ("ink", "blue", WHITE),
        ("grey", "ink", WHITE),
        ("white", "white", 32),
        ("cream", "white", 32),
        ("white", "grey", 32),
        ("ink", "white", 128),
        ("white", "blue", 128),
    ],
)
def test_a_ground_is_one_that_nothing_is_lost_on(name: str, print_: str, ground: int) -> None:
    picture = open_picture(png_of(logo(name, print_)))
    assert ground_of(picture) == ground


def test_only_the_outline_chooses_the_ground(astronaut: Array) -> None:
    """White inside a photo is told from what is around it."""
    photo = np.dstack([astronaut, np.full(astronaut.shape[:2], 255, np.uint8)])
    photo[100:400, 100:400, :3] = 255
    photo[:8] = photo[-8:] = (60, 60, 60, 255)
    photo[:4, :, 3] = photo[-4:, :, 3] = 0
    assert ground_of(open_picture(png_of(Image.fromarray(photo)))) == WHITE
    opaque = Image.new("RGB", (40, 40), "white")
    assert ground_of(open_picture(png_of(opaque))) == WHITE
    assert ground_of(open_picture(png_of(Image.new("RGBA", (40, 40))))) == WHITE
    deep = open_picture(png_of(logo("white", "white")))
    deep = replace(deep, pixels=deep.pixels.astype(np.uint16) * 257, alpha=deep.alpha.astype(np.uint16) * 257)  # type: ignore[union-attr] # it has one
    assert ground_of(deep) == 32


@pytest.mark.parametrize("print_", ["white", "cream"])
def test_small_print_of_a_pale_logo_is_seen_and_read(tmp_path: Path, print_: str) -> None:
    order = Order(png_of(logo("white", print_)), "logo.png", parse_target("800"), overview=True)
    outcome = run(order, tmp_path)
    trust = outcome.report["trust"]
    assert isinstance(trust, dict)
    texts = [zone for zone in trust["zones"] if zone["kind"] == "text"]
    lines = [line["taken_back"] for zone in texts for line in zone["measures"]["lines"]]
    assert sorted(lines) == [False, True, True], "the name and the small print"
    assert outcome.proof is not None
    with Image.open(outcome.proof) as image:
        page_of = np.asarray(image.convert("L"))
    assert ((page_of > 24) & (page_of < 40)).sum() > 100_000, "on its ground"
    assert outcome.overview is not None
    with zipfile.ZipFile(outcome.overview) as tiles:
        for name in tiles.namelist():
            with Image.open(io.BytesIO(tiles.read(name))) as tile:
                assert abs(int(np.asarray(tile.convert("L"))[0, 0]) - 32) < 4


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_close_ups_and_tiles_of_a_pale_logo_have_one_ground(tmp_path: Path, kind: str) -> None:
    source, target = png_of(logo("white", "white")), parse_target("800")
    order = Order(source, "logo.png", target, master_format=kind)  # type: ignore[arg-type] # parametrized
    master = run(order, tmp_path / "made").master.path.read_bytes()
    both = pair(source, master, target, (0, 0, 800, 440))
    (tmp_path / "tiles").mkdir()
    cut_both(source, master, target, tmp_path / "tiles")
    tiles = [together(tmp_path / "tiles", layer, 1, (800, 440)) for layer in ("before", "after")]
    for picture in [both.plain, both.master, *tiles]:
        ground = 32 if kind == "png" else WHITE
        assert np.abs(picture[-20:].astype(int) - ground).max() < 4, "a JPEG lies on white itself"


def test_a_first_look_at_a_pale_logo_shows_it() -> None:
    look = first_look(png_of(logo("white", "white")), parse_target("800"))
    assert look is not None
    with Image.open(io.BytesIO(look.jpeg)) as image:
        pixels = np.asarray(image.convert("L"))
    assert ((pixels > 24) & (pixels < 40)).mean() > 0.4


def test_where_nothing_is_to_be_seen_nothing_is_called_safe(tmp_path: Path) -> None:
    outcome = run(Order(png_of(Image.new("RGBA", (96, 64))), "none.png", parse_target("192")), tmp_path)
    trust, proof = outcome.report["trust"], outcome.report["proof"]
    assert isinstance(trust, dict)
    assert isinstance(proof, dict)
    assert trust["verdict"] == "unchecked"
    assert trust["sentence"] == "Could not be checked. Not checked: anything."
    assert proof["crops"] == []
