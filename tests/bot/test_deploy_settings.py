"""The command line on a host has the settings that the services have: one file, read in one way."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from bot.settings import PREFIX

SCRIPT = Path(__file__).parents[2] / "deploy" / "enlarger"
SETTINGS_FILE = r"""# a comment; no setting
; another
ENLARGER_ADMINS=501, 502
  ENLARGER_ALLOWED = 501,-1001
ENLARGER_DATABASE_URL=postgresql+asyncpg://a:p$1`x`&b@h/db?sslmode=require&connect_timeout=5
ENLARGER_SENTRY_DSN="say \"$HOME\" and \n"
ENLARGER_LOG_LEVEL='as "it" is \ there'
ENLARGER_HOST_CHAT="-1002" \t
ENLARGER_BACKEND=back\slash \$(touch ran)
ENLARGER_API_URL=a "quoted" word
ENLARGER_EMPTY=
no setting
export ENLARGER_MODEL=x
ENLARGER_KEEP_DAYS=7""".replace("\\t", "\t")
READ = {
    "ENLARGER_ADMINS": "501, 502",
    "ENLARGER_ALLOWED": "501,-1001",
    "ENLARGER_DATABASE_URL": "postgresql+asyncpg://a:p$1`x`&b@h/db?sslmode=require&connect_timeout=5",
    "ENLARGER_SENTRY_DSN": 'say "$HOME" and \\n',
    "ENLARGER_LOG_LEVEL": 'as "it" is \\ there',
    "ENLARGER_HOST_CHAT": "-1002",
    "ENLARGER_BACKEND": "backslash $(touch ran)",
    "ENLARGER_API_URL": 'a "quoted" word',
    "ENLARGER_EMPTY": "",
    "ENLARGER_KEEP_DAYS": "7",
}
"""What systemd 252 makes of it for a service (its parser by its environment generator, 2026-11-28)."""


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["unix", "windows"])
def test_the_command_line_reads_the_settings_as_the_services_do(tmp_path: Path, ends: str) -> None:
    file = tmp_path / "enlarger.env"
    file.write_bytes((SETTINGS_FILE.replace("\n", ends) + ends).encode())
    script = SCRIPT.read_text()
    for there, here in {"/etc/enlarger.env": str(file), "/opt/enlarger": str(tmp_path)}.items():
        assert script.count(there) == 1
        script = script.replace(there, here)
    (tmp_path / "runuser").write_text('#!/bin/sh\nprintf "%s\\0" "$*"\nexec env -0\n')
    (tmp_path / "runuser").chmod(0o755)
    done = subprocess.run(
        ["sh", "-c", script, "enlarger", "doctor", "--json"],
        env={"PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    words, *variables = done.stdout.rstrip("\0").split("\0")
    assert words == "-u enlarger -- .venv/bin/enlarger doctor --json"
    found = dict(variable.split("=", 1) for variable in variables)
    assert {name: value for name, value in found.items() if name.startswith(PREFIX)} == READ
    assert found["HOME"] == "/var/lib/enlarger"
    assert not (tmp_path / "ran").exists(), "nothing of it is run"
