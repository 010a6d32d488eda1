"""The command line as scripts see it: exit codes, one line on stderr, one JSON object on stdout."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import aiohttp
import pytest

from bot.cli import app
from bot.commands.database import check_queue
from bot.commands.guard import AWAY, guarded
from bot.refusals import LOGGED_OUT
from bot.settings import DatabaseAway, Settings, SettingsError, load_settings, prepare_data_folder
from tests.bot import pictures
from tests.bot.telegram_here import Telegram
from tests.engine.test_sealed import flat_png

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


def enlarger(*arguments: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ENLARGER_")}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=cwd,
        env={**clean, "PYTHONPATH": str(Path(__file__).parents[2]), **env},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_inspect_prints_one_json_object(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(pictures.jpeg(1280, 960, quality=60))
    done = enlarger("inspect", "a.jpg", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert {"verdict", "evidence", "advice", "recommended"} <= found.keys()
    assert found["verdict"] in ("degraded", "original", "unproven")
    plain = enlarger("inspect", "a.jpg", cwd=tmp_path)
    assert plain.returncode == 0
    assert "1280 × 960" in plain.stdout


def test_wrong_use_and_unreadable_input_are_one_line_and_exit_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "zip.jpg").write_bytes(pictures.zip_file())
    (tmp_path / "short.jpg").write_bytes(pictures.jpeg(640, 480)[:5000])
    (tmp_path / "fine.jpg").write_bytes(pictures.jpeg(64, 48))
    (tmp_path / "heavy.png").write_bytes(flat_png(9990, 9990, 16))
    os.mkfifo(tmp_path / "pipe")
    cases = {
        ("inspect", "zip.jpg"): "no picture",
        ("inspect", "zip.jpg", "--json"): "no picture",
        ("inspect", "short.jpg"): "end of this picture is missing",
        ("inspect", "gone.jpg"): "no such file",
        ("inspect", "."): "a folder",
        ("inspect", "pipe"): "no plain file",
        ("upscale", "heavy.png", "--to", "12000"): "more time or memory",
        ("versions", "heavy.png"): "more time or memory",
        ("inspect",): "Missing argument",
        ("upscale", "fine.jpg"): "--to",
        ("upscale", "fine.jpg", "--to", "huge"): "no size",
        ("upscale", "fine.jpg", "--to", "99999"): "too large",
        ("upscale", "fine.jpg", "--to", "4k", "--model", "cat"): "--model",
        ("frobnicate",): "No such command",
        ("bench", "everything"): "no bench",
    }
    for arguments, words in cases.items():
        assert guarded(app, list(arguments)) == 2, arguments
        said = capsys.readouterr()
        assert words in said.err, arguments
        assert len(said.err.strip().splitlines()) == 1, arguments
        assert said.out == "", arguments


def test_the_process_ends_with_the_code(tmp_path: Path) -> None:
    done = enlarger("inspect", "gone.jpg", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "enlarger: gone.jpg: there is no such file.\n"


def test_help_is_quick_and_loads_neither_torch_nor_telegram(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from bot.cli import main\n"
        "try:\n    main(['--help'])\n"
        "except SystemExit as end:\n    assert end.code == 0\n"
        "heavy = {'torch', 'telegram', 'openvino', 'sqlalchemy', 'dbos', 'numpy', 'PIL'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "upscale" in done.stdout


@pytest.mark.parametrize(
    ("env", "code", "words"),
    [
        ({}, 2, "ENLARGER_TOKEN is not set"),
        ({"ENLARGER_TOKEN": TOKEN}, 2, "enlarger db upgrade"),
        (
            {
                "ENLARGER_TOKEN": TOKEN,
                "ENLARGER_DATABASE_URL": "postgresql+asyncpg://nobody:secret@127.0.0.1:1/none",
                "ENLARGER_QUEUE_URL": "postgresql://nobody:secret@127.0.0.1:1/none",
            },
            AWAY,
            "ENLARGER_DATABASE_URL: the database is away, try again when it is up",
        ),
    ],
    ids=["no token", "not migrated", "database away"],
)
def test_the_bot_stops_with_one_sentence_naming_the_setting(
    tmp_path: Path, env: dict[str, str], code: int, words: str
) -> None:
    done = enlarger("bot", cwd=tmp_path, **env)
    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "secret" not in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("TOKEN", "nonsense", "ENLARGER_TOKEN does not look like a bot token"),
        ("API_URL", "ftp://x", "ENLARGER_API_URL is wrong"),
        ("BACKEND", "abacus", "ENLARGER_BACKEND is wrong"),
        ("DATABASE_URL", "mysql://x", "ENLARGER_DATABASE_URL is wrong"),
        ("QUEUE_URL", "redis://x", "ENLARGER_QUEUE_URL is wrong"),
        ("DATA", "/dev/null/x", "ENLARGER_DATA"),
        ("DENOISE", "1.5", "ENLARGER_DENOISE is wrong"),
        ("DENOISE", "0.5", "ENLARGER_DENOISE belongs to a network that you added"),
        ("READERS", "0", "ENLARGER_READERS is wrong"),
        ("FIRST_LOOK", "often", "ENLARGER_FIRST_LOOK is wrong"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"ENLARGER_{name}", value)

    def start() -> None:
        prepare_data_folder(load_settings())
        load_settings().require_token()

    with pytest.raises(SettingsError, match=words) as told:
        start()
    assert "\n" not in str(told.value)


def test_the_database_is_made_and_made_again(tmp_path: Path) -> None:
    for _ in range(2):
        done = enlarger("db", "upgrade", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "data" / "enlarger.db").is_file()


@pytest.mark.parametrize(
    ("revision", "words"), [("0009", "enlarger db upgrade"), ("9999", "of a newer Enlarger")]
)
def test_another_versions_database_is_told_in_one_line(
    templates: Path, tmp_path: Path, revision: str, words: str
) -> None:
    (tmp_path / "data").mkdir()
    file = tmp_path / "data" / "enlarger.db"
    file.write_bytes((templates / "enlarger.db").read_bytes())
    with contextlib.closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    commands = [("worker",), ("bot",), *([("db", "upgrade"), ("run",)] if revision == "9999" else [])]
    for command in commands:
        done = enlarger(*command, cwd=tmp_path, ENLARGER_TOKEN=TOKEN)
        assert done.returncode == 2, (command, done.stderr)
        assert words in done.stderr, command
        assert len(done.stderr.strip().splitlines()) == 1, command


async def test_a_token_that_telegram_refuses_stops_the_bot(
    telegram: Telegram, templates: Path, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "enlarger.db").write_bytes((templates / "enlarger.db").read_bytes())
    wrong = "110201543:" + "B" * 35
    done = await asyncio.to_thread(
        enlarger, "bot", cwd=tmp_path, ENLARGER_TOKEN=wrong, ENLARGER_API_URL=telegram.address
    )
    assert done.returncode == 2, done.stderr
    last = done.stderr.strip().splitlines()[-1]
    assert (
        last
        == "enlarger: ENLARGER_TOKEN is not accepted by Telegram: check it against what @BotFather shows."
    )
    assert wrong not in done.stderr


async def test_a_bot_that_is_logged_out_is_not_told_of_its_token(
    telegram: Telegram, templates: Path, tmp_path: Path
) -> None:
    async with aiohttp.ClientSession() as client:
        await client.get(f"{telegram.address}/bot{TOKEN}/logOut")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "enlarger.db").write_bytes((templates / "enlarger.db").read_bytes())
    done = await asyncio.to_thread(
        enlarger, "bot", cwd=tmp_path, ENLARGER_TOKEN=TOKEN, ENLARGER_API_URL=telegram.address
    )
    assert done.returncode == 2, done.stderr
    assert done.stderr.strip().splitlines()[-1] == f"enlarger: {LOGGED_OUT}"


def test_a_queue_that_is_away_may_come_back() -> None:
    with pytest.raises(DatabaseAway, match="ENLARGER_QUEUE_URL: the queue's database is away"):
        check_queue(Settings(queue_url="postgresql://nobody:secret@127.0.0.1:1/none"))


@pytest.mark.parametrize("command", ["bot", "worker", "run"])
@pytest.mark.parametrize(
    ("shared", "alone", "address"),
    [
        ("DATABASE_URL", "QUEUE_URL", "postgresql+asyncpg://nobody:secret@127.0.0.1:1/none"),
        ("QUEUE_URL", "DATABASE_URL", "postgresql://nobody:secret@127.0.0.1:1/none"),
    ],
)
def test_half_a_shared_place_is_refused_at_the_start(
    tmp_path: Path, command: str, shared: str, alone: str, address: str
) -> None:
    """Such a worker took a bot's jobs into a queue of its own and told people that their photos were gone."""
    done = enlarger(command, cwd=tmp_path, ENLARGER_TOKEN=TOKEN, **{f"ENLARGER_{shared}": address})
    assert done.returncode == 2, done.stderr
    [line] = done.stderr.strip().splitlines()
    assert line.startswith(f"enlarger: ENLARGER_{shared} is on Postgres, but ENLARGER_{alone} is not set")
    assert f"Set ENLARGER_{alone} to a Postgres database too" in line
    assert "secret" not in line


@pytest.mark.parametrize("command", ["bot", "worker"])
def test_a_queue_that_can_t_be_used_is_told_before_anything_listens(
    templates: Path, tmp_path: Path, command: str
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "enlarger.db").write_bytes((templates / "enlarger.db").read_bytes())
    (tmp_path / "broken.db").write_text("no database" * 1000)
    done = enlarger(command, cwd=tmp_path, ENLARGER_TOKEN=TOKEN, ENLARGER_QUEUE_URL="sqlite:///broken.db")
    assert done.returncode == 2, done.stderr
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("enlarger: ENLARGER_QUEUE_URL: the queue's database ")
    assert "can't be used (file is not a database)" in last
    for never in ("Traceback", "listening"):
        assert never not in done.stderr


async def test_run_ends_all_when_a_part_is_set_up_wrongly(telegram: Telegram, tmp_path: Path) -> None:
    """`enlarger run` migrates, starts bot and worker, and gives up with the bot's own sentence."""
    done = await asyncio.to_thread(
        enlarger,
        "run",
        cwd=tmp_path,
        ENLARGER_TOKEN="110201543:" + "B" * 35,
        ENLARGER_API_URL=telegram.address,
    )
    assert done.returncode == 2, done.stderr
    assert "ENLARGER_TOKEN is not accepted by Telegram" in done.stderr
    assert (tmp_path / "data" / "enlarger.db").is_file()


async def test_sigterm_ends_the_bot_cleanly(telegram: Telegram, templates: Path, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for file in templates.iterdir():
        (tmp_path / "data" / file.name).write_bytes(file.read_bytes())
    env = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "ENLARGER_TOKEN": TOKEN,
        "ENLARGER_API_URL": telegram.address,
    }
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "bot", cwd=tmp_path, env=env, stderr=asyncio.subprocess.PIPE
    )
    ann = telegram.person()
    ann.text("/help")
    await ann.hears("best as a File")
    bot.terminate()
    async with asyncio.timeout(30):
        _out, log = await bot.communicate()
    assert bot.returncode == 0, log.decode()
    assert b"Traceback" not in log
    assert TOKEN.encode() not in log
