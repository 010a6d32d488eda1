"""Speed: networks alone, whole masters, memory, and how many times faster than the peers, in one run.

Everything is measured in fresh processes, ours and the peers' taking turns on the same photo: the networks
on one tile (µs per input pixel, agreement with torch fp32), masters from the file to the encoded file.
`ratio_to_<peer>` is the peer's seconds for the first of 4K and the targets given, by ours, both with
everything loaded; `…_upscale` is of the networks' part of these, `…_process` compares whole processes from
their start, `…_network` x4plus alone on the tile.

    enlarger bench speed [--peers realesrgan,ncnn] [--targets 2k,4k,8k] [--photo FILE | --size 1280x960]
                         [--backend auto] [--character natural] [--without-bf16] [--rounds 1] [--json]
    enlarger bench speed --estimate [--jobs 12] [--json]

`make peers` builds the peers' environment. --estimate checks the predicted seconds (bench/estimate.py).
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import psutil
from PIL import Image

from bench import peers
from bench.fresh_process import ProgramFailed
from bench.speed_figures import compared_target, middle, ratios, table
from bench.speed_photo import SIZE, standard_photo, tile_of
from bench.speed_runs import Facts, Master, Network, Runs, peer_tile
from engine.errors import TargetError
from engine.target import parse_target
from engine.upscale.models import MODELS

TILE_SIDE = 192
"""Side in pixels of the tile that networks are timed on, as in the first measurements of these networks."""
BUSY = 0.25
"""Load per processor from which the figures are not to be trusted."""


def main(argv: list[str]) -> int:
    options = _options(argv)
    _keep_to(options.threads)
    if options.estimate:
        from bench.estimate import check

        return check(options.jobs, as_json=options.json)
    facts = measure(options)
    print(json.dumps(facts) if options.json else table(facts))
    return 0


def measure(options: argparse.Namespace) -> Facts:
    """All figures as one object."""
    machine = _machine(options.threads)
    if machine["load"] > BUSY * machine["processors"]:
        _say(f"this machine is busy (load {machine['load']}): the figures will be too slow")
    with tempfile.TemporaryDirectory(prefix="enlarger-bench-") as name:
        folder = Path(name)
        photo = options.photo or standard_photo(folder / "photo.jpg", options.size)
        np.save(folder / "tile.npy", tile_of(photo, TILE_SIDE))
        with Image.open(photo) as image:
            width, height = image.size
        runs = Runs(folder, photo, folder / "tile.npy", options.threads, options.backend, options.character)
        available = psutil.virtual_memory().available
        runs.peer_tiles["realesrgan"] = peer_tile(width, height, available)
        absent = {peer: reason for peer in options.peers if (reason := peers.missing(peer))}
        for peer, reason in absent.items():
            _say(f"{peer} is left out: {reason}")
        present = [peer for peer in options.peers if peer not in absent]
        networks = _networks(runs, present, options)
        masters = _masters(runs, present, (width, height), options)
    facts: Facts = {
        "machine": machine,
        "photo": {"name": photo.name, "width": width, "height": height},
        "networks": networks,
        **masters,
    }
    lost = absent | {peer: runs.failed[peer] for peer in present if peer not in facts["peers"]}
    facts["peers"] |= {peer: {"missing": reason} for peer, reason in lost.items()}
    return facts | ratios(facts)


def _networks(runs: Runs, present: list[str], options: argparse.Namespace) -> list[Facts]:
    """Each network on its own; torch fp32 of the same weights is the reference."""
    measured = [Network("enlarger", model) for model in MODELS]
    if options.without_bf16:
        measured += [Network("enlarger", model, precision="f32") for model in MODELS]
    measured += [Network("enlarger", "photo", "torch", "bf16")]
    measured += [Network(peer, "photo") for peer in present]
    references = {model: Network("enlarger", model, "torch", "f32") for model in MODELS}
    measured += references.values()
    found: dict[Network, list[Facts]] = {}
    for _ in range(options.rounds):
        for what in measured:
            if ran := _tried(runs, what.name, partial(runs.network, what, options.repeat)):
                found.setdefault(what, []).append(ran)
    rows = []
    for what, rans in found.items():
        each = [seconds / ran["pixels"] * 1e6 for ran in rans for seconds in ran["runs_seconds"]]
        rows.append(
            {
                "who": what.who,
                "model": what.model,
                "backend": what.backend if what.who == "enlarger" else what.who,
                "precision": rans[0].get("precision", "f32"),
                "us_per_pixel": round(statistics.median(each), 3),
                "agreement_db": runs.agreement_db(what, references[what.model]),
                "peak_mb": max(ran["peak_mb"] for ran in rans),
            }
        )
    return rows


def _masters(runs: Runs, present: list[str], size: tuple[int, int], options: argparse.Namespace) -> Facts:
    """Ours at every target and the peers at the one compared, taking turns."""
    compared = compared_target(options.targets)
    longest = max(parse_target(compared).size_for(*size))
    jobs = [Master(to) for to in options.targets] + [Master(compared, cold=True)]
    if options.without_bf16:
        jobs += [Master(to, precision="f32") for to in options.targets]
    ours: dict[Master, list[Facts]] = {}
    theirs: dict[str, list[Facts]] = {}
    for _ in range(options.rounds):
        for peer in present:
            if ran := _tried(runs, peer, partial(runs.peer, peer, longest)):
                theirs.setdefault(peer, []).append(ran)
        for job in jobs:
            if ran := _tried(runs, f"master {job.to}", partial(runs.master, job)):
                ours.setdefault(job, []).append(ran)
    return {
        "compared": compared,
        "masters": [
            {"to": job.to, "cold": job.cold, "precision": job.precision} | middle(rans)
            for job, rans in ours.items()
        ],
        "peers": {peer: middle(rans) for peer, rans in theirs.items()},
    }


def _tried(runs: Runs, name: str, run: Callable[[], Facts]) -> Facts | None:
    """What a run gave; None, with a word on stderr, when its program failed."""
    try:
        facts = run()
    except ProgramFailed as error:
        runs.failed[name] = str(error)
        _say(f"{name} is left out: {error}")
        return None
    _say(f"{name}: {facts['process_seconds']} s")
    return facts


def _machine(threads: int) -> Facts:
    from engine.upscale.openvino_backend import native_precision

    model = next(
        (line.split(":", 1)[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        "unknown",
    )
    return {
        "processor": model,
        "processors": os.cpu_count() or 1,
        "threads": threads,
        "precision": native_precision(),
        "memory_gb": round(psutil.virtual_memory().total / 1e9, 1),
        "load": round(os.getloadavg()[0], 2),
    }


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _processors() -> list[int]:
    """Those this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return list(range(os.cpu_count() or 1))


def _keep_to(threads: int) -> None:
    """Give this process, and all it starts, so many processors; elsewhere than on Linux their own options
    must do."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, _processors()[:threads])


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)


def _words(text: str) -> list[str]:
    return [word for word in text.split(",") if word]


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="enlarger bench speed", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--peers", type=_words, default=[], help=f"of {','.join(peers.PEERS)}")
    parser.add_argument("--targets", type=_words, default=["2k", "4k", "8k"])
    parser.add_argument("--photo", type=Path, default=None)
    parser.add_argument("--size", type=_size, default=SIZE, help="WxH of the standard photo")
    parser.add_argument("--backend", default="auto", choices=("auto", "openvino", "torch", "realesrgan"))
    parser.add_argument("--character", default="natural", choices=("natural", "crisp"))
    parser.add_argument("--without-bf16", action="store_true", help="also as on a processor that has none")
    parser.add_argument("--rounds", type=int, default=1, help="of every run; the median counts")
    parser.add_argument("--repeat", type=int, default=3, help="of a network within a run")
    parser.add_argument("--threads", type=int, default=len(_processors()))
    parser.add_argument("--estimate", action="store_true", help="check the predicted seconds instead")
    parser.add_argument("--jobs", type=int, default=12, help="of --estimate")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(argv)
    for peer in options.peers:
        if peer not in peers.PEERS:
            parser.error(f"there is no peer {peer!r}; there are {', '.join(peers.PEERS)}")
    if options.photo and not options.photo.is_file():
        parser.error(f"there is no file {options.photo}")
    if not options.targets or min(options.rounds, options.repeat, options.threads) < 1:
        parser.error("--targets must name one; --rounds, --repeat and --threads are 1 or more")
    for target in options.targets:
        try:
            parse_target(target)
        except TargetError:
            parser.error(f"no target is written {target!r}")
    return options


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
