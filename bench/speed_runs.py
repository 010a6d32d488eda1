"""The runs of `enlarger bench speed`: each a fresh process, ours and the peers' told apart by their argv."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from bench import peers
from bench.fresh_process import Ran, run_fresh

Facts = dict[str, Any]
OURS = [sys.executable, "-m", "bench.speed_child"]
BYTES_PER_PIXEL = 16 * 64 * 4 * 4
"""What x4plus needs at the output's size, per input pixel: 16 output pixels of 64 fp32 features, four such
buffers at once."""
SAME_DB = 150.0
"""What equal pictures get; fp32 tells no finer."""
ROOM_TILE = 400
"""Input pixels: the realesrgan package's tile where the whole photo at once, its default, has no room."""


@dataclass(frozen=True)
class Network:
    """A network alone. who: "enlarger" or a peer."""

    who: str
    model: str
    backend: str = "openvino"
    precision: str | None = None

    @property
    def name(self) -> str:
        return self.who if self.who != "enlarger" else f"{self.model} {self.backend} {self.precision or ''}"


@dataclass(frozen=True)
class Master:
    """A whole job of ours. cold: in a process that has loaded nothing yet."""

    to: str
    cold: bool = False
    precision: str | None = None


@dataclass
class Runs:
    """Where the runs take their picture from and put their results."""

    folder: Path
    photo: Path
    tile: Path
    threads: int
    backend: str = "auto"
    character: str = "natural"
    peer_tiles: dict[str, int] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    """What could not be measured, and why."""

    def network(self, what: Network, repeat: int) -> Facts:
        """One process: what it measured, and its peak memory."""
        argv = (
            [*OURS, "network", "--model", what.model, "--backend", what.backend]
            if what.who == "enlarger"
            else [*peers.argv(what.who)]
        )
        argv += ["--tile" if what.who == "enlarger" else "--network", str(self.tile)]
        if what.precision:
            argv += ["--precision", what.precision]
        argv += ["--repeat", str(repeat), "--threads", str(self.threads), "--out", str(self.drawn(what))]
        return self._run(argv)

    def master(self, what: Master) -> Facts:
        argv = [*OURS, "master", "--photo", str(self.photo), "--to", what.to, "--out", str(self.folder)]
        argv += ["--backend", self.backend, "--character", self.character]
        argv += [] if what.cold else ["--warm"]
        argv += ["--precision", what.precision] if what.precision else []
        return self._run(argv)

    def peer(self, name: str, longest: int) -> Facts:
        """A peer's whole job at the same target: x4, shrunk to `longest` pixels, written as PNG."""
        argv = [*peers.argv(name), "--photo", str(self.photo), "--longest", str(longest)]
        argv += ["--out", str(self.folder / f"{name}.png"), "--threads", str(self.threads)]
        if name in self.peer_tiles:
            argv += ["--tile", str(self.peer_tiles[name])]
        return self._run(argv)

    def drawn(self, what: Network) -> Path:
        """Where a network's picture lies."""
        return self.folder / f"{what.name.replace(' ', '-')}.npy"

    def agreement_db(self, what: Network, reference: Network) -> float | None:
        """PSNR in dB of a network's picture (in 0…1, clipped) to the reference's, at most SAME_DB; None
        for the reference itself, or when it isn't there."""
        if what == reference or not self.drawn(reference).exists():
            return None
        one, other = (np.clip(np.load(self.drawn(network)), 0, 1) for network in (what, reference))
        error = float(np.mean((one.astype(np.float64) - other) ** 2))
        return min(SAME_DB, round(-10 * float(np.log10(error)), 1)) if error else SAME_DB

    def _run(self, argv: list[str]) -> Facts:
        threads = str(self.threads)
        ran: Ran = run_fresh(
            argv, folder=peers.ROOT, more={"OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads}
        )
        facts: Facts = json.loads(ran.out.strip().splitlines()[-1])
        return facts | {
            "process_seconds": round(ran.seconds, 3),
            "cpu_seconds": round(ran.cpu_seconds, 3),
            "peak_mb": ran.peak_mb,
        }


def peer_tile(width: int, height: int, available: int) -> int:
    """The realesrgan package's tile for a photo: 0, its default, where `available` bytes hold the whole."""
    return 0 if width * height * BYTES_PER_PIXEL <= available else ROOM_TILE
