from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from engine.errors import PictureTooLarge, UnreadablePicture
from engine.source.header import open_header, sniff
from engine.source.reading import read
from tests.engine.source.pictures import jpeg, saved, scene

SMALL = scene(96, 64)
FORMATS = {
    "PNG": "png",
    "WEBP": "webp",
    "TIFF": "tiff",
    "BMP": "bmp",
    "GIF": "gif",
    "AVIF": "avif",
    "HEIF": "heic",
}


def reason(data: bytes) -> str:
    with pytest.raises(UnreadablePicture) as raised:
        read(data)
    return raised.value.reason


@pytest.mark.parametrize(("kind", "name"), FORMATS.items())
def test_reads_each_format_whatever_its_name(kind: str, name: str) -> None:
    data = saved(SMALL, kind)
    assert sniff(data) == name
    reading = read(data, file_name="photo.jpg")
    assert (reading.format, reading.width, reading.height) == (name, 96, 64)
    assert reading.bytes == len(data)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_reads_each_png_mode(mode: str) -> None:
    image = SMALL.convert("L").convert("I;16") if mode == "I;16" else SMALL.convert(mode)
    assert read(saved(image, "PNG")).width == 96


@pytest.mark.parametrize("mode", ["CMYK", "LAB", "F", "YCbCr"])
def test_reads_odd_tiff_modes(mode: str) -> None:
    image = SMALL.convert("L").convert("F") if mode == "F" else _to(mode)
    assert read(saved(image, "TIFF")).width == 96


def _to(mode: str) -> Image.Image:
    return Image.new("LAB", SMALL.size, (120, 5, 5)) if mode == "LAB" else SMALL.convert(mode)


def test_cmyk_jpeg_is_read() -> None:
    assert read(jpeg(SMALL.convert("CMYK"), 90)).format == "jpeg"


def test_empty_and_foreign_bytes() -> None:
    assert reason(b"") == "empty"
    assert reason(b"hello, I am a letter") == "not_a_picture"
    assert reason(b"%PDF-1.7 " + bytes(500)) == "not_a_picture"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "BMP", "WEBP"])
def test_truncated(kind: str) -> None:
    data = saved(SMALL, kind)
    assert reason(data[: len(data) // 2]) in ("truncated", "damaged")
    assert reason(data[:24]) in ("truncated", "damaged")


def test_a_cut_jpeg_is_called_truncated() -> None:
    data = jpeg(SMALL, 90)
    assert reason(data[: len(data) // 2]) == "truncated"
    assert reason(data[:10]) == "truncated"


def test_damaged() -> None:
    data = bytearray(saved(SMALL, "PNG"))
    start = data.index(b"IDAT") + 4
    data[start : start + 40] = bytes(40)
    assert reason(bytes(data)) == "damaged"


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_moving_pictures_are_refused(kind: str) -> None:
    out = io.BytesIO()
    other = SMALL.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    SMALL.save(out, kind, save_all=True, append_images=[other], duration=100)
    assert reason(out.getvalue()) == "animated"


def test_a_tiff_of_pages_is_read_by_its_first() -> None:
    out = io.BytesIO()
    SMALL.save(out, "TIFF", save_all=True, append_images=[SMALL.resize((32, 32))])
    assert read(out.getvalue()).width == 96


def test_too_small() -> None:
    assert reason(saved(SMALL.resize((40, 7)), "PNG")) == "too_small"
    assert read(saved(SMALL.resize((8, 8)), "PNG")).width == 8


def test_too_many_pixels_is_told_from_the_header() -> None:
    """A PNG of a few bytes that claims 40,000 by 40,000: refused before any of it is decoded."""
    header = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    data = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    data += struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))
    with pytest.raises(PictureTooLarge) as raised:
        open_header(data)
    assert raised.value.reason == "too_many_pixels"
    whole = bytearray(jpeg(SMALL, 90))
    frame = whole.index(b"\xff\xc0")
    whole[frame + 5 : frame + 9] = struct.pack(">HH", 30_000, 30_000)
    assert reason(bytes(whole)) == "too_many_pixels"


def test_a_jpeg_of_endless_scans_is_refused() -> None:
    data = jpeg(SMALL, 90, progressive=True)
    scan = data.rindex(b"\xff\xda")
    assert reason(data[:-2] + data[scan:-2] * 150 + b"\xff\xd9") == "damaged"
