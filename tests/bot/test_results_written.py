"""Results that can't be written: one line and exit code 2, before the work where that is known."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.cli import app
from bot.commands.guard import guarded
from engine.errors import NotWritten
from engine.master import write_atomically
from storage.db import Database
from tests.bot import pictures
from tests.storage.library_rows import publish

LOCKED = Path("/proc")
"""A folder in which nobody can write, root neither."""


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """As on a disk with so much room."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert guarded(app, arguments) == 2, arguments
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1, said.err
    return said.err.strip()


@pytest.fixture
def photo(tmp_path: Path) -> str:
    (tmp_path / "a.jpg").write_bytes(pictures.jpeg(640, 480))
    return str(tmp_path / "a.jpg")


@pytest.mark.skipif(not LOCKED.is_dir(), reason="There is no /proc")
@pytest.mark.parametrize("command", ["upscale", "versions"])
def test_a_folder_where_nothing_can_be_written_is_told_before_the_work(
    command: str, photo: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(*_: object) -> None:
        raise AssertionError("the work was done first")

    monkeypatch.setattr(f"bot.commands.{command}.{'_make' if command == 'upscale' else 'json'}", work)
    monkeypatch.setattr("engine.sealed.Sealed.picture", work)
    to = ["--to", "4k"] if command == "upscale" else []
    assert told([command, photo, *to, "--out", str(LOCKED)], capsys).startswith(
        "enlarger: /proc: nothing can be written there ("
    )


def test_a_full_disk_is_told_before_the_work(photo: str, capsys: pytest.CaptureFixture[str]) -> None:
    with files_of_at_most(0):
        assert "nothing can be written there" in told(["versions", photo, "--out", "."], capsys)


def test_a_disk_that_is_full_at_the_end(
    photo: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    with files_of_at_most(500):
        assert told(["versions", photo, "--only", "web", "--out", str(out)], capsys) == (
            f"enlarger: {out}/a-web.webp: File too large."
        )
    assert list(out.iterdir()) == [], "nothing half written stays"


def test_the_systems_number_stays_with_it(tmp_path: Path) -> None:
    """By which the worker knows a full disk from anything else."""
    with files_of_at_most(500), pytest.raises(NotWritten) as error:
        write_atomically(tmp_path / "x", bytes(9999))
    assert (error.value.strerror, error.value.filename) == ("File too large", str(tmp_path / "x"))
    assert error.value.errno


@pytest.fixture
async def library(templates: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A team library with one master, which isn't kept here."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "enlarger.db").write_bytes((templates / "enlarger.db").read_bytes())
    monkeypatch.setenv("ENLARGER_DATA", str(data))
    database = Database(f"sqlite+aiosqlite:///{data}/enlarger.db")
    await publish(database)
    await database.close()


@pytest.mark.usefixtures("library")
def test_an_export_to_where_it_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if LOCKED.is_dir():
        assert "nothing can be written there" in told(["export", str(LOCKED / "here")], capsys)
    out = tmp_path / "out"
    with monkeypatch.context() as at:
        at.setattr("bot.commands.export.tables", lambda _rows: [("x" * 300, b"")])
        assert told(["export", str(out)], capsys).endswith(": File name too long.")
    [library] = out.iterdir()
    (tmp_path / "again").mkdir()
    monkeypatch.setattr("bot.commands.export.need_writable", lambda folder: (folder / library.name).touch())
    assert told(["export", str(tmp_path / "again")], capsys).endswith(f"/{library.name}: File exists.")
