"""What the master carries over from the source, and what it says about itself.

Capture date, camera, copyright and DPI stay; orientation is reset, because the pixels are upright;
the thumbnail goes, because it shows the source. GPS goes or stays by policy.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from PIL import ExifTags, Image

from engine.decode import Picture
from engine.order import MetadataPolicy

SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
"""IPTC digital source type. The picture is a camera's, with fine detail drawn in by a trained model:
"algorithmicallyEnhanced" would be too kind (no model), "trainedAlgorithmicMedia" too harsh (all model)."""

_STRUCTURE_TAGS = (
    0x0100, 0x0101, 0x0102, 0x0103, 0x0106, 0x0111, 0x0112, 0x0115, 0x0116, 0x0117, 0x011A, 0x011B,
    0x011C, 0x0128, 0x0201, 0x0202, 0x0211, 0x0212, 0x0213, 0x02BC, 0x83BB, 0x8649, 0x8773,
)  # fmt: skip
"""Tags of IFD0 that describe how the source stored its pixels (TIFF 6.0, EXIF 2.32), untrue of the master."""

_MAKER_NOTE = 0x927C
"""Dropped: it holds offsets into the source file, previews of it, and now and then serial numbers."""


@dataclass(frozen=True)
class Origin:
    """What was done to the source; written into the master."""

    source_sha256: str
    model: str
    target: str
    character: str


def exif_for(picture: Picture, size: tuple[int, int], policy: MetadataPolicy) -> bytes:
    """EXIF block of a master of `size` (width, height), or b"" when there is nothing to carry."""
    if policy == "strip_all":
        return b""
    source, fresh = picture.exif, Image.Exif()
    for tag, value in source.items():
        if tag not in _STRUCTURE_TAGS and tag not in (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo):
            fresh[tag] = value
    details = {k: v for k, v in source.get_ifd(ExifTags.IFD.Exif).items() if k != _MAKER_NOTE}
    if details:
        details.pop(ExifTags.IFD.Interop, None)
        details[ExifTags.Base.ExifImageWidth] = size[0]
        details[ExifTags.Base.ExifImageHeight] = size[1]
        fresh.get_ifd(ExifTags.IFD.Exif).update(details)
    place = source.get_ifd(ExifTags.IFD.GPSInfo)
    if place and policy == "keep":
        fresh.get_ifd(ExifTags.IFD.GPSInfo).update(place)
    if not fresh and not details and not place:
        return b""
    fresh[ExifTags.Base.Orientation] = 1
    return bytes_of(fresh)


def bytes_of(exif: Image.Exif) -> bytes:
    """Serialised; a tag whose value Pillow can read but not write is dropped, not the whole block."""
    for _ in range(len(exif) + 1):
        try:
            return exif.tobytes()
        except Exception:  # Pillow raises struct.error, TypeError, ValueError … on odd values
            if not _drop_unwritable(exif):
                return b""
    return b""


def _drop_unwritable(exif: Image.Exif) -> bool:
    """Remove the first tag that cannot be written alone; False when none was found."""
    for holder in (exif, exif.get_ifd(ExifTags.IFD.Exif), exif.get_ifd(ExifTags.IFD.GPSInfo)):
        for tag in list(holder):
            if tag in (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo):
                continue
            alone = Image.Exif()
            alone[tag] = holder[tag]
            try:
                alone.tobytes()
            except Exception:  # as above
                del holder[tag]
                return True
    return False


def xmp_for(origin: Origin) -> bytes:
    """XMP packet saying that the picture was enlarged with a model, from which source.

    Properties of Dublin Core and IPTC Extension 2024.1.
    """
    words = (
        f"Enlarged with AI: Real-ESRGAN ({origin.model}) to {origin.target}, "
        f"{origin.character}, held to the source file. Source SHA-256 {origin.source_sha256}."
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about=""'
        ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:enlarger="https://enlarger.invalid/ns/1.0/"'
        f" Iptc4xmpExt:DigitalSourceType={quoteattr(SOURCE_TYPE)}"
        f" enlarger:SourceSha256={quoteattr(origin.source_sha256)}"
        f" enlarger:Model={quoteattr(origin.model)}"
        f" enlarger:Target={quoteattr(origin.target)}"
        f" enlarger:Character={quoteattr(origin.character)}"
        ' xmp:CreatorTool="Enlarger">'
        f"<enlarger:Note>{escape(words)}</enlarger:Note>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    ).encode()
