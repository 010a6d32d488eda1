"""Ways of enlarging drawings: which is nearest to the truth?

A drawing is shrunk by a ratio, saved, enlarged back in each way and compared with itself.

    python -m bench.drawing_ways DIR [DIR …] [--ratios 2,4] [--chains lossless,whatsapp-q80] [--side 384]
                                 [--limit N] [--json]

The drawings of a folder are one kind, named after it. Of each its busiest square of --side pixels is taken.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from bench.measures import Likeness, Rgb, likeness
from bench.quality import sent
from engine.blend import Blend, blend_for
from engine.compose import compose
from engine.decode import open_picture
from engine.enlarge import enlarge
from engine.grain import grained
from engine.order import Order
from engine.plan import make_plan
from engine.target import Target


@dataclass(frozen=True)
class Row:
    kind: str
    name: str
    chain: str
    ratio: float
    scores: dict[str, Likeness]


def main(argv: list[str]) -> int:
    options = _options(argv)
    rows: list[Row] = []
    for kind, name, truth in drawings(options.folders, options.side, options.limit):
        for chain in options.chains.split(","):
            for ratio in (float(word) for word in options.ratios.split(",")):
                pictures = made(truth, sent(truth, chain, ratio))
                scores = {way: likeness(truth, picture) for way, picture in pictures.items()}
                rows.append(Row(kind, name, chain, ratio, scores))
                figures = "  ".join(f"{way} {score.ssimulacra2:.1f}" for way, score in scores.items())
                print(f"{kind:9} {name} {chain:13} 1/{ratio:g}  {figures}", file=sys.stderr, flush=True)
    if options.json:
        print(json.dumps([asdict(row) for row in rows]))
    else:
        for table in tables(rows):
            print(table)
    return 0


def ways(ratio: float) -> dict[str, Blend]:
    """Blends to be compared."""
    return {
        "photo": blend_for("natural", ratio),
        "photo crisp": blend_for("crisp", ratio),
        "drawing": blend_for("natural", ratio, "illustration"),
        "drawing crisp": blend_for("crisp", ratio, "illustration"),
    }


def made(truth: Rgb, source: bytes) -> dict[str, Rgb]:
    """All ways of enlarging back, from one run of each network."""
    height, width = truth.shape[:2]
    target = Target("box", f"{width}x{height}", width, height)
    picture = open_picture(source)
    plan = make_plan((picture.pixels.shape[1], picture.pixels.shape[0]), target, turned=False)
    blends = ways(plan.ratio)
    wanted = dict.fromkeys((name for blend in blends.values() for name in blend.shares), 1.0)
    order = Order(source, "drawing", target, model="illustration")
    views = enlarge(picture, plan, order, Blend(wanted), lambda _done, _all: None, lambda: False).views
    pictures: dict[str, Rgb] = {}
    for way, blend in blends.items():
        composed = compose(picture, {name: views[name] for name in blend.shares}, plan.out, blend)
        pictures[way] = np.asarray(grained(composed.master, picture.pixels, blend.grain), np.uint8)
    return pictures


def drawings(folders: list[Path], side: int, limit: int | None) -> Iterator[tuple[str, str, Rgb]]:
    """(kind, name, square) of the pictures that are large enough."""
    for folder in folders:
        count = 0
        for path in sorted(folder.iterdir()):
            if path.suffix.lower() not in (".png", ".jpg", ".jpeg", ".webp"):
                continue
            pixels = np.asarray(Image.open(path).convert("RGB"))
            if min(pixels.shape[:2]) < side or (limit is not None and count >= limit):
                continue
            count += 1
            yield folder.name, path.stem[:10], busiest(pixels, side)


def busiest(pixels: Rgb, side: int) -> Rgb:
    """The square with the strongest changes, of those a quarter of a side apart."""
    luma = pixels.astype(np.float32).mean(axis=2)
    change = np.zeros_like(luma)
    change[1:] += np.abs(np.diff(luma, axis=0))
    change[:, 1:] += np.abs(np.diff(luma, axis=1))
    whole = np.pad(change.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    step = max(1, side // 4)
    best = max(
        (
            (whole[y + side, x + side] - whole[y, x + side] - whole[y + side, x] + whole[y, x], y, x)
            for y in range(0, pixels.shape[0] - side + 1, step)
            for x in range(0, pixels.shape[1] - side + 1, step)
        ),
    )
    return np.ascontiguousarray(pixels[best[1] : best[1] + side, best[2] : best[2] + side])


def tables(rows: list[Row]) -> Iterator[str]:
    """For each kind, chain and ratio: means, and how much each way gains over a photo's."""
    for kind, chain, ratio in sorted({(row.kind, row.chain, row.ratio) for row in rows}):
        group = [row for row in rows if (row.kind, row.chain, row.ratio) == (kind, chain, ratio)]
        lines = [f"\n{kind}, {chain}, ratio {ratio:g}, {len(group)} drawings"]
        lines.append("                      PSNR    SSIM  SSIMULACRA2  gradient  over photo:  worst  won")
        for way in group[0].scores:
            of_way = [row.scores[way] for row in group]
            gains = [row.scores[way].ssimulacra2 - row.scores["photo"].ssimulacra2 for row in group]
            psnr, ssim, ssimulacra2, gradient = (
                float(np.mean([getattr(one, measure) for one in of_way]))
                for measure in ("psnr", "ssim", "ssimulacra2", "gradient")
            )
            lines.append(
                f"  {way:18} {psnr:6.2f}  {ssim:6.4f}  {ssimulacra2:11.2f}  {gradient:8.3f}  "
                f"{np.mean(gains):+11.2f} {min(gains):+6.2f} {np.mean([gain > 0 for gain in gains]):4.0%}"
            )
        yield "\n".join(lines)


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.drawing_ways", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--ratios", default="2,4")
    parser.add_argument("--chains", default="lossless,whatsapp-q80")
    parser.add_argument("--side", type=int, default=384)
    parser.add_argument("--limit", type=int, default=None)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args(argv)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
