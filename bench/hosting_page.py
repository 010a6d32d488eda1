"""The blocks of docs/hosting.md that bench/hosting.py types, and a version to upgrade to."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

from alembic.script import ScriptDirectory

from bench.machine import complete_commands
from sandbox.server.world import DEFAULT_TOKEN
from storage.migrating import MIGRATIONS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "hosting.md"
STEPS = (
    ("install", "git clone ADDRESS-OF-THIS-REPOSITORY"),
    ("doctor", "enlarger doctor"),
    ("postgres", "apt-get install -y postgresql"),
    ("backup", "enlarger backup /var/backups/enlarger/friday.tar"),
    ("restore", "enlarger restore /var/backups/enlarger/friday.tar"),
    ("upgrade", "git pull"),
    ("back again", "enlarger restore /var/backups/enlarger/before.tar"),
)
"""The page's blocks in its order, each with what it is known by."""
POSTGRES = "# Postgres"
"""Ends the lines that are left out on SQLite, as the page says."""
REPOSITORY = "/srv/enlarger.git"
NEWER = """revision = "of_tomorrow"
down_revision = "{head}"


def upgrade():
    op.create_table("of_tomorrow", sa.Column("id", sa.Integer, primary_key=True))


def downgrade():
    op.drop_table("of_tomorrow")
"""


def blocks(page: str) -> dict[str, str]:
    """What the page says to type, by step. ValueError unless each step is there once, in order."""
    found = re.findall(r"^```sh\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    steps = [(name, block) for block in found for name, mark in STEPS if mark in block]
    if [name for name, _ in steps] != [name for name, _ in STEPS]:
        raise ValueError(f"the page's blocks are {[name for name, _ in steps]}")
    return dict(steps)


def filled_in(block: str, telegram: str) -> str:
    """With the placeholders replaced: the repository's address, and the token with its Telegram."""
    return block.replace("ADDRESS-OF-THIS-REPOSITORY", REPOSITORY).replace(
        "ENLARGER_TOKEN=123:abc\\n", f"ENLARGER_TOKEN={DEFAULT_TOKEN}\\nENLARGER_API_URL={telegram}\\n"
    )


def commands(block: str, *, sqlite: bool) -> list[str]:
    """Of a block, one by one; on SQLite without the lines that are marked."""
    lines = block.splitlines(keepends=True)
    kept = [line for line in lines if not (sqlite and line.rstrip().endswith(POSTGRES))]
    return complete_commands("".join(kept))


def publish_newer(repository: Path) -> str:
    """Commit a version with one more migration to a bare repository; its commit."""
    head = str(ScriptDirectory(str(MIGRATIONS)).get_current_head())
    with tempfile.TemporaryDirectory() as folder:
        _git(Path(folder), "clone", "--quiet", str(repository), ".")
        file = Path(folder) / "migrations" / "versions" / "of_tomorrow.py"
        file.write_text(f"import sqlalchemy as sa\nfrom alembic import op\n\n{NEWER.format(head=head)}")
        _git(Path(folder), "add", "--all")
        host = ["-c", "user.name=Host", "-c", "user.email=host@example.org"]
        _git(Path(folder), *host, "commit", "--quiet", "-m", "A newer version")
        _git(Path(folder), "push", "--quiet", "origin", "HEAD")
        return _git(Path(folder), "rev-parse", "HEAD")


def _git(folder: Path, *words: str) -> str:
    command = ["git", "-C", str(folder), *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
