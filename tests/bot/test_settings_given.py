"""Settings as hosts give them: misspelt, empty, in an unreadable file, a real bot's beside a sandbox."""

from __future__ import annotations

import os
from pathlib import Path
from unittest.mock import patch

import pytest

from bot import logs
from bot.commands import processes
from bot.settings import PREFIX, Settings, SettingsError, load_settings
from tests.e2e.product import free_port


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without settings, in an environment without any."""
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ENLARGER_ALOWED", "ENLARGER_ALOWED is no setting: did you mean ENLARGER_ALLOWED?"),
        ("enlarger_alowed", "enlarger_alowed is no setting: did you mean ENLARGER_ALLOWED?"),
        ("ENLARGER_KEEP", "did you mean ENLARGER_KEEP_DAYS?"),
        ("ENLARGER_XYZZY", "ENLARGER_XYZZY is no setting: docs/settings.md has them all."),
    ],
)
@pytest.mark.parametrize("in_file", [False, True])
def test_a_misspelt_setting_is_told(
    here: Path, monkeypatch: pytest.MonkeyPatch, name: str, words: str, in_file: bool
) -> None:
    if in_file:
        (here / ".env").write_text(f"POSTGRES_PASSWORD=x\nexport {name}=501\n")
    else:
        monkeypatch.setenv(name, "501")
    with pytest.raises(SettingsError) as told:
        load_settings()
    assert words in str(told.value)


def test_what_kubernetes_sets_is_no_misspelt_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    """In every container beside a service of our name."""
    for name, value in {
        "ENLARGER_SERVICE_HOST": "10.0.0.1",
        "ENLARGER_SERVICE_PORT_HTTP": "8081",
        "ENLARGER_PORT": "tcp://10.0.0.1:8081",
        "ENLARGER_PORT_8081_TCP_ADDR": "10.0.0.1",
    }.items():
        monkeypatch.setenv(name, value)
    assert load_settings().allowed == ""


@pytest.mark.parametrize("line", ["ENLARGER_ALLOWED: 501", "ENLARGER_ALLOWED"])
def test_a_line_that_would_be_passed_over_is_told(here: Path, line: str) -> None:
    (here / ".env").write_text(f"ENLARGER_READERS=2\n{line}\n")
    with pytest.raises(SettingsError, match=r"\.env, line 2: this is no line NAME=value"):
        load_settings()


@pytest.mark.parametrize(
    ("encoding", "words"),
    [("utf-16", "UTF-8"), ("utf-16-le", "UTF-8"), ("latin-1", "UTF-8"), ("utf-8-sig", "")],
)
def test_a_file_in_another_encoding_is_told(here: Path, encoding: str, words: str) -> None:
    (here / ".env").write_text("# für alle\nENLARGER_ALLOWED=501\n", encoding=encoding)
    if not words:
        assert load_settings().allowed_ids == {501}
        return
    with pytest.raises(SettingsError, match=words):
        load_settings()


def test_the_mark_of_an_editor_hides_no_setting(here: Path) -> None:
    (here / ".env").write_text("ENLARGER_ALLOWED=501\n", encoding="utf-8-sig")
    assert load_settings().allowed_ids == {501}


def test_a_file_that_can_t_be_read_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / ".env").write_text("ENLARGER_ALLOWED=501\n")

    def refused(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refused)
    with pytest.raises(SettingsError, match=r"\.env can't be read \(Permission denied\)"):
        load_settings()


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
@pytest.mark.parametrize("value", ["", " "])
def test_an_empty_setting_is_not_set(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    unset = load_settings()
    monkeypatch.setenv(PREFIX + name.upper(), value)
    assert load_settings() == unset


def test_an_empty_setting_goes_before_the_file(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that has one device is told so: it must not start others."""
    (here / ".env").write_text("ENLARGER_DEVICES=0,1\n")
    monkeypatch.setenv("ENLARGER_DEVICES", "")
    assert load_settings().devices == ""


def test_the_sandbox_inherits_nothing_of_a_real_bot(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = {
        "ALLOWED": "501",
        "API_FOLDER": "/srv/telegram",
        "BLOBS": "s3://real/pictures",
        "DATABASE_URL": "postgresql+asyncpg://u@db/real",
        "DEVICES": "0,1",
        "HOST_CHAT": "-100501",
        "MOST_A_DAY": "3",
        "QUEUE_URL": "postgresql://u@db/queue",
        "SENTRY_DSN": "https://k@sentry.example/1",
        "WEBHOOK_URL": "https://bot.example.org",
        "WEB_HOST": "0.0.0.0",
        "WORKER_PORT": "8082",
    }
    (here / ".env").write_text("".join(f"ENLARGER_{name}={value}\n" for name, value in real.items()))
    monkeypatch.setattr(logs, "set_up", lambda *_: None)
    monkeypatch.setattr(processes, "_keep", lambda _children: None)
    with patch.dict(os.environ):
        os.environ.update({PREFIX + name: value for name, value in real.items()})
        os.environ.update(
            {"ENLARGER_LOG_FORMAT": "json", "ENLARGER_BACKEND": "torch", "enlarger_admins": "5"}
        )
        processes.sandbox(free_port(), here / "sandbox", browser=False)
        found = load_settings()
    plain = Settings(_env_file=None)  # type: ignore[call-arg]  # known to its base alone
    own = {"token", "api_url", "data", "web_port", "public_url"}
    told = {name for name in Settings.model_fields if getattr(found, name) != getattr(plain, name)}
    assert told == own | {"log_format", "backend"}
    assert (found.log_format, found.backend) == ("json", "torch")
