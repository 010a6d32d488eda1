"""The command line as scripts use it: one object on stdout, exact files, quick help."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from PIL import Image

from sandbox.running import Sandbox
from tests.e2e.pictures import photo
from tests.e2e.product import enlarger, environment

HEAVY = ("torch", "openvino", "telegram", "numpy", "cv2", "sqlalchemy", "dbos", "PIL")


def test_upscale_prints_the_contracts_object(tmp_path: Path) -> None:
    (tmp_path / "IMG_2041.jpg").write_bytes(photo(240, 180))
    done = enlarger(
        "upscale", "IMG_2041.jpg", "--to", "4k", "--json", "--out", "out", cwd=tmp_path, seconds=400
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert {"source", "master", "proof", "trust", "seconds", "backend", "peak_rss_mb"} <= report.keys()

    source = report["source"]
    assert (source["width"], source["height"]) == (240, 180)
    assert source["verdict"] in ("degraded", "original", "unproven")
    for evidence in source["evidence"]:
        assert {"kind", "app", "confidence", "text"} <= evidence.keys()

    out = tmp_path / "out"
    assert {path.name for path in out.iterdir()} == {"IMG_2041-4k.png", "IMG_2041-4k-proof.jpg"}
    master = report["master"]
    path = tmp_path / master["path"]
    assert path == out / "IMG_2041-4k.png"
    assert (master["width"], master["height"], master["format"]) == (3840, 2880, "png")
    assert master["bytes"] == path.stat().st_size
    with Image.open(path) as picture:
        picture.load()
        assert (picture.format, picture.size) == ("PNG", (3840, 2880))
    proof = tmp_path / report["proof"]["path"]
    assert proof == out / "IMG_2041-4k-proof.jpg"
    with Image.open(proof) as picture:
        picture.load()
        assert picture.format == "JPEG"

    assert report["trust"]["verdict"] in ("green", "amber", "red")
    assert isinstance(report["trust"]["zones"], list)
    assert report["seconds"]["total"] > report["seconds"]["upscale"] > 0
    assert report["backend"].partition(" ")[0] in ("openvino", "torch")
    assert 50 < report["peak_rss_mb"] < 6000


def test_versions_are_cut_and_told(tmp_path: Path) -> None:
    (tmp_path / "IMG_2041-4k.jpg").write_bytes(photo(1500, 1200))
    done = enlarger(
        "versions", "IMG_2041-4k.jpg", "--out", "out", "--only", "square, web,a3", "--json", cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["master"] == {"width": 1500, "height": 1200}
    assert found["refused"] == [{"name": "a3", "reason": "too_small"}]
    web, square = found["versions"]
    assert (web["name"], web["path"], web["smaller"]) == ("web", "out/IMG_2041-4k-web.webp", True)
    assert (square["path"], square["window"][1::2]) == ("out/IMG_2041-4k-square.jpg", [0, 1200])
    for version in (web, square):
        with Image.open(tmp_path / version["path"]) as picture:
            assert picture.size == (version["width"], version["height"])
    wrong = enlarger("versions", "IMG_2041-4k.jpg", "--only", "poster", cwd=tmp_path)
    assert wrong.returncode == 2
    assert "poster is none of web, portrait" in wrong.stderr
    (tmp_path / "words.png").write_text("no picture")
    assert enlarger("versions", "words.png", cwd=tmp_path).returncode == 2


def test_inspect_prints_one_object(tmp_path: Path) -> None:
    (tmp_path / "IMG_2041.jpg").write_bytes(photo(1280, 960, quality=60))
    done = enlarger("inspect", "IMG_2041.jpg", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["verdict"] in ("degraded", "original", "unproven")
    assert isinstance(found["advice"], str)
    assert found["recommended"]
    for evidence in found["evidence"]:
        assert {"kind", "app", "confidence", "text"} <= evidence.keys()
        assert 0 <= evidence["confidence"] <= 1


def test_doctor_says_what_runs_and_whether_the_token_works(tmp_path: Path) -> None:
    assert enlarger("db", "upgrade", cwd=tmp_path).returncode == 0
    with Sandbox() as telegram:
        healthy = enlarger(
            "doctor", cwd=tmp_path, ENLARGER_TOKEN=telegram.token, ENLARGER_API_URL=telegram.url
        )
    lines = healthy.stdout.splitlines()
    bad = [line for line in lines if not line.startswith("ok ") and "GB free" not in line]
    assert not bad, healthy.stdout + healthy.stderr
    engine = "\n".join(line for line in lines if "Engine:" in line).lower()
    assert "openvino" in engine or "torch" in engine
    assert any(precision in engine for precision in ("bf16", "f32", "fp32", "fp16", "f16")), engine
    assert any("Token: works, the bot is @enlarger_sandbox_bot" in line for line in lines)

    lost = enlarger("doctor", "--json", cwd=tmp_path)
    assert lost.returncode == 2
    wrong = [one for one in json.loads(lost.stdout)["findings"] if not one["good"]]
    assert "ENLARGER_TOKEN is not set" in next(one["text"] for one in wrong if one["topic"] == "Token")


def test_help_is_quick_and_loads_nothing_heavy(tmp_path: Path) -> None:
    fastest = min(_seconds_of_help(tmp_path) for _ in range(4))  # other processes' turns are not ours
    assert fastest < 1.5
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "bot", "--help"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "typer" in loaded
    assert loaded.isdisjoint(HEAVY), loaded.intersection(HEAVY)


def _seconds_of_help(folder: Path) -> float:
    began = time.monotonic()
    done = enlarger("--help", cwd=folder)
    assert done.returncode == 0
    assert "upscale" in done.stdout
    return time.monotonic() - began
