"""What both peers do alike: read a photo, enlarge it four times, shrink to the target, write a PNG.

Runs in the peers' environment (.venv-peers): nothing of ours is imported but the reader of weights.
One JSON object comes out:
{peer, version, threads, tile, load_seconds, seconds{total,decode,upscale,master}, width, height} for a
photo, {peer, version, threads, pixels, runs_seconds[]} for the network alone.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

SCALE = 4
Bgr = NDArray[np.uint8]


class Peer(Protocol):
    """A loaded peer."""

    def enlarge(self, photo: Bgr, longest: int) -> Bgr:
        """The whole way of its users: four times, then to the target's longest side in pixels."""

    def network(self, tile: NDArray[np.float32]) -> NDArray[np.float32]:
        """(3, h, w) RGB in 0…1 → (3, 4h, 4w), the network alone."""


@dataclass(frozen=True)
class Settings:
    """threads: of the processor. tile: side in input pixels, 0 for the whole photo at once."""

    threads: int
    tile: int


def run(name: str, version: Callable[[], str], load: Callable[[Settings], Peer], tile: int) -> None:
    """The program: options in, one JSON object out. `tile` is the peer's own default."""
    options = _options(name, tile)
    if options.version:
        print(version())
        return
    settings = Settings(options.threads, options.tile)
    begun = time.monotonic()
    peer = load(settings)
    loaded = time.monotonic() - begun
    facts: dict[str, Any] = {"peer": name, "version": version(), "threads": settings.threads}
    if options.network:
        facts |= _network(peer, options)
    else:
        facts |= {"tile": settings.tile, "load_seconds": loaded} | _photo(peer, options)
    print(json.dumps(facts))


def _photo(peer: Peer, options: argparse.Namespace) -> dict[str, Any]:
    import cv2

    marks = [time.monotonic()]
    photo = cv2.imread(str(options.photo), cv2.IMREAD_COLOR)
    if photo is None:
        raise SystemExit(f"{options.photo} is no picture that OpenCV reads")
    marks.append(time.monotonic())
    enlarged = peer.enlarge(np.asarray(photo, np.uint8), options.longest)
    marks.append(time.monotonic())
    cv2.imwrite(str(options.out), enlarged)
    marks.append(time.monotonic())
    decode, upscale, master = (later - earlier for earlier, later in pairwise(marks))
    seconds = {"total": marks[-1] - marks[0], "decode": decode, "upscale": upscale, "master": master}
    return {"seconds": seconds, "width": enlarged.shape[1], "height": enlarged.shape[0]}


def _network(peer: Peer, options: argparse.Namespace) -> dict[str, Any]:
    """The network on one tile kept in an .npy file: once unmeasured, then `repeat` times."""
    tile = np.load(options.network)
    drawn = peer.network(tile)
    runs = []
    for _ in range(options.repeat):
        begun = time.monotonic()
        drawn = peer.network(tile)
        runs.append(time.monotonic() - begun)
    if options.out:
        np.save(options.out, drawn)
    return {"pixels": int(tile.shape[1] * tile.shape[2]), "runs_seconds": runs}


def _options(name: str, tile: int) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=name)
    parser.add_argument("--version", action="store_true")
    parser.add_argument("--photo", type=Path)
    parser.add_argument("--longest", type=int, default=3840)
    parser.add_argument("--network", type=Path, help=".npy of a tile: time the network alone on it")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--tile", type=int, default=tile)
    return parser.parse_args()
