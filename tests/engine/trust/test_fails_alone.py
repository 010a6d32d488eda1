"""Whatever breaks in the check, a master and a sheet come out, and both say what nobody looked at."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.order import Order
from engine.pipeline import run
from engine.proof import sheet
from engine.target import parse_target
from engine.trust import faces, hands, ocr
from engine.trust.models import Shared
from engine.trust.report import summarise, warm


def no_model() -> Any:
    raise FileNotFoundError("model.onnx")


def crash(*_: object, **__: object) -> Any:
    raise RuntimeError("a crash inside OpenCV")


def made(source: bytes, folder: Path) -> dict[str, Any]:
    outcome = run(Order(source, "a.jpg", parse_target("256")), folder)
    assert outcome.master.path.stat().st_size > 1000
    assert outcome.proof is not None
    assert outcome.proof.read_bytes().startswith(b"\xff\xd8")
    trust = outcome.report["trust"]
    assert isinstance(trust, dict)
    return json.loads(json.dumps(trust))  # type: ignore[no-any-return] # JSON is what it is


@pytest.mark.parametrize(
    ("broken", "name"),
    [
        ("engine.trust.ocr._SHARED", "text"),
        ("engine.trust.faces._SHARED", "faces"),
        ("engine.trust.hands._SHARED", "hands"),
        ("engine.trust.places.spots", "details and colour"),
    ],
)
def test_one_that_breaks_is_named_and_the_others_go_on(
    small_jpeg: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str, name: str
) -> None:
    monkeypatch.setattr(broken, Shared(no_model) if broken.endswith("_SHARED") else crash)
    trust = made(small_jpeg, tmp_path)
    assert trust["unchecked"] == [name]
    assert trust["verdict"] != "green"
    assert f"Not checked: {name}." in trust["sentence"]


def test_all_that_breaks_at_once(small_jpeg: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.trust.examine._Check.zones", crash)
    trust = made(small_jpeg, tmp_path)
    assert (trust["verdict"], trust["unchecked"], trust["zones"]) == ("unchecked", ["anything"], [])
    assert "Not checked: anything." in trust["sentence"]


def test_the_sheet_says_it_too() -> None:
    """In letters, which no reader here can be asked for: the same sheet without the words is another."""
    picture = np.full((600, 900, 3), 128, np.uint8)
    assert sheet(picture, picture, summarise([], ("text",))) != sheet(picture, picture, summarise([]))


@pytest.mark.parametrize(
    "broken", ["engine.proof._row", "engine.proof_type.font", "engine.proof_drawn.crops_of"]
)
def test_a_sheet_that_breaks_costs_the_sheet_and_not_the_master(
    small_jpeg: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    monkeypatch.setattr(broken, crash)
    outcome = run(Order(small_jpeg, "a.jpg", parse_target("256")), tmp_path)
    assert outcome.proof is None
    assert [path.name for path in tmp_path.iterdir()] == ["a-256.png"]
    assert outcome.master.path.stat().st_size > 1000
    assert json.loads(json.dumps(outcome.report["proof"])) == {
        "path": None,
        "crops": [],
        "trouble": "The proof sheet could not be drawn.",
    }
    assert outcome.report["trust"]["zones"]  # type: ignore[index] # JSON


def test_loading_in_good_time_never_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "_SHARED", Shared(no_model))
    monkeypatch.setattr(faces, "_SHARED", Shared(no_model))
    monkeypatch.setattr(hands, "_SHARED", Shared(no_model))
    warm()
