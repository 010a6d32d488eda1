"""Row 7: resized after it was taken, by the rhythm of resampling; a resized JPEG by its stretched grid."""

from __future__ import annotations

from engine.source.evidence import Evidence
from engine.source.picture import Picture
from engine.source.resampling import Rhythm, rhythm_of
from engine.source.softness import Softness, softness_of
from engine.source.wording import about

PEAK = 3.2
"""Height of a rhythm on both axes over its surroundings. Files that weren't resized: 1.9 to 3.1 at the 95th
percentile of a kind, single ones up to 5.7, which is why softness must agree."""
COMB = 2.3
"""How far a stretched grid must stand out (camera files: at most 1.2)."""
ANYWHERE = 17.0
"""Height of a rhythm at any other frequency. On 61 photos (2026-11-23) 1 of 122 that were shrunk by 0.83 or
0.9 with the bilinear filter passes it unsharp; of 61 enlarged 1.3 times it tells about 12, 1.2 times 7."""
SHRUNK = 2.6
"""How far a finer grid must stand out to tell that the rhythm at another frequency came of shrinking."""
SIGNED_PEAK = 6.0
SIGNED_COMB = 3.5
SIGNED_ANYWHERE = 30.0
"""The same for files with a camera's EXIF, where a false alarm would be worse."""
SHARPEST = -3.5
"""Log-odds of softness below which a picture is too sharp to have been enlarged: shrinking leaves the
same rhythms, and a shrunk picture is sharp."""


def enlarged_evidence(picture: Picture) -> Evidence | None:
    """Fires on pictures enlarged by resampling: "resized_jpeg" when the stretched JPEG grid shows."""
    rhythm = rhythm_of(picture.luma)
    if rhythm is None:
        return None
    signed = picture.camera.is_camera
    peak = rhythm.peak > (SIGNED_PEAK if signed else PEAK)
    comb = rhythm.comb > max(SIGNED_COMB if signed else COMB, rhythm.shrunk + 0.2)
    anywhere = rhythm.anywhere > (SIGNED_ANYWHERE if signed else ANYWHERE)
    anywhere = anywhere and rhythm.shrunk < max(SHRUNK, rhythm.comb)
    if not peak and not comb and not anywhere:
        return None
    softness = softness_of(picture.luma)
    if softness is None or softness.odds < SHARPEST:
        return None
    return _told(picture, rhythm, softness, comb=comb)


def _told(picture: Picture, rhythm: Rhythm, softness: Softness, *, comb: bool) -> Evidence:
    share = min(softness.share, 0.8)
    side = about(picture.longest * share)
    thing = "JPEG" if comb else "picture"
    return Evidence(
        kind="resized_jpeg" if comb else "enlarged",
        confidence=0.9,
        text=f"It was enlarged from a smaller {thing}: it holds the detail of about {side} pixels.",
        advice="Find the smaller picture it was made from: enlarging that one keeps more.",
        measured={
            "peak": round(rhythm.peak, 1),
            "anywhere": round(rhythm.anywhere, 1),
            "comb": round(rhythm.comb, 2),
            "effective_share": round(share, 3),
        },
    )
