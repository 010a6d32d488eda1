"""A grey picture's colour profile where its file has red, green and blue.

WebP knows no grey, nor does OpenCV grey with alpha at 16 bits. A profile of one channel is dropped there, or
misread, by what shows the file: so it becomes one of three channels with the same tones, and the pixels stay.
Chromium shows all 256 levels of a linear grey so as `to_srgb` does (WebP, PNG of 16 bits, 2026-11-28).
"""

from __future__ import annotations

import struct

import numpy as np
from PIL import ImageCms

from engine.shown import to_srgb

HEADER = 128
"""Bytes (ICC.1:2010, 7.2), before the number of tags and 12 bytes for each: name, offset, size."""
CURVES = (b"rTRC", b"gTRC", b"bTRC")


def is_grey(icc: bytes | None) -> bool:
    """Whether a profile is of one channel."""
    return icc is not None and icc[16:20] == b"GRAY"


def in_colour(icc: bytes) -> bytes:
    """A grey profile as one of three channels: sRGB's primaries, and for a curve the light of each grey level
    as `to_srgb` shows it, so that sheet and file are one."""
    template = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # The day that sRGB is built here would make two files of one picture differ.
    header = template[:24] + icc[24:36] + template[36:HEADER]
    tags = {**_tags(template), b"desc": _words("Grey"), **dict.fromkeys(CURVES, _curve(icc))}
    at, table, data = HEADER + 4 + 12 * len(tags), b"", b""
    for name, value in tags.items():
        table += name + struct.pack(">II", at + len(data), len(value))
        data += value + bytes(-len(value) % 4)
    whole = header + struct.pack(">I", len(tags)) + table + data
    return struct.pack(">I", len(whole)) + whole[4:]


def _tags(profile: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">I", profile, HEADER)
    found = (struct.unpack_from(">4sII", profile, HEADER + 4 + 12 * index) for index in range(count))
    return {name: profile[start : start + size] for name, start, size in found}


def _curve(icc: bytes) -> bytes:
    """256 levels to light, 16 bits each (ICC.1:2010, 10.5)."""
    levels = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2)
    shown = to_srgb(levels, icc)[0].mean(axis=1) / 255
    light = np.where(shown <= 0.04045, shown / 12.92, ((shown + 0.055) / 1.055) ** 2.4)
    values = np.maximum.accumulate(np.rint(light * 65535)).astype(">u2")
    return b"curv" + bytes(4) + struct.pack(">I", len(values)) + values.tobytes()


def _words(text: str) -> bytes:
    """In English (ICC.1:2010, 10.13)."""
    said = text.encode("utf-16-be")
    return b"mluc" + bytes(4) + struct.pack(">II4sII", 1, 12, b"enUS", len(said), 28) + said
