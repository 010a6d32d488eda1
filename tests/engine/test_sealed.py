"""The decoding process: it answers as the engine's own would, and keeps to its limits."""

from __future__ import annotations

import io
import os
import pickle
import signal
import socket
import struct
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import psutil
import pytest
from numpy.typing import NDArray
from PIL import Image

from engine.bounds import MEMORY
from engine.errors import PictureTooLarge, UnreadablePicture
from engine.metadata import exif_for
from engine.sealed import Sealed
from engine.sealed_wire import receive
from engine.source_readers import Here
from tests.engine.conftest import jpeg_of, png_of


@pytest.fixture(scope="module")
def sealed() -> Iterator[Sealed]:
    reader = Sealed()
    yield reader
    reader.close()


def process(reader: Sealed) -> psutil.Process:
    assert reader._running is not None
    return psutil.Process(reader._running.process.pid)


def confined(reader: Sealed) -> bool:
    """Whether this kernel has Landlock: the process's own thread is held."""
    status = Path(f"/proc/{process(reader).pid}/status")
    return status.exists() and "NoNewPrivs:\t1" in status.read_text()


def test_it_answers_as_this_process_would(sealed: Sealed, astronaut: NDArray[np.uint8]) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Maker", 6
    exif.get_ifd(0x8769)[0x9003] = "2026:11:23 12:00:00"
    source = jpeg_of(Image.fromarray(astronaut).resize((160, 120)), exif=exif.tobytes(), dpi=(300, 300))
    here, there = Here().picture(source), sealed.picture(source)
    np.testing.assert_array_equal(there.pixels, here.pixels)
    assert (there.orientation, there.dpi, there.size) == (6, here.dpi, here.size)
    assert exif_for(there, (1, 1), "keep") == exif_for(here, (1, 1), "keep")
    assert here.coefficients is not None
    assert there.coefficients is not None
    for one, other in zip(here.coefficients.components, there.coefficients.components, strict=True):
        np.testing.assert_array_equal(one.stored, other.stored)
    assert sealed.hidden(source) == Here().hidden(source)
    assert sealed.reading(source, "a.jpg") == Here().reading(source, "a.jpg")
    clear = png_of(Image.fromarray(astronaut).resize((40, 30)).convert("RGBA"))
    np.testing.assert_array_equal(sealed.picture(clear).pixels, Here().picture(clear).pixels)
    tasks = Path(f"/proc/{process(sealed).pid}/task")
    if confined(sealed):
        assert all("NoNewPrivs:\t1" in one.read_text() for one in tasks.glob("*/status")), (
            "each thread is held"
        )


def test_errors_keep_their_reason(sealed: Sealed) -> None:
    with pytest.raises(UnreadablePicture) as raised:
        sealed.picture(b"PK\x03\x04 no picture")
    assert raised.value.reason == "not_a_picture"
    with pytest.raises(PictureTooLarge):
        sealed.reading(png_of(Image.new("1", (30000, 30000))), "bomb.png")


def test_more_memory_than_allowed_is_a_reason_and_the_process_lives(sealed: Sealed) -> None:
    sealed.warm()
    before = process(sealed).pid
    with pytest.raises(UnreadablePicture) as raised:
        sealed.picture(flat_png(9990, 9990, 16))
    assert raised.value.reason == "too_heavy"
    assert process(sealed).pid == before
    status = Path(f"/proc/{before}/status")
    if status.exists():
        peak = int(status.read_text().split("VmHWM:")[1].split()[0]) * 1024
        assert peak < MEMORY


def test_one_that_is_killed_is_replaced_and_one_that_takes_too_long_is_ended(small_jpeg: bytes) -> None:
    reader = Sealed()
    try:
        assert reader.picture(small_jpeg).size
        first = process(reader)
        first.kill()
        assert reader.picture(small_jpeg).size
        slow = process(reader)
        reader._seconds = 0.3
        os.kill(slow.pid, signal.SIGSTOP)
        began = time.monotonic()
        with pytest.raises(UnreadablePicture) as raised:
            reader.picture(small_jpeg)
        assert raised.value.reason == "too_heavy"
        assert time.monotonic() - began < 10
        assert not slow.is_running()
    finally:
        reader.close()


def test_it_ends_with_the_engine_and_leaves_nothing(small_jpeg: bytes) -> None:
    reader = Sealed()
    reader.picture(small_jpeg)
    child = process(reader)
    assert reader._running is not None
    folder = Path(reader._running.folder.name)
    assert folder.exists()
    reader.close()
    assert not child.is_running()
    assert not folder.exists()


def test_it_stays_when_the_thread_that_needed_it_ends(small_jpeg: bytes) -> None:
    """Each job has a thread of its own, and the kernel ends a child with the thread that started it."""
    reader = Sealed()
    try:
        first = threading.Thread(target=reader.warm)
        first.start()
        first.join()
        child = process(reader)
        with pytest.raises(psutil.TimeoutExpired):
            child.wait(0.3)
        assert reader.picture(small_jpeg).size
        assert process(reader).pid == child.pid
    finally:
        reader.close()


def test_an_answer_that_is_code_is_not_run(tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, (f"touch {tmp_path}/was-here",)

    ours, theirs = socket.socketpair()
    packed = pickle.dumps(Evil())
    head = (1).to_bytes(8, "little") + len(packed).to_bytes(8, "little")
    sending = threading.Thread(target=lambda: theirs.sendall(head + packed))
    sending.start()
    with ours, theirs, pytest.raises(EOFError):
        receive(ours, time.monotonic() + 5)
    sending.join()
    assert not (tmp_path / "was-here").exists()


def flat_png(width: int, height: int, bits: int) -> bytes:
    """An RGB PNG of one colour, packed to nearly nothing."""
    import struct
    import zlib

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    packer, packed, row = zlib.compressobj(1), io.BytesIO(), b"\0" + b"\x40" * (width * bits // 8 * 3)
    for _ in range(height):
        packed.write(packer.compress(row))
    packed.write(packer.flush())
    head = struct.pack(">IIBBBBB", width, height, bits, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed.getvalue()) + chunk(b"IEND", b"")
    )


def test_what_is_odd_in_a_file_does_not_fill_the_hosts_log(capfd: pytest.CaptureFixture[str]) -> None:
    """Of these Pillow itself writes an error, and a warning, to whoever listens (2026-11-28)."""
    sealed = Sealed()
    try:
        plain = {256: 8, 257: 8, 258: 8, 259: 1, 262: 1, 273: 8}
        with pytest.raises(UnreadablePicture):
            sealed.reading(_tiff({**plain, 277: 259}), "a.tif")
        assert sealed.picture(_tiff(plain, {10664: 2**16})).size == (8, 8)
    finally:
        sealed.close()
    assert capfd.readouterr().err == ""


def _tiff(numbers: dict[int, int], missing: Mapping[int, int] = {}) -> bytes:
    """missing: lengths in bytes of what is said to stand in the file, and does not."""
    entries = [(tag, 4, 1, value) for tag, value in numbers.items()]
    entries += [(tag, 1, length, 200) for tag, length in missing.items()]
    packed = b"".join(struct.pack("<HHII", *entry) for entry in sorted(entries))
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + packed + b"\0" * 64
