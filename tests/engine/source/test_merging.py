"""What people are told: one thing once, figures rounded, and the two sizes never mixed up."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from engine.source.evidence import Evidence
from engine.source.merging import merged
from engine.source.reading import read
from engine.source.verdict import justified_side, recommended_target
from engine.source.wording import about, limit_text
from tests.engine.source.pictures import jpeg, saved, scene


def one(kind: str, confidence: float = 0.9, *, degrades: bool = True, **measured: object) -> Evidence:
    return Evidence(kind, confidence, f"{kind}.", degrades=degrades, measured=measured)


def kinds(*found: Evidence) -> list[str]:
    return [e.kind for e in merged(found)]


def test_missing_detail_is_told_once_and_by_the_best_witness() -> None:
    assert kinds(one("enlarged"), one("soft"), one("compressed")) == ["enlarged", "compressed"]
    assert kinds(one("nearest_enlarged"), one("resized_jpeg"), one("soft")) == ["nearest_enlarged"]
    assert kinds(one("soft"), one("thumbnail")) == ["soft", "thumbnail"]
    (kept,) = merged([one("enlarged", 0.9), one("soft", 0.97)])
    assert kept.confidence == 0.97
    (kept,) = merged([one("enlarged", 0.9), one("soft", 0.97, degrades=False)])
    assert (kept.confidence, kept.degrades) == (0.9, True)


def test_bands_are_a_letterbox_or_a_screenshot() -> None:
    bands = one("letterbox", shares={"rows": 0.23})
    assert kinds(one("screenshot", flat_share=0.24, screen_size=False), bands) == ["letterbox"]
    assert kinds(one("screenshot", flat_share=0.5, screen_size=False), bands) == ["screenshot"]
    assert kinds(one("screenshot", flat_share=0.24, screen_size=True), bands) == ["screenshot"]
    assert kinds(one("screenshot", flat_share=0.24, status_bar=True), bands) == ["screenshot"]


def test_a_photo_message_has_telegrams_tables_and_says_so_once() -> None:
    photo = one("telegram_photo")
    telegram = Evidence("app_table", 0.97, "By Telegram.", app="Telegram")
    whatsapp = Evidence("app_table", 0.97, "By WhatsApp.", app="WhatsApp")
    assert kinds(photo, telegram) == ["telegram_photo"]
    assert kinds(photo, one("app_table")) == ["telegram_photo"]
    assert kinds(photo, whatsapp) == ["telegram_photo", "app_table"]
    assert kinds(telegram) == ["app_table"]


@pytest.mark.parametrize(("exact", "told"), [(772, 770), (3088, 3100), (96, 96), (8, 8), (12_960, 13_000)])
def test_figures_are_rounded(exact: int, told: int) -> None:
    assert about(exact) == told


@pytest.mark.parametrize("longest", [200, 640, 1280, 2047, 2048, 3000, 3839, 5000])
@pytest.mark.parametrize("share", [0.15, 0.3, 0.6, 1.0])
@pytest.mark.parametrize("quality", [None, 80, 40])
def test_the_limit_and_the_recommended_size_agree(longest: int, share: float, quality: int | None) -> None:
    justified = justified_side(round(longest * share), quality)
    said, recommended = limit_text(longest, justified), recommended_target(longest, justified)
    if recommended == "4k":
        assert said == ""
    if recommended == "2k":
        assert "2K suits it, 4K would be mostly guessed" in said
    if recommended == "own" and longest < 3840:
        assert "suits" not in said
        assert "guessed" in said


def test_an_enlarged_picture_sent_as_a_photo(coffee: NDArray[np.uint8]) -> None:
    """The picture of the end-to-end test: 533 pixels wide once, 1280 now. One reason tells it, and a File
    of the same pixels is not asked for."""
    enlarged = Image.fromarray(coffee[:, :533]).resize((1280, 960), Image.Resampling.LANCZOS)
    reading = read(jpeg(enlarged, 90), "photo")
    texts = [e.text for e in reading.evidence]
    assert sum("detail of about" in text for text in texts) == 1
    assert reading.effective_side is not None
    assert 400 < reading.effective_side < 850
    assert "smaller picture it was made from" in reading.advice
    assert "same picture as a File" not in reading.advice
    assert reading.advice.count("pixels") <= 1


def test_bands_are_no_screenshot() -> None:
    sheet = Image.new("RGB", (1600, 1560))
    sheet.paste(scene(), (0, 180))
    found = {e.kind for e in read(saved(sheet, "PNG", compress_level=1)).evidence}
    assert "bands" in found
    assert not found & {"screenshot", "letterbox"}
