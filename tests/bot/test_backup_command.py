"""`enlarger backup` and `enlarger restore` as a host calls them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli import app
from bot.commands.guard import guarded


@pytest.fixture
def data(templates: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a database, as the command finds it."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "enlarger.db").write_bytes((templates / "enlarger.db").read_bytes())
    monkeypatch.setenv("ENLARGER_DATA", str(folder))
    return folder


def rot(data: Path, name: str) -> None:
    place = data / "blobs" / name[:2] / name[2:4] / name
    place.parent.mkdir(parents=True)
    place.write_bytes(b"not the bytes of this name")


def test_a_damaged_file_is_told_and_the_backup_holds(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ["ab" + "0" * 62, "cd" + "0" * 62]
    rot(data, names[0])
    assert guarded(app, ["backup", str(tmp_path / "kept.tar")]) == 0, "an upgrade goes on"
    said = capsys.readouterr()
    assert said.err.strip() == f"1 file is damaged and not in it: {names[0]}"
    assert "0 files" in said.out
    rot(data, names[1])
    assert guarded(app, ["backup", str(tmp_path / "next.tar")]) == 0
    assert capsys.readouterr().err.startswith("2 files are damaged and not in it: ")
