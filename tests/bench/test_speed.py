"""The bench of speed: it measures what it says, and a peer that isn't there costs nothing but its row."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from bench import peers, speed
from bench.fresh_process import ProgramFailed, run_fresh
from bench.peers.ncnn_peer import Ncnn
from bench.speed_figures import compared_target, middle, ratios, table
from bench.speed_photo import standard_photo, tile_of
from bench.speed_runs import ROOM_TILE, Master, Network, Runs, peer_tile


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return standard_photo(tmp_path_factory.mktemp("photo") / "photo.jpg", (128, 96))


@pytest.fixture
def runs(photo: Path, tmp_path: Path) -> Runs:
    np.save(tmp_path / "tile.npy", tile_of(photo, 32))
    return Runs(tmp_path, photo, tmp_path / "tile.npy", threads=2)


def test_memory_and_time_are_those_of_the_whole_process() -> None:
    hold = "import time; held = b'x' * {}; time.sleep(0.3); print(len(held))"
    small, large = (run_fresh([sys.executable, "-c", hold.format(size)]) for size in (1, 400_000_000))
    assert large.out == "400000000\n"
    assert 400 <= large.peak_mb <= 400 + small.peak_mb  # a fresh process begins with what its parent has
    assert 0.3 <= large.seconds < 10
    assert large.cpu_seconds < large.seconds


def test_a_program_that_fails_says_why() -> None:
    with pytest.raises(ProgramFailed, match=r"python.* ended with 3: no room here"):
        run_fresh([sys.executable, "-c", "import sys; print('no room here', file=sys.stderr); sys.exit(3)"])


def test_the_standard_photo_is_a_photo_of_its_size(photo: Path, tmp_path: Path) -> None:
    with Image.open(standard_photo(tmp_path / "whole.jpg")) as image:
        assert image.size == (1280, 960)
        assert np.asarray(image.convert("L")).std() > 40
    assert tile_of(photo, 192).shape == (3, 96, 96)
    assert tile_of(photo, 48).shape == (3, 48, 48)


def test_a_master_and_its_cost(runs: Runs) -> None:
    made = runs.master(Master("256"))
    assert (made["master"]["width"], made["master"]["height"]) == (256, 192)
    assert made["seconds"]["total"] <= made["process_seconds"]
    assert made["warm_up_seconds"] > 0
    assert 100 < made["peak_mb"] < 4000
    forced = runs.master(Master("256", precision="f32"))
    assert forced["backend"].endswith("f32")


def test_a_network_is_compared_with_fp32(runs: Runs) -> None:
    ours, reference = Network("enlarger", "compact"), Network("enlarger", "compact", "torch", "f32")
    assert runs.agreement_db(ours, reference) is None
    measured = [runs.network(what, repeat=2) for what in (ours, reference)]
    assert [len(facts["runs_seconds"]) for facts in measured] == [2, 2]
    agreement = runs.agreement_db(ours, reference)
    assert agreement is not None
    assert 45 <= agreement <= 150
    np.save(runs.drawn(ours), 1 - np.load(runs.drawn(ours)))
    spoiled = runs.agreement_db(ours, reference)
    assert spoiled is not None
    assert spoiled < 20


def test_why_a_peer_can_not_run(tmp_path: Path) -> None:
    absent = peers.missing("ncnn", tmp_path / "python")
    assert absent == "the peers' environment is not built: make peers"
    ours = peers.missing("realesrgan", Path(sys.executable))
    assert ours is not None
    assert "does not start" in ours
    assert "No module named" in ours


def test_the_bench_goes_on_without_its_peers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(peers, "missing", lambda name: "not built")
    monkeypatch.setattr(speed, "MODELS", {"photo": None})
    asked = ["--peers", "ncnn", "--size", "64x48", "--targets", "128", "--repeat", "1", "--json"]
    assert speed.main(asked) == 0
    printed = capsys.readouterr()
    facts = json.loads(printed.out)
    assert facts["peers"] == {"ncnn": {"missing": "not built"}}
    assert "ncnn is left out: not built" in printed.err
    assert [(row["to"], row["cold"]) for row in facts["masters"]] == [("128", False), ("128", True)]
    assert abs(sum(facts["masters"][0]["shares"].values()) - 1) < 0.25
    assert not any(name.startswith("ratio_to") for name in facts)
    assert "ncnn: not measured, not built" in table(facts)


@pytest.mark.parametrize(
    "wrong",
    [
        ["--peers", "waifu2x"],
        ["--targets", "wide"],
        ["--targets", ""],
        ["--photo", "nowhere.jpg"],
        ["--rounds", "0"],
    ],
)
def test_wrong_use(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        speed.main(wrong)
    assert ended.value.code == 2
    assert "error:" in capsys.readouterr().err


def _row(total: float, process: float, **more: Any) -> dict[str, Any]:
    return {
        "seconds": {"total": total, "upscale": total / 2},
        "process_seconds": process,
        "peak_mb": 1,
        **more,
    }


def test_ratios_compare_like_with_like() -> None:
    network = {"backend": "openvino", "precision": "bf16", "model": "photo", "who": "enlarger"}
    facts = {
        "compared": "4k",
        "masters": [
            _row(5, 7, to="2k", cold=False, precision=None),
            _row(10, 14, to="4k", cold=False, precision=None),
            _row(15, 20, to="4k", cold=True, precision=None),
            _row(25, 26, to="4k", cold=False, precision="f32"),
        ],
        "networks": [
            {**network, "us_per_pixel": 20.0},
            {**network, "us_per_pixel": 130.0, "precision": "f32"},
            {**network, "us_per_pixel": 260.0, "who": "realesrgan"},
        ],
        "peers": {
            "realesrgan": _row(300, 320) | {"seconds": {"total": 300, "upscale": 290}},
            "ncnn": {"missing": "not built"},
        },
    }
    assert ratios(facts) == {
        "ratio_to_realesrgan": 30.0,
        "ratio_to_realesrgan_upscale": 58.0,
        "ratio_to_realesrgan_process": 16.0,
        "ratio_to_realesrgan_network": 13.0,
        "without_bf16_times_as_long": {"4k": 2.5},
    }


def test_the_median_run_counts() -> None:
    rans = [_row(9, 1), _row(1, 1) | {"peak_mb": 5}, _row(2, 1)]
    chosen = middle(rans)
    assert chosen["seconds"]["total"] == 2
    assert chosen["all_totals"] == [9, 1, 2]
    assert chosen["peak_mb"] == 5
    assert chosen["shares"] == {"upscale": 0.5}
    assert compared_target(["2k", "4k"]) == "4k"
    assert compared_target(["2k", "8k"]) == "2k"


def test_the_package_gets_tiles_only_where_the_whole_photo_has_no_room() -> None:
    assert peer_tile(1280, 960, 64 * 10**9) == 0
    assert peer_tile(1280, 960, 16 * 10**9) == ROOM_TILE


def test_ncnn_s_tiles_are_joined_in_their_places() -> None:
    """A network that repeats each pixel four times each way: the whole must come out so, to the pixel."""
    peer = object.__new__(Ncnn)
    peer._tile = 20
    peer.network = lambda tile: tile.repeat(4, axis=1).repeat(4, axis=2)  # type: ignore[method-assign]
    picture = np.random.default_rng(1).integers(0, 256, (33, 47, 3), dtype=np.uint8)
    assert np.array_equal(peer.enlarge(picture, 47 * 4), picture.repeat(4, axis=0).repeat(4, axis=1))
    assert peer.enlarge(picture, 100).shape == (70, 100, 3)
