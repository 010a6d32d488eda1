"""A worker on another machine that was not told where the pictures are, on a Postgres that it shares."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.cli import app
from bot.commands.doctor_shared import pictures
from bot.commands.guard import guarded
from bot.commands.shared import check_pictures
from bot.settings import Settings, SettingsError
from storage.db import upgrade
from tests.bot.telegram_here import Telegram
from tests.bot.test_cli import enlarger
from tests.storage.postgres import Cluster, postgres
from tests.storage.s3_here import S3Here, s3

__all__ = ["postgres", "s3"]


@pytest.fixture
def bots(tmp_path: Path, postgres: Cluster) -> Settings:
    """A bot's settings; its pictures are in its own data folder."""
    url = postgres.new_database()
    upgrade(url)
    database = url.replace("postgresql", "postgresql+asyncpg", 1)
    return Settings(data=tmp_path / "bots", database_url=database, queue_url=url)


def workers(bots: Settings, tmp_path: Path) -> Settings:
    return bots.model_copy(update={"data": tmp_path / "workers"})


def test_what_was_not_told_where_pictures_are_is_refused(bots: Settings, tmp_path: Path) -> None:
    other = workers(bots, tmp_path)
    check_pictures(other)  # nobody has said yet where they are, as before an upgrade
    check_pictures(bots, settling=True)
    check_pictures(bots)
    for settling in (False, True):
        with pytest.raises(SettingsError) as told:
            check_pictures(other, settling=settling)
        assert f"are not kept in {tmp_path}/workers/blobs, but in the place" in str(told.value)
        assert "set ENLARGER_BLOBS to it" in str(told.value)


def test_the_worker_ends_before_it_takes_a_job(bots: Settings, tmp_path: Path) -> None:
    check_pictures(bots, settling=True)
    env = {"ENLARGER_DATABASE_URL": bots.database_url, "ENLARGER_QUEUE_URL": bots.queue_url}
    done = enlarger("worker", cwd=tmp_path, **env)
    assert done.returncode == 2, done.stderr
    assert "set ENLARGER_BLOBS to it" in done.stderr.strip().splitlines()[-1]
    assert "takes jobs" not in done.stderr


async def test_the_bot_says_where_they_are(bots: Settings, tmp_path: Path, telegram: Telegram) -> None:
    """Before it asks Telegram, which here refuses the token."""
    other = workers(bots, tmp_path)
    done = await asyncio.to_thread(
        enlarger,
        "bot",
        cwd=tmp_path,
        ENLARGER_TOKEN="110201543:" + "B" * 35,
        ENLARGER_API_URL=telegram.address,
        ENLARGER_DATA=str(bots.data),
        ENLARGER_DATABASE_URL=bots.database_url,
        ENLARGER_QUEUE_URL=bots.queue_url,
    )
    assert done.returncode == 2, done.stderr
    await asyncio.to_thread(check_pictures, bots)
    with pytest.raises(SettingsError):
        await asyncio.to_thread(check_pictures, other)


def test_a_host_s_word_moves_them(
    bots: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    check_pictures(bots, settling=True)
    other = workers(bots, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ENLARGER_DATA", str(other.data))
    monkeypatch.setenv("ENLARGER_DATABASE_URL", other.database_url)
    assert guarded(app, ["db", "pictures-here"]) == 0
    assert f"are kept in {other.blob_folder}" in capsys.readouterr().out
    check_pictures(other)


def test_the_doctor_tells_of_both(bots: Settings, tmp_path: Path) -> None:
    check_pictures(bots, settling=True)
    [warning] = pictures(bots)
    assert (warning.good, warning.warning) == (True, True)
    assert "workers on other machines need ENLARGER_BLOBS=s3://bucket/prefix" in warning.text
    _, wrong = pictures(workers(bots, tmp_path))
    assert not wrong.good
    assert "set ENLARGER_BLOBS to it" in wrong.text
    assert list(pictures(Settings(data=tmp_path))) == [], "one machine, one database"


async def test_a_store_that_is_away_keeps_nobody_from_starting(bots: Settings, s3: S3Here) -> None:
    bucket = bots.model_copy(update={"blobs": "s3://bucket/prefix"})
    s3.away = True
    await asyncio.to_thread(check_pictures, bucket, settling=True)
    s3.away = False
    await asyncio.to_thread(check_pictures, bucket, settling=True)
    with pytest.raises(SettingsError):
        await asyncio.to_thread(check_pictures, bots)
    assert [finding.good for finding in await asyncio.to_thread(lambda: list(pictures(bucket)))] == []
