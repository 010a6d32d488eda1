"""Reading text with RapidOCR (PP-OCRv6 small): models inside its wheel, OpenVINO on the CPU, no network.

Measured on 2 cores: 0.15 s a megapixel to find lines, about 10 ms to read one.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import cv2
import numpy as np
import numpy.typing as npt

from engine.trust.models import Shared
from engine.trust.view import RGB
from engine.trust.zone import Box, overlap

Quad = npt.NDArray[np.float32]
"""Four corners (4, 2) of a line in pixels, from the top left clockwise as the line is read."""

LINE_HEIGHT = 48
"""The recogniser looks at lines of this height in pixels."""
BUCKET = 320
"""Crops are padded to whole multiples of this width: every new width costs OpenVINO 0.1 s of setting up,
and padding alike is what makes two readings of one line comparable."""
MOST_WARPED = 32_000
"""Pixels a side: OpenCV turns nothing of 2^15 or more."""
EDGE = 4
"""Pixels round a line that cubic sampling looks at."""
LONGEST = 8 * BUCKET
BATCH = 8

BAND_PIXELS = 1_300_000
SEAM = 48
"""Pixels of a band, and how far bands reach into each other: more than the height of a small line."""

BOX_SCORE = 0.5
FAINT_SCORE = 0.3
"""What the finder is as sure of is text; down to the second, text if it stands beside some (beside.py). On a
truck with a menu board 17 sure lines and 13 faint ones, 10 of them among sure ones (2026-11-28)."""
UNCLIP = 1.6
GREY = (127, 127, 127)
"""The recogniser's own padding value."""


@dataclass(frozen=True)
class Reading:
    text: str
    confidence: float


def _load() -> Any:
    from rapidocr import EngineType, RapidOCR
    from rapidocr.ch_ppocr_det.main import TextDetector

    # It sorts the lines it has found and leaves their scores where they were.
    cast(Any, TextDetector).sorted_boxes = staticmethod(lambda boxes: boxes)
    found = importlib.util.find_spec("rapidocr")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("rapidocr")
    folder = Path(found.origin).parent / "models"
    finder, reader = folder / "PP-OCRv6_det_small.onnx", folder / "PP-OCRv6_rec_small.onnx"
    for path in (finder, reader):
        # RapidOCR would go and fetch a model that is not there.
        if not path.exists():
            raise FileNotFoundError(path)
    quick = importlib.util.find_spec("openvino") is not None
    engine = EngineType.OPENVINO if quick else EngineType.ONNXRUNTIME
    return RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.max_side_len": 10000,
            "Det.engine_type": engine,
            "Rec.engine_type": engine,
            "Det.model_path": str(finder),
            "Rec.model_path": str(reader),
            # Pictures come at the size they shall be looked at: without this the finder enlarges its own.
            "Det.limit_side_len": 32,
        }
    )


_SHARED = Shared(_load)


def warm() -> None:
    """Load the models and set them up, so that the first check doesn't wait for them."""
    find_lines(np.full((64, 64, 3), 127, np.uint8))
    read([np.full((LINE_HEIGHT, BUCKET, 3), 127, np.uint8)])


def find_lines(picture: RGB) -> tuple[list[Quad], list[Quad]]:
    """Lines of text in a picture (H, W, 3), in its pixels: sure and faint ones. Looked for band by band: the
    finder takes some 240 MB for a megapixel."""
    height, width = picture.shape[:2]
    count = max(1, -(-height * width // BAND_PIXELS))
    rows = -(-height // count)
    sure: list[Quad] = []
    faint: list[Quad] = []
    for top in range(0, height, rows):
        first = min(max(0, top - SEAM), max(0, height - rows - 2 * SEAM))
        for quad, score in _find(picture[first : first + rows + 2 * SEAM]):
            _keep(sure if score >= BOX_SCORE else faint, quad + np.array([0, first], np.float32))
    return sure, faint


def _find(picture: RGB) -> list[tuple[Quad, float]]:
    """Lines with how sure the finder is."""
    with _SHARED.borrowed() as ocr:
        # RapidOCR's flags persist between calls: all of them every time.
        result = ocr(
            cv2.cvtColor(picture, cv2.COLOR_RGB2BGR),
            use_det=True,
            use_cls=False,
            use_rec=False,
            box_thresh=FAINT_SCORE,
            unclip_ratio=UNCLIP,
        )
    boxes = getattr(result, "boxes", None)
    if boxes is None:
        return []
    return [
        (np.asarray(box, np.float32), float(score)) for box, score in zip(boxes, result.scores, strict=True)
    ]


def _keep(lines: list[Quad], quad: Quad) -> None:
    """Add a line; of two finds of one line across a seam the larger stays."""
    for index, other in enumerate(lines):
        if overlap(_box(quad), _box(other)) > 0.5:
            if cv2.contourArea(quad) > cv2.contourArea(other):
                lines[index] = quad
            return
    lines.append(quad)


def _box(quad: Quad) -> Box:
    (x0, y0), (x1, y1) = quad.min(axis=0), quad.max(axis=0)
    return int(x0), int(y0), int(x1) + 1, int(y1) + 1


def _around(picture: RGB, quad: Quad) -> tuple[RGB, Quad]:
    """The part that holds the quad, and the quad in it."""
    x0, y0, x1, y1 = _box(quad)
    left, top = max(0, x0 - EDGE), max(0, y0 - EDGE)
    part = picture[top : y1 + EDGE, left : x1 + EDGE][:MOST_WARPED, :MOST_WARPED]
    return part, quad - np.array([left, top], quad.dtype)


def straighten(picture: RGB, quad: Quad) -> RGB:
    """The line in the quad, LINE_HEIGHT high, from its first corner to its second."""
    if max(picture.shape[:2]) > MOST_WARPED:
        picture, quad = _around(picture, quad)
    width = max(1.0, _side(quad, 0, 1), _side(quad, 3, 2))
    height = max(1.0, _side(quad, 0, 3), _side(quad, 1, 2))
    # Sampled at the picture's own size first: only area averaging shrinks faithfully.
    size = (min(MOST_WARPED, round(width)), min(MOST_WARPED, round(height)))
    target = np.array([[0, 0], [size[0], 0], size, [0, size[1]]], np.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), target)
    flat = cv2.warpPerspective(picture, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    length = min(LONGEST, max(8, round(size[0] * LINE_HEIGHT / size[1])))
    method = cv2.INTER_AREA if size[1] > LINE_HEIGHT else cv2.INTER_CUBIC
    return cast(RGB, cv2.resize(flat, (length, LINE_HEIGHT), interpolation=method))


def _side(quad: Quad, one: int, other: int) -> float:
    return float(np.linalg.norm(quad[one] - quad[other]))


def read(lines: list[RGB]) -> list[Reading]:
    """Read straightened lines. A line's reading does not depend on the others in the list."""
    if not lines:
        return []
    order = sorted(range(len(lines)), key=lambda index: _bucket(lines[index]))
    readings = [Reading("", 0.0)] * len(lines)
    start = 0
    with _SHARED.borrowed() as ocr:
        while start < len(order):
            width = _bucket(lines[order[start]])
            batch = [i for i in order[start : start + BATCH] if _bucket(lines[i]) == width]
            result = ocr.recognize_txt([_padded(lines[i], width) for i in batch])
            for index, text, score in zip(batch, result.txts, result.scores, strict=True):
                readings[index] = Reading(str(text).strip(), float(score))
            start += len(batch)
    return readings


def _bucket(line: RGB) -> int:
    return BUCKET * int(-(-line.shape[1] // BUCKET))


def _padded(line: RGB, width: int) -> RGB:
    bgr = cv2.cvtColor(line, cv2.COLOR_RGB2BGR)
    right = width - line.shape[1]
    return cast(RGB, cv2.copyMakeBorder(bgr, 0, 0, 0, right, cv2.BORDER_CONSTANT, value=GREY))
