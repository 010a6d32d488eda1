"""Screens of phones beside each other on one picture, each at the width that it has in a hand."""

from __future__ import annotations

import asyncio
import base64
import io
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser

from bench.phone import DENSITY, WIDTH

COLUMNS, GAP = 3, 16
STYLE = f"""
body {{ margin: 0; padding: {GAP}px; display: grid; gap: {GAP}px; width: fit-content; background: #fff;
  grid-template-columns: repeat({COLUMNS}, {WIDTH}px); counter-reset: step; color: #0d1117;
  font: 600 19px "Liberation Sans", Arial, sans-serif; }}
figure {{ margin: 0; counter-increment: step; }}
figcaption {{ padding: 4px 2px 8px; }}
figcaption::before {{ content: counter(step) ". "; }}
img {{ display: block; border: 1px solid #999; border-radius: 8px; }}
"""
QUALITY = 86


async def sheet_of(browser: Browser, shots: Path, titles: Sequence[str]) -> bytes:
    """A WebP of the folder's shots 1-*.png, 2-*.png and so on, one for each title."""
    pictures = await asyncio.to_thread(_pictures, shots)
    cells = [
        f'<figure><figcaption>{title}</figcaption><img src="data:image/png;base64,{picture}"></figure>'
        for title, picture in zip(titles, pictures, strict=True)
    ]
    page = await browser.new_page(viewport={"width": COLUMNS * (WIDTH + GAP) + GAP, "height": 900})
    await page.set_content(f"<style>{STYLE}</style>{''.join(cells)}")
    with Image.open(io.BytesIO(await page.screenshot(full_page=True))) as sheet, io.BytesIO() as out:
        sheet.convert("RGB").save(out, "WEBP", quality=QUALITY, method=6)
        return out.getvalue()


def _pictures(shots: Path) -> list[str]:
    """At one pixel of the sheet to one of the page, in base64."""
    found = []
    for file in sorted(shots.glob("[0-9]-*.png")):
        with Image.open(file) as shot, io.BytesIO() as out:
            small = (round(shot.width / DENSITY), round(shot.height / DENSITY))
            shot.convert("RGB").resize(small, Image.Resampling.LANCZOS).save(out, "PNG")
            found.append(base64.b64encode(out.getvalue()).decode())
    return found
