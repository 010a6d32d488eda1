"""Fields are written into a file, read by others' readers, and the picture is the same to the bit."""

from __future__ import annotations

import io
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image, IptcImagePlugin
from PIL.PngImagePlugin import PngInfo

from engine.decode import open_picture
from engine.iptc import Fields, NoRoom, packet, with_fields
from engine.metadata import SOURCE_TYPE, Origin, xmp_for

FIELDS = Fields("Rote Schuhe <für> Ben & Ann", ("spring", "früh"), "Ben @ben", "Ann", "https://t.me/studio/7")
OWN = xmp_for(Origin("a" * 64, "faithful", "4k", "natural"))


def picture_as(kind: str, **extras: object) -> bytes:
    levels = np.random.default_rng(2).integers(0, 255, (40, 60, 3)).astype(np.uint8)
    with io.BytesIO() as file:
        Image.fromarray(levels).save(file, kind, **extras)
        return file.getvalue()


def files() -> dict[str, bytes]:
    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", OWN.decode())
    return {
        "png": picture_as("PNG"),
        "png of ours": picture_as("PNG", pnginfo=info),
        "jpeg": picture_as("JPEG"),
        "jpeg of ours": picture_as("JPEG", xmp=OWN, exif=Image.Exif(), dpi=(300, 300)),
        "webp": picture_as("WEBP"),
        "webp without loss": picture_as("WEBP", lossless=True),
        "webp of ours": picture_as("WEBP", xmp=OWN),
    }


def xmp_of(data: bytes) -> str:
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        found = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp")
    return found.decode() if isinstance(found, bytes) else str(found)


@pytest.mark.parametrize("kind", files())
def test_the_fields_are_in_the_file_and_the_pixels_are_the_same(kind: str) -> None:
    before = files()[kind]
    after = with_fields(before, FIELDS)
    assert np.array_equal(open_picture(before).pixels, open_picture(after).pixels)
    xmp = xmp_of(after)
    for part in ("Rote Schuhe &lt;für&gt; Ben &amp; Ann", "früh", "Ben @ben", "https://t.me/studio/7"):
        assert part in xmp
    assert (SOURCE_TYPE in xmp) == ("ours" in kind)  # what the file said of itself is still said
    assert len(ElementTree.fromstring(xmp).findall(".//{*}Description")) == (2 if "ours" in kind else 1)


def test_older_programs_read_a_jpegs_fields() -> None:
    with Image.open(io.BytesIO(with_fields(files()["jpeg of ours"], FIELDS))) as image:
        found = IptcImagePlugin.getiptcinfo(image)
        assert image.info["dpi"] == (300, 300)
    assert found is not None
    assert found[(2, 5)] == FIELDS.title.encode()
    assert found[(2, 25)] == [b"spring", "früh".encode()]
    assert found[(2, 110)] == b"Ann"
    long = with_fields(files()["jpeg"], Fields("ü" * 400))
    with Image.open(io.BytesIO(long)) as image:
        found = IptcImagePlugin.getiptcinfo(image)
    assert found is not None
    assert found[(2, 5)] == ("ü" * 32).encode()  # never half a letter


def test_a_files_own_words_are_left_alone() -> None:
    theirs = packet(Fields("Their own title"))
    with pytest.raises(NoRoom):
        with_fields(picture_as("JPEG", xmp=theirs), FIELDS)
    with pytest.raises(NoRoom):
        with_fields(picture_as("GIF"), FIELDS)


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_broken_files_raise_no_room_or_come_back_whole(kind: str) -> None:
    whole = files()[kind]
    random = np.random.default_rng(5)
    for _ in range(300):
        cut = bytearray(whole[: int(random.integers(8, len(whole)))])
        for _ in range(3):
            cut[int(random.integers(12, len(cut))) if len(cut) > 12 else 8 - 1] = int(random.integers(256))
        try:
            with_fields(bytes(cut), FIELDS)
        except NoRoom:
            continue


def test_a_packet_stands_beside_a_file(tmp_path: Path) -> None:
    beside = tmp_path / "photo.xmp"
    beside.write_bytes(packet(Fields("a\x00b\ud800c", ("x",))))
    root = ElementTree.fromstring(beside.read_bytes())
    assert "abc" in ElementTree.tostring(root, encoding="unicode")
