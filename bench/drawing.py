"""How well drawings are told from photos: the share called a drawing, by folder and chain.

    python -m bench.drawing --drawings DIR [DIR …] --photos DIR [DIR …] [--limit N] [--json]

A folder is one kind, named after it. Each picture is read as it is, and through chains of shrinking
and saving. Exit 1 when more than FALSE_ALARMS of the photos' renderings are called drawings.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from engine.source.drawing import is_drawing
from engine.source.picture import open_picture

FALSE_ALARMS = 0.01
SUFFIXES = {".jpg", ".jpeg", ".png", ".webp"}


def saved(image: Image.Image, longest: int | None, name: str, quality: int = 0) -> bytes:
    """The file, shrunk to a longest side where it is longer."""
    if longest:
        image = image.copy()
        image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    image.save(buffer, name, **({"quality": quality} if quality else {}))
    return buffer.getvalue()


CHAINS: dict[str, Callable[[Image.Image], bytes]] = {
    "png": lambda image: saved(image, None, "PNG"),
    "q95": lambda image: saved(image, None, "JPEG", 95),
    "1280-q87": lambda image: saved(image, 1280, "JPEG", 87),
    "1280-webp80": lambda image: saved(image, 1280, "WEBP", 80),
    "800-q60": lambda image: saved(image, 800, "JPEG", 60),
}


@dataclass
class Tally:
    """Of one folder, by chain: pictures, and those called drawings."""

    drawn: bool
    pictures: Counter[str] = field(default_factory=Counter)
    called: Counter[str] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        return self.called.total() / max(1, self.pictures.total())


def main(argv: list[str]) -> int:
    options = _options(argv)
    tallies = {str(folder): measured(folder, True, options.limit) for folder in options.drawings}
    tallies |= {str(folder): measured(folder, False, options.limit) for folder in options.photos}
    print(
        json.dumps({name: vars(tally) for name, tally in tallies.items()}) if options.json else table(tallies)
    )
    photos = [tally for tally in tallies.values() if not tally.drawn]
    called = sum(tally.called.total() for tally in photos)
    return int(called > FALSE_ALARMS * sum(tally.pictures.total() for tally in photos))


def measured(folder: Path, drawn: bool, limit: int | None) -> Tally:
    """All pictures of a folder, each through all chains."""
    tally = Tally(drawn)
    for path in sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)[:limit]:
        with Image.open(path) as opened:
            image = opened.convert("RGB")
        for chain, save in CHAINS.items():
            tally.pictures[chain] += 1
            tally.called[chain] += is_drawing(open_picture(save(image)).luma)
    return tally


def table(tallies: dict[str, Tally]) -> str:
    lines = [f"{'called drawings':<24}{'all':>8}" + "".join(f"{chain:>13}" for chain in CHAINS)]
    for name, tally in tallies.items():
        shares = (tally.called[chain] / max(1, tally.pictures[chain]) for chain in CHAINS)
        kind = f"{'drawn' if tally.drawn else 'photo'} {Path(name).name}"
        lines.append(f"{kind:<24}{tally.share:>8.1%}" + "".join(f"{share:>13.1%}" for share in shares))
    return "\n".join(lines)


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.drawing", description=__doc__)
    parser.add_argument("--drawings", type=Path, nargs="+", default=[])
    parser.add_argument("--photos", type=Path, nargs="+", default=[])
    parser.add_argument("--limit", type=int, default=None, help="pictures of each folder")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args(argv)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
