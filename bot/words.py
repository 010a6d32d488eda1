"""Figures and names as a person reads them: bytes, targets, formats."""

from __future__ import annotations

from bot.texts import say


def size_text(count: int) -> str:
    """Bytes as a person reads them: "210 kB", "4.1 MB"."""
    if count < 1000:
        return say("unit.bytes", count=count)
    if count < 1_000_000:
        return say("unit.kilobytes", count=round(count / 1000))
    return say("unit.megabytes", count=round(count / 1_000_000, 1))


def megabytes_text(count: int) -> str:
    """A limit as Telegram names it: "50 MB"."""
    return say("unit.megabytes", count=count)


def target_text(name: str) -> str:
    """A target's name on buttons and in sentences: "4K", "1600 px", "A4 at 300 dpi"."""
    if name == "own":
        return say("target.own")
    if name in ("2k", "4k", "6k", "8k"):
        return name.upper()
    if "@" in name:
        sheet, dpi = name.split("@", 1)
        return say("target.paper", sheet=sheet.upper(), dpi=int(dpi))
    return say("target.pixels", side=int(name)) if name.isdigit() else name.replace("x", " × ")


FORMAT_NAMES = {"jpeg": "JPEG", "png": "PNG", "webp": "WebP", "heif": "HEIC", "heic": "HEIC", "avif": "AVIF"}


def format_text(name: str) -> str:
    return FORMAT_NAMES.get(name.lower(), name.upper())
