"""Quality: how near to the truth are a plain resize, raw Real-ESRGAN, natural and crisp masters?

A photo is shrunk by a ratio, saved as chat apps save it, enlarged back and compared with itself.

    enlarger bench quality --photos DIR [--ratios 1.6,3] [--chains telegram-q87,…] [--limit N]
                           [--longest 2048] [--page DIR] [--no-raw] [--json]
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

from bench.agreement import Agreement, agreement
from bench.chains import CHAINS
from bench.measures import Likeness, Rgb, likeness
from bench.page import Case, write_page
from engine.blend import Blend, ViewName, blend_for
from engine.compose import compose
from engine.decode import open_picture
from engine.enlarge import enlarge
from engine.grain import grained
from engine.order import Character, Order
from engine.plan import make_plan
from engine.target import Target

CHARACTERS: tuple[Character, ...] = ("natural", "crisp")
COLOURS = ("colour", "tint", "to_truth", "source_to_truth")
"""Of bench.agreement: mean ΔE2000."""
CLEARLY_WORSE = 0.5
"""SSIMULACRA2 by which a photo must fall below Lanczos to count as lost."""


@dataclass(frozen=True)
class Row:
    photo: str
    chain: str
    ratio: float
    scores: dict[str, Likeness]
    agreements: dict[str, Agreement]
    """Of our own masters with the source."""


def main(argv: list[str]) -> int:
    options = _options(argv)
    rows: list[Row] = []
    cases: list[Case] = []
    for name, truth in photos(options.photos, options.longest, options.limit):
        for chain in options.chains.split(","):
            for ratio in (float(word) for word in options.ratios.split(",")):
                source = sent(truth, chain, ratio)
                pictures = make_all(truth, source, with_raw=options.raw)
                row = Row(name, chain, ratio, *_measured(truth, source, pictures))
                rows.append(row)
                cases.append(Case(f"{name} {chain} 1/{ratio:g}", _loss(row), truth, pictures))
                cases = sorted(cases, key=lambda case: case.loss)[: options.worst]
                print(_line(row), file=sys.stderr, flush=True)
    summary = [_summary(group) for group in _groups(rows)]
    if options.json:
        print(json.dumps({"rows": [asdict(row) for row in rows], "summary": summary}))
    else:
        for part in summary:
            print(_table(part))
    if options.page:
        print(write_page(cases, Path(options.page)), file=sys.stderr)
    return 0


def _measured(
    truth: Rgb, source: bytes, pictures: dict[str, Rgb]
) -> tuple[dict[str, Likeness], dict[str, Agreement]]:
    scores = {way: likeness(truth, made) for way, made in pictures.items()}
    return scores, {str(way): agreement(source, pictures[way], truth) for way in CHARACTERS}


def sent(truth: Rgb, chain: str, ratio: float) -> bytes:
    """What the chain leaves of the photo at 1/ratio of its size."""
    height, width = truth.shape[:2]
    small = Image.fromarray(truth).resize(
        (round(width / ratio), round(height / ratio)), Image.Resampling.LANCZOS
    )
    return CHAINS[chain](small)


def make_all(truth: Rgb, source: bytes, *, with_raw: bool = True) -> dict[str, Rgb]:
    """All ways of enlarging back, from one run of each network."""
    height, width = truth.shape[:2]
    target = Target("box", f"{width}x{height}", width, height)
    picture = open_picture(source)
    plan = make_plan((picture.pixels.shape[1], picture.pixels.shape[0]), target, turned=False)
    blends = {character: blend_for(character, plan.ratio) for character in CHARACTERS}
    wanted: list[ViewName] = [name for blend in blends.values() for name in blend.shares]
    if with_raw:
        wanted.insert(0, "large")
    everything = Blend(dict.fromkeys(wanted, 1.0))
    order = Order(source, "photo", target)
    views = enlarge(picture, plan, order, everything, lambda done, all_: None, lambda: False).views
    made = {
        character: compose(picture, {name: views[name] for name in blend.shares}, plan.out, blend)
        for character, blend in blends.items()
    }
    pictures = {
        "lanczos": made["natural"].plain,
        "natural": made["natural"].master,
        "crisp": grained(made["crisp"].master, picture.pixels, blends["crisp"].grain),
    }
    if with_raw:
        pictures["raw"] = compose(picture, {"large": views["large"]}, plan.out, None).master
    return {way: _cut(np.asarray(pixels, np.uint8), plan.cut) for way, pixels in pictures.items()}


def photos(folder: Path | None, longest: int, limit: int | None) -> Iterator[tuple[str, Rgb]]:
    """Photos of a folder, or those that scikit-image ships; (name, pixels), at most `longest`."""
    if folder is None:
        from skimage import data

        loaded = (
            (name, Image.fromarray(getattr(data, name)()))
            for name in ("astronaut", "coffee", "chelsea", "rocket")
        )
    else:
        paths = sorted(p for p in folder.iterdir() if p.suffix.lower() in (".png", ".jpg", ".jpeg", ".webp"))
        loaded = ((path.stem[:12], Image.open(path)) for path in paths)
    for count, (name, image) in enumerate(loaded):
        if limit is not None and count >= limit:
            return
        colour = image.convert("RGB")
        colour.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        yield name, np.asarray(colour)


def _cut(pixels: Rgb, cut: tuple[int, int, int, int] | None) -> Rgb:
    if cut is None:
        return pixels
    left, top, right, bottom = cut
    return pixels[top:bottom, left:right]


def _loss(row: Row) -> float:
    """How far natural is above Lanczos; the smallest are the worst cases."""
    return row.scores["natural"].ssimulacra2 - row.scores["lanczos"].ssimulacra2


def _line(row: Row) -> str:
    figures = "  ".join(f"{way} {row.scores[way].ssimulacra2:6.1f}" for way in row.scores)
    return f"{row.photo:12} {row.chain:18} 1/{row.ratio:g}  {figures}"


def _groups(rows: list[Row]) -> list[list[Row]]:
    keys = sorted({(row.chain, row.ratio) for row in rows})
    return [[row for row in rows if (row.chain, row.ratio) == key] for key in keys]


def _summary(rows: list[Row]) -> dict[str, object]:
    ways: dict[str, dict[str, float]] = {}
    for way in rows[0].scores:
        gains = [row.scores[way].ssimulacra2 - row.scores["lanczos"].ssimulacra2 for row in rows]
        means = {
            measure: float(np.mean([getattr(row.scores[way], measure) for row in rows]))
            for measure in ("psnr", "ssim", "ssimulacra2", "gradient")
        }
        ways[way] = means | {
            "gain": float(np.mean(gains)),
            "worst_gain": float(np.min(gains)),
            "won": float(np.mean([gain > 0 for gain in gains])),
            "lost": float(np.mean([gain < -CLEARLY_WORSE for gain in gains])),
        }
        kept = [row.agreements[way] for row in rows if way in row.agreements]
        steps = [one.within_step for one in kept if one.within_step is not None]
        if kept:
            ways[way] |= {name: float(np.mean([getattr(one, name) for one in kept])) for name in COLOURS}
        if steps:
            ways[way]["least_within_step"] = float(np.min(steps))
    return {"chain": rows[0].chain, "ratio": rows[0].ratio, "photos": len(rows), "ways": ways}


def _table(summary: dict[str, object]) -> str:
    lines = [f"\n{summary['chain']}, ratio {summary['ratio']}, {summary['photos']} photos"]
    lines.append("            PSNR    SSIM  SSIMULACRA2  gradient   gain  worst   won  lost")
    ways = summary["ways"]
    assert isinstance(ways, dict)
    for way, m in ways.items():
        lines.append(
            f"  {way:8} {m['psnr']:6.2f}  {m['ssim']:6.4f}  {m['ssimulacra2']:11.2f}  {m['gradient']:8.3f} "
            f"{m['gain']:+6.2f} {m['worst_gain']:+6.2f} {m['won']:5.0%} {m['lost']:5.0%}"
            + "".join(f"  {name} {m[name]:.3f}" for name in (*COLOURS, "least_within_step") if name in m)
        )
    return "\n".join(lines)


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="enlarger bench quality", description=__doc__)
    parser.add_argument("--photos", type=Path, default=None)
    parser.add_argument("--ratios", default="1.6,3")
    parser.add_argument("--chains", default=",".join(CHAINS))
    parser.add_argument("--limit", type=int, default=None)
    parser.add_argument("--longest", type=int, default=2048)
    parser.add_argument("--worst", type=int, default=6, help="cases on the picture page")
    parser.add_argument("--page", default=None, help="folder for a page of the worst cases")
    parser.add_argument("--no-raw", dest="raw", action="store_false", help="leave out the slow network")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args(argv)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
