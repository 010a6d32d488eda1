"""What the metadata tells: a camera's EXIF, an editor's name, content credentials (C2PA)."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from PIL import ExifTags, Image

from engine.source.data import Data
from engine.source.evidence import Evidence
from engine.source.jpeg_segments import JpegSegments

log = logging.getLogger(__name__)

_EDITORS = ("photoshop", "lightroom", "gimp", "snapseed", "picsart", "capture one", "affinity", "canva")
LOOKED_THROUGH = 128 << 20
"""Bytes at the beginning of a file in which content credentials are looked for."""
_C2PA_UUID = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
"""The box type of content credentials in HEIF and AVIF (C2PA specification, embedding in BMFF)."""
_MADE_BY_AI = b"trainedAlgorithmicMedia"
"""IPTC digital source type; "compositeWithTrainedAlgorithmicMedia" holds it too."""


@dataclass(frozen=True)
class CameraFacts:
    """EXIF of the file, each "" when absent."""

    make: str = ""
    model: str = ""
    software: str = ""
    taken: str = ""
    orientation: int = 1

    @property
    def is_camera(self) -> bool:
        """A maker or a model is named: chat apps and screenshots strip both."""
        return bool(self.make or self.model)

    @property
    def is_full(self) -> bool:
        """Maker and model: what "looks original" asks for."""
        return bool(self.make and self.model)

    @property
    def turned(self) -> bool:
        """Whether orientation swaps width and height."""
        return self.orientation in (5, 6, 7, 8)


def camera_facts(image: Image.Image) -> CameraFacts:
    """Read EXIF; broken EXIF reads as none."""
    try:
        exif = image.getexif()
        inner = exif.get_ifd(ExifTags.IFD.Exif)
        tags = {tag: exif.get(tag) for tag in (0x010F, 0x0110, 0x0131, 0x0112)}
        taken = inner.get(0x9003)
    except Exception as error:  # hostile EXIF makes Pillow raise nearly anything
        log.info("EXIF can't be read: %s", error)
        return CameraFacts()
    orientation = tags[0x0112]
    valid = isinstance(orientation, int) and 1 <= orientation <= 8
    return CameraFacts(
        make=_text(tags[0x010F]),
        model=_text(tags[0x0110]),
        software=_text(tags[0x0131]),
        taken=_text(taken),
        orientation=int(orientation) if valid and orientation is not None else 1,
    )


def _text(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("latin-1")
    return value.replace("\0", " ").strip()[:80] if isinstance(value, str) else ""


def camera_evidence(facts: CameraFacts) -> Evidence | None:
    """A camera signed the file. Speaks for it, so it doesn't degrade."""
    if not facts.is_camera:
        return None
    name = " ".join(part for part in (facts.make, facts.model) if part)
    if facts.make and facts.model.lower().startswith(facts.make.lower().split()[0]):
        name = facts.model
    return Evidence(
        kind="camera_exif",
        confidence=0.9 if facts.is_full else 0.6,
        text=f"The camera's own notes are still in the file ({name}).",
        degrades=False,
        measured={"make": facts.make, "model": facts.model, "taken": facts.taken},
    )


def edited_evidence(facts: CameraFacts) -> Evidence | None:
    """A photo editor signed the file: worth saying, no harm by itself."""
    if not any(editor in facts.software.lower() for editor in _EDITORS):
        return None
    return Evidence(
        kind="edited",
        confidence=0.8,
        text=f"The file was saved by a photo editor ({facts.software}).",
        degrades=False,
        measured={"software": facts.software},
    )


def credentials_evidence(data: Data, file_format: str, jpeg: JpegSegments | None) -> Evidence | None:
    """Content credentials (C2PA) are present. Presence only: the signature isn't checked here."""
    box = _credentials_box(data, file_format, jpeg)
    if box is None:
        return None
    made_by_ai = _MADE_BY_AI in box
    text = "The file carries content credentials, a signed record of how it was made."
    if made_by_ai:
        text = "The file's content credentials say that AI had a hand in making it."
    return Evidence(
        kind="content_credentials",
        confidence=0.9,
        text=text,
        degrades=False,
        measured={"made_by_ai": made_by_ai, "verified": False},
    )


def _credentials_box(data: Data, file_format: str, jpeg: JpegSegments | None) -> bytes | None:
    """The bytes of the C2PA box (JUMBF), or None."""
    if jpeg is not None:
        parts = [payload for n, payload in jpeg.applications if n == 11 and payload.startswith(b"JP")]
        box = b"".join(parts)
        return box if b"jumb" in box and b"c2pa" in box else None
    if file_format == "png":
        start = data.find(b"caBX", 0, LOOKED_THROUGH)
    elif file_format == "webp":
        start = data.find(b"C2PA", 0, LOOKED_THROUGH)
    elif file_format in ("heic", "avif"):
        start = data.find(_C2PA_UUID, 0, LOOKED_THROUGH)
    else:
        return None
    if start < 0:
        return None
    box = data[start : start + 4_000_000]
    return box if b"jumb" in box else None
