"""A page of pictures: the worst cases side by side at 100 %, for a look with one's own eyes."""

from __future__ import annotations

import html
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from bench.measures import Rgb

CROP = 320


@dataclass(frozen=True)
class Case:
    """loss: natural's gain over Lanczos; negative is a loss."""

    title: str
    loss: float
    truth: Rgb
    pictures: dict[str, Rgb]


def write_page(cases: list[Case], folder: Path) -> Path:
    """index.html in `folder` with, per case, the crop where natural is furthest from the truth."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for number, case in enumerate(cases):
        left, top = _worst_place(case)
        cells = []
        for name, pixels in {"truth": case.truth, **case.pictures}.items():
            file = f"{number}-{name}.png"
            Image.fromarray(pixels[top : top + CROP, left : left + CROP]).save(folder / file)
            cells.append(f'<figure><img src="{file}" alt="{name}"><figcaption>{name}</figcaption></figure>')
        title = f"{html.escape(case.title)}: {case.loss:+.2f} against Lanczos"
        rows.append(f"<h2>{title}</h2><div>{''.join(cells)}</div>")
    page = folder / "index.html"
    style = "body{font:16px sans-serif;background:#888}div{display:flex;gap:8px}figure{margin:0}"
    page.write_text(f"<!doctype html><meta charset=utf-8><style>{style}</style>{''.join(rows)}")
    return page


def _worst_place(case: Case) -> tuple[int, int]:
    """Top left of the crop with the largest squared error of natural, in steps of half a crop."""
    error = ((case.truth.astype(np.float32) - case.pictures["natural"]) ** 2).mean(axis=2)
    height, width = error.shape
    places = [
        (left, top)
        for top in range(0, max(1, height - CROP), CROP // 2)
        for left in range(0, max(1, width - CROP), CROP // 2)
    ]
    return max(places, key=lambda p: float(error[p[1] : p[1] + CROP, p[0] : p[0] + CROP].mean()))
