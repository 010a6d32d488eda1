"""Every setting is documented, the page is the settings', and secrets stay secret."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from bot import logs
from bot.cli import app
from bot.commands import doctor
from bot.commands.doctor_telegram import telegram
from bot.commands.guard import guarded, without_secrets
from bot.settings import PREFIX, Settings, SettingsError, load_settings
from bot.settings_table import PAGE, is_secret, page
from tests.bot.logging_here import restored

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
PASSWORD = "hunter2-and-more"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m bot.settings_table"


def test_every_setting_says_what_it_is() -> None:
    for name, field in Settings.model_fields.items():
        assert field.description, name
        assert field.description.endswith("."), name


def test_what_holds_a_secret_is_typed_as_one() -> None:
    named = {
        name for name in Settings.model_fields if any(word in name for word in ("token", "secret", "key"))
    }
    assert named
    assert named <= {name for name, field in Settings.model_fields.items() if is_secret(field)}


@pytest.mark.parametrize(("value", "network"), [("", "calm"), ("0", "calm@0"), ("0.25", "calm@0.25")])
def test_a_denoise_strength_is_part_of_the_networks_name(
    value: str, network: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty one, as in a file with all its lines, is none."""
    monkeypatch.setenv("ENLARGER_MODEL", "calm")
    monkeypatch.setenv("ENLARGER_DENOISE", value)
    assert load_settings().network == network


def test_the_environment_goes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("ENLARGER_KEEP_DAYS=7\nENLARGER_READERS=3\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ENLARGER_READERS", "2")
    settings = load_settings()
    assert (settings.keep_days, settings.readers) == (7, 2)


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What the log writes, once it is set up as the processes do it."""
    with restored():
        logs.set_up("json", "debug")
        written = io.StringIO()
        for handler in logging.getLogger().handlers:
            assert isinstance(handler, logging.StreamHandler)
            handler.setStream(written)
        yield written


def test_no_secret_is_logged(lines: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENLARGER_TOKEN", TOKEN)
    address = f"postgresql+asyncpg://enlarger:{PASSWORD}@db/enlarger"
    monkeypatch.setenv("ENLARGER_DATABASE_URL", address)
    settings = load_settings()
    log = structlog.get_logger("test")
    log.info("settings", settings=settings, token=settings.token, text=repr(settings), url=address)
    log.warning("a call", url=f"https://api.telegram.org/bot{TOKEN}/getMe", nested={"where": [address]})
    logging.getLogger("library").error("connecting to %s with %s", address, TOKEN)
    try:
        raise RuntimeError(f"{address} {TOKEN}")
    except RuntimeError:
        log.exception("failed")
    told = lines.getvalue()
    assert told.count("\n") == 4
    assert TOKEN not in told
    assert TOKEN.split(":")[1] not in told
    assert PASSWORD not in told


@pytest.mark.parametrize("password", ["hunter2", "hun@ter2pw", "hun@ter:2/p@w"])
@pytest.mark.parametrize("name", ["u", "", "u@host"])
def test_a_password_is_cut_out_as_a_whole(name: str, password: str) -> None:
    told = without_secrets(f"http://{name}:{password}@127.0.0.1:1 can't be reached (http://127.0.0.1:2)")
    assert told == f"http://{name}:[password]@127.0.0.1:1 can't be reached (http://127.0.0.1:2)"


def test_no_password_is_in_a_commands_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    address = f"http://user:{PASSWORD}@127.0.0.1:1"
    monkeypatch.setenv("ENLARGER_TOKEN", TOKEN)
    monkeypatch.setenv("ENLARGER_DATA", str(tmp_path))
    monkeypatch.setenv("ENLARGER_API_URL", address)
    monkeypatch.setattr(doctor, "LOOKS", (telegram,))
    for command in (["doctor"], ["doctor", "--json"]):
        assert guarded(app, command) == 2
        said = capsys.readouterr()
        assert "http://user:[password]@127.0.0.1:1 can't be reached" in said.out

    def broken(_settings: Settings) -> None:
        raise RuntimeError(f"{address} {TOKEN}")

    monkeypatch.setattr(doctor, "LOOKS", (broken,))
    assert guarded(app, ["doctor"]) == 1
    told = capsys.readouterr().err
    assert "Traceback" in told
    assert PASSWORD not in told
    assert TOKEN not in told


@pytest.mark.parametrize("name", ["TOKEN", "DATABASE_URL", "QUEUE_URL", "API_URL"])
def test_no_secret_is_told_in_an_error(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PREFIX + name, f"mysql://u:{PASSWORD}@db/{TOKEN[:9]}")
    with pytest.raises(SettingsError) as told:
        load_settings().require_token()
    assert PASSWORD not in str(told.value)
