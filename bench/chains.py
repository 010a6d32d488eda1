"""What happens to a picture on its way: shrinking and saving as chat apps do it."""

from __future__ import annotations

import io
from collections.abc import Callable

from PIL import Image

Chain = Callable[[Image.Image], bytes]
"""From the already shrunk picture to the bytes that arrive."""


def jpeg(image: Image.Image, quality: int) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality, subsampling=2, progressive=True)
    return buffer.getvalue()


def png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def telegram(image: Image.Image) -> bytes:
    return jpeg(image, 87)


def telegram_after_whatsapp(image: Image.Image) -> bytes:
    """WhatsApp's pass first, at a fourth more pixels a side, then Telegram's."""
    larger = image.resize((image.width * 5 // 4, image.height * 5 // 4), Image.Resampling.LANCZOS)
    once = Image.open(io.BytesIO(jpeg(larger, 80))).convert("RGB")
    return telegram(once.resize(image.size, Image.Resampling.LANCZOS))


def whatsapp(image: Image.Image) -> bytes:
    return jpeg(image, 80)


CHAINS: dict[str, Chain] = {
    "telegram-q87": telegram,
    "whatsapp-telegram": telegram_after_whatsapp,
    "whatsapp-q80": whatsapp,
    "lossless": png,
}
