"""Small networks in TensorFlow Lite's form: by OpenVINO where it is, else by OpenCV.

The palm detector takes 2.5 ms with OpenVINO and 32 ms with OpenCV 4 (2 cores, 2026-11-23).
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Network = Callable[[Floats], dict[str, Floats]]
"""From a picture (h, w, 3) in 0…1 to the outputs by their names."""


def load(path: Path) -> Network:
    """The network in the file, by whatever runs it quickest here."""
    return by_openvino(path) if importlib.util.find_spec("openvino") else by_opencv(path)


def by_openvino(path: Path) -> Network:
    import openvino

    # In single precision also where the processor has bf16: the scores' cut-offs were measured so.
    settings = {"INFERENCE_PRECISION_HINT": "f32", "PERFORMANCE_HINT": "LATENCY"}
    request = openvino.Core().compile_model(str(path), "CPU", settings).create_infer_request()

    def run(picture: Floats) -> dict[str, Floats]:
        results = request.infer([np.ascontiguousarray(picture[None], np.float32)])
        return {output.any_name: np.asarray(values, np.float32) for output, values in results.items()}

    return run


def by_opencv(path: Path) -> Network:
    net = cv2.dnn.readNetFromTFLite(str(path))
    names = net.getUnconnectedOutLayersNames()

    def run(picture: Floats) -> dict[str, Floats]:
        net.setInput(np.ascontiguousarray(picture.transpose(2, 0, 1)[None]))
        return dict(zip(names, (np.asarray(out, np.float32) for out in net.forward(names)), strict=True))

    return run
