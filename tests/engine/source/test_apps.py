from __future__ import annotations

import re

import pytest
from PIL import Image

from engine.source.apps import app_evidence, fingerprints, name_evidence, unknown_tables
from engine.source.evidence import Evidence
from engine.source.jpeg_segments import parse_jpeg
from engine.source.picture import open_picture
from tests.engine.source.pictures import camera_exif, jpeg, mozjpeg, scene


def at(side: int) -> Image.Image:
    return scene(640, 480).resize((side, side * 3 // 4))


def found(data: bytes, name: str = "") -> Evidence | None:
    return app_evidence(open_picture(data, file_name=name))


def app(data: bytes, name: str = "") -> str | None:
    evidence = found(data, name)
    return evidence.app if evidence else None


def test_telegram_is_named_by_its_tables_scans_and_size() -> None:
    assert app(jpeg(at(1280), 87, progressive=True)) == "Telegram"
    assert app(jpeg(at(2560), 87, progressive=True)) == "Telegram"
    assert app(jpeg(at(1280), 72, progressive=True)) == "Telegram"
    assert app(mozjpeg(at(1000), 87, sampling=0)) == "Telegram"


def test_whatsapp_is_named() -> None:
    assert app(mozjpeg(at(1600), 80)) == "WhatsApp"
    assert app(jpeg(at(1200), 80, progressive=True, comment=b"\0")) == "WhatsApp"
    assert app(jpeg(at(1200), 75, progressive=True), "IMG-20260102-WA0003.jpg") == "WhatsApp"


def test_advice_names_the_way_to_the_better_file() -> None:
    evidence = found(mozjpeg(at(1600), 80))
    assert evidence is not None
    assert "Document" in evidence.advice
    assert evidence.degrades


@pytest.mark.parametrize(
    "data",
    [
        jpeg(at(1280), 87),  # baseline: any program saves this
        jpeg(at(1280), 88, progressive=True),
        jpeg(at(1280), 87, 0, progressive=True),
        jpeg(at(1280), 87, progressive=True, exif=camera_exif()),
        mozjpeg(at(1600), 82),
        jpeg(at(1600), 92),
    ],
)
def test_nothing_is_said_when_a_mark_is_missing(data: bytes) -> None:
    assert found(data) is None


@pytest.mark.parametrize(
    "data",
    [jpeg(at(1100), 87, progressive=True), jpeg(at(1600), 80, progressive=True), mozjpeg(at(900), 75)],
)
def test_no_app_is_named_where_others_leave_the_same_marks(data: bytes) -> None:
    evidence = found(data)
    assert evidence is not None
    assert evidence.app is None
    assert evidence.degrades


def test_facebook_by_its_iptc_mark() -> None:
    data = jpeg(at(800), 90)
    mark = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x10\x1c\x02\x28\0\x0bFBMD2300096c"
    segment = b"\xff\xed" + (len(mark) + 2).to_bytes(2, "big") + mark
    assert app(data[:2] + segment + data[2:]) == "Facebook or Instagram"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("photo_2026-01-02_10-11-12.jpg", "Telegram"),
        ("WhatsApp Image 2026-01-02 at 10.11.12.jpeg", "WhatsApp"),
        ("FB_IMG_1767312345678.jpg", "Facebook"),
        ("Screenshot_20260102-101112.png", "a screenshot"),
        ("mmexport1767312345678.jpg", "WeChat"),
    ],
)
def test_a_name_is_a_hint_and_never_degrades(name: str, hint: str) -> None:
    evidence = name_evidence(open_picture(jpeg(at(640), 95), file_name=name))
    assert evidence is not None
    assert evidence.measured["hint"] == hint
    assert not evidence.degrades
    assert evidence.app is None
    assert name_evidence(open_picture(jpeg(at(640), 95), file_name="holiday.jpg")) is None


def test_unknown_tables_are_handed_out_with_nothing_else() -> None:
    odd = [[min(255, 7 + place) for place in range(64)]] * 2
    image = at(640)
    data = jpeg(image, -1, qtables=odd)
    noted = unknown_tables(open_picture(data))
    assert noted is not None
    assert set(noted) == {"hash", "luma", "chroma"}
    assert re.fullmatch(r"[0-9a-f]{12}", str(noted["hash"]))
    assert unknown_tables(open_picture(jpeg(image, 90))) is None


def test_the_data_file_states_basis_and_date_for_each_row() -> None:
    marks, hints = fingerprints()
    assert len(marks) >= 10
    assert all(mark.basis and mark.date.year >= 2026 and 0 < mark.confidence <= 1 for mark in marks)
    assert all(hint.basis and re.compile(hint.pattern) for hint in hints)
    assert parse_jpeg(jpeg(at(640), 90)) is not None
