"""Whole orders on real weights; sources are small so that the network takes a second."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import ExifTags, Image, ImageCms

from engine.errors import Cancelled, UnreadablePicture
from engine.order import Order, Outcome, Progress
from engine.pipeline import run
from engine.target import parse_target
from tests.engine.conftest import jpeg_of, png_of

Make = Callable[..., Outcome]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def order(source: bytes, to: str = "256", file_name: str = "IMG_2041.jpg", **choices: object) -> Outcome:
        return run(Order(source, file_name, parse_target(to), **choices), tmp_path)  # type: ignore[arg-type] # choices are Order's own

    return order


@pytest.fixture(scope="module")
def image(astronaut: NDArray[np.uint8]) -> Image.Image:
    return Image.fromarray(astronaut[40:424]).resize((96, 72), Image.Resampling.LANCZOS)


def test_the_report_is_the_contracts_object(make: Make, small_jpeg: bytes) -> None:
    outcome = make(small_jpeg)
    report = outcome.report
    assert outcome.overview is None, "nobody asked for it"
    assert outcome.master.path.name == "IMG_2041-256.png"
    assert outcome.proof is not None
    assert outcome.proof.name == "IMG_2041-256-proof.jpg"
    with Image.open(outcome.master.path) as master:
        assert master.size == (256, 192)
    with Image.open(outcome.proof) as proof:
        proof.load()
        assert sum(proof.size) <= 10000
    assert set(report) >= {"source", "master", "proof", "trust", "seconds", "backend", "peak_rss_mb"}
    assert report["source"]["width"] == 128  # type: ignore[index] # JSON
    assert report["trust"]["verdict"] in ("green", "amber", "red", "unchecked")  # type: ignore[index] # JSON
    assert report["seconds"]["total"] >= report["seconds"]["upscale"] > 0  # type: ignore[index] # JSON


def test_the_overview_comes_with_it_when_asked_for(make: Make, small_jpeg: bytes) -> None:
    outcome = make(small_jpeg, "600", overview=True)
    assert outcome.overview is not None
    with zipfile.ZipFile(outcome.overview) as packed, packed.open("after-0-0-0.jpg") as tile:
        shown = Image.open(tile)
        assert shown.size == (300, 225)
        with Image.open(outcome.master.path) as master:
            wanted = np.asarray(master.convert("RGB").resize(shown.size, Image.Resampling.BOX))
        assert np.abs(np.asarray(shown, np.float32) - wanted).mean() < 3


@pytest.mark.parametrize("to", ["own", "129", "140", "256", "512"])
def test_crisp_and_natural_show_the_same_picture_at_every_size(
    make: Make, small_jpeg: bytes, to: str
) -> None:
    masters = []
    for character in ("natural", "crisp"):
        with Image.open(make(small_jpeg, to, character=character).master.path) as master:
            masters.append(np.asarray(master.convert("L"), np.float32))
    natural, crisp = masters
    assert abs(natural.mean() - crisp.mean()) < 1
    assert np.abs(natural - crisp).mean() < 6


def test_progress_only_rises_and_ends_at_one(small_jpeg: bytes, tmp_path: Path) -> None:
    told: list[Progress] = []
    run(Order(small_jpeg, "a.jpg", parse_target("200")), tmp_path, told.append)
    fractions = [progress.fraction for progress in told]
    assert fractions == sorted(fractions)
    assert fractions[-1] == pytest.approx(1)


def test_cancelled_leaves_no_file(small_jpeg: bytes, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        run(Order(small_jpeg, "a.jpg", parse_target("200")), tmp_path, cancelled=lambda: True)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_picture(make: Make) -> None:
    with pytest.raises(UnreadablePicture):
        make(b"PK\x03\x04 not a picture")


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
def test_sixteen_bits_stay_sixteen_bits(make: Make, image: Image.Image, mode: str) -> None:
    eight = np.asarray(image.convert(mode)).astype(np.uint16)
    deep = eight * 256 + np.arange(eight.shape[1] * 2, dtype=np.uint16)[: eight.shape[1]].reshape(
        (1, -1) + (1,) * (eight.ndim - 2)
    )
    if deep.ndim == 3:
        deep = deep[..., [2, 1, 0, 3][: deep.shape[2]]]
    if mode == "RGBA":
        deep[:20, :, 3] = 0
    master = make(cv2.imencode(".png", deep)[1].tobytes(), file_name="deep.png").master
    stored = cv2.imread(str(master.path), cv2.IMREAD_UNCHANGED)
    assert stored is not None
    assert stored.dtype == np.uint16
    assert stored.shape == (192, 256, *deep.shape[2:])
    assert len(np.unique(stored % 256)) > 100, "eight bits in a sixteen-bit file"
    small = cv2.resize(stored.astype(np.float32), (96, 72), interpolation=cv2.INTER_AREA)
    visible = slice(24, 72)
    assert np.abs(small[visible] - deep[visible]).mean() / 257 < 4


def test_grey_stays_grey_and_cmyk_becomes_rgb(make: Make, image: Image.Image) -> None:
    with Image.open(make(jpeg_of(image.convert("L")), file_name="grey.jpg").master.path) as grey:
        assert grey.mode == "L"
    with Image.open(make(jpeg_of(image.convert("CMYK")), file_name="print.jpg").master.path) as colour:
        assert colour.mode == "RGB"
        small = np.asarray(colour.resize((96, 72), Image.Resampling.BOX)).astype(int)
    assert np.abs(small - np.asarray(image)).mean() < 6


def test_clean_edges_round_a_cut_out(make: Make) -> None:
    """A bright disc on transparent black: no dark fringe where it is visible."""
    rows, columns = np.mgrid[:64, :64]
    inside = (rows - 32) ** 2 + (columns - 32) ** 2 < 22**2
    disc = np.zeros((64, 64, 4), np.uint8)
    disc[inside] = (240, 200, 160, 255)
    with Image.open(make(png_of(Image.fromarray(disc)), file_name="disc.png").master.path) as master:
        assert master.mode == "RGBA"
        pixels = np.asarray(master).astype(int)
    visible = pixels[pixels[..., 3] > 128]
    assert visible[:, 0].min() > 200
    assert 0.9 < (pixels[..., 3] > 128).mean() / inside.mean() < 1.1


def test_colour_does_not_shift(make: Make, astronaut: NDArray[np.uint8]) -> None:
    from skimage.color import deltaE_ciede2000, rgb2lab

    source = Image.fromarray(astronaut).resize((128, 128), Image.Resampling.LANCZOS)
    with Image.open(make(png_of(source), to="384", file_name="a.png").master.path) as master:
        small = np.asarray(master.resize(source.size, Image.Resampling.LANCZOS))
    difference = deltaE_ciede2000(rgb2lab(np.asarray(source)), rgb2lab(small))
    assert difference.mean() < 0.5


def metadata_jpeg(image: Image.Image) -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Canon"
    exif[ExifTags.Base.Copyright] = "Ann Example"
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2024:05:03 10:00:00"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[1] = "N"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[2] = (48.0, 8.0, 0.0)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return jpeg_of(image, exif=exif.tobytes(), dpi=(300, 300), icc_profile=profile)


@pytest.mark.parametrize("master_format", ["png", "jpeg", "webp"])
def test_history_and_profile_are_carried_over(make: Make, image: Image.Image, master_format: str) -> None:
    outcome = make(metadata_jpeg(image), master_format=master_format)
    with Image.open(outcome.master.path) as master:
        master.load()
        assert master.size == (192, 256), "upright"
        exif = master.getexif()
        assert exif[ExifTags.Base.Make] == "Canon"
        assert exif[ExifTags.Base.Copyright] == "Ann Example"
        assert exif[ExifTags.Base.Orientation] == 1
        details = exif.get_ifd(ExifTags.IFD.Exif)
        assert details[ExifTags.Base.DateTimeOriginal] == "2024:05:03 10:00:00"
        assert details[ExifTags.Base.ExifImageWidth] == 192
        assert exif.get_ifd(ExifTags.IFD.GPSInfo)[1] == "N"
        assert master.info["icc_profile"]
        xmp = master.info["xmp"]
        text = xmp if isinstance(xmp, str) else xmp.decode()
        assert "compositeWithTrainedAlgorithmicMedia" in text
        if master_format != "webp":
            assert master.info["dpi"][0] == pytest.approx(300, abs=0.1)


@pytest.mark.parametrize(
    ("policy", "place", "camera"), [("strip_gps", False, True), ("strip_all", False, False)]
)
def test_metadata_policy(make: Make, image: Image.Image, policy: str, place: bool, camera: bool) -> None:
    with Image.open(make(metadata_jpeg(image), metadata=policy).master.path) as master:
        exif = master.getexif()
    assert bool(exif.get_ifd(ExifTags.IFD.GPSInfo)) is place
    assert (ExifTags.Base.Make in exif) is camera


def test_the_next_format_that_fits(make: Make, image: Image.Image) -> None:
    png = make(jpeg_of(image)).master
    smaller = make(jpeg_of(image), max_master_bytes=png.bytes - 1).master
    assert smaller.format == "webp"
    smallest = make(jpeg_of(image), max_master_bytes=smaller.bytes - 1).master
    assert smallest.format == "jpeg"
    with Image.open(smallest.path) as picture:
        assert picture.size == (256, 192)


def test_a_print_size_carries_its_resolution(make: Make, image: Image.Image) -> None:
    outcome = make(jpeg_of(image), to="10x15@72")
    with Image.open(outcome.master.path) as master:
        assert max(master.size) <= 425
        assert master.info["dpi"][0] == pytest.approx(72, abs=0.1)


def test_own_size_and_smaller_than_the_source(make: Make, image: Image.Image) -> None:
    assert (make(jpeg_of(image), to="own").master.width, make(jpeg_of(image), to="48").master.width) == (
        96,
        48,
    )


def test_a_file_name_is_never_a_path(make: Make, image: Image.Image, tmp_path: Path) -> None:
    outcome = make(jpeg_of(image), to="own", file_name="../../etc/pass\0wd\\..\\x.jpg")
    assert outcome.master.path.parent == tmp_path
    assert outcome.master.path.name == "x-own.png"


def test_a_wide_png_is_well_formed(make: Make, image: Image.Image) -> None:
    data = make(metadata_jpeg(image)).master.path.read_bytes()
    names, offset = [], 8
    while offset < len(data):
        (length,) = struct.unpack(">I", data[offset : offset + 4])
        names.append(data[offset + 4 : offset + 8])
        offset += 12 + length
    assert names[0] == b"IHDR"
    assert names[-1] == b"IEND"
    assert names.index(b"iCCP") < names.index(b"IDAT")
    assert io.BytesIO(data).read(8) == b"\x89PNG\r\n\x1a\n"
