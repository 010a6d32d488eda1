"""Networks of the host's by the command line, and those that are known by what was published."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from bot.cli import app
from bot.commands.guard import guarded
from engine.upscale.models import COMPACT
from engine.upscale.networks import CompactNet, RRDBNet, build
from engine.upscale.own import model_named
from engine.upscale.published import GENERAL, PUBLISHED, TWICE, Published
from tests.engine.own_networks import CONVERTING, drawn, kept, own_folder, saved

__all__ = ["own_folder"]

pytestmark = CONVERTING


def test_by_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(saved(build(COMPACT), tmp_path / "realesr.pth"))
    assert guarded(app, ["models", "add", file, "--name", "mine", "--licence", "BSD-3-Clause"]) == 0
    assert "SRVGGNetCompact, 4x, 16 blocks of 64 features" in capsys.readouterr().out
    assert guarded(app, ["models", "list"]) == 0
    assert "mine" in capsys.readouterr().out
    from PIL import Image

    Image.radial_gradient("L").convert("RGB").resize((96, 64)).save(tmp_path / "p.png")
    upscale = ["upscale", str(tmp_path / "p.png"), "--to", "200", "--out", str(tmp_path)]
    assert guarded(app, [*upscale, "--model", "mine"]) == 0
    assert (tmp_path / "p-200.png").exists()
    assert guarded(app, [*upscale, "--model", "nobody"]) == 2
    assert "no network named nobody" in capsys.readouterr().err
    Path(file).write_bytes(b"text")
    assert guarded(app, ["models", "add", file, "--name", "worse", "--licence", "MIT"]) == 2
    assert "realesr.pth: it" in capsys.readouterr().err


def publish(monkeypatch: pytest.MonkeyPatch, network: Published, files: list[Path]) -> None:
    """As if these files were the published ones."""
    digests = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    as_these = tuple(
        replace(file, sha256=digest) for file, digest in zip(network.files, digests, strict=True)
    )
    changed = tuple(replace(one, files=as_these) if one == network else one for one in PUBLISHED)
    monkeypatch.setattr("engine.upscale.published.PUBLISHED", changed)
    monkeypatch.setattr("bot.commands.models.PUBLISHED", changed)


def random_general(path: Path, seed: int) -> Path:
    """A file shaped as realesr-general-x4v3, with random weights: the published ones can't be had here."""
    torch.manual_seed(seed)
    network = CompactNet(GENERAL.blocks, GENERAL.scale)
    assert sum(weights.numel() for weights in network.parameters()) == 1_213_296, "as the published file's"
    return saved(network, path, "params")


def test_realesr_general_is_added_with_its_denoise_strength(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of random weights, by the published names; then as if their SHA-256 were the published ones."""
    files = [random_general(tmp_path / file.name, at) for at, file in enumerate(GENERAL.files)]
    words = ["models", "add", *map(str, files), "--name", "calm", "--denoise", "0.25"]
    assert guarded(app, words) == 2
    assert "--licence" in capsys.readouterr().err
    assert guarded(app, [*words, "--licence", "BSD-3-Clause"]) == 0
    out = capsys.readouterr().out
    assert "Mind: realesr-general-x4v3.pth is not the file" in out
    assert "SRVGGNetCompact, 4x, 32 blocks of 64 features" in out
    calm = model_named("calm")
    assert calm.own is not None
    assert calm.own.share == 0.25

    publish(monkeypatch, GENERAL, files)
    turned = ["models", "add", *map(str, reversed(files)), "--name", "turned", "--denoise", "0.25"]
    assert guarded(app, turned) == 0
    assert "This is realesr-general-x4v3 as it was published." in capsys.readouterr().out
    known = model_named("turned")
    assert (known.licence, known.good_for, known.own) == (GENERAL.licence, GENERAL.good_for, calm.own)
    tile = np.random.default_rng(1).random((3, 8, 8), np.float32)
    assert np.array_equal(drawn(known, tile), drawn(calm, tile)), "the strength is the first published one's"
    assert not np.array_equal(drawn(known, tile), drawn(kept(files[0], "alone"), tile))


def test_the_list_says_of_each_what_it_is_and_where_the_missing_are_to_be_had(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert guarded(app, ["models", "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    for row in listed["models"]:
        assert re.fullmatch(r"[0-9a-f]{64}", row["sha256"])
        assert row["licence"]
        assert row["good_for"]
        assert row["scale"] in (2, 4)
    assert [one["name"] for one in listed["not_here"]] == [one.name for one in PUBLISHED]
    assert guarded(app, ["models", "list"]) == 0
    text = capsys.readouterr().out
    for one in PUBLISHED:
        assert one.how_to_add in text
        for file in one.files:
            assert f"not here: get it from {file.address}" in text
            assert file.sha256 in text
    for row in listed["models"]:
        assert row["sha256"] in text
    small = saved(RRDBNet(1, 8, 4, scale=2), tmp_path / "RealESRGAN_x2plus.pth")
    publish(monkeypatch, TWICE, [small])
    assert guarded(app, ["models", "add", str(small), "--name", "twice"]) == 0
    assert "as it was published" in capsys.readouterr().out
    assert guarded(app, ["models", "list"]) == 0
    assert TWICE.how_to_add not in capsys.readouterr().out
