"""The weights are what they should be, and a changed byte is found."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from engine.upscale.checksums import wrong
from engine.upscale.models import FAITHFUL, MODELS, Model


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_the_weights_are_as_they_should_be(model: Model) -> None:
    assert wrong(model) is None


def test_a_changed_byte_and_a_missing_file_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytearray(FAITHFUL.bin_path.read_bytes())
    monkeypatch.setattr("engine.upscale.models.TRAINED_FOLDER", tmp_path)
    moved = dataclasses.replace(FAITHFUL)
    assert "can't be read" in str(wrong(moved))
    moved.bin_path.write_bytes(data)
    assert wrong(moved) is None
    data[len(data) // 2] ^= 1
    moved.bin_path.write_bytes(data)
    assert "has changed" in str(wrong(moved))
