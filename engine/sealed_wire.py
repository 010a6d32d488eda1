"""What goes over the line between the engine and its decoding process: pickles with their arrays beside them,
and sources as open files.

The engine believes nothing that comes back: it is read as data (engine/plain_pickle.py).
"""

from __future__ import annotations

import io
import math
import pickle
import socket
import struct
import time
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.bounds import MEMORY
from engine.decode import Picture
from engine.jpeg_coefficients import Component, JpegCoefficients
from engine.known_values import Known, NotPlain
from engine.metadata import bytes_of
from engine.plain_pickle import read
from engine.source.evidence import Evidence, Reading
from engine.source.history import HiddenJpeg

_LENGTH = struct.Struct("<Q")
_MOST_PARTS = 64
_MOST_BYTES = MEMORY
"""The decoding process has no more to send from."""
_DTYPES = ("|u1", "<u2", "<i2", "<f4")
"""Of the arrays that answers hold, as they are on the line."""
_MOST_AXES = 4


class Hurry(Exception):
    """No answer in time."""


@dataclass(frozen=True)
class Failed:
    """An error as a value: ours do not survive pickling with their reason."""

    reason: str
    detail: str


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        """EXIF goes as the bytes that Pillow would write, arrays as their numbers."""
        if isinstance(value, Image.Exif):
            return exif_from, (bytes_of(value),)
        if isinstance(value, np.ndarray):
            plain = np.ascontiguousarray(value, value.dtype.newbyteorder("<"))
            return array_from, (pickle.PickleBuffer(plain.data), plain.dtype.str, value.shape)
        return NotImplemented


def exif_from(data: bytes) -> Image.Exif:
    if type(data) is not bytes:
        raise NotPlain("EXIF that is no bytes")
    exif = Image.Exif()
    exif.load(data)
    return exif


def array_from(part: memoryview, dtype: str, shape: tuple[int, ...]) -> NDArray[Any]:
    """An array on a part that came beside, without a copy. Never one of objects: its numbers would be places
    in memory."""
    if type(part) is not memoryview or dtype not in _DTYPES or not 0 < len(shape) <= _MOST_AXES:
        raise NotPlain("an array of something else")
    if any(type(side) is not int or side < 0 for side in shape):
        raise NotPlain("an array without a shape")
    if math.prod(shape) * np.dtype(dtype).itemsize != part.nbytes:
        raise NotPlain("an array of another size than its bytes")
    return np.frombuffer(part, dtype).reshape(shape)


_KNOWN = Known(
    (Picture, JpegCoefficients, Component, HiddenJpeg, Reading, Evidence, Failed),
    {(__name__, "exif_from"): exif_from, (__name__, "array_from"): array_from},
)


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
        return read(parts[0], _KNOWN, parts[1:])
    except NotPlain as error:
        raise EOFError(f"the decoding process sent {error}") from error


def _exactly(line: socket.socket, length: int, end: float | None) -> memoryview:
    # Not a bytearray: that would write zeros over all that is promised, before any of it is there.
    view, got = np.empty(length, np.uint8).data, 0
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
    return view
