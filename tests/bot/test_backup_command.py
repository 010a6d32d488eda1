"""`enlarger backup` and `enlarger restore` as a host calls them."""

from __future__ import annotations

import io
import os
import tarfile
from pathlib import Path

import pytest

from bot.cli import app
from bot.commands.guard import AWAY, guarded


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


def test_a_postgres_that_is_away_is_told_in_one_line(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A restore can be tried again; it asks before anything of the archive is put in place."""
    archive = tmp_path / "kept.tar"
    manifest = b'{"format": 1, "kind": "postgres", "blobs": 0, "bytes": 0}'
    with tarfile.open(archive, "w") as tar:
        entry = tarfile.TarInfo("manifest.json")
        entry.size = len(manifest)
        tar.addfile(entry, io.BytesIO(manifest))
    monkeypatch.setenv("ENLARGER_DATABASE_URL", "postgresql+asyncpg://nobody:secret@127.0.0.1:1/none")
    assert guarded(app, ["restore", str(archive)]) == AWAY
    said = capsys.readouterr().err.strip()
    assert "the database is away, try again when it is up" in said
    assert len(said.splitlines()) == 1
    assert "secret" not in said
    assert not (data / "blobs").exists()


def test_what_waits_for_somebody_is_not_restored(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "enlarger.db").unlink()
    os.mkfifo(tmp_path / "pipe")
    assert guarded(app, ["restore", str(tmp_path / "pipe")]) == 2
    assert "pipe is no plain file" in capsys.readouterr().err
