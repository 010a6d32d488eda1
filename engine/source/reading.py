"""The source reading: what a file is worth, before anybody waits for it.

Each detector looks for one thing and fails alone. What the verdict and the recommended target rest on
(DECISIVE) always runs, so that a busy machine gives the same answer, only later; EXTRA only sets
expectations and is cut when time is up. Reading needs no network and belongs in a process of its own.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from engine.source.apps import app_evidence, name_evidence, unknown_tables
from engine.source.borders import letterbox_evidence, screenshot_evidence
from engine.source.compression import compression_evidence, saved_quality
from engine.source.cropped_resaved import cropped_resaved
from engine.source.data import Data
from engine.source.drawing import is_drawing
from engine.source.enlarged import enlarged_evidence
from engine.source.evidence import Evidence, Reading, SentAs
from engine.source.halos import halo_evidence
from engine.source.hidden_jpeg import hidden_jpeg_evidence
from engine.source.merging import merged
from engine.source.metadata import camera_evidence, credentials_evidence, edited_evidence
from engine.source.motion_blur import motion_blur
from engine.source.nearest import nearest_enlarged
from engine.source.noise import noise_evidence
from engine.source.picture import Picture, open_picture
from engine.source.posterised import posterised_evidence
from engine.source.saved_twice import saved_twice
from engine.source.sent import telegram_photo, thumbnail
from engine.source.softness import soft_evidence
from engine.source.tiny_faces import tiny_faces
from engine.source.verdict import advice_of, justified_side, recommended_target, verdict_of

log = logging.getLogger(__name__)

Detector = Callable[[Picture], Evidence | None]

BUDGET_SECONDS = 3.0
"""Processor time after which no further EXTRA detector starts: ten times what 12 megapixels take."""

Detectors = tuple[tuple[str, Detector], ...]

DECISIVE: Detectors = (
    ("telegram_photo", telegram_photo),
    ("app_table", app_evidence),
    ("file_name", name_evidence),
    ("compressed", compression_evidence),
    ("thumbnail", thumbnail),
    ("camera_exif", lambda picture: camera_evidence(picture.camera)),
    ("edited", lambda picture: edited_evidence(picture.camera)),
    ("content_credentials", lambda p: credentials_evidence(p.data, p.format, p.jpeg)),
    ("screenshot", screenshot_evidence),
    ("letterbox", letterbox_evidence),
    ("posterised", posterised_evidence),
    ("saved_twice", saved_twice),
    ("cropped_resaved", cropped_resaved),
    ("hidden_jpeg", hidden_jpeg_evidence),
    ("nearest_enlarged", nearest_enlarged),
    ("enlarged", enlarged_evidence),
    ("soft", soft_evidence),
)
"""Whatever may degrade, or holds a quality or an effective share; and what the header tells for nothing."""

EXTRA: Detectors = (
    ("tiny_faces", tiny_faces),
    ("motion_blur", motion_blur),
    ("noise", noise_evidence),
    ("halos", halo_evidence),
)


def read(data: Data, sent_as: SentAs = "file", file_name: str | None = None) -> Reading:
    """Read a source. Raises UnreadablePicture: empty, not_a_picture, truncated, animated, too_small,
    too_many_pixels (PictureTooLarge) or damaged."""
    picture = open_picture(data, sent_as, file_name)
    evidence = gather(picture)
    quality = _true_quality(picture, evidence)
    effective = _effective_side(picture, evidence)
    justified = justified_side(effective, quality)
    turned = picture.camera.turned
    return Reading(
        width=picture.height if turned else picture.width,
        height=picture.width if turned else picture.height,
        format=picture.format,
        verdict=verdict_of(evidence, picture.camera),
        evidence=evidence,
        advice=advice_of(evidence, picture.longest, justified),
        recommended=recommended_target(picture.longest, justified),
        quality=quality,
        effective_side=effective,
        bytes=len(data),
        justified_side=justified,
        drawing=_is_drawing(picture),
        unknown_tables=unknown_tables(picture),
    )


def gather(
    picture: Picture,
    decisive: Detectors = DECISIVE,
    extra: Detectors = EXTRA,
    budget_seconds: float | None = None,
) -> tuple[Evidence, ...]:
    """Run the detectors, each on its own: one that crashes is logged and left out.

    budget_seconds: processor time after which the rest of `extra` is left out; BUDGET_SECONDS when None.
    """
    budget = BUDGET_SECONDS if budget_seconds is None else budget_seconds
    started, found = time.thread_time(), []
    for place, (name, detect) in enumerate((*decisive, *extra)):
        if place >= len(decisive) and time.thread_time() - started > budget:
            log.warning("time is up before %s", name)
            break
        try:
            evidence = detect(picture)
        except Exception:  # a detector is guesswork on hostile pixels; the reading goes on without it
            log.exception("detector %s failed", name)
            continue
        if evidence is not None:
            found.append(evidence)
    found = merged(found)
    found.sort(key=lambda e: (not e.degrades, -e.confidence))
    return tuple(found)


def _is_drawing(picture: Picture) -> bool:
    """A photo, where it can't be told."""
    try:
        return is_drawing(picture.luma)
    except Exception:  # as in gather
        log.exception("whether it is a drawing can't be told")
        return False


def _true_quality(picture: Picture, evidence: tuple[Evidence, ...]) -> int | None:
    """The lowest pass found: this file's own tables, or an earlier save's."""
    passes = [quality for quality in (saved_quality(picture),) if quality is not None]
    for found in evidence:
        earlier = found.measured.get("quality")
        if isinstance(earlier, int):
            passes.append(earlier)
    return min(passes, default=None)


def _effective_side(picture: Picture, evidence: tuple[Evidence, ...]) -> int:
    """Longest side the detail fills: the smallest that any evidence measured."""
    shares = [1.0]
    for found in evidence:
        share = found.measured.get("effective_share")
        if isinstance(share, float):
            shares.append(share)
    return max(1, round(picture.longest * min(shares)))
