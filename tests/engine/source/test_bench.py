from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.source import main
from tests.engine.source.pictures import camera_exif, jpeg, saved, scene


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "camera.jpg").write_bytes(jpeg(scene(), 95, 1, exif=camera_exif()))
    (tmp_path / "clean.png").write_bytes(saved(scene(seed=2), "PNG"))
    return tmp_path


def test_counts_hits_and_false_alarms(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = ["camera", "lossless", "telegram", "cropped_resaved"]
    assert main(["--photos", str(folder), "--json", "--only", *wanted]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["camera"] == told["camera"] | {"files": 1, "degraded": 0, "wrong": []}
    assert told["lossless"]["degraded"] == 0
    assert told["telegram"] == told["telegram"] | {"files": 2, "degraded": 2, "misnamed": 0}
    assert told["cropped_resaved"]["evidence"]["cropped_resaved"] == 2


def test_prints_a_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--photos", str(folder), "--limit", "1", "--only", "camera", "thumbnail"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert "honest camera" in lines[1]


def test_says_when_there_are_no_photos(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--photos", str(tmp_path)]) == 2
    assert "no photos" in capsys.readouterr().err
