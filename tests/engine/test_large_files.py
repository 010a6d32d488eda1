"""Files of up to 2 GB, as a local Bot API server hands them over: decoded within the memory that there is."""

from __future__ import annotations

import io
import os
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest
from numpy.typing import NDArray
from PIL import Image

from bot.reading_pool import ReadingPool, Source, Unreadable
from engine.bounds import MEMORY
from engine.errors import UnreadablePicture
from engine.order import Order
from engine.pipeline import run
from engine.sealed import Sealed
from engine.source.data import WINDOW, OnDisk, opened, sha256_of
from engine.source_readers import Here
from engine.target import parse_target
from tests.engine.conftest import jpeg_of, png_of

LARGE, LARGEST = 400 * 10**6, 1900 * 10**6


@pytest.fixture(scope="module")
def sealed() -> Iterator[Sealed]:
    reader = Sealed()
    yield reader
    reader.close()


@pytest.fixture
async def pool() -> AsyncIterator[ReadingPool]:
    pool = ReadingPool()
    yield pool
    pool.close()


def padded(path: Path, data: bytes, size: int) -> Path:
    """The picture and nothing behind it: a hole, which takes no room on the disk."""
    path.write_bytes(data)
    os.truncate(path, size)
    return path


def saved(image: Image.Image, format_: str) -> bytes:
    with io.BytesIO() as file:
        image.save(file, format_)
        return file.getvalue()


def tiff_with_a_gap(image: Image.Image, size: int) -> Callable[[Path], None]:
    """A TIFF of 16 bits a channel whose pixels stand at its very end, as behind layers of an editor's."""
    pixels = (np.asarray(image).astype(np.uint16) * 257).tobytes()

    def write(path: Path) -> None:
        width, height = image.size
        start, bits = size - len(pixels), 8 + 2 + 10 * 12 + 4
        fixed = ((256, 4, 1, width), (257, 4, 1, height), (258, 3, 3, bits), (259, 3, 1, 1), (262, 3, 1, 2))
        strip = ((273, 4, 1, start), (277, 3, 1, 3), (278, 4, 1, height), (279, 4, 1, len(pixels)))
        tags = (*fixed, *strip, (284, 3, 1, 1))
        with path.open("wb") as file:
            file.write(b"II*\0" + (8).to_bytes(4, "little") + len(tags).to_bytes(2, "little"))
            for tag, kind, count, value in tags:
                for number, width_of in ((tag, 2), (kind, 2), (count, 4), (value, 4)):
                    file.write(number.to_bytes(width_of, "little"))
            file.write(bytes(4) + 3 * (16).to_bytes(2, "little"))
            file.seek(start)
            file.write(pixels)

    return write


def peak(reader: Sealed) -> int:
    assert reader._running is not None
    status = Path(f"/proc/{reader._running.process.pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) * 1024


@pytest.mark.parametrize("size", [LARGE, LARGEST])
@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "BMP"])
def test_a_picture_with_padding_is_the_picture(
    sealed: Sealed, astronaut: NDArray[np.uint8], tmp_path: Path, size: int, format_: str
) -> None:
    small = saved(Image.fromarray(astronaut).resize((200, 150)), format_)
    file, here = padded(tmp_path / "a", small, size), Here()
    told, plain = sealed.picture(file), here.picture(small)
    np.testing.assert_array_equal(told.pixels, plain.pixels)
    assert (told.coefficients is None) == (plain.coefficients is None)
    assert sealed.hidden(file) == here.hidden(small)
    assert sealed.reading(file, "a").bytes == size
    assert peak(sealed) < MEMORY / 2


def test_the_pixels_may_stand_at_the_end(
    sealed: Sealed, astronaut: NDArray[np.uint8], tmp_path: Path
) -> None:
    tiff_with_a_gap(Image.fromarray(astronaut), LARGEST)(tmp_path / "a.tif")
    picture = sealed.picture(tmp_path / "a.tif")
    np.testing.assert_array_equal(picture.pixels, astronaut.astype(np.uint16) * 257)
    assert sealed.reading(tmp_path / "a.tif", "a.tif").width == 512
    assert peak(sealed) < MEMORY


def test_a_master_is_made_of_it(sealed: Sealed, small_jpeg: bytes, tmp_path: Path) -> None:
    file = padded(tmp_path / "a.jpg", small_jpeg, LARGEST)
    made = run(Order(file, "a.jpg", parse_target("200")), tmp_path, reader=sealed)
    plain = run(Order(small_jpeg, "b.jpg", parse_target("200")), tmp_path)
    with Image.open(made.master.path) as one, Image.open(plain.master.path) as other:
        np.testing.assert_array_equal(np.asarray(one), np.asarray(other))
        assert sha256_of(file) in str(one.info)


async def test_the_bot_reads_it_too(pool: ReadingPool, astronaut: NDArray[np.uint8], tmp_path: Path) -> None:
    photo = jpeg_of(Image.fromarray(astronaut))
    file = padded(tmp_path / "a.jpg", photo, LARGEST)
    read = await pool.read(file, "document", "a.jpg")
    assert isinstance(read, Source)
    assert (read.reading.width, read.reading.bytes) == (512, LARGEST)
    assert read.likeness is not None
    assert await pool.same_picture(file, photo)
    (question, *_) = await pool.questions(file)
    assert question.likeness == read.likeness
    assert await pool.kept(file) is not None


async def test_what_is_too_heavy_is_told_so(
    pool: ReadingPool, sealed: Sealed, astronaut: NDArray[np.uint8], tmp_path: Path
) -> None:
    """A format whose library wants all of the file at once."""
    file = padded(tmp_path / "a.heic", saved(Image.fromarray(astronaut), "HEIF"), LARGEST)
    with pytest.raises(UnreadablePicture) as raised:
        sealed.picture(file)
    assert raised.value.reason == "too_heavy"
    read = await pool.read(file, "document", "a.heic")
    assert isinstance(read, Unreadable)
    assert read.reason == "too_heavy"


@pytest.mark.parametrize("head", [b"", b"\xff\xd8\xff\xe0", b"II*\0\x08\0\0\0", b"RIFF\xff\xff\xff\x7fWEBP"])
async def test_nothing_but_size_is_no_picture_and_no_crash(
    pool: ReadingPool, sealed: Sealed, tmp_path: Path, head: bytes
) -> None:
    file = padded(tmp_path / "a", head, LARGEST)
    sealed.warm()
    assert sealed._running is not None
    before = psutil.Process(sealed._running.process.pid)
    with pytest.raises(UnreadablePicture) as raised:
        sealed.picture(file)
    assert before.is_running()
    assert sealed._running.process.pid == before.pid
    read = await pool.read(file, "document", "a")
    assert isinstance(read, Unreadable)
    assert read.reason == raised.value.reason


def test_a_file_that_is_gone_is_no_damaged_picture(sealed: Sealed, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        sealed.picture(tmp_path / "gone.jpg")


def test_an_open_file_is_as_its_bytes(tmp_path: Path) -> None:
    data = bytes(WINDOW - 2) + b"wanted" + os.urandom(3 * WINDOW)
    path = tmp_path / "a"
    path.write_bytes(data)
    with opened(path) as file:
        assert isinstance(file, OnDisk)
        assert len(file) == len(data)
        for part in (slice(0, 9), slice(None), slice(-5, None), slice(WINDOW, WINDOW + 3), slice(9, 2)):
            assert file[part] == data[part]
        assert file.find(b"wanted", 0, len(data)) == WINDOW - 2, "across the border of two windows"
        assert file.find(b"wanted", 0, WINDOW) == data.find(b"wanted", 0, WINDOW) == -1
        one, other = file.reader(), file.reader()
        assert one.read(10) == other.read(10) == data[:10]
    assert one.closed
    assert sha256_of(path) == sha256_of(data)


def test_bytes_go_the_same_way(sealed: Sealed, astronaut: NDArray[np.uint8]) -> None:
    np.testing.assert_array_equal(sealed.picture(png_of(Image.fromarray(astronaut))).pixels, astronaut)
