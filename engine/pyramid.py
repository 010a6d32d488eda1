"""A picture as tiles at every size, for a page that shows as much of it as a screen holds.

The master, and the plain enlargement of its source at the same size: the "before" of the proof sheet, to the
pixel. Tiles are JPEG in sRGB, on the picture's ground where it is transparent.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.earlier import plain_only
from engine.errors import UnreadablePicture
from engine.levels import TILE, Layer, Pyramid, tile_name
from engine.pixels import Pixels
from engine.plan import Size, make_plan
from engine.shown import Seen, on_ground, seen_in, to_srgb
from engine.source.data import File
from engine.source_readers import HERE, SourceReader
from engine.target import Target

BGR = NDArray[np.uint8]
JPEG = (
    *(cv2.IMWRITE_JPEG_QUALITY, 92),
    *(cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444),
)
"""Full colour, and no blocks to be seen at 100 %."""


def cut_both(source: File, master: bytes, target: Target, folder: Path, reader: SourceReader = HERE) -> int:
    """Write all tiles of both layers into a folder; the sum of their bytes. reader: decodes the source.

    Raises UnreadablePicture when one of the files is none, or when the master is not of this source at this
    target.
    """
    with ThreadPoolExecutor(2) as pool:
        enlarging = pool.submit(_plain, source, target, reader)
        after, alpha, icc = _master(master)
        before, seen = enlarging.result()
        if before.shape != after.shape:
            raise UnreadablePicture("damaged", f"plain {before.shape} and master {after.shape} differ")
        # A master that is a JPEG lies on white already: then the source alone knows where.
        both = Seen(alpha, icc, seen.ground)
        hidden = Seen(seen.alpha, icc) if alpha is None else both
        layers: list[tuple[Layer, BGR, Seen]] = [("after", after, both), ("before", before, hidden)]
        return sum(pool.map(lambda one: _cut(one[0], shown(one[1], one[2]), folder), layers))


def _plain(source: File, target: Target, reader: SourceReader) -> tuple[BGR, Seen]:
    """The plain enlargement and how it is shown."""
    picture = reader.picture(source)
    plan = make_plan(picture.pixels.shape[1::-1], target, turned=picture.orientation >= 5)
    return np.ascontiguousarray(plain_only(picture, plan).plain[..., ::-1]), seen_in(picture, plan)


def _master(data: bytes) -> tuple[BGR, Pixels | None, bytes | None]:
    """Pixels, alpha and colour profile of a file of ours, which is upright and of a format that OpenCV reads
    in half the time."""
    decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if decoded is None:
        raise UnreadablePicture("damaged", "the master can't be decoded")
    stored: BGR = np.atleast_3d(np.rint(decoded / 257) if decoded.dtype == np.uint16 else decoded)
    stored = stored.astype(np.uint8, copy=False)
    alpha: Pixels | None = stored[..., 3] if stored.shape[2] == 4 else None
    pixels: BGR = np.repeat(stored, 3, axis=2) if stored.shape[2] == 1 else stored[..., :3]
    with Image.open(io.BytesIO(data)) as image:
        icc = image.info.get("icc_profile")
    return np.ascontiguousarray(pixels), alpha, icc if isinstance(icc, bytes) and icc else None


def shown(pixels: BGR, seen: Seen) -> BGR:
    """As a browser would show it: in sRGB, on its ground."""
    if seen.icc is not None:
        pixels = np.ascontiguousarray(to_srgb(pixels[..., ::-1], seen.icc)[..., ::-1])
    return on_ground(pixels, seen.alpha, seen.ground)


def _cut(layer: Layer, pixels: BGR, folder: Path) -> int:
    total = 0
    for name, data in tiles_of(layer, pixels, Pyramid((pixels.shape[1], pixels.shape[0])).levels):
        (folder / name).write_bytes(data)
        total += len(data)
    return total


def tiles_of(
    layer: Layer, pixels: BGR, sizes: Sequence[Size], encoding: Sequence[int] = JPEG
) -> Iterator[tuple[str, bytes]]:
    """Name and JPEG of each tile of the first levels, which have these sizes, the last one first.

    pixels: (H, W, 3), of that size or larger.
    """
    for level in range(len(sizes) - 1, -1, -1):
        pixels = shrunk(pixels, sizes[level])
        for column, row in _places(sizes[level]):
            part = pixels[row * TILE : (row + 1) * TILE, column * TILE : (column + 1) * TILE]
            written, data = cv2.imencode(".jpg", part, encoding)
            if not written:
                raise OSError("OpenCV could not encode a tile")
            yield tile_name(layer, level, column, row), data.tobytes()


def shrunk(pixels: BGR, size: Size) -> BGR:
    """To this width and height."""
    if pixels.shape[1::-1] == size:
        return pixels
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def _places(size: Size) -> Iterator[tuple[int, int]]:
    for row in range(-(-size[1] // TILE)):
        for column in range(-(-size[0] // TILE)):
            yield column, row
