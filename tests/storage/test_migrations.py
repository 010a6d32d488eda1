"""Migrations on SQLite, and from an installed wheel."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from tests.storage.suite_migrations import MigrationsSuite

ROOT = Path(__file__).resolve().parents[2]


class TestMigrations(MigrationsSuite):
    pass


def test_upgrade_finds_its_migrations_when_installed(tmp_path: Path) -> None:
    """From a folder laid out as a wheel lays it out (packages side by side), far from the checkout."""
    installed = tmp_path / "site-packages"
    with zipfile.ZipFile(tmp_path / "copy.zip", "w") as archive:
        for package in ("storage", "migrations"):
            for path in (ROOT / package).rglob("*"):
                if path.suffix in {".py", ".mako"}:
                    archive.write(path, path.relative_to(ROOT))
    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        archive.extractall(installed)
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); import storage.db;"
        "assert storage.db.__file__.startswith(sys.argv[1]), storage.db.__file__;"
        "storage.db.upgrade('sqlite+aiosqlite:///' + sys.argv[2])"
    )
    subprocess.run(
        [sys.executable, "-c", script, str(installed), str(tmp_path / "new" / "x.db")],
        check=True,
        cwd=tmp_path,
    )
    assert (tmp_path / "new" / "x.db").stat().st_size > 0
