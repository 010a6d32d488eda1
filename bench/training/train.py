"""Teach the compact network to come near the truth, and write its weights where the engine finds them.

    python -m bench.training.train --photos DIR [DIR …] --held-out 6 --minutes 60 --out DIR/FAITHFUL_UP4X
    python -m bench.training.train … --half --out DIR/FAITHFUL_UP2X

It starts from Real-ESRGAN's own compact weights (trained against an adversary, which rewards texture that
is not there) and goes on with the plain absolute error to photos shrunk and saved as chat apps do it.
With --half it starts from every second layer of the faithful network and learns ratios up to 2 alone.
"""

from __future__ import annotations

import argparse
import copy
import math
import sys
import time
from fractions import Fraction
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional

from bench.training.halve import halved
from bench.training.ncnn_file import write_ncnn
from bench.training.pairs import RATIOS, Pair, Rgb, make_pair, read_truth
from engine.upscale.models import COMPACT, FAITHFUL
from engine.upscale.networks import CompactNet, build

SIDE = 64
BATCH = 12
RATE = 5e-4
WARM_STEPS = 100
TELL_EVERY = 0.1
AVERAGE = 0.998
RATIO_WEIGHTS = (0.1, 0.2, 0.2, 0.1, 0.25, 0.15)
SMALL_RATIO_WEIGHTS = (0.2, 0.5, 0.3, 0.0, 0.0, 0.0)


def main(argv: list[str]) -> int:
    options = _options(argv)
    torch.manual_seed(options.seed)
    dice = np.random.default_rng(options.seed)
    paths = sorted(
        path for folder in options.photos for path in folder.iterdir() if path.suffix in {".png", ".jpg"}
    )
    held_out, learned = paths[: options.held_out], paths[options.held_out :]
    tests = [
        make_pair(read_truth(path), ratio, np.random.default_rng(7))
        for path in held_out
        for ratio in ((Fraction(2), Fraction(8, 5)) if options.half else (Fraction(3), Fraction(8, 5)))
    ]
    mean = _learn(_start(options), _pairs(learned, options.variants, dice), tests, options, dice)
    _write(mean, options.out)
    return 0


def _start(options: argparse.Namespace) -> CompactNet:
    network = build(FAITHFUL if options.go_on or options.half else COMPACT)
    assert isinstance(network, CompactNet)
    return halved(network) if options.half else network


def _write(network: CompactNet, out: Path) -> None:
    write_ncnn(network, out.with_suffix(".param"), out.with_suffix(".bin"))


def _learn(
    start: CompactNet,
    pairs: dict[Fraction, list[Pair]],
    tests: list[Pair],
    options: argparse.Namespace,
    dice: np.random.Generator,
) -> CompactNet:
    """The running mean of the weights after the minutes allowed; the rate falls along half a cosine."""
    network, mean = copy.deepcopy(start).train().requires_grad_(True), start
    weights = SMALL_RATIO_WEIGHTS if options.half else RATIO_WEIGHTS
    optimizer = torch.optim.Adam(network.parameters(), lr=options.rate, betas=(0.9, 0.99))
    began, step, told = time.monotonic(), 0, 0.0
    while (spent := (time.monotonic() - began) / 60 / options.minutes) < 1:
        for group in optimizer.param_groups:
            warm = min(1.0, (step + 1) / WARM_STEPS)
            group["lr"] = options.rate * warm * (0.02 + 0.98 * (1 + math.cos(math.pi * spent)) / 2)
        ratio = RATIOS[int(dice.choice(len(RATIOS), p=weights))]
        small, truth = _batch(pairs[ratio], dice)
        with torch.autocast("cpu", torch.bfloat16):
            drawn = network(small)
        seen = shrunk(drawn.float(), (truth.shape[-2], truth.shape[-1]))
        loss = (seen - truth).abs().mean()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call] # torch's own
        optimizer.step()
        step += 1
        _average(mean, network, min(AVERAGE, 1 - 1 / step))
        if spent - told > TELL_EVERY:
            told = spent
            _write(mean, options.out)
            print(f"{spent:4.0%} step {step} {_score(mean, tests)}", file=sys.stderr, flush=True)
    print(f"{step} steps, {_score(mean, tests)}", file=sys.stderr)
    return mean


def _average(mean: CompactNet, network: CompactNet, kept: float) -> None:
    """Move the running mean of the weights, which is what is used in the end, towards the network."""
    with torch.no_grad():
        for slow, fast in zip(mean.parameters(), network.parameters(), strict=True):
            slow.lerp_(fast, 1 - kept)


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="train")
    parser.add_argument("--photos", type=Path, nargs="+", required=True)
    parser.add_argument("--held-out", type=int, default=6)
    parser.add_argument("--variants", type=int, default=3)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--go-on", action="store_true", help="start from the faithful weights there are")
    parser.add_argument("--half", action="store_true", help="half the layers, for ratios up to 2")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args(argv)


def _pairs(paths: list[Path], variants: int, dice: np.random.Generator) -> dict[Fraction, list[Pair]]:
    found: dict[Fraction, list[Pair]] = {ratio: [] for ratio in RATIOS}
    for path in paths:
        photo = read_truth(path)
        for ratio in RATIOS:
            found[ratio] += [make_pair(photo, ratio, dice) for _ in range(variants)]
    return {
        ratio: [pair for pair in some if min(pair.small.shape[:2]) > SIDE] for ratio, some in found.items()
    }


def _batch(pairs: list[Pair], dice: np.random.Generator) -> tuple[Tensor, Tensor]:
    side = SIDE // pairs[0].ratio.denominator * pairs[0].ratio.denominator
    chosen = [pairs[int(dice.integers(len(pairs)))].patch(side, dice) for _ in range(BATCH)]
    small, truth = (
        torch.from_numpy(np.stack(some)).permute(0, 3, 1, 2).float() / 255
        for some in zip(*chosen, strict=True)
    )
    return small.contiguous(memory_format=torch.channels_last), truth


def shrunk(drawn: Tensor, size: tuple[int, int]) -> Tensor:
    """What the network drew, at the size of the truth."""
    if tuple(drawn.shape[-2:]) == size:
        return drawn
    return functional.interpolate(drawn, size=size, mode="bicubic", antialias=True)


def _score(network: CompactNet, tests: list[Pair]) -> str:
    """Mean PSNR over the middles of the photos held out, by ratio, and a Lanczos resize's."""
    found: dict[Fraction, list[tuple[float, float]]] = {}
    for pair in tests:
        small, truth = _middle(pair)
        tensor = torch.from_numpy(small.copy()).permute(2, 0, 1)[None].float() / 255
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            drawn = network(tensor).float()
        picture = shrunk(drawn, truth.shape[:2])[0].permute(1, 2, 0).numpy() * 255
        plain = np.asarray(Image.fromarray(small).resize(truth.shape[1::-1], Image.Resampling.LANCZOS))
        found.setdefault(pair.ratio, []).append(
            (_psnr(picture, truth), _psnr(plain.astype(np.float32), truth))
        )
    return " ".join(f"1/{float(ratio):g}: {np.mean(some, 0).round(2)}" for ratio, some in found.items())


def _middle(pair: Pair, side: int = 160) -> tuple[Rgb, Rgb]:
    top, left = ((length - side) // 2 // 5 * 5 for length in pair.small.shape[:2])
    y, x, wide = int(top * pair.ratio), int(left * pair.ratio), int(side * pair.ratio)
    return pair.small[top : top + side, left : left + side], pair.truth[y : y + wide, x : x + wide]


def _psnr(picture: Rgb, truth: Rgb) -> float:
    return float(10 * np.log10(255**2 / np.mean((np.clip(picture, 0, 255) - truth.astype(np.float32)) ** 2)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
