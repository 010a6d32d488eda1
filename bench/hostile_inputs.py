"""Hostile pictures, made from a seed: damage, headers that lie, bombs, files that are two things at once."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

from PIL import Image, ImageCms

from bench.source_damage import damaged, drawn, seeds

Made = tuple[str, bytes]
"""(kind, bytes)."""

SMALL = 64
"""Bytes up to which there is nothing to damage."""
SVG = b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>'
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
HTML = b"<html><script>alert(1)</script><!--"
OTHER_FORMATS = ("ICO", "JPEG2000", "PPM", "PCX", "TGA", "SGI", "ICNS", "DDS", "MPO")
BAD_NAMES = (
    "../../../../etc/passwd.jpg",
    "..\\..\\windows\\system32\\x.png",
    "/etc/cron.d/x.jpg",
    "photo\u202egpj.exe",
    "a\x00b.jpg",
    "line\nbreak\r\n.jpg",
    "\x1b[31mred.jpg",
    "CON.jpg",
    "~/.ssh/authorized_keys.png",
    "$(touch here).jpg",
    "`id`;&&|.jpg",
    "%2e%2e%2fx.jpg",
    "." * 200 + ".jpg",
    "é" * 250 + ".jpg",
    "<b>bold</b> & co.jpg",
    "{name} %s {0}.jpg",
    "'; DROP TABLE photos; --.jpg",
    "-rf.jpg",
)


def hostile(count: int, seed: int) -> Iterator[tuple[str, str, bytes]]:
    """(kind, file name, bytes), `count` times, the same for the same seed: one in three is a construction
    of ours, in turn, the rest is damage to real files of every format."""
    rng, kept = random.Random(seed), seeds(None)  # noqa: S311 - a plan that can be repeated, no secret
    names, built = list(kept), constructions()
    for number in range(count):
        if number % 3 == 0:
            kind, make = built[number // 3 % len(built)]
            data = make(rng)
            if (
                number // 3 >= len(built) and len(data) > SMALL
            ):  # the second time round each is damaged besides
                data = damaged(data, kept[rng.choice(names)], rng)[1]
        else:
            name = rng.choice(names)
            kind, data = damaged(kept[name], kept[rng.choice(names)], rng)
        yield kind, rng.choice(BAD_NAMES), data


def constructions() -> list[tuple[str, Callable[[random.Random], bytes]]]:
    made: list[tuple[str, Callable[[random.Random], bytes]]] = [
        ("png bomb", lambda rng: png(30_000 + rng.randrange(30_000), 30_000, 8, rows=0)),
        ("png that unpacks for ever", lambda rng: png(9_900, 9_900, 8)),
        ("png of 16 bits, 98 MP", lambda rng: png(9_900, 9_900, 16)),
        ("png of too few rows", lambda rng: png(4_000, 4_000, 8, rows=rng.randrange(10))),
        ("png text bomb", _text_bomb),
        ("png profile bomb", _profile_bomb),
        ("strip", lambda rng: _saved(Image.new("RGB", (65_535, 8 + rng.randrange(8))), "PNG")),
        ("jpeg strip", lambda rng: _saved(Image.new("RGB", (65_500, 16)), "JPEG")),
        ("tall strip", lambda rng: _saved(Image.new("L", (9, 65_500)), "JPEG")),
        ("jpeg says 65535", _jpeg_giant),
        ("jpeg of a thousand scans", _many_scans),
        ("jpeg exif loop", lambda rng: _saved(drawn(64, 48), "JPEG", exif=_exif_loop())),
        ("jpeg exif huge count", lambda rng: _saved(drawn(64, 48), "JPEG", exif=_exif_huge(rng))),
        (
            "jpeg xmp bomb",
            lambda rng: _with_segment(_jpeg(), 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + _laughs()),
        ),
        ("jpeg bad profile", lambda rng: _saved(drawn(64, 48), "JPEG", icc_profile=_bad_profile(rng))),
        (
            "cmyk bad profile",
            lambda rng: _saved(drawn(64, 48).convert("CMYK"), "JPEG", icc_profile=_bad_profile(rng)),
        ),
        ("lab tiff", lambda rng: _saved(drawn(64, 48).convert("LAB"), "TIFF")),
        ("float tiff", lambda rng: _saved(drawn(64, 48).convert("F"), "TIFF")),
        ("tiff says huge", _tiff_giant),
        ("tiff directory loop", lambda rng: _tiff_loop()),
        ("bmp says huge", lambda rng: _bmp(2**31 - 1 - rng.randrange(9), 2**31 - 1)),
        ("bmp upside down", lambda rng: _bmp(64, -(2**31))),
        ("gif says huge", _gif_giant),
        (
            "webp says huge",
            lambda rng: _patched(_saved(drawn(64, 48), "WEBP", lossless=True), 21, rng.randbytes(4)),
        ),
        ("animated gif", lambda rng: _moving("GIF")),
        ("animated webp", lambda rng: _moving("WEBP")),
        ("animated png", lambda rng: _moving("PNG")),
        ("jpeg and zip", lambda rng: _jpeg() + _zip_bomb()),
        ("zip alone", lambda rng: _zip_bomb()),
        ("html and png", lambda rng: HTML + png(64, 48, 8)),
        ("png and html", lambda rng: png(64, 48, 8) + HTML),
        ("pdf and jpeg", lambda rng: PDF + _jpeg()),
        ("jpeg and pdf", lambda rng: _jpeg() + PDF),
        ("gif that is a script", lambda rng: b"GIF89a/*" + b"\0" * 8 + b"*/=1;alert(1)//"),
        ("svg", lambda rng: SVG),
        ("noise", lambda rng: rng.randbytes(rng.randrange(1, 60_000))),
        ("empty", lambda rng: b""),
        ("one byte", lambda rng: rng.randbytes(1)),
    ]
    for name in OTHER_FORMATS:
        made.append((name.lower(), lambda rng, name=name: _saved(drawn(64, 64), name)))  # type: ignore[misc] # bound now
    return made


def png(width: int, height: int, bits: int, rows: int | None = None, more: bytes = b"") -> bytes:
    """An RGB PNG that says it is so large and holds so many rows, packed to nearly nothing."""
    packer, packed = zlib.compressobj(1), io.BytesIO()
    row = b"\0" * (1 + width * 3 * bits // 8)
    for _ in range(height if rows is None else rows):
        packed.write(packer.compress(row))
    packed.write(packer.flush())
    head = struct.pack(">IIBBBBB", width, height, bits, 2, 0, 0, 0)
    parts = (_chunk(b"IHDR", head), more, _chunk(b"IDAT", packed.getvalue()), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    with io.BytesIO() as file:
        image.save(file, kind, **options)
        return file.getvalue()


def _jpeg() -> bytes:
    return _saved(drawn(64, 48), "JPEG")


def _text_bomb(rng: random.Random) -> bytes:
    body = b"Comment\0\0" + zlib.compress(b"\0" * (200 + rng.randrange(100)) * 2**20, 9)
    return png(64, 48, 8, more=_chunk(b"zTXt", body))


def _profile_bomb(_rng: random.Random) -> bytes:
    return png(64, 48, 8, more=_chunk(b"iCCP", b"icc\0\0" + zlib.compress(b"\0" * 300 * 2**20, 9)))


def _bad_profile(rng: random.Random) -> bytes:
    good = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for _ in range(40):
        good[rng.randrange(len(good))] = rng.randrange(256)
    return bytes(good)


def _patched(data: bytes, place: int, new: bytes) -> bytes:
    return data[:place] + new + data[place + len(new) :]


def _jpeg_giant(rng: random.Random) -> bytes:
    data = _jpeg()
    frame = data.index(b"\xff\xc0")
    return _patched(data, frame + 5, struct.pack(">HH", 65_535 - rng.randrange(9), 65_535))


def _many_scans(_rng: random.Random) -> bytes:
    data = _saved(drawn(1280, 960), "JPEG", progressive=True)
    scan = data.rindex(b"\xff\xda")
    return data[:scan] + data[scan:-2] * 1000 + b"\xff\xd9"


def _with_segment(data: bytes, marker: int, body: bytes) -> bytes:
    return data[:2] + bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body + data[2:]


def _laughs() -> bytes:
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{lines}]><x>&l9;</x>'.encode()


def _exif_loop() -> bytes:
    """A directory whose next directory, and whose EXIF directory, is itself."""
    entry = struct.pack("<HHII", 0x8769, 4, 1, 8)
    return b"Exif\0\0II*\0" + struct.pack("<I", 8) + struct.pack("<H", 1) + entry + struct.pack("<I", 8)


def _exif_huge(rng: random.Random) -> bytes:
    entries = [struct.pack("<HHII", rng.randrange(65536), rng.randrange(14), 2**32 - 1, 8) for _ in range(50)]
    return b"Exif\0\0II*\0" + struct.pack("<IH", 8, 65_535) + b"".join(entries)


def _tiff_giant(rng: random.Random) -> bytes:
    tags = (
        (256, 2**31 - rng.randrange(9)),
        (257, 2**31),
        (258, 8),
        (259, 1),
        (262, 1),
        (273, 8),
        (279, 2**32 - 1),
    )
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + b"\0" * 100


def _tiff_loop() -> bytes:
    entry = struct.pack("<HHII", 330, 4, 1, 8)
    return b"II*\0" + struct.pack("<IH", 8, 1) + entry + struct.pack("<I", 8) + b"\0" * 64


def _bmp(width: int, height: int) -> bytes:
    head = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 2835, 2835, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + head + b"\0" * 600


def _gif_giant(rng: random.Random) -> bytes:
    size = struct.pack("<HH", 65_535, 65_535 - rng.randrange(9))
    return b"GIF89a" + size + b"\x80\0\0" + b"\0" * 6 + b"," + b"\0" * 4 + size + b"\0\x08\x02\x4c\x01\0;"


def _moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (40, 30), (n * 9, 0, 0)) for n in range(20)]
    return _saved(frames[0], kind, save_all=True, append_images=frames[1:])


def _zip_bomb() -> bytes:
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("../../outside.txt", b"\0" * 20 * 2**20)
        return file.getvalue()
