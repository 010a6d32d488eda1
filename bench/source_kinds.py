"""Copies of a photo as apps and people make them, and honest renderings, for bench/source.py."""

from __future__ import annotations

import io
from collections.abc import Callable

from PIL import Image, ImageDraw, ImageFilter, ImageOps

from engine.source.jpeg_tables import MOZ_BASE, scaled

Photo = Image.Image
FILTERS = (Image.Resampling.BILINEAR, Image.Resampling.BICUBIC, Image.Resampling.LANCZOS)
SCREENS = ((1080, 2340), (1170, 2532), (1080, 2400), (1440, 3120))
BASE_SIDE = 2048


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
    """As a television shows it: black bands left and right, or above and below."""
    sheet = Image.new("RGB", (1920, 1080))
    scale = min(1920 / photo.width, 1080 / photo.height) * (
        0.9 if photo.width * 9 == photo.height * 16 else 1
    )
    shown = times(photo, scale, 2)
    sheet.paste(shown, ((1920 - shown.width) // 2, (1080 - shown.height) // 2))
    return sheet


def matted(photo: Photo) -> Photo:
    """On white, as a print in its mat or a shop's picture."""
    sheet = Image.new("RGB", (round(photo.width * 1.3), round(photo.height * 1.3)), (255, 255, 255))
    sheet.paste(photo, (round(photo.width * 0.15), round(photo.height * 0.15)))
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
    "mat": lambda p, n: jpeg(matted(fit(p, 1280)), 92),
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
    "telegram_enlarged_1.25": lambda p, n: jpeg(times(opened(telegram(p, n)), 1.25, n), 92),
    "clean_enlarged_1.2": lambda p, n: jpeg(times(fit(p, 1280), 1.2, n), 92 + n % 5),
    "clean_enlarged_1.3": lambda p, n: jpeg(times(fit(p, 1280), 1.3, n), 92 + n % 5),
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
    "blurred_much": lambda p, n: jpeg(fit(p, 1600).filter(ImageFilter.GaussianBlur((4, 6, 9)[n % 3])), 92),
}
NAMES = {"telegram": "Telegram", "telegram_ios": "Telegram", "whatsapp_then_telegram": "Telegram"}
NAMES |= {"whatsapp": "WhatsApp"}
"""The app that saved each kind last; any other name for it, or any name elsewhere, is a wrong one."""
