"""What a WebP file says about itself: lossless or not, and how coarse its lossy steps are.

The walk is bounded and every length checked. The frame header of a lossy WebP (VP8, RFC 6386 section 9)
is arithmetic coded with even odds, so that a short bool decoder reads it.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.source.data import Data

MOST_CHUNKS = 64


def is_lossless(data: Data) -> bool:
    """Whether the picture is stored as VP8L."""
    return next((name == b"VP8L" for name, _ in _chunks(data) if name in (b"VP8 ", b"VP8L")), False)


def quantiser(data: Data) -> int | None:
    """The coarsest quantiser index (0 finest … 127) of a lossy still WebP, or None."""
    frame = next((body for name, body in _chunks(data) if name == b"VP8 "), b"")
    if len(frame) < 20 or frame[3:6] != b"\x9d\x01\x2a":
        return None
    bits = _BoolDecoder(frame[10:200])
    bits.literal(2)  # colour space, clamping
    segments = _segments(bits)
    bits.literal(1 + 6 + 3)  # loop filter: type, level, sharpness
    if bits.literal(1) and bits.literal(1):
        for _ in range(8):
            if bits.literal(1):
                bits.signed(6)
    bits.literal(2)  # number of partitions
    base = bits.literal(7)
    absolute, values = segments
    indices = [value if absolute else base + value for value in values] or [base]
    return max(0, min(127, max(indices)))


def _segments(bits: _BoolDecoder) -> tuple[bool, list[int]]:
    """Quantisers of the segments: (absolute or added to the base, values)."""
    absolute, values = False, []
    if bits.literal(1):
        update_map, update_data = bits.literal(1), bits.literal(1)
        if update_data:
            absolute = bool(bits.literal(1))
            values = [bits.signed(7) if bits.literal(1) else 0 for _ in range(4)]
            for _ in range(4):
                if bits.literal(1):
                    bits.signed(6)
        if update_map:
            for _ in range(3):
                if bits.literal(1):
                    bits.literal(8)
    return absolute, values


def _chunks(data: Data) -> Iterator[tuple[bytes, bytes]]:
    position = 12
    for _ in range(MOST_CHUNKS):
        name, size = data[position : position + 4], data[position + 4 : position + 8]
        if len(size) < 4:
            return
        length = int.from_bytes(size, "little")
        yield name, data[position + 8 : position + 8 + min(length, 4096)]
        position += 8 + length + length % 2


class _BoolDecoder:
    """RFC 6386 section 7, for bits of even odds only. Past the end it reads zeros."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._position = 2
        self._value = int.from_bytes(data[:2], "big")
        self._range = 255
        self._shifted = 0

    def _bit(self) -> int:
        split = 1 + (((self._range - 1) * 128) >> 8)
        high = self._value >= split << 8
        self._range, self._value = (
            (self._range - split, self._value - (split << 8)) if high else (split, self._value)
        )
        while self._range < 128:
            self._value, self._range = self._value << 1, self._range << 1
            self._shifted += 1
            if self._shifted == 8:
                self._shifted = 0
                if self._position < len(self._data):
                    self._value |= self._data[self._position]
                self._position += 1
        return int(high)

    def literal(self, width: int) -> int:
        value = 0
        for _ in range(width):
            value = value << 1 | self._bit()
        return value

    def signed(self, width: int) -> int:
        value = self.literal(width)
        return -value if self._bit() else value
