"""What the rehearsal of docs/hosting.md types is what the page says."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from bench.hosting_page import PAGE, POSTGRES, STEPS, blocks, commands, filled_in, publish_newer
from bench.machine import complete_commands
from storage.migrating import MIGRATIONS


def test_every_step_is_on_the_page_and_keeps_its_words() -> None:
    page = PAGE.read_text("utf-8")
    found = blocks(page)
    assert list(found) == [name for name, _ in STEPS]
    assert all(block in page for block in found.values())
    typed = "\n".join(complete_commands(filled_in(found["install"], "http://127.0.0.1:1")))
    assert "git clone /srv/enlarger.git /opt/enlarger && cd /opt/enlarger && make install" in typed
    assert r"ENLARGER_API_URL=http://127.0.0.1:1\nENLARGER_DATA=/var/lib/enlarger\n" in typed
    assert "123:abc" not in typed
    assert "ADDRESS" not in typed


def test_a_step_that_is_gone_from_the_page_is_noticed() -> None:
    with pytest.raises(ValueError, match="blocks are"):
        blocks(PAGE.read_text("utf-8").replace("git pull", "git fetch"))


def test_on_sqlite_the_marked_lines_are_left_out() -> None:
    found = blocks(PAGE.read_text("utf-8"))
    for step in ("restore", "upgrade", "back again"):
        on_sqlite, on_postgres = commands(found[step], sqlite=True), commands(found[step], sqlite=False)
        assert [one for one in on_postgres if not one.endswith(POSTGRES)] == on_sqlite
        assert not any("postgres" in one and "pip" not in one for one in on_sqlite), step
        assert on_sqlite[-1] == "systemctl start enlarger-bot enlarger-worker@1", "one worker"
        assert on_postgres[-1].startswith("systemctl start enlarger-worker@2")
        assert commands(found[step], sqlite=True)[0].startswith("systemctl stop")


def test_nothing_is_pulled_where_there_could_be_no_backup() -> None:
    """Also when the whole block is pasted: the shell goes on after a line that failed."""
    upgrade = commands(blocks(PAGE.read_text("utf-8"))["upgrade"], sqlite=True)
    [first] = [one for one in upgrade if "git pull" in one]
    assert [step.split()[0] for step in first.split("&&")] == ["systemctl", "enlarger", "cd", "git", "git"]
    assert first.count("enlarger backup ") == 1


def test_the_newer_version_has_a_migration_that_this_one_lacks(tmp_path: Path) -> None:
    """And the way back is to the version from before it."""
    ours, bare = tmp_path / "ours", tmp_path / "bare.git"
    shutil.copytree(MIGRATIONS, ours / "migrations", ignore=shutil.ignore_patterns("__pycache__"))
    git(ours, "init", "--quiet")
    git(ours, "add", "--all")
    git(ours, "commit", "--quiet", "-m", "today")
    git(tmp_path, "clone", "--quiet", "--bare", str(ours), str(bare))
    host = tmp_path / "host"
    git(tmp_path, "clone", "--quiet", str(bare), str(host))
    newer = publish_newer(bare)
    git(host, "tag", "--force", "before")
    git(host, "pull", "--quiet")
    assert git(host, "rev-parse", "HEAD") == newer
    scripts = ScriptDirectory(str(host / "migrations"))
    assert scripts.get_current_head() == "of_tomorrow"
    assert scripts.get_revision("of_tomorrow").down_revision == heads(ours)
    git(host, "reset", "--keep", "before")
    assert heads(host) == heads(ours)
    git(host, "pull", "--quiet")
    assert git(host, "rev-parse", "HEAD") == newer, "and forward again"


def heads(folder: Path) -> str | None:
    return ScriptDirectory(str(folder / "migrations")).get_current_head()


def git(folder: Path, *words: str) -> str:
    who = ["-c", "user.name=Host", "-c", "user.email=host@example.org"]
    command = ["git", "-C", str(folder), *who, *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def test_lines_that_belong_together_are_one_command() -> None:
    block = "one && \\\n  two\ncat > f <<END\nset -e\nEND\n\n(a\nb)\n"
    assert complete_commands(block) == ["one && \\\n  two", "cat > f <<END\nset -e\nEND", "(a\nb)"]
    with pytest.raises(ValueError, match="not a whole command"):
        complete_commands("(cd /\n")
