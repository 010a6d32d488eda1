"""Tesseract, where the host has installed it: reads the alphabets that RapidOCR doesn't know.

An optional program (Debian: tesseract-ocr, and tesseract-ocr-rus for Russian), called without a shell and
with a time limit. Without it, or when it fails, what RapidOCR says stands.
"""

from __future__ import annotations

import csv
import logging
import os
import re
import shutil
import subprocess
import tempfile
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import cast

import cv2
import numpy as np

from engine.trust.ocr import Reading
from engine.trust.view import RGB

log = logging.getLogger(__name__)

SECONDS = 10.0
"""For all lines of a picture. 26 took 1 to 3 s on a busy machine."""
LIST_SECONDS = 5.0
NOT_NEEDED = {"osd", "equ", "snum", "eng"}
"""Data that reads no alphabet, and English, which RapidOCR reads better."""
ROOM = 12
"""Pixels of ground around a line: Tesseract misses letters that touch the border."""
ENDS = 4
"""Pixels cut off at both ends: the edge of a label there is read as a comma."""


@cache
def program() -> str | None:
    """The path of the program; None when it isn't installed."""
    return shutil.which("tesseract")


@cache
def languages() -> tuple[str, ...]:
    """Languages to read with, by Tesseract's names; none when there is no program, or no data but English."""
    listed = _run(["--list-langs"], LIST_SECONDS)
    names = [name for name in (listed or "").splitlines()[1:] if re.fullmatch(r"[A-Za-z_]{2,30}", name)]
    return tuple(name for name in names if name not in NOT_NEEDED)


def read(lines: list[RGB]) -> list[Reading] | None:
    """Read straightened lines (48, w, 3), each as one; None when Tesseract isn't there or fails."""
    if not lines or not languages():
        return None
    with tempfile.TemporaryDirectory(prefix="enlarger-lines-") as folder:
        paths = [Path(folder) / f"{number}.png" for number in range(len(lines))]
        for path, line in zip(paths, lines, strict=True):
            cv2.imwrite(str(path), cv2.cvtColor(_framed(line), cv2.COLOR_RGB2BGR))
        names = Path(folder) / "lines.txt"
        names.write_text("".join(f"{path}\n" for path in paths))
        # --psm 7: the picture is a single line.
        told = _run([str(names), "stdout", "-l", "+".join(languages()), "--psm", "7", "tsv"], SECONDS)
    return None if told is None else _readings(told, len(lines))


def _framed(line: RGB) -> RGB:
    """The line on its own ground."""
    inner = line[:, ENDS:-ENDS] if line.shape[1] > 8 * ENDS else line
    ground = [float(value) for value in np.median(inner.reshape(-1, 3), axis=0)]
    return cast(RGB, cv2.copyMakeBorder(inner, ROOM, ROOM, ROOM, ROOM, cv2.BORDER_CONSTANT, value=ground))


def _readings(table: str, count: int) -> list[Reading]:
    """From Tesseract's table, in which each line is a page. The confidence is the worst word's."""
    words: dict[int, list[tuple[str, float]]] = defaultdict(list)
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        word = (row.get("text") or "").strip()
        if row.get("level") == "5" and word:
            words[int(row["page_num"])].append((word, float(row["conf"]) / 100))
    return [
        Reading(
            " ".join(word for word, _ in words[page]), min((sure for _, sure in words[page]), default=0.0)
        )
        for page in range(1, count + 1)
    ]


def _run(arguments: list[str], seconds: float) -> str | None:
    """What the program prints; None when it is missing, fails or takes too long."""
    found = program()
    if found is None:
        return None
    try:
        # One thread: its own threads cost more than they bring on lines.
        done = subprocess.run(  # noqa: S603 - no shell; all arguments are ours
            [found, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        log.warning("tesseract gave no answer: %s", type(error).__name__)
        return None
    if done.returncode:
        log.warning("tesseract failed: %s", done.stderr.decode("utf-8", "replace")[-200:])
        return None
    return done.stdout.decode("utf-8", "replace")
