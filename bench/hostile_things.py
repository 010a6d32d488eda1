"""Small files that somebody who means ill may send, made on the spot, and those of a collection."""

from __future__ import annotations

import io
import itertools
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

from bench.hostile_inputs import png
from bench.load_photos import photo

LARGEST_OF_CORPUS = 20 * 2**20


def found_in(corpus: Path, count: int, rng: random.Random) -> Iterator[tuple[str, bytes]]:
    """Files of a collection, in an order of the seed's; those that Telegram would not hand out left away."""
    files = sorted(path for path in corpus.rglob("*") if path.is_file() and not path.is_symlink())
    rng.shuffle(files)
    fit = (path for path in files if 0 < path.stat().st_size <= LARGEST_OF_CORPUS)
    for path in itertools.islice(fit, count):
        yield f"corpus: {path.relative_to(corpus)}", path.read_bytes()


def thing(rng: random.Random) -> tuple[str, bytes]:
    """A small file: a picture, a bomb, both, neither."""
    way = rng.randrange(6)
    if way == 0:
        return "picture", small(photo(rng.randrange(1000)))
    if way == 1:
        return "archive", _bomb(rng)
    if way == 2:
        return "picture and archive", png(64, 48, 8) + _bomb(rng)
    if way == 3:
        return "huge by its head", png(40_000 + rng.randrange(9), 40_000, 8, rows=1)
    if way == 4:
        return "words", b"<?php system($_GET['x']); ?>" * rng.randrange(1, 50)
    return "noise", rng.randbytes(rng.randrange(1, 3000))


def _bomb(rng: random.Random) -> bytes:
    """An archive of a thousand times its size, with paths that lead out of it."""
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(f"../../../outside-{rng.randrange(99)}.txt", b"\0" * 8 * 2**20)
            archive.writestr("/etc/cron.d/outside", b"x")
        return file.getvalue()


def small(data: bytes) -> bytes:
    """A photo's corner."""
    from PIL import Image

    with Image.open(io.BytesIO(data)) as image, io.BytesIO() as file:
        image.convert("RGB").crop((0, 0, 320, 240)).save(file, "JPEG", quality=90)
        return file.getvalue()
