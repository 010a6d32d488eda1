"""What goes over the line between the engine and its decoding process: pickles with their arrays beside them,
and sources as open files.

The engine believes nothing that comes back: it makes classes of a short list and no others.
"""

from __future__ import annotations

import io
import pickle
import socket
import struct
import time
from dataclasses import dataclass
from typing import Any

from PIL import Image

from engine.decode import Picture
from engine.jpeg_coefficients import Component, JpegCoefficients
from engine.metadata import bytes_of
from engine.source.evidence import Evidence, Reading
from engine.source.history import HiddenJpeg

_LENGTH = struct.Struct("<Q")
_MOST_PARTS = 64
_MOST_BYTES = 4 * 2**30


class Hurry(Exception):
    """No answer in time."""


@dataclass(frozen=True)
class Failed:
    """An error as a value: ours do not survive pickling with their reason."""

    reason: str
    detail: str


_KNOWN: dict[tuple[str, str], Any] = {
    (kind.__module__, kind.__qualname__): kind
    for kind in (Picture, JpegCoefficients, Component, HiddenJpeg, Reading, Evidence, Failed)
}
_NUMPY = {("numpy", "dtype"), ("numpy", "ndarray"), ("numpy._core.numeric", "_frombuffer")}


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        """EXIF goes as the bytes that Pillow would write."""
        return (exif_from, (bytes_of(value),)) if isinstance(value, Image.Exif) else NotImplemented


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == (__name__, "exif_from"):
            return exif_from
        if (module, name) in _NUMPY or module.startswith("numpy.dtypes"):
            return super().find_class(module, name)
        if (known := _KNOWN.get((module, name))) is not None:
            return known
        raise EOFError(f"the decoding process sent {module}.{name}")


def exif_from(data: bytes) -> Image.Exif:
    exif = Image.Exif()
    exif.load(data)
    return exif


def send(line: socket.socket, value: Any, end: float | None = None) -> None:
    """Send a value; OSError when nobody is there, Hurry when it takes until `end` (time.monotonic)."""
    beside: list[pickle.PickleBuffer] = []
    packed = io.BytesIO()
    _Pickler(packed, protocol=5, buffer_callback=beside.append).dump(value)
    parts = [memoryview(packed.getbuffer()), *(part.raw() for part in beside)]
    line.settimeout(None if end is None else max(0.01, end - time.monotonic()))
    try:
        line.sendall(_LENGTH.pack(len(parts)) + b"".join(_LENGTH.pack(part.nbytes) for part in parts))
        for part in parts:
            line.sendall(part)
    except TimeoutError:
        raise Hurry from None


def give_file(line: socket.socket, descriptor: int, end: float) -> None:
    """Let the other side have an open file, too. Raises as `send`."""
    line.settimeout(max(0.01, end - time.monotonic()))
    try:
        socket.send_fds(line, [b"\0"], [descriptor])
    except TimeoutError:
        raise Hurry from None


def take_file(line: socket.socket) -> int:
    """The descriptor that `give_file` gave. EOFError when the other side is gone."""
    line.settimeout(None)
    _mark, descriptors, _flags, _address = socket.recv_fds(line, 1, 1)
    if not descriptors:
        raise EOFError("the line is closed")
    return descriptors[0]


def receive(line: socket.socket, end: float | None = None) -> Any:
    """The next value. EOFError when the other side is gone or sent what it must not, Hurry as in `send`."""
    (count,) = _LENGTH.unpack(_exactly(line, _LENGTH.size, end))
    if not 0 < count <= _MOST_PARTS:
        raise EOFError("too many parts")
    lengths = [_LENGTH.unpack(_exactly(line, _LENGTH.size, end))[0] for _ in range(count)]
    if sum(lengths) > _MOST_BYTES:
        raise EOFError("too many bytes")
    parts = [_exactly(line, length, end) for length in lengths]
    try:
        return _Unpickler(io.BytesIO(parts[0]), buffers=parts[1:]).load()
    except EOFError:
        raise
    except Exception as error:  # whatever a forged pickle makes of itself
        raise EOFError(f"no answer that can be read: {type(error).__name__}") from error


def _exactly(line: socket.socket, length: int, end: float | None) -> bytearray:
    found = bytearray(length)
    view, got = memoryview(found), 0
    while got < length:
        left = None if end is None else end - time.monotonic()
        if left is not None and left <= 0:
            raise Hurry
        line.settimeout(left)
        try:
            step = line.recv_into(view[got:])
        except TimeoutError:
            raise Hurry from None
        if step == 0:
            raise EOFError("the line is closed")
        got += step
    return found
