from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from bench import source_damage
from bench.source import main
from bench.source_fit import FALSE_ALARMS, crossed, moved, network
from bench.source_renderings import Rendering
from engine.source.softness import SOFT
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


def test_damage_is_counted_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert source_damage.main(["--files", "24"]) == 0
    told = capsys.readouterr().out
    assert "24 damaged files" in told
    assert "0 crashes" in told


def made_up(photos: int) -> list[Rendering]:
    """Figures in which missing detail shows in one column, photo by photo."""
    rng = np.random.default_rng(1)
    found = []
    for photo in range(photos):
        for soft in (False, True) * 6:
            figures = rng.normal(0, 1, 20)
            figures[3] += 7 if soft else 0
            found.append(Rendering(figures, "soft" if soft else "honest", soft, 2.0 if soft else 1.0, photo))
    return found


def test_the_fit_learns_and_is_judged_on_photos_it_never_saw() -> None:
    found = made_up(21)
    soft = np.array([one.soft for one in found])
    features = np.stack([one.features for one in found])
    assert (network(features, soft, 1).odds(features) > 0)[soft].mean() > 0.97
    odds = crossed(found, 7, 1)
    odds += moved(odds, found)
    assert (odds[~soft] > SOFT).mean() <= FALSE_ALARMS
    assert (odds[soft] > SOFT).mean() > 0.9
