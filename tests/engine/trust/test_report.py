"""The report: what the zones add up to, in words and as JSON, and how the check holds when parts fail."""

from __future__ import annotations

import json
import subprocess
import sys

import numpy as np
import pytest

from engine.trust import faces, ocr
from engine.trust.faces import Face
from engine.trust.models import Shared
from engine.trust.people import Person, zones
from engine.trust.report import TrustReport, Zone, check, summarise
from engine.trust.zone import ZoneKind, ZoneVerdict
from tests.engine.trust.pictures import astronaut, views


def zone(kind: ZoneKind, verdict: ZoneVerdict, *, back: bool = False) -> Zone:
    return Zone(kind, (0, 0, 10, 10), verdict, "Words.", {}, None, back)


@pytest.mark.parametrize(
    ("zones", "verdict", "headline"),
    [
        ([zone("text", "fine")], "green", "Safe to publish"),
        ([zone("texture", "look"), zone("face", "fine")], "amber", "Look at 1 crop"),
        ([zone("texture", "changed"), zone("place", "look")], "amber", "Look at 2 crops"),
        ([zone("text", "look")] * 12, "amber", "Look at 12 places"),
        ([zone("text", "changed")], "red", "Do not rely on the text"),
        ([zone("text", "changed"), zone("face", "changed")], "red", "Do not rely on the face and the text"),
        ([zone("text", "unchecked")], "amber", "Not everything was checked"),
    ],
)
def test_verdict_and_headline(zones: list[Zone], verdict: str, headline: str) -> None:
    report = summarise(zones)
    assert (report.verdict, report.headline) == (verdict, headline)


def test_what_could_not_be_checked_is_never_green_and_is_named() -> None:
    report = summarise([zone("edge", "fine")], ("faces", "text"))
    assert report.verdict == "amber"
    assert "Not checked: faces, text." in report.sentence
    assert summarise([], ("faces", "text")).verdict == "unchecked"


def test_worst_first_and_taken_back_is_told() -> None:
    report = summarise([zone("edge", "fine"), zone("text", "fine", back=True), zone("texture", "look")])
    assert [found.verdict for found in report.zones] == ["look", "fine", "fine"]
    assert report.zones[1].taken_back
    assert "1 place keeps the source's own pixels." in report.sentence


def test_json_holds_plain_values_and_never_promises_too_much() -> None:
    source, plain, master = views(astronaut(), 2)
    report, _ = check(source, plain, master)
    words = json.dumps(report.as_json())
    assert set(report.as_json()) == {"verdict", "zones", "sentence", "unchecked"}
    assert {found["kind"] for found in json.loads(words)["zones"]} >= {"face", "texture", "edge"}
    assert "restored" not in words


def test_importing_the_report_is_cheap() -> None:
    program = (
        "import sys, engine.trust.report; "
        "sys.exit(any(name in sys.modules for name in ('cv2', 'rapidocr', 'openvino', 'torch', 'PIL')))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_pictures_of_different_size_are_refused() -> None:
    small = np.zeros((8, 8, 3), np.uint8)
    with pytest.raises(ValueError, match="differ in size"):
        check(small, small, np.zeros((9, 8, 3), np.uint8))


@pytest.mark.parametrize("size", [(1, 1), (16, 16), (3, 200), (40, 40)])
def test_tiny_pictures_pass(size: tuple[int, int]) -> None:
    source = np.full((*size, 3), 120, np.uint8)
    large = np.full((size[0] * 4, size[1] * 4, 3), 120, np.uint8)
    report, master = check(source, large, large)
    assert report.unchecked == ()
    assert report.verdict == "green"
    assert master is large


@pytest.mark.parametrize(("module", "name"), [(faces, "faces"), (ocr, "text")])
def test_a_detector_without_its_model_fails_alone(
    module: object, name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    """The model's folder is not where it should be: the rest of the check goes on and the report says so."""

    def missing() -> object:
        raise FileNotFoundError(str(tmp_path))

    monkeypatch.setattr(module, "_SHARED", Shared(missing))
    source, plain, master = views(astronaut(), 2)
    report, _ = check(source, plain, master)
    assert report.unchecked == (name,)
    assert report.verdict == "amber"
    assert {found.kind for found in report.zones} >= {"texture", "edge"}


def test_an_enlarger_that_breaks_costs_only_its_own_measure() -> None:
    def broken(crop: object) -> np.ndarray:
        raise RuntimeError("no network here")

    source, plain, master = views(astronaut(), 2)
    report, _ = check(source, plain, master, enlarge=broken)
    assert report.unchecked == ("flip consistency",)
    assert isinstance(report, TrustReport)


@pytest.mark.parametrize(("apart", "focus"), [(200, (400, 300)), (400, (600, 300))])
def test_a_large_faces_crop_shows_its_worse_eye(apart: int, focus: tuple[int, int]) -> None:
    eyes = [(400 - apart / 2, 300), (400 + apart / 2, 300)]
    landmarks = np.array([*eyes, (400, 400), (350, 500), (450, 500)], np.float32)
    face = Face((0, 0, 800, 800), landmarks, 0.9, 250)
    assert Person(face, 0.99, ((0.99, 0.01), (0.96, 0.02))).zone().focus == focus


def test_of_a_crowd_the_clearest_is_shown_whole() -> None:
    def person(x: int, width: int, identity: float) -> Person:
        marks = np.array(
            [(x + width * a, 100 + width * b) for a, b in ((0.3, 0.4), (0.7, 0.4))] * 2 + [(x, 100)]
        )
        face = Face((x, 100, x + width, 100 + width), marks.astype(np.float32), 0.9, width / 4)
        return Person(face, identity, ((1.0, 0.0), (1.0, 0.0)))

    [crowd] = zones([person(900, 40, 0.87), person(100, 80, 0.95), person(220, 60, 0.9)])
    assert crowd.text.startswith("3 faces too small")
    assert crowd.parts[-1] == (100, 100, 180, 180)
    assert crowd.parts[-2] == (100, 100, 280, 180), "with its neighbour"
    assert crowd.parts[0] == (100, 100, 940, 180)
    assert crowd.faces == 3
    assert crowd.measures["identity"] == 0.87
