"""Versions: windows around the subject, the master's own pixels, never enlarged, its metadata kept."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import ExifTags, Image, ImageCms

from engine.errors import UnreadablePicture
from engine.make_versions import find_versions, seen
from engine.metadata import Origin, exif_for, xmp_for
from engine.order import Box, MetadataPolicy
from engine.source.purpose import WALL_DPI
from engine.subject import find_subject
from engine.target import PAPER_MILLIMETRES
from engine.trust.faces import find_faces
from engine.trust.view import View
from engine.trust.zone import clip_box, overlap
from engine.version_file import Opened, open_master, rendered, version_bytes, write_versions
from engine.version_kinds import BY_NAME, KINDS
from engine.version_preview import preview
from engine.versions import NotOffered, Version, plan
from engine.window import Subject, holds
from tests.engine.conftest import jpeg_of, png_of

EDGES = {
    "left": (160, 0, 512, 440),
    "right": (0, 0, 290, 440),
    "top": (0, 55, 512, 512),
    "bottom": (0, 0, 512, 225),
}
"""Crops of the portrait whose border lies a few pixels beside the face."""


def nothing_there(width: int, height: int) -> Subject:
    return Subject((), (), np.full((height // 8 + 1, width // 8 + 1), 1, np.float32))


def master_of(astronaut: NDArray[np.uint8], box: Box, factor: int = 3) -> Opened:
    """A stand-in for a master: part of the portrait, large."""
    part = Image.fromarray(astronaut).crop(box)
    large = part.resize((part.width * factor, part.height * factor), Image.Resampling.LANCZOS)
    return open_master(png_of(large, compress_level=1))


@pytest.mark.parametrize("edge", list(EDGES))
def test_a_face_near_the_edge_is_whole_in_every_version(astronaut: NDArray[np.uint8], edge: str) -> None:
    x0, y0, x1, y1 = EDGES[edge]
    master = master_of(astronaut, EDGES[edge], factor=-(-1100 // min(x1 - x0, y1 - y0)))
    [face, *_] = find_subject(seen(master)).faces
    gaps = (face[0], face[1], master.size[0] - face[2], master.size[1] - face[3])
    assert min(gaps) < 0.6 * (face[2] - face[0]), "the face is near an edge"
    offer = find_versions(master)
    assert {"web", "portrait", "square", "story", "link", "listing", "10x15"} <= {
        version.kind.name for version in offer.versions
    } | {one.kind.name for one in offer.refused if one.reason == "face"}
    assert len(offer.versions) >= 6
    for version in offer.versions:
        assert holds(version.window, face), version.kind.name
        with Image.open(io.BytesIO(version_bytes(master, version))) as file:
            made = np.asarray(file.convert("RGB"))
        assert made.shape[1::-1] == version.canvas
        found = [one.box for one in find_faces(View(made, made, made))]
        expected = _in_version(face, version)
        area = (expected[2] - expected[0]) * (expected[3] - expected[1])
        assert any(
            overlap(expected, box) > 0.8 and 0.6 < (box[2] - box[0]) * (box[3] - box[1]) / area < 1.6
            for box in found
        ), f"{version.kind.name}: {expected} is not among {found}"


def _in_version(box: Box, version: Version) -> Box:
    """A box of master pixels in those of the file."""
    x0, y0, x1, y1 = version.window
    across, down = version.size[0] / (x1 - x0), version.size[1] / (y1 - y0)
    left, top = (version.canvas[0] - version.size[0]) / 2, (version.canvas[1] - version.size[1]) / 2
    return clip_box(
        (
            (box[0] - x0) * across + left,
            (box[1] - y0) * down + top,
            (box[2] - x0) * across + left,
            (box[3] - y0) * down + top,
        ),
        *version.canvas,
    )


def test_where_the_face_does_not_fit_nothing_is_offered(astronaut: NDArray[np.uint8]) -> None:
    master = master_of(astronaut, (100, 60, 400, 215), factor=8)
    assert find_subject(seen(master)).faces
    offer = find_versions(master, [BY_NAME["story"], BY_NAME["link"], BY_NAME["square"]])
    assert ("story", "face") in [(one.kind.name, one.reason) for one in offer.refused]
    assert "link" in [version.kind.name for version in offer.versions]


@settings(deadline=None)
@given(st.integers(16, 9000), st.integers(16, 9000), st.sampled_from(KINDS))
def test_nothing_is_ever_enlarged_and_every_window_lies_inside(width: int, height: int, kind: object) -> None:
    chosen = next(one for one in KINDS if one is kind)
    version = plan((width, height), nothing_there(width, height), chosen)
    if isinstance(version, NotOffered):
        assert version.reason == "too_small"
        assert chosen.way in ("fill", "print")
        return
    x0, y0, x1, y1 = version.window
    assert 0 <= x0 < x1 <= width
    assert 0 <= y0 < y1 <= height
    assert version.size[0] <= x1 - x0
    assert version.size[1] <= y1 - y0
    stretch = (x1 - x0) / version.size[0] / ((y1 - y0) / version.size[1])
    if min(version.size) > 50:
        assert stretch == pytest.approx(1, abs=0.02 if chosen.way in ("whole", "pad") else 0.003)
    if chosen.way == "print":
        assert version.dots_per_inch is not None
        assert WALL_DPI <= version.dots_per_inch <= 300
        sheet = sorted(side / version.dots_per_inch * 25.4 for side in version.canvas)
        assert sheet == pytest.approx(PAPER_MILLIMETRES[chosen.name], abs=0.2)
        assert (version.canvas[0] > version.canvas[1]) == (width > height)
    elif chosen.way == "fill":
        assert version.smaller == (version.canvas != (chosen.width, chosen.height))


def test_what_the_master_does_not_hold_comes_as_large_as_it_is() -> None:
    version = plan((1000, 1000), nothing_there(1000, 1000), BY_NAME["portrait"])
    assert isinstance(version, Version)
    assert (version.size, version.smaller) == ((800, 1000), True)
    version = plan((2000, 1400), nothing_there(2000, 1400), BY_NAME["a4"])
    assert isinstance(version, Version)
    assert (version.dots_per_inch, version.size) == (169, (1976, 1397))
    assert isinstance(plan((900, 400), nothing_there(900, 400), BY_NAME["story"]), NotOffered)
    listing = plan((900, 400), nothing_there(900, 400), BY_NAME["listing"])
    assert isinstance(listing, Version)
    assert (listing.size, listing.canvas) == ((900, 400), (2000, 2000))


def test_what_is_not_shrunk_is_the_masters_pixel_for_pixel(astronaut: NDArray[np.uint8]) -> None:
    master = open_master(png_of(Image.fromarray(astronaut)))
    pixels, alpha = rendered(master, (30, 40, 330, 440), (300, 400))
    assert alpha is None
    assert np.array_equal(pixels, astronaut[40:440, 30:330])
    with pytest.raises(ValueError, match="enlarged"):
        rendered(master, (30, 40, 330, 440), (301, 400))


def test_light_is_kept_and_nothing_rings() -> None:
    """Stripes of black and white seen from afar are half the light: 188, not 128. Beside a hard edge there
    is nothing darker than black or lighter than white was."""
    stripes = np.zeros((512, 512, 3), np.uint8)
    stripes[:, ::2] = 255
    small, _ = rendered(open_master(png_of(Image.fromarray(stripes))), (0, 0, 512, 512), (128, 128))
    assert abs(int(small[64, 64, 1]) - 188) <= 2
    edge = np.full((400, 400, 3), 60, np.uint8)
    edge[:, 200:] = 220
    small, _ = rendered(open_master(png_of(Image.fromarray(edge))), (0, 0, 400, 400), (170, 170))
    assert (small.min(), small.max()) == (60, 220)


def _camera_jpeg(astronaut: NDArray[np.uint8]) -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Copyright] = "Ann Example"
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return jpeg_of(Image.fromarray(astronaut), exif=exif.tobytes(), icc_profile=profile)


@pytest.mark.parametrize("policy", ["keep", "strip_gps", "strip_all"])
def test_profile_copyright_and_ai_note_are_the_masters(
    astronaut: NDArray[np.uint8], tmp_path: Path, policy: MetadataPolicy
) -> None:
    from engine.master import Content, write_master

    source = open_master(_camera_jpeg(astronaut))
    pixels = np.repeat(np.repeat(source.pixels, 2, axis=0), 2, axis=1)
    content = Content(
        pixels=pixels,
        alpha=None,
        grey=False,
        icc=source.picture.icc,
        exif=exif_for(source.picture, (1024, 1024), policy),
        xmp=xmp_for(Origin("a" * 64, "photo", "2k", "natural")),
        dpi=None,
    )
    written = write_master(content, tmp_path, "m", "png", None)
    master = open_master(written.path.read_bytes())
    for version in find_versions(master, [BY_NAME[kind] for kind in ("web", "square", "listing")]).versions:
        with Image.open(io.BytesIO(version_bytes(master, version))) as file:
            exif = file.getexif()
            assert file.info["icc_profile"] == source.picture.icc
            assert b"compositeWithTrainedAlgorithmicMedia" in file.info["xmp"]
            assert exif.get(ExifTags.Base.Copyright) == (None if policy == "strip_all" else "Ann Example")
            assert bool(exif.get_ifd(ExifTags.IFD.GPSInfo)) == (policy == "keep")
            assert exif.get(ExifTags.Base.Orientation, 1) == 1


def test_prints_carry_their_resolution_and_the_right_names(
    astronaut: NDArray[np.uint8], tmp_path: Path
) -> None:
    master = master_of(astronaut, (0, 0, 512, 512), factor=5)
    offer = find_versions(master, [BY_NAME["10x15"], BY_NAME["a4"], BY_NAME["web"]])
    files = write_versions(master, offer.versions, tmp_path, "../../IMG 2041-4k.png")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "IMG 2041-4k-10x15.jpg",
        "IMG 2041-4k-a4.jpg",
        "IMG 2041-4k-web.webp",
    ]
    small, sheet, web = sorted(files, key=lambda file: file.path.name)
    with Image.open(small.path) as print_small, Image.open(sheet.path) as print_sheet:
        assert (print_small.size, print_small.info["dpi"]) == ((1181, 1772), (300, 300))
        assert print_sheet.info["dpi"] == (218, 218)
        assert print_sheet.size == (1802, 2549)
    with Image.open(web.path) as page:
        assert (page.format, page.size) == ("WEBP", (1600, 1600))
    assert all(file.bytes == file.path.stat().st_size for file in files)


def test_a_listing_is_whole_on_white_and_transparency_too() -> None:
    pixels = np.zeros((300, 500, 4), np.uint8)
    pixels[50:250, 100:400] = (200, 30, 30, 255)
    master = open_master(png_of(Image.fromarray(pixels)))
    listing, web = find_versions(master, [BY_NAME["listing"], BY_NAME["web"]]).versions
    with Image.open(io.BytesIO(version_bytes(master, listing))) as file:
        made = np.asarray(file.convert("RGB")).astype(int)
    assert made.shape == (2000, 2000, 3)
    assert made[10, 10].min() >= 253
    assert made[1000, 760].min() >= 250, "transparent becomes white"
    assert np.abs(made[1000, 1000] - (200, 30, 30)).max() <= 4
    with Image.open(io.BytesIO(version_bytes(master, web))) as file:
        assert file.mode == "RGBA"
        assert file.getpixel((5, 5))[3] == 0  # type: ignore[index]  # four bands, as the mode says


def test_deep_and_grey_masters_with_alpha_are_cut_too() -> None:
    import cv2

    deep = np.zeros((1600, 1200, 4), np.uint16)
    deep[..., :3] = np.linspace(0, 65535, 1200).astype(np.uint16)[None, :, None]
    deep[..., 3] = 65535
    deep[:100, :, 3] = 0
    master = open_master(cv2.imencode(".png", deep)[1].tobytes())
    assert master.pixels.dtype == np.uint16
    for version in find_versions(master).versions:
        with Image.open(io.BytesIO(version_bytes(master, version))) as file:
            file.load()
            assert file.size == version.canvas


def test_what_catches_the_eye_is_in_where_there_is_no_face() -> None:
    rng = np.random.default_rng(3)
    scene = np.clip(rng.normal(120, 4, (900, 1800, 3)), 0, 255).astype(np.uint8)
    y, x = np.mgrid[:900, :1800]
    for middle in (300, 1500):
        shown = scene.copy()
        shown[(x - middle) ** 2 + (y - 500) ** 2 < 180**2] = (210, 40, 30)
        [version] = find_versions(open_master(png_of(Image.fromarray(shown))), [BY_NAME["square"]]).versions
        assert version.window[0] <= middle - 180
        assert middle + 180 <= version.window[2]


def test_lettering_of_the_report_stays_whole_and_nonsense_is_ignored() -> None:
    plain = open_master(png_of(Image.new("RGB", (2400, 1200), (90, 90, 90))))
    zones: list[dict[str, object]] = [
        {"kind": "text", "box": [1700, 500, 2300, 600]},
        {"kind": "text", "box": [9, 9]},
        {"kind": "text", "box": [-5000, -5000, -4000, -4000]},
        {"kind": "face"},
        {"kind": "edge", "box": [0, 0, 300, 300]},
    ]
    [version] = find_versions(plain, [BY_NAME["square"]], zones).versions
    assert holds(version.window, (1700, 500, 2300, 600))
    assert find_subject(seen(plain), zones).words == ((1700, 500, 2300, 600),)


def test_the_preview_shows_each_window_bright_and_the_rest_pale(astronaut: NDArray[np.uint8]) -> None:
    master = master_of(astronaut, (0, 0, 512, 512), factor=3)
    offer = find_versions(master)
    words = {kind.name: (f"The {kind.name}", "so and so") for kind in KINDS}
    with Image.open(io.BytesIO(preview(seen(master), master.size, offer.versions, words))) as page:
        page.load()
        assert page.width == 1280
        assert 0.6 < page.height / page.width < 1.3, "a chat shows all of it"
    [story] = find_versions(master, [BY_NAME["story"]]).versions
    with Image.open(io.BytesIO(preview(seen(master), master.size, [story], words))) as page:
        shown = np.asarray(page.convert("RGB")).astype(int)
    tile = shown[24 : 24 + 560, (1280 - 560) // 2 : (1280 + 560) // 2]
    truth = np.asarray(Image.fromarray(astronaut).resize((560, 560), Image.Resampling.BOX)).astype(int)
    x0, _, x1, _ = (round(side * 560 / 1536) for side in story.window)
    assert np.abs(tile - truth)[20:-20, x0 + 20 : x1 - 20].mean() < 8
    outside = np.concatenate([tile[:, : x0 - 8], tile[:, x1 + 8 :]], axis=1)
    assert outside.min() > 150
    with pytest.raises(ValueError, match="no versions"):
        preview(seen(master), master.size, [], words)


@pytest.mark.parametrize("size", [(16, 16), (9000, 16), (16, 9000), (4500, 600), (560, 540)])
def test_odd_shapes_and_pure_noise_are_cut_and_shown(size: tuple[int, int]) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (size[1], size[0], 3), dtype=np.uint8)
    master = open_master(png_of(Image.fromarray(noise)))
    offer = find_versions(master)
    assert {"web", "listing"} <= {version.kind.name for version in offer.versions}
    words = {kind.name: (kind.name, "") for kind in KINDS}
    with Image.open(io.BytesIO(preview(seen(master), master.size, offer.versions, words))) as page:
        page.load()
    for version in offer.versions:
        with Image.open(io.BytesIO(version_bytes(master, version))) as file:
            file.load()
            assert file.size == version.canvas


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_what_is_no_picture_is_told(data: bytes) -> None:
    with pytest.raises(UnreadablePicture):
        open_master(data)
