"""Row 10: a palette or too few tones. Smooth histograms turn into combs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from engine.source.drawing import is_drawing
from engine.source.evidence import Evidence
from engine.source.picture import Luma, Picture
from engine.source.webp import is_lossless

COMB = 0.15
"""Mean relative jump between neighbouring tones from which a histogram is a comb.

None of 41 photos reaches it, of 19 others one painting edited by a program (2026-11-23)."""
STEPPED = 0.18
"""The same among the pixels of a photo, each tone weighing as much as it has of them and none standing out by
more than SPIKE. Captions, text beside a photo and mats make a comb of a few tones that nearly no pixel has:
26 photos with each of eleven such things at 700 and 1080 pixels (2026-11-28) reach 0.172; 5 bits a channel
have 0.22 and more, 256 colours all but 1 of 52, 6 bits 35 of 47 that have a comb."""
SPIKE = 3.0
"""Times its neighbours' mean that a tone counts at most: ink and paper are single tones."""
FEWEST_TONES = 20
"""A picture whose tones span less than this is nearly flat and tells nothing."""
PAPER, BRIGHT = 0.6, 192
"""Share of the pixels in one tone, and how bright it is, from which it is paper. Pages set in 14 to 40 pixels
have 76 to 85 %, a web page 67; of 42 photos cut to 8 and 16 tones only dark ones (2026-11-28)."""
FEWEST_PIXELS = 40_000
"""Below this the histogram is noisy by itself."""


def posterised_evidence(picture: Picture) -> Evidence | None:
    """Fires on palettes (GIF, indexed PNG) and on posterised or strongly stretched tones.

    A camera stretches tones too: with its EXIF only a palette degrades. Drawings and pages have few tones.
    """
    comb = histogram_comb(picture.luma) if _has_all_tones(picture) else 0.0
    if not picture.palette and (comb <= COMB or not _is_stepped(picture.luma)):
        return None
    text = "Its tones are cut into steps: smooth areas may show bands."
    if picture.palette:
        text = "It holds a small palette of colours: smooth areas show bands or dots."
    return Evidence(
        kind="posterised",
        confidence=0.95 if picture.palette else 0.85,
        text=text,
        advice="Look for the photo before it was made into this file.",
        degrades=picture.palette or not picture.camera.is_camera,
        measured={"comb": round(comb, 3), "palette": picture.palette},
    )


def _is_stepped(luma: Luma) -> bool:
    """Whether it is the photo whose tones make a comb, and not what was drawn on it or beside it."""
    return stepped(luma) > STEPPED and not is_drawing(luma) and not _on_paper(luma)


def _on_paper(luma: Luma) -> bool:
    """A page of text: few tones by nature, in the main its ground's."""
    tones = np.bincount(luma.ravel(), minlength=256)
    ground = int(np.argmax(tones))
    return ground >= BRIGHT and float(tones[ground]) >= PAPER * luma.size


def _has_all_tones(picture: Picture) -> bool:
    """Video codecs store 219 tones and stretch them to 256: a comb of their own."""
    return picture.format not in ("avif", "heic") and (picture.format != "webp" or is_lossless(picture.data))


def histogram_comb(luma: Luma) -> float:
    """0 for a smooth histogram, above 0.15 for a comb; 0 when there is too little to tell. Every tone weighs
    alike."""
    sample = _sample(luma)
    if sample.size < FEWEST_PIXELS:
        return 0.0
    part = _tones(np.bincount(sample.ravel(), minlength=256).astype(np.float64))
    if part.size <= FEWEST_TONES:
        return 0.0
    smooth = ndimage.uniform_filter1d(part, 5)
    return float(np.mean(np.abs(part - smooth) / (smooth + 1)))


def stepped(luma: Luma) -> float:
    """The same of the pixels that differ from a neighbour, every tone weighing as much as it has of them:
    plain ground and the insides of letters are left out. 0 when there is too little to tell."""
    sample = _sample(luma)
    counts = np.bincount(sample[_lively(sample)], minlength=256).astype(np.float64)
    below, above = np.pad(counts, (2, 0)), np.pad(counts, (0, 2))
    beside = np.maximum(below[:-2] + below[1:-1], above[1:-1] + above[2:]) / 2
    part = _tones(np.minimum(counts, SPIKE * beside + 1))
    if part.size <= FEWEST_TONES:
        return 0.0
    smooth = ndimage.uniform_filter1d(part, 5)
    return float(np.abs(part - smooth).sum() / max(1.0, smooth.sum()))


def _sample(luma: Luma) -> Luma:
    step = max(1, int(np.sqrt(luma.size / 2_000_000)))
    return luma[::step, ::step]


def _lively(sample: Luma) -> NDArray[np.bool_]:
    """Pixels that differ from one beside, above or below them."""
    lively = np.zeros(sample.shape, np.bool_)
    for turned, marked in ((sample, lively), (sample.T, lively.T)):
        steps = turned[1:] != turned[:-1]
        marked[1:] |= steps
        marked[:-1] |= steps
    return lively


def _tones(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """From the darkest hundredth of the pixels to the brightest."""
    sums = np.cumsum(counts)
    low, high = np.searchsorted(sums, [sums[-1] * 0.01, sums[-1] * 0.99])
    return counts[low : high + 1]
