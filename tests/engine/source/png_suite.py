"""PNGs of every kind, drawn here after Willem van Schaik's PngSuite: each colour type and bit depth, plain
and interlaced, with each filter, with transparency and other chunks in every order, and corrupted ones.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from itertools import product

import numpy as np
from numpy.typing import NDArray

SIGNATURE = b"\x89PNG\r\n\x1a\n"
DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
"""Bit depths of each colour type: grey, RGB, palette, grey with alpha, RGBA."""
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
PASSES = ((0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1))
"""Adam7: first row, first column, row step, column step."""

Samples = NDArray[np.int64]


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def samples(side: int, colour: int, depth: int) -> Samples:
    """(side, side, channels): slopes down and across, alpha in a corner."""
    y, x = np.mgrid[0:side, 0:side]
    top = 2**depth - 1
    planes = [(x + y) * top // max(1, 2 * side - 2), x * top // max(1, side - 1), y * top // max(1, side - 1)]
    alpha = np.where(x + y < side // 2, 0, top)
    picked = {0: planes[:1], 2: planes, 3: planes[:1], 4: [planes[0], alpha], 6: [*planes, alpha]}
    return np.stack(picked[colour], axis=-1)


def png(
    side: int, colour: int, depth: int, *, interlaced: bool = False, method: int = 0, before: bytes = b""
) -> bytes:
    """One picture. method: row filter 0…4. before: chunks between header (and palette) and pixels."""
    pixels = samples(side, colour, depth)
    parts = [pixels]
    if interlaced:
        parts = [pixels[top::down, left::across] for top, left, down, across in PASSES]
    raw = b"".join(_rows(part, depth, method) for part in parts if part.size)
    header = struct.pack(">IIBBBBB", side, side, depth, colour, 0, 0, int(interlaced))
    body = chunk(b"IHDR", header)
    if colour == 3:
        tones = np.linspace(0, 255, 2**depth).astype(np.uint8)
        body += chunk(b"PLTE", np.stack([tones, tones[::-1], tones], axis=-1).tobytes())
    return SIGNATURE + body + before + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")


def _rows(part: Samples, depth: int, method: int) -> bytes:
    """Filtered rows of one pass."""
    width = max(1, part.shape[2] * depth // 8)
    previous, out = b"", b""
    for row in part.reshape(part.shape[0], -1):
        bits = ((row[:, None] >> np.arange(depth)[::-1]) & 1).astype(np.uint8)
        packed = np.packbits(bits.ravel()).tobytes()
        out += bytes([method]) + _filtered(packed, previous or bytes(len(packed)), width, method)
        previous = packed
    return out


def _filtered(row: bytes, above: bytes, width: int, method: int) -> bytes:
    left, corner = bytes(width) + row, bytes(width) + above
    guesses = {
        0: [0] * len(row),
        1: list(left),
        2: list(above),
        3: [(one + other) // 2 for one, other in zip(left, above, strict=False)],
        4: [_paeth(*three) for three in zip(left, above, corner, strict=False)],
    }[method]
    return bytes((value - guess) % 256 for value, guess in zip(row, guesses, strict=False))


def _paeth(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda one: abs(guess - one))


def sound() -> Iterator[tuple[str, bytes, Samples | None]]:
    """(name, file, its samples when they are grey and opaque): all must be read."""
    for colour, interlaced in product(DEPTHS, (False, True)):
        for depth in DEPTHS[colour]:
            name = f"bas{'i' if interlaced else 'n'}{colour}_{depth:02}"
            grey = samples(32, 0, depth)[:, :, 0] if colour == 0 else None
            yield name, png(32, colour, depth, interlaced=interlaced), grey
    for method, colour in product(range(5), (0, 2)):
        yield f"f{method:02}_{colour}", png(32, colour, 8, method=method), None
    see_through = {0: b"\0\x01", 2: b"\0\x01\0\x02\0\x03", 3: bytes(range(0, 256, 16))}
    for colour, value in see_through.items():
        depth = 4 if colour == 3 else 8
        yield f"tRNS_{colour}", png(32, colour, depth, before=chunk(b"tRNS", value)), None
    extras = {
        "bKGD": b"\0\x80",
        "gAMA": struct.pack(">I", 35_000),
        "cHRM": struct.pack(">8I", *(31_270,) * 8),
        "pHYs": struct.pack(">IIB", 1, 4, 0),
        "sBIT": b"\x05",
        "tIME": struct.pack(">HBBBBB", 2000, 1, 1, 12, 34, 56),
        "tEXt": b"Title\0" + b"x" * 2000,
        "zTXt": b"Title\0\0" + zlib.compress(b"y" * 2000),
        "iTXt": b"Title\0\0\0fi\0Otsikko\0" + "ä".encode() * 100,
        "eXIf": b"MM\0*\0\0\0\x08\0\0",
        "quEr": b"a chunk that nobody knows",
    }
    for name, data in extras.items():
        yield name, png(32, 0, 8, before=chunk(name.encode(), data)), None
    for side in (8, 9, 31, 33, 40):
        for interlaced in (False, True):
            yield f"s{side:02}{interlaced}", png(side, 3, 4, interlaced=interlaced), None


def corrupted() -> Iterator[tuple[str, bytes, frozenset[str]]]:
    """(name, file, reasons that may be given): none may be read."""
    whole = png(32, 0, 8)
    foreign, broken = frozenset({"not_a_picture"}), frozenset({"damaged", "truncated"})
    yield "xs1", b"\x09" + whole[1:], foreign
    yield "xs2", whole[:1] + b"Q" + whole[2:], foreign
    yield "xs4", whole[:3] + b"g" + whole[4:], foreign
    yield "xs7", whole[:6] + b" " + whole[7:], foreign
    yield "xcr", whole.replace(b"\r\n", b"\r\r\n"), foreign
    yield "xlf", whole.replace(b"\r\n", b"\n"), foreign
    yield "xhd", whole[:29] + bytes(4) + whole[33:], broken
    for name, colour, depth in (("xc1", 1, 8), ("xc9", 9, 8), ("xd0", 2, 0), ("xd3", 2, 3), ("xd9", 2, 99)):
        header = struct.pack(">IIBBBBB", 32, 32, depth, colour, 0, 0, 0)
        yield name, SIGNATURE + chunk(b"IHDR", header) + whole[33:], broken
    yield "xdt", SIGNATURE + chunk(b"IHDR", whole[16:29]) + chunk(b"IEND", b""), broken
    start = whole.index(b"IDAT") + 4
    yield "xcs", whole[: start + 20] + bytes(8) + whole[start + 28 :], broken
    yield "x00", SIGNATURE + chunk(b"IHDR", bytes(8) + whole[24:29]) + whole[33:], broken | {"too_small"}
    yield "s07", png(7, 3, 2), frozenset({"too_small"})
    yield "s01", png(1, 3, 1, interlaced=True), frozenset({"too_small"})
