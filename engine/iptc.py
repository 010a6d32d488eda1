"""What people said of a picture, written into its file; the pixels stay the very same bytes.

The fields are those of IPTC Core 1.3 as XMP (PNG, JPEG, WebP), and for JPEG as IIM 4.2 too, which older
programs read. Only the places for metadata are touched: nothing is decoded or encoded.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

_XMP_JPEG = b"http://ns.adobe.com/xap/1.0/\0"
_XMP_PNG = b"XML:com.adobe.xmp"
_IIM_JPEG = b"Photoshop 3.0\0"
_LARGEST_SEGMENT = 65_533
"""Bytes that a JPEG segment can hold."""
_OWN_WORDS = re.compile(rb"<(dc:title|dc:subject|dc:creator|photoshop:Credit)[\s>/]")


@dataclass(frozen=True)
class Fields:
    """title; keywords; creator: who asked for it; credit: who approved it; source: link to its post."""

    title: str
    keywords: tuple[str, ...] = ()
    creator: str = ""
    credit: str = ""
    source: str = ""


class NoRoom(ValueError):
    """The file has no place for the fields, or has such fields of its own, which are left alone."""


def with_fields(data: bytes, fields: Fields) -> bytes:
    """The file with the fields in it. Raises NoRoom; the fields can go beside it then (`packet`)."""
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            return _png(data, fields)
        if data.startswith(b"\xff\xd8"):
            return _jpeg(data, fields)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data, fields)
    except (struct.error, IndexError) as error:
        raise NoRoom(f"the file ends too early ({error})") from error
    raise NoRoom("not a PNG, JPEG or WebP")


def packet(fields: Fields) -> bytes:
    """The fields as an XMP packet of their own: the text of a .xmp file."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'{_description(fields)}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def _description(fields: Fields) -> str:
    keywords = "".join(f"<rdf:li>{_plain(word)}</rdf:li>" for word in fields.keywords)
    title = f'<rdf:li xml:lang="x-default">{_plain(fields.title)}</rdf:li>'
    parts = [f"<dc:title><rdf:Alt>{title}</rdf:Alt></dc:title>"]
    if keywords:
        parts.append(f"<dc:subject><rdf:Bag>{keywords}</rdf:Bag></dc:subject>")
    if fields.creator:
        parts.append(f"<dc:creator><rdf:Seq><rdf:li>{_plain(fields.creator)}</rdf:li></rdf:Seq></dc:creator>")
    if fields.credit:
        parts.append(f"<photoshop:Credit>{_plain(fields.credit)}</photoshop:Credit>")
    if fields.source:
        parts.append(f"<photoshop:Source>{_plain(fields.source)}</photoshop:Source>")
    return (
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">' + "".join(parts) + "</rdf:Description>"
    )


def _plain(text: str) -> str:
    """As XML may hold it: no control characters."""
    return escape("".join(c for c in text if c >= " " and not "\ud800" <= c <= "\udfff"))


def _joined(existing: bytes, fields: Fields) -> bytes:
    """The packet that is there with the fields added, or a new one."""
    if not existing.strip():
        return packet(fields)
    end = existing.rfind(b"</rdf:RDF>")
    if end < 0 or _OWN_WORDS.search(existing):
        raise NoRoom("the file has words of its own")
    return existing[:end] + _description(fields).encode() + existing[end:]


# ---- PNG (W3C PNG 3, chapter 5 and 11.3.3.4)


def _png(data: bytes, fields: Fields) -> bytes:
    chunks = list(_png_chunks(data))
    existing = next(
        (_itxt(body) for kind, body in chunks if kind == b"iTXt" and body.startswith(_XMP_PNG)), b""
    )
    body = _XMP_PNG + b"\0\0\0\0\0" + _joined(existing, fields)
    kept = [(kind, one) for kind, one in chunks if not (kind == b"iTXt" and one.startswith(_XMP_PNG))]
    kept.insert(1, (b"iTXt", body))
    return data[:8] + b"".join(
        struct.pack(">I", len(one)) + kind + one + struct.pack(">I", zlib.crc32(kind + one))
        for kind, one in kept
    )


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(data):
        (size,) = struct.unpack_from(">I", data, at)
        if at + 12 + size > len(data):
            raise IndexError("a chunk")
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        at += 12 + size


def _itxt(body: bytes) -> bytes:
    """Its text; a compressed one is left alone, it may be of any size."""
    after = body[len(_XMP_PNG) + 1 :]
    if after[0]:
        raise NoRoom("the file has words of its own")
    return after[2:].split(b"\0", 2)[2]


# ---- JPEG (ITU T.81 B.1.1, XMP part 3, IIM 4.2)


def _jpeg(data: bytes, fields: Fields) -> bytes:
    segments, rest = _jpeg_segments(data)
    existing = next((one[len(_XMP_JPEG) :] for marker, one in segments if _is_xmp(marker, one)), b"")
    xmp = _XMP_JPEG + _joined(existing, fields)
    if len(xmp) > _LARGEST_SEGMENT:
        raise NoRoom("more words than a segment holds")
    kept = [(marker, one) for marker, one in segments if not _is_xmp(marker, one)]
    first = next((i for i, (marker, _) in enumerate(kept) if not 0xE0 <= marker <= 0xE1), len(kept))
    added = [(0xE1, xmp)]
    if not any(marker == 0xED and one.startswith(_IIM_JPEG) for marker, one in kept):
        added.append((0xED, _iim(fields)))
    kept[first:first] = added
    return (
        data[:2] + b"".join(b"\xff%c" % m + struct.pack(">H", len(one) + 2) + one for m, one in kept) + rest
    )


def _is_xmp(marker: int, body: bytes) -> bool:
    return marker == 0xE1 and body.startswith(_XMP_JPEG)


def _jpeg_segments(data: bytes) -> tuple[list[tuple[int, bytes]], bytes]:
    """The segments before the first that isn't an application's or a comment, and all from there on."""
    segments, at = [], 2
    while data[at] == 0xFF and (0xE0 <= data[at + 1] <= 0xEF or data[at + 1] == 0xFE):
        (size,) = struct.unpack_from(">H", data, at + 2)
        if size < 2 or at + 2 + size > len(data):
            raise IndexError("a segment")
        segments.append((data[at + 1], data[at + 4 : at + 2 + size]))
        at += 2 + size
    return segments, data[at:]


def _iim(fields: Fields) -> bytes:
    """Record 2, in UTF-8 (1:90); each dataset cut to the bytes that IIM gives it."""
    datasets = [(1, 90, b"\x1b%G"), (2, 0, b"\0\4"), (2, 5, _cut(fields.title, 64))]
    datasets += [(2, 25, _cut(word, 64)) for word in fields.keywords]
    datasets += [(2, 80, _cut(fields.creator, 32)), (2, 110, _cut(fields.credit, 32))]
    body = b"".join(
        struct.pack(">BBBH", 0x1C, record, number, len(value)) + value
        for record, number, value in datasets
        if value
    )
    padding = b"\0" * (len(body) % 2)
    return (
        _IIM_JPEG
        + b"8BIM"
        + struct.pack(">H", 0x0404)
        + b"\0\0"
        + struct.pack(">I", len(body))
        + body
        + padding
    )


def _cut(text: str, most: int) -> bytes:
    return text.encode("utf-8", "ignore")[:most].decode("utf-8", "ignore").encode()


# ---- WebP (RFC 9649)

_HAS_XMP, _HAS_ALPHA = 0x04, 0x10


def _webp(data: bytes, fields: Fields) -> bytes:
    chunks = list(_webp_chunks(data))
    existing = next((body for kind, body in chunks if kind == b"XMP "), b"")
    xmp = _joined(existing, fields)
    if chunks[0][0] != b"VP8X":
        chunks.insert(0, (b"VP8X", _vp8x(*chunks[0])))
    kind, head = chunks[0]
    chunks[0] = kind, bytes([head[0] | _HAS_XMP]) + head[1:]
    kept = [*(chunk for chunk in chunks if chunk[0] != b"XMP "), (b"XMP ", xmp)]
    body = b"WEBP" + b"".join(
        kind + struct.pack("<I", len(one)) + one + b"\0" * (len(one) % 2) for kind, one in kept
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _webp_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(data):
        (size,) = struct.unpack_from("<I", data, at + 4)
        if at + 8 + size > len(data):
            raise IndexError("a chunk")
        yield data[at : at + 4], data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
    if at == 12:
        raise IndexError("the first chunk")


def _vp8x(kind: bytes, body: bytes) -> bytes:
    """The head that a plain WebP lacks: of a lossy (RFC 6386, 9.1) or a lossless one (RFC 9649, 3.4)."""
    if kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        sides, alpha = (bits & 0x3FFF, bits >> 14 & 0x3FFF), bits >> 28 & 1
    else:
        width, height = struct.unpack_from("<HH", body, 6)
        sides, alpha = ((width & 0x3FFF) - 1, (height & 0x3FFF) - 1), 0
    if min(sides) < 0:
        raise IndexError("a frame")
    size = b"".join(side.to_bytes(3, "little") for side in sides)
    return bytes([_HAS_ALPHA if alpha else 0]) + b"\0\0\0" + size
