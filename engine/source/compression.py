"""Row 3: how hard the file was squeezed when it was saved last."""

from __future__ import annotations

import numpy as np

from engine.source.evidence import Evidence
from engine.source.picture import Picture
from engine.source.webp import quantiser

CLEAN_QUALITY = 85
"""Below this a file that no camera signed counts as squeezed (IJG scale)."""
HEAVY_QUALITY = 50
"""Below this blocks and smeared colours remain visible however it is enlarged."""


_WEBP_INDICES = (0, 6, 12, 20, 27, 36, 39, 45, 52, 68, 92, 127)
_WEBP_QUALITIES = (100, 95, 90, 85, 80, 75, 70, 60, 50, 30, 10, 1)
"""Coarsest quantiser index that libwebp writes at a quality (measured with Pillow 13)."""


def saved_quality(picture: Picture) -> int | None:
    """Quality 1…100 of the last save (JPEG or lossy WebP, each on its own scale), None when lossless."""
    if picture.tables is not None:
        return picture.tables.quality
    index = quantiser(picture.data) if picture.format == "webp" else None
    return None if index is None else round(float(np.interp(index, _WEBP_INDICES, _WEBP_QUALITIES)))


def compression_evidence(picture: Picture) -> Evidence | None:
    """JPEG quality by its tables (exact for known families, else by nearest sum); WebP's by its frame."""
    quality = saved_quality(picture)
    if quality is None or quality >= CLEAN_QUALITY:
        return None
    family = picture.tables.family if picture.tables else picture.format
    heavy = quality < HEAVY_QUALITY
    text = f"It was compressed until fine detail was lost (quality about {quality} of 100)."
    if heavy:
        text = (
            f"It was compressed very hard (quality about {quality} of 100): "
            "expect smooth surfaces where there was texture."
        )
    elif picture.camera.is_camera:
        text = f"The camera saved it at a modest quality (about {quality} of 100)."
    return Evidence(
        kind="compressed",
        confidence=0.85 if family == "custom" else 0.95,
        text=text,
        advice="Ask for the file as it came from the camera.",
        degrades=not picture.camera.is_camera,
        measured={"quality": quality, "family": family, "heavy": heavy},
    )
