"""What docs/hosting.md says to type with Docker names services, volumes and commands that there are.

There is no engine here: a stand-in notes what it is asked for.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.bot.test_deploy import DEPLOY, ROOT, compose, is_command, is_ours

PAGE = (ROOT / "docs" / "hosting.md").read_text("utf-8")
COMPOSE = ["docker", "compose", "-f", "deploy/compose.yaml", "--env-file", ".env"]
Call = list[str]


@pytest.fixture
def typed(tmp_path: Path) -> list[Call]:
    """What the page's blocks run, one program call each, in their order."""
    for program in ("docker", "install", "git"):
        stand_in = tmp_path / program
        stand_in.write_text(f'#!/bin/sh\nprintf "%s\\037" {program} "$@" >> "$NOTES"; echo >> "$NOTES"\n')
        stand_in.chmod(0o755)
    blocks = re.findall(r"^```bash\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 3
    notes = tmp_path / "notes"
    given = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "NOTES": str(notes)}
    subprocess.run(["bash", "-euc", "\n".join(blocks)], env=given, check=True)
    return [line.split("\037")[:-1] for line in notes.read_text().splitlines()]


def asked(typed: list[Call]) -> list[Call]:
    """Of compose: what follows its file's name."""
    calls = [call for call in typed if call[0] == "docker"]
    assert all(call[: len(COMPOSE)] == COMPOSE for call in calls)
    return [call[len(COMPOSE) :] for call in calls]


def test_only_services_that_there_are_are_named(typed: list[Call]) -> None:
    services = compose()["services"]
    for verb, *words in asked(typed):
        if verb in ("stop", "up", "build"):
            assert {word for word in words if not word.startswith("-")} <= set(services)
        elif verb == "exec":
            assert words[:2] == ["-T", "postgres"]
        else:
            assert verb == "run"
    assert (ROOT / COMPOSE[3]).exists()


def test_our_commands_run_alone_with_the_backups_folder(typed: list[Call]) -> None:
    """With what it depends on, `migrate` would fill the database that a restore wants empty."""
    runs = [words for verb, *words in asked(typed) if verb == "run"]
    ours = [words for words in runs if words != ["--rm", "bucket"]]
    for words in ours:
        assert words[:5] == ["--rm", "--no-deps", "-v", "/var/backups/enlarger:/backups", "bot"]
        assert is_ours(compose()["services"]["bot"])
        assert is_command(words[5:6])
        assert words[6].startswith("/backups/")
    assert [words[5:] for words in ours] == [
        ["backup", "/backups/friday.tar"],
        ["restore", "/backups/friday.tar"],
        ["backup", "/backups/before.tar"],
    ]
    [folder] = [call for call in typed if call[0] == "install"]
    owner = folder[folder.index("-o") + 1]
    assert f"--uid {owner} enlarger" in (DEPLOY / "Dockerfile").read_text()
    assert folder[-1] == "/var/backups/enlarger"


def test_a_restore_finds_the_databases_of_the_addresses_empty_and_a_bucket(typed: list[Call]) -> None:
    calls = [" ".join(call) for call in asked(typed)]
    restored = calls.index(next(call for call in calls if " restore " in call))
    before = calls[:restored]
    settings = compose()["services"]["bot"]["environment"]
    user = compose()["services"]["postgres"]["environment"]["POSTGRES_USER"]
    for name in ("ENLARGER_DATABASE_URL", "ENLARGER_QUEUE_URL"):
        database = settings[name].rpartition("/")[2]
        emptied = f"dropdb -U {user} --if-exists {database} && createdb -U {user} {database}"
        assert any(emptied in call for call in before)
    assert "run --rm bucket" in before
    assert calls[restored + 1] == "up -d", "all of it"


def test_what_becomes_part_of_an_address_is_of_letters_and_digits() -> None:
    text = (DEPLOY / "compose.yaml").read_text()
    within = set(re.findall(r"://[^\s\"]*?\$\{([A-Z_]+)", text))
    within |= set(re.findall(r":\$\{([A-Z_]+):\?\}@", text))
    assert within == {"POSTGRES_PASSWORD", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}
    head = text[: text.index("x-enlarger")].replace("\n# ", " ")
    page = PAGE[PAGE.index("**Docker.**") :].replace("\n", " ")
    for said in (head, page[:600]):
        assert "letters and digits only" in said
        assert all(name in said for name in within)
