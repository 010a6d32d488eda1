"""What `enlarger bench speed` measures of ours, in a process of its own: a master, or a network alone.

    python -m bench.speed_child master --photo FILE --to 4k [--backend …] [--character …] [--precision f32]
                                       [--warm] --out DIR
    python -m bench.speed_child network --model photo --backend openvino [--precision f32] --tile FILE.npy

One JSON object comes out.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageOps

from engine.order import Order
from engine.target import parse_target
from engine.upscale import openvino_backend
from engine.upscale.backend import Backend
from engine.upscale.models import MODELS


def main() -> None:
    options = _options()
    print(json.dumps(_master(options) if options.what == "master" else _network(options)))


def _master(options: argparse.Namespace) -> dict[str, Any]:
    """The report of one order; with --warm after two others, as in a worker that is at work."""
    from engine.pipeline import run

    if options.precision == "f32":
        openvino_backend.native_precision = lambda: "f32"  # as on a processor without bf16
    target = parse_target(options.to)
    source = options.photo.read_bytes()

    def order(photo: bytes) -> Order:
        return Order(photo, options.photo.name, target, backend=options.backend, character=options.character)

    warmed = time.monotonic()
    if options.warm:
        for other in _others(options.photo, options.out):
            run(order(other), options.out)
    warm_seconds = time.monotonic() - warmed
    outcome = run(order(source), options.out)
    report = outcome.report
    return {
        "seconds": report["seconds"],
        "backend": report["backend"],
        "working": report["working"],
        "master": report["master"],
        "warm_up_seconds": round(warm_seconds, 3) if options.warm else None,
    }


def _others(photo: Path, folder: Path) -> Iterator[bytes]:
    """Two more photos of the same size and as much detail: what a worker that has begun its day has seen. The
    second job of a process is still 0.2 s slower, while its memory grows (2 cores, 2026-11-23)."""
    path = folder / "other.jpg"
    for turned in (ImageOps.mirror, ImageOps.flip):
        with Image.open(photo) as image:
            turned(image.convert("RGB")).save(path, quality=90)
        yield path.read_bytes()


def _network(options: argparse.Namespace) -> dict[str, Any]:
    """A network alone on one tile: once unmeasured, then `repeat` times."""
    begun = time.monotonic()
    backend = _backend(options)
    load = time.monotonic() - begun
    tile = np.load(options.tile)
    drawn = backend.enlarge(tile)
    runs = []
    for _ in range(options.repeat):
        begun = time.monotonic()
        drawn = backend.enlarge(tile)
        runs.append(time.monotonic() - begun)
    if options.out:
        np.save(options.out, drawn)
    return {
        "precision": backend.precision,
        "device": backend.device,
        "load_seconds": round(load, 3),
        "pixels": int(tile.shape[1] * tile.shape[2]),
        "runs_seconds": runs,
    }


def _backend(options: argparse.Namespace) -> Backend:
    model = MODELS[options.model]
    if options.backend == "openvino":
        return openvino_backend.OpenvinoBackend(model, precision=options.precision)
    import torch

    from engine.upscale.torch_backend import TorchBackend

    torch.set_num_threads(options.threads)
    device = torch.device("cpu") if options.precision == "f32" else None
    return TorchBackend(model, precision=options.precision, device=device)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.speed_child")
    parser.add_argument("what", choices=("master", "network"))
    parser.add_argument("--photo", type=Path)
    parser.add_argument("--to", default="4k")
    parser.add_argument("--backend", default="auto")
    parser.add_argument("--character", default="natural")
    parser.add_argument("--precision", default=None)
    parser.add_argument("--warm", action="store_true")
    parser.add_argument("--model", default="photo", choices=sorted(MODELS))
    parser.add_argument("--tile", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
