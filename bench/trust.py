"""Measures the trust check: text before and after the fallback, injected faults, faces, cost.

    enlarger bench trust [text|faults|faces|hands|flip|cost] [--photos FOLDER] [--scenes N] [--natural]

Without a folder the photos that come with scikit-image are used. The cut-offs in engine/trust/cutoffs.py
were chosen by these figures; docs/decisions/0006-trust.md keeps the table.
"""

from __future__ import annotations

import argparse
import itertools
import json
import multiprocessing
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, cast

import cv2
import numpy as np

from bench import trust_hands
from bench.trust_faults import FAULTS, another_face, letters_changed
from bench.trust_scenes import CYRILLIC, LATIN, SCALE, Scene, photos, resize, scene, with_text
from engine.order import Character
from engine.proof import sheet
from engine.trust import cutoffs, faces, ocr, structure
from engine.trust.flip import consistency
from engine.trust.measures import ssim_map
from engine.trust.report import TrustReport, check
from engine.trust.view import RGB, View, cut, luma
from engine.trust.zone import Box, overlap

QUALITIES = (None, 75, 60)
BOTH: tuple[Character, ...] = ("natural", "crisp")
TEXT_SIZE = (480, 360)
PHOTO_WIDTH = 400
Table = dict[str, Any]
Characters = Sequence[Character]


def main(argv: list[str]) -> int:
    """Run the benches asked for and print their tables. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="enlarger bench trust", description=__doc__)
    parser.add_argument("what", nargs="?", choices=(*BENCHES, "all"), default="all")
    parser.add_argument("--photos", type=Path, help="folder of photos to build scenes on")
    parser.add_argument("--scenes", type=int, default=6, help="scenes of each kind")
    parser.add_argument(
        "--natural", action="store_true", help="no crisp masters, which take ten times as long"
    )
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(argv)
    pictures = photos(asked.photos)
    results: Table = {}
    for name, bench in BENCHES.items():
        if asked.what in (name, "all"):
            results[name] = bench(pictures, asked.scenes, BOTH[: 1 if asked.natural else 2])
            if not asked.json:
                _show(name, results[name])
    if asked.json:
        sys.stdout.write(json.dumps(results, indent=1) + "\n")
    return 0


def _show(name: str, table: Table) -> None:
    sys.stdout.write(f"\n{name}\n")
    for row, values in table.items():
        shown = "  ".join(f"{key} {value}" for key, value in values.items())
        sys.stdout.write(f"  {row:24} {shown}\n")


def text(pictures: dict[str, RGB], count: int, characters: Characters) -> Table:
    """Share of lines misread in the plain enlargement, in the master, and after the fallback."""
    misread: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for made in _text_scenes(pictures, count, LATIN, characters):
        for character in characters:
            master = made.masters[character]
            _, mended = check(made.source, made.plain, master)
            pictures_read = {character: master, f"{character} mended": mended}
            if character == characters[0]:
                pictures_read["plain"] = made.plain
            for name, picture in pictures_read.items():
                crops = [ocr.straighten(picture, _quad(line.box)) for line in made.lines]
                for line, reading in zip(made.lines, ocr.read(crops), strict=True):
                    misread[f"{line.size} px"][name].append(not _same(line.text, reading.text))
    return {
        size: {"lines": len(shares["plain"])} | {name: _share(values) for name, values in shares.items()}
        for size, shares in sorted(misread.items(), key=lambda row: int(row[0].split()[0]))
    }


def faults(pictures: dict[str, RGB], count: int, characters: Characters) -> Table:
    """Share of injected faults that come out as look or changed, and of good places that do not stay fine.

    The network is not asked again (no flip consistency): this is what the measures alone find.
    """
    random = np.random.default_rng(7)
    found: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for made in _photo_scenes(pictures, count, characters):
        for character in characters:
            master = made.masters[character]
            report, _ = check(made.source, made.plain, master, fallback=False)
            verdicts = [zone.verdict for zone in report.zones]
            found["untouched"][f"{character} changed"] += [verdict == "changed" for verdict in verdicts]
            found["untouched"][f"{character} look"] += [verdict == "look" for verdict in verdicts]
            for kind, box in structure.typical_places(View(made.source, made.plain, master), []):
                if kind == "flat":
                    continue
                for name, fault in FAULTS.items():
                    faulty = fault(master, box, random)
                    if name == "hue turned" and not _coloured(made.plain, box):
                        continue
                    report, _ = check(made.source, made.plain, faulty, fallback=False)
                    found[name][character].append(_noticed(report, box))
    for made in _text_scenes(pictures, count, LATIN + CYRILLIC, characters):
        for character in characters:
            for line in (line for line in made.lines if line.size >= 10):
                x0, y0, x1, y1 = (round(value * SCALE) for value in line.box)
                faulty = letters_changed(made.masters[character], (x0, y0, x1, y1), random, line.text)
                report, _ = check(made.source, made.plain, faulty, fallback=False)
                found["letters changed"][character].append(_noticed(report, (x0, y0, x1, y1)))
    return {
        name: {"cases": len(next(iter(rows.values())))}
        | {key: _share(values) for key, values in rows.items()}
        for name, rows in found.items()
    }


def people(pictures: dict[str, RGB], count: int, characters: Characters) -> Table:
    """Identity between plain and master, before and after the check, and of another person's face in the
    same place. Faces under cutoffs.SMALL_FACE, of which many are none, have a row of their own."""
    scenes = list(_photo_scenes(pictures, count, characters))
    views = [(made, faces.find_faces(View(made.source, made.plain, made.plain))) for made in scenes]
    crops = [cut(made.truth, face.box) for made, found in views for face in found if face.source_width > 40]
    table: Table = {}
    for character in characters:
        drawn: dict[str, list[float]] = defaultdict(list)
        mended: dict[str, list[float]] = defaultdict(list)
        eyes: list[tuple[float, float]] = []
        other, unseen = [], 0
        for made, found in views:
            master = made.masters[character]
            report, delivered = check(made.source, made.plain, master)
            eyes += _good_eyes(report)
            before = faces.identities(found, made.plain, master)
            after = faces.identities(found, made.plain, delivered)
            for face, one, two in zip(found, before, after, strict=True):
                size = "large" if face.source_width >= cutoffs.SMALL_FACE else "small"
                drawn[size].append(one)
                mended[size].append(two)
                unseen += two < cutoffs.DOUBTFUL_PERSON and report.verdict != "red"
            for face, crop in itertools.product(found, crops):
                if face.source_width >= cutoffs.SMALL_FACE and not _is_from(crop, made):
                    faulty = another_face(master, face.box, crop)
                    other += faces.identities([face], made.plain, faulty)
        for size in ("large", "small"):
            row = _spread("drawn", drawn[size]) | _spread("mended", mended[size])
            table[f"{character}, {size}"] = {"faces": len(drawn[size])} | row
        table[f"{character}, below 0.5 and not red"] = {"faces": unseen}
        table[f"{character}, eyes"] = {
            "eyes": len(eyes),
            "SSIM least": min((eye[0] for eye in eyes), default=None),
            "displacement most": max((eye[1] for eye in eyes), default=None),
        }
        if other:
            quantiles = np.quantile(other, (0.5, 0.95, 0.99)).round(3)
            table[f"{character}, another's face"] = {"pairs": len(other), "50, 95, 99 %": quantiles.tolist()}
    return table


def _good_eyes(report: TrustReport) -> list[tuple[float, float]]:
    """SSIM and displacement of the eyes of faces that are large enough and were left alone."""
    return [
        (float(eye[0]), float(eye[1]))
        for zone in report.zones
        if zone.kind == "face" and not zone.taken_back
        for measured in [cast("dict[str, Any]", zone.measures)]
        if measured["source_width"] >= cutoffs.SMALL_FACE
        for eye in measured["eyes"]
    ]


def hands(pictures: dict[str, RGB], count: int, characters: Characters) -> Table:
    """Hands found, how good ones measure, and faults put into them."""
    return trust_hands.hands(_photo_scenes(pictures, count, characters), characters)


def flip(pictures: dict[str, RGB], count: int, characters: Characters) -> Table:
    """Flip consistency of good places with detail, and how it follows the SSIM to the truth."""
    values: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for made in _photo_scenes(pictures, count, characters[:1]):
        master = made.masters[characters[0]]
        view = View(made.source, made.plain, master)
        if made.enlarge is None:
            continue
        truth = ssim_map(luma(made.truth), luma(master))
        for kind, (x0, y0, x1, y1) in structure.typical_places(view, []):
            if kind != "flat":
                alike = consistency(view, ((x0 + x1) // 2, (y0 + y1) // 2), made.enlarge)
                values[characters[0]].append((alike, float(truth[y0:y1, x0:x1].mean())))
    table: Table = {}
    for character, pairs in values.items():
        both = np.array(pairs)
        one, other = both.argsort(axis=0).argsort(axis=0).T
        table[character] = {
            "crops": len(pairs),
            "least, 5, 50 %": np.quantile(both[:, 0], (0, 0.05, 0.5)).round(3).tolist(),
            "Spearman": round(float(np.corrcoef(one, other).min()), 2),
        }
    return table


def _spread(name: str, values: list[float]) -> Table:
    if not values:
        return {}
    return {f"{name} median": round(float(np.median(values)), 3), f"{name} least": round(min(values), 3)}


def cost(pictures: dict[str, RGB], count: int, characters: Characters) -> Table:
    """Seconds and memory of a check with its sheet on a 4K master, each in a fresh process: at first, which
    loads the models, and again."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), max_tasks_per_child=1) as fresh:
        return {
            name: fresh.submit(_cost_of, picture).result()
            for name, picture in itertools.islice(pictures.items(), count)
        }


def _cost_of(picture: RGB) -> Table:
    made = _photo_scenes({"": picture}, 1, BOTH[:1])[0]
    factor = 3840 / max(picture.shape[:2])
    size = (round(picture.shape[1] * factor), round(picture.shape[0] * factor))
    source = resize(picture, size[0] // SCALE, size[1] // SCALE)
    plain = resize(source, *size)
    master = np.asarray((plain.astype(np.uint16) + resize(picture, *size)) // 2, np.uint8)
    row: Table = {"size": f"{size[0]}x{size[1]}", "before MB": _peak()}
    for when in ("first", "again"):
        start = time.perf_counter()
        report, mended = check(source, plain, master, enlarge=made.enlarge)
        checked = time.perf_counter()
        sheet(plain, mended, report)
        row[f"{when} check s"] = round(checked - start, 2)
        row[f"{when} sheet s"] = round(time.perf_counter() - checked, 2)
    return row | {"peak MB": _peak(), "zones": len(report.zones)}


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _text_scenes(
    pictures: dict[str, RGB], count: int, texts: tuple[str, ...], characters: Characters
) -> list[Scene]:
    made = []
    for index, (name, picture) in zip(range(count), itertools.cycle(pictures.items()), strict=False):
        page, lines = with_text(picture, *TEXT_SIZE, texts, index)
        quality = QUALITIES[index % len(QUALITIES)]
        made.append(scene(name, page, TEXT_SIZE[0], quality, lines, characters))
    return made


def _photo_scenes(pictures: dict[str, RGB], count: int, characters: Characters) -> list[Scene]:
    made = []
    for index, (name, picture) in enumerate(itertools.islice(pictures.items(), count)):
        width = min(PHOTO_WIDTH, picture.shape[1] // 2)
        made.append(scene(name, picture, width, QUALITIES[index % len(QUALITIES)], (), characters))
    return made


def _noticed(report: TrustReport, box: Box) -> bool:
    """Whether a zone that lies on the fault asks for a look or says changed."""
    return any(
        zone.verdict in ("look", "changed") and (overlap(zone.box, box) > 0.25) for zone in report.zones
    )


def _coloured(picture: RGB, box: Box) -> bool:
    """Whether a place has colour to turn: grey stays grey under any hue."""
    return float(np.median(cv2.cvtColor(cut(picture, box), cv2.COLOR_RGB2HSV)[..., 1])) > 60


def _is_from(crop: RGB, made: Scene) -> bool:
    return np.shares_memory(crop, made.truth)


def _quad(box: tuple[float, float, float, float]) -> ocr.Quad:
    x0, y0, x1, y1 = (value * SCALE for value in box)
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)


def _same(one: str, other: str) -> bool:
    return "".join(one.casefold().split()) == "".join(other.casefold().split())


def _share(values: list[bool]) -> float:
    return round(sum(values) / len(values), 3) if values else 0.0


BENCHES = {"text": text, "faults": faults, "faces": people, "hands": hands, "flip": flip, "cost": cost}

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
