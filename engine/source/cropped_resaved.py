"""Row 5: a JPEG that was opened, cut or shifted, and saved again on another grid."""

from __future__ import annotations

from engine.source.earlier_grid import EarlierGrid, earlier_grid
from engine.source.evidence import Evidence
from engine.source.picture import Picture


def shifted_grid(picture: Picture) -> EarlierGrid | None:
    """A convincing earlier grid beside the present one of a JPEG, or None."""
    if picture.jpeg is None:
        return None
    found = earlier_grid(picture.luma, saved_as_jpeg=True)
    return found if found is not None and found.convincing else None


def cropped_resaved(picture: Picture) -> Evidence | None:
    """Fires when an earlier JPEG grid lies beside the present one."""
    found = shifted_grid(picture)
    if found is None:
        return None
    return Evidence(
        kind="cropped_resaved",
        confidence=min(0.99, 0.85 + found.score / 200),
        text=(
            "It was cut out of another JPEG and saved again; "
            f"that one had a quality of about {found.quality} of 100."
        ),
        advice="Look for the picture before it was cropped.",
        measured={
            "quality": found.quality,
            "family": found.family,
            "offset": [found.x, found.y],
            "score": round(found.score, 1),
        },
    )
