"""Row 3: how hard the file was squeezed when it was saved last."""

from __future__ import annotations

from engine.source.evidence import Evidence
from engine.source.picture import Picture

CLEAN_QUALITY = 85
"""Below this a file that no camera signed counts as squeezed (IJG scale)."""
HEAVY_QUALITY = 50
"""Below this blocks and smeared colours remain visible however it is enlarged."""


def compression_evidence(picture: Picture) -> Evidence | None:
    """JPEG quality by its tables, exact for known families, else by the nearest sum."""
    match = picture.tables
    if match is None or match.quality >= CLEAN_QUALITY:
        return None
    heavy = match.quality < HEAVY_QUALITY
    text = f"It was compressed until fine detail was lost (quality about {match.quality} of 100)."
    if heavy:
        text = (
            f"It was compressed very hard (quality about {match.quality} of 100): "
            "expect smooth surfaces where there was texture."
        )
    return Evidence(
        kind="compressed",
        confidence=0.95 if match.family != "custom" else 0.85,
        text=text,
        advice="Ask for the file as it came from the camera.",
        degrades=not picture.camera.is_camera,
        measured={"quality": match.quality, "family": match.family, "heavy": heavy},
    )
