"""Measure the source reading: build copies as apps make them, read each, count hits and false alarms.

    enlarger bench source --photos DIR [--json] [--only KIND …] [--limit N]

DIR holds good photos: camera JPEGs with their EXIF, lossless pictures, or both. Camera files and
lossless pictures (also saved once, as a camera would) must not be called degraded; the copies must.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageOps

from engine.errors import UnreadablePicture
from engine.source.jpeg_tables import MOZ_BASE, scaled
from engine.source.reading import read

Photo = Image.Image
FILTERS = (Image.Resampling.BILINEAR, Image.Resampling.BICUBIC, Image.Resampling.LANCZOS)
SCREENS = ((1080, 2340), (1170, 2532), (1080, 2400), (1440, 3120))
BASE_SIDE = 2048
SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".heic", ".avif"}


def fit(photo: Photo, side: int, turn: int = 2) -> Photo:
    """Shrink to `side` pixels on the longest side, never enlarge; `turn` picks the filter."""
    scale = side / max(photo.size)
    return times(photo, scale, turn) if scale < 1 else photo


def times(photo: Photo, scale: float, turn: int) -> Photo:
    size = (max(8, round(photo.width * scale)), max(8, round(photo.height * scale)))
    return photo.resize(size, FILTERS[turn % 3])


def jpeg(
    photo: Photo, quality: int, sampling: int = 2, *, progressive: bool = False, exif: bytes = b""
) -> bytes:
    out = io.BytesIO()
    options = {"subsampling": sampling, "progressive": progressive, "optimize": True, "exif": exif}
    photo.save(out, "JPEG", quality=quality, **options)
    return out.getvalue()


def mozjpeg(photo: Photo, quality: int) -> bytes:
    out, table = io.BytesIO(), list(scaled(MOZ_BASE, quality))
    photo.save(out, "JPEG", qtables=[table, table], subsampling=2, progressive=True, optimize=True)
    return out.getvalue()


def lossless(photo: Photo, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    options = {"compress_level": 1} if kind == "PNG" else {"lossless": True, "quality": 10, "method": 0}
    photo.save(out, kind, **options)
    return out.getvalue()


def opened(data: bytes) -> Photo:
    return Image.open(io.BytesIO(data)).convert("RGB")


def telegram(photo: Photo, turn: int) -> bytes:
    return jpeg(fit(photo, 1280, turn), 87, progressive=True)


def whatsapp(photo: Photo, turn: int) -> bytes:
    small = fit(photo, 1600, turn)
    return mozjpeg(small, 80) if turn % 2 else jpeg(small, (75, 80)[turn // 2 % 2], progressive=True)


def cropped(data: bytes, turn: int) -> Photo:
    photo = opened(data)
    return photo.crop((1 + turn % 7, 1 + turn * 3 % 7, photo.width, photo.height))


def framed(photo: Photo, turn: int) -> Photo:
    """The photo as a phone shows it: status bar, plain bands, navigation mark."""
    width, height = SCREENS[turn % 4]
    back, ink = ((0, 0, 0), (255, 255, 255)) if turn % 2 else ((255, 255, 255), (0, 0, 0))
    screen = Image.new("RGB", (width, height), back)
    draw = ImageDraw.Draw(screen)
    draw.text((60, 30), f"12:{turn % 60:02d}", fill=ink, font_size=38)
    draw.rectangle((width - 137, 39, width - 95, 63), fill=ink)
    scale = min(width / photo.width, (height - 400) / photo.height)
    shown = times(photo, scale, turn)
    screen.paste(shown, ((width - shown.width) // 2, (height - shown.height) // 2))
    draw.rectangle((width // 2 - 200, height - 24, width // 2 + 200, height - 14), fill=ink)
    return screen


def letterboxed(photo: Photo) -> Photo:
    sheet = Image.new("RGB", (photo.width, round(photo.height * 1.3)))
    sheet.paste(photo, (0, round(photo.height * 0.15)))
    return sheet


def doubled(photo: Photo) -> Photo:
    return photo.resize((photo.width * 2, photo.height * 2), Image.Resampling.NEAREST)


def camera_exif(turn: int) -> bytes:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Test", f"Camera {turn}"
    return exif.tobytes()


Maker = Callable[[Photo, int], bytes]
"""(photo with at most BASE_SIDE pixels on its longest side, turn) → the file an app would make of it."""

HONEST: dict[str, Maker] = {
    "camera_like_420": lambda p, n: jpeg(p, 92 + n % 7, 2, exif=camera_exif(n)),
    "camera_like_422": lambda p, n: jpeg(p, 92 + n % 7, 1, exif=camera_exif(n)),
    "camera_like_444": lambda p, n: jpeg(p, 92 + n % 7, 0, exif=camera_exif(n)),
    "lossless": lambda p, n: lossless(p),
    "lossless_smaller": lambda p, n: lossless(fit(p, 1400, 2)),
}
COPIES: dict[str, Maker] = {
    "telegram": telegram,
    "telegram_ios": lambda p, n: jpeg(fit(p, 1280, n), 72, progressive=True),
    "whatsapp": whatsapp,
    "whatsapp_then_telegram": lambda p, n: telegram(opened(whatsapp(p, n)), n),
    "saved_twice": lambda p, n: jpeg(opened(jpeg(fit(p, 1280), 60 + n * 7 % 27)), 90 + n % 7),
    "cropped_resaved": lambda p, n: jpeg(cropped(jpeg(fit(p, 1280), 80 + n % 8), n), 92),
    "telegram_cropped_resaved": lambda p, n: jpeg(cropped(telegram(p, n), n), 90 + n % 6),
    "telegram_enlarged_1.5": lambda p, n: jpeg(times(opened(telegram(p, n)), 1.5, n), 92),
    "telegram_enlarged_2": lambda p, n: jpeg(times(opened(telegram(p, n)), 2, n), 95),
    "clean_enlarged_1.5": lambda p, n: jpeg(times(fit(p, 1280), 1.5, n), 92 + n % 5),
    "clean_enlarged_2": lambda p, n: jpeg(times(fit(p, 1280), 2, n), 92 + n % 5),
    "clean_enlarged_2_png": lambda p, n: lossless(times(fit(p, 1024), 2, n)),
    "nearest_2": lambda p, n: jpeg(doubled(fit(p, 1024)), 95),
    "thumbnail": lambda p, n: jpeg(fit(p, 320, n), 80),
    "thumbnail_enlarged": lambda p, n: jpeg(times(opened(jpeg(fit(p, 320), 80)), 4, n), 90),
    "screenshot": lambda p, n: lossless(framed(opened(telegram(p, n)), n)),
    "screenshot_jpeg": lambda p, n: jpeg(framed(opened(telegram(p, n)), n), 90),
    "png_of_jpeg": lambda p, n: lossless(opened(jpeg(fit(p, 1280, n), (75, 87, 92, 95)[n % 4]))),
    "png_of_jpeg_cropped": lambda p, n: lossless(cropped(telegram(p, n), n)),
    "webp_of_jpeg": lambda p, n: lossless(opened(telegram(p, n)), "WEBP"),
    "letterbox": lambda p, n: jpeg(letterboxed(fit(p, 1280)), 90),
    "palette": lambda p, n: lossless(fit(p, 1280).quantize(256, dither=Image.Dither.NONE).convert("RGB")),
    "posterised": lambda p, n: lossless(ImageOps.posterize(fit(p, 1280), 5)),
    "blurred": lambda p, n: jpeg(fit(p, 1600).filter(ImageFilter.GaussianBlur(2)), 92),
}
NAMES = {"telegram": "Telegram", "telegram_ios": "Telegram", "whatsapp_then_telegram": "Telegram"}
NAMES |= {"whatsapp": "WhatsApp"}
"""The app that saved each kind last; any other name for it, or any name elsewhere, is a wrong one."""


@dataclass
class Tally:
    """What became of the files of one kind."""

    honest: bool
    files: int = 0
    degraded: int = 0
    named: int = 0
    misnamed: int = 0
    seconds: list[float] = field(default_factory=list)
    evidence: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)


def photos(folder: Path, limit: int | None) -> list[Path]:
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    return found[:limit]


def cases(path: Path, turn: int) -> Iterator[tuple[str, bool, Callable[[], bytes]]]:
    """(kind, honest, how to make the file) of one photo."""
    with Image.open(path) as image:
        signed = bool(image.getexif().get(0x010F))
        lossy = image.format in ("JPEG", "MPO", "HEIF", "AVIF")
        photo = ImageOps.exif_transpose(image).convert("RGB")
    if signed:
        yield "camera", True, path.read_bytes
    base = fit(photo, BASE_SIDE if not lossy else min(BASE_SIDE, max(photo.size) // 2))
    for group, honest in ((HONEST, True), (COPIES, False)):
        for kind, make in group.items():
            yield kind, honest, lambda make=make: make(base, turn)  # type: ignore[misc]  # binds the loop's value


def measure(folder: Path, only: set[str], limit: int | None) -> dict[str, Tally]:
    tallies: dict[str, Tally] = {}
    for turn, path in enumerate(photos(folder, limit)):
        for kind, honest, make in cases(path, turn):
            if not only or kind in only:
                count(tallies.setdefault(kind, Tally(honest)), kind, path.name, make())
    return tallies


def count(tally: Tally, kind: str, name: str, data: bytes) -> None:
    started = time.perf_counter()
    try:
        reading = read(data)
    except UnreadablePicture as error:
        tally.missed.append(f"{name}: {error}")
        return
    tally.seconds.append(time.perf_counter() - started)
    tally.files += 1
    tally.degraded += reading.verdict == "degraded"
    if (reading.verdict == "degraded") == tally.honest:
        tally.missed.append(name)
    apps = {e.app for e in reading.evidence if e.app}
    tally.named += bool(apps)
    tally.misnamed += bool(apps - {NAMES.get(kind)})
    tally.evidence.update(e.kind for e in reading.evidence if e.degrades)


def as_json(tallies: dict[str, Tally]) -> dict[str, object]:
    return {
        kind: {
            "honest": t.honest,
            "files": t.files,
            "degraded": t.degraded,
            "named": t.named,
            "misnamed": t.misnamed,
            "milliseconds": round(1000 * float(np.median(t.seconds))) if t.seconds else None,
            "evidence": dict(t.evidence.most_common()),
            "wrong": t.missed,
        }
        for kind, t in tallies.items()
    }


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="enlarger bench source", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--photos", type=Path, required=True, help="folder of good photos")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--only", nargs="*", default=[], choices=["camera", *HONEST, *COPIES])
    parser.add_argument("--limit", type=int, default=None, help="take only the first N photos")
    given = parser.parse_args(argv)
    if not given.photos.is_dir() or not photos(given.photos, given.limit):
        print(f"no photos in {given.photos}", file=sys.stderr)
        return 2
    tallies = measure(given.photos, set(given.only), given.limit)
    if given.json:
        print(json.dumps(as_json(tallies)))
        return 0
    print(f"{'kind':26}{'files':>6}{'degraded':>10}{'named':>7}{'wrong':>7}{'ms':>6}  evidence")
    for kind, t in sorted(tallies.items(), key=lambda item: not item[1].honest):
        share = f"{100 * t.degraded / t.files:.1f}%" if t.files else "-"
        milliseconds = f"{1000 * float(np.median(t.seconds)):.0f}" if t.seconds else "-"
        evidence = ", ".join(f"{name} {n}" for name, n in t.evidence.most_common(6))
        sign = "honest " if t.honest else "copy "
        print(f"{sign + kind:26}{t.files:6}{share:>10}{t.named:7}{t.misnamed:7}{milliseconds:>6}  {evidence}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
