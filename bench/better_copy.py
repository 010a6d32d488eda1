"""Are changed copies of a team's pictures found again, and are strangers let alone?

    enlarger bench better_copy --photos DIR [--others DIR] [--strangers 1000] [--json]

A library of the photos and of so many strangers: the other photos, and parts of the first ones that don't
overlap, at one size (other pictures of the same light and colours, harder than photos of elsewhere). Each
photo comes back by chat apps' chains, cut by up to 5 %, on a screenshot, and between bars. Found: its own
master is the answer.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageOps

from bench.chains import CHAINS, jpeg
from bench.screens import SCREENS
from bot.alike import MOST_BITS, SCENE_BITS, Known, known_with, nearest
from bot.proving import MOST_LOOKED_AT, SHORTLIST
from engine.recall import kept, questions
from engine.recalled import Candidate, Question
from engine.same_scene import first_proven

LONGEST = 1280
STRANGER = 320
SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")


def main(argv: list[str]) -> int:
    """Print how many of each kind were found, and how many strangers were taken for something."""
    parser = argparse.ArgumentParser(prog="enlarger bench better_copy", description=__doc__)
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--others", type=Path, help="photos none of which shows what another does")
    parser.add_argument("--strangers", type=int, default=1000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(argv)
    photos = _photos(options.photos)
    others = list(_photos(options.others).values()) if options.others else []
    strangers = [*others, *_strangers(photos, options.strangers - len(others))]
    library = Library(photos | {f"stranger {i}": stranger for i, stranger in enumerate(strangers)})
    table: dict[str, dict[str, int]] = {}
    for name, photo in photos.items():
        for kind, data in copies(photo):
            row = table.setdefault(kind, {"copies": 0, "found": 0, "false": 0})
            answer = library.find(data)
            row["copies"] += 1
            row["found"] += answer == name
            row["false"] += answer not in (name, None)
    taken = [
        library.find(jpeg(stranger, 87), without=f"stranger {i}") for i, stranger in enumerate(strangers)
    ]
    false = sum(name is not None for name in taken)
    table["strangers not in the library"] = {"copies": len(taken), "found": 0, "false": false}
    if options.json:
        sys.stdout.write(json.dumps(table, indent=1) + "\n")
    for kind, row in () if options.json else table.items():
        sys.stdout.write(
            f"{kind:32} {row['copies']:5} copies  {row['found']:5} found  {row['false']:4} false\n"
        )
    return 0


class Library:
    """A library as the bot looks through it (bot/library_copies.py), without its database."""

    def __init__(self, library: Mapping[str, Image.Image]) -> None:
        self._names: list[str] = []
        self._smalls: list[bytes] = []
        hashes: list[bytes] = []
        for name, picture in library.items():
            found = kept(jpeg(picture, 92))
            if found is not None:
                self._names.append(name)
                self._smalls.append(found.small)
                hashes.append(found.hashes)
        self._known = known_with(Known(), list(enumerate(hashes)))

    def find(self, data: bytes, without: str = "") -> str | None:
        near: list[tuple[int, int, Question]] = []
        for question in questions(data):
            found = nearest(self._known, question.likeness, SCENE_BITS, SHORTLIST + 1)
            named = [(apart, index, question) for index, apart in found if self._names[index] != without]
            near += named[:SHORTLIST]
        near.sort(key=lambda one: one[:2])
        near = near[:MOST_LOOKED_AT]
        candidates = [
            Candidate(self._smalls[index], question.where, alike=apart <= MOST_BITS)
            for apart, index, question in near
        ]
        shown = first_proven(candidates, data)
        return None if shown is None else self._names[near[shown.index][1]]


def copies(photo: Image.Image) -> Iterator[tuple[str, bytes]]:
    """(kind, file) of each changed copy."""
    half = photo.resize((photo.width // 2, photo.height // 2), Image.Resampling.LANCZOS)
    for name, chain in CHAINS.items():
        yield f"chat: {name}", chain(half)
    for part in (0.01, 0.03, 0.05):
        dx, dy = round(photo.width * part), round(photo.height * part)
        yield f"cut by {part:.0%} at left and top", jpeg(photo.crop((dx, dy, photo.width, photo.height)), 87)
        all_around = photo.crop((dx // 2, dy // 2, photo.width - dx // 2, photo.height - dy // 2))
        yield f"cut by {part:.0%} all around", jpeg(all_around, 87)
    rng = np.random.default_rng(photo.width * photo.height)
    for _ in range(4):
        left, top, right, bottom = rng.uniform(0, 0.05, 4) * (1, 1, -1, -1) + (0, 0, 1, 1)
        box = (
            round(left * photo.width),
            round(top * photo.height),
            round(right * photo.width),
            round(bottom * photo.height),
        )
        yield "cut by up to 5% on each side", jpeg(photo.crop(box), 80)
    for name, size, ground in (("phone", (1080, 2340), "black"), ("desktop", (1920, 1080), "#202124")):
        yield f"screenshot: {name}", jpeg(_screenshot(photo, size, ground), 87)
    for name, screen in SCREENS.items():
        yield f"screenshot: {name}", jpeg(screen(photo), 85)
    for name, ratio in (("story, black bars", 9 / 16), ("square, white bars", 1.0)):
        yield (
            f"letterbox: {name}",
            jpeg(_letterbox(photo, ratio, "black" if "black" in name else "white"), 87),
        )


def _screenshot(photo: Image.Image, size: tuple[int, int], ground: str) -> Image.Image:
    page = Image.new("RGB", size, ground)
    room = (size[0], size[1] - 260)
    shown = ImageOps.contain(photo, room, Image.Resampling.LANCZOS)
    page.paste(shown, ((size[0] - shown.width) // 2, 130 + (room[1] - shown.height) // 2))
    draw = ImageDraw.Draw(page)
    draw.text((60, 30), "21:47", fill="white", font_size=34)
    draw.rectangle((size[0] - 120, 36, size[0] - 60, 62), outline="white", width=3)
    for i in range(4):
        draw.ellipse(
            (size[0] * (i + 1) // 5 - 24, size[1] - 90, size[0] * (i + 1) // 5 + 24, size[1] - 42),
            outline="white",
            width=4,
        )
    return page


def _letterbox(photo: Image.Image, ratio: float, ground: str) -> Image.Image:
    """The whole photo on a page of this width to height."""
    width = max(photo.width, round(photo.height * ratio))
    height = max(photo.height, round(width / ratio))
    page = Image.new("RGB", (width, height), ground)
    page.paste(photo, ((width - photo.width) // 2, (height - photo.height) // 2))
    return page


def _strangers(photos: dict[str, Image.Image], count: int) -> Iterator[Image.Image]:
    """Parts of the photos that differ from each other: two pieces of a plain page are one picture."""
    grid = max(1, int(np.ceil(np.sqrt(-(-count // max(1, len(photos))))))) + 1
    seen: set[bytes] = set()
    for index in range(grid * grid):
        for photo in photos.values():
            width, height = photo.width // grid, photo.height // grid
            x, y = index % grid * width, index // grid * height
            part = photo.crop((x, y, x + width, y + height)).resize(
                (STRANGER, round(STRANGER * height / width)), Image.Resampling.BICUBIC
            )
            if len(seen) == count:
                return
            if part.tobytes() not in seen:
                seen.add(part.tobytes())
                yield part


def _photos(folder: Path) -> dict[str, Image.Image]:
    names = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    return {path.stem: _shrunk(Image.open(path).convert("RGB")) for path in names}


def _shrunk(photo: Image.Image) -> Image.Image:
    photo.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    return photo
