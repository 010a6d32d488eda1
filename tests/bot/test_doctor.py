"""What is wrong is found, each by itself, and what to do is said; Telegram is a real sandbox."""

from __future__ import annotations

import asyncio
import os
import shutil
import stat
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.commands import doctor, doctor_places
from bot.commands.database import check, check_queue
from bot.commands.doctor_engine import engine
from bot.commands.doctor_host import host_chat
from bot.commands.doctor_places import blobs
from bot.commands.doctor_shared import pictures, queue
from bot.commands.doctor_telegram import WRONG_BY, _clock, _rights, telegram
from bot.commands.finding import Finding
from bot.settings import Settings, SettingsError
from sandbox.running import Sandbox
from sandbox.server.seed import GROUP
from tests.e2e.product import free_port


def test_a_good_token_and_a_webhook_that_nobody_answers(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        settings = Settings(
            token=SecretStr(sandbox.token),
            api_url=sandbox.url,
            data=tmp_path,
            webhook_url=f"http://127.0.0.1:{free_port()}",
            public_url=f"http://127.0.0.1:{free_port()}",
        )
        found = {finding.topic: finding for finding in reversed(list(telegram(settings)))}
        assert found["Token"].good
        assert "@" in found["Token"].text
        assert found["Clock"].good
        assert not found["Updates"].good
        assert "is the bot running" in found["Updates"].text
        assert not found["Inspect page"].good
        assert "/inspect" in found["Inspect page"].text
        wrong = settings.model_copy(update={"token": SecretStr("1:" + "a" * 35)})
        (refused,) = telegram(wrong)
        assert not refused.good
        assert "BotFather" in refused.text


def test_a_clock_that_is_off_is_told() -> None:
    (finding,) = _clock("Mon, 23 Nov 2020 10:00:00 GMT")
    assert not finding.good
    assert "NTP" in finding.text
    assert WRONG_BY < 900, "what S3 forgives"


@pytest.mark.parametrize(("made_by_us", "mode"), [(True, 0o700), (False, 0o755), (False, 0o750)])
def test_a_data_folder_that_all_may_read_is_told(tmp_path: Path, made_by_us: bool, mode: int) -> None:
    """One that a host made stays as it is."""
    data = tmp_path / "data"
    if not made_by_us:
        data.mkdir()
        data.chmod(mode)
    before = os.umask(0o022)
    try:
        found = list(doctor_places.folder(Settings(data=data)))
    finally:
        os.umask(before)
    assert stat.S_IMODE(data.stat().st_mode) == mode
    assert all(finding.good for finding in found)
    warnings = [finding for finding in found if finding.mark == "?? "]
    assert len(warnings) == (mode == 0o755)
    assert all(f"chmod 700 {data}" in finding.text for finding in warnings)


def test_where_nothing_can_be_written_no_upgrade_is_advised(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    [finding] = doctor._database(Settings(data=tmp_path / "file" / "data"))
    assert not finding.good
    assert finding.text == "there is none yet: first mend the data folder"


def test_a_file_that_can_t_be_opened_is_told_with_the_setting_of_its_folder(tmp_path: Path) -> None:
    """Root, who runs tests, may write into every folder: a folder in the file's place is as good."""
    (tmp_path / "enlarger.db").mkdir()
    (tmp_path / "queue.db").mkdir()
    settings = Settings(data=tmp_path)
    with pytest.raises(SettingsError) as told:
        check(settings)
    assert str(told.value) == (
        f"ENLARGER_DATA: the database {tmp_path}/enlarger.db can't be used (unable to open database file)."
    )
    with pytest.raises(SettingsError) as told:
        check_queue(settings)
    assert str(told.value).startswith(
        f"ENLARGER_DATA: the queue's database {tmp_path}/queue.db can't be used"
    )
    with pytest.raises(SettingsError, match="ENLARGER_DATABASE_URL: the database can't be used"):
        check(Settings(data=tmp_path, database_url=settings.database))


async def test_the_host_s_chat_is_asked_about(tmp_path: Path) -> None:
    with Sandbox() as sandbox:

        async def found(chat_id: int) -> Finding:
            settings = Settings(
                token=SecretStr(sandbox.token), api_url=sandbox.url, data=tmp_path, host_chat=chat_id
            )
            [finding] = await asyncio.to_thread(lambda: list(host_chat(settings, sandbox.token)))
            return finding

        assert await found(GROUP) == Finding("Host's chat", "the bot can write there: Weekend in Lisbon")
        wrong = await found(-501)
        assert not wrong.good
        assert "ENLARGER_HOST_CHAT=-501 (Bad Request: chat not found): is the number right" in wrong.text
        await sandbox.control.member(GROUP, "bot", "left")
        gone = await found(GROUP)
        assert not gone.good
        assert "put the bot into the group" in gone.text
        await sandbox.control.member(GROUP, "bot", "member")
        new = await sandbox.control.migrate(GROUP)
        moved = await found(GROUP)
        assert not moved.good
        assert f"became a supergroup, whose number is {new}" in moved.text
        assert sandbox.token not in moved.text
        assert (await found(new)).good


@pytest.mark.parametrize("good", [True, False])
def test_picture_files_go_there_and_back(tmp_path: Path, good: bool) -> None:
    if not good:
        (tmp_path / "blobs").write_text("in the way")
    (finding,) = blobs(Settings(data=tmp_path))
    assert finding.good is good
    assert good or "ENLARGER_BLOBS" in finding.text


@pytest.mark.parametrize("room", [10**12, 10**9])
def test_the_room_of_picture_files_on_a_disk_of_their_own_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    monkeypatch.setattr(doctor_places, "_other_disk", lambda *_: True)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: shutil._ntuple_diskusage(room, 0, room))
    [finding] = blobs(Settings(data=tmp_path, blobs=str(tmp_path / "pictures")))
    assert f"{room // 10**9} GB free" in finding.text
    assert finding.good is (room == 10**12)
    assert finding.good or "ENLARGER_BLOBS to a larger disk" in finding.text


def test_the_backend_that_is_asked_for_is_tried(tmp_path: Path) -> None:
    lines = [finding.text for finding in engine(Settings(data=tmp_path, backend="torch"))]
    assert lines[0].startswith("Backend: torch on ")
    assert "ENLARGER_BACKEND asks for torch." in lines


def test_a_machine_with_workers_alone_needs_no_token(tmp_path: Path) -> None:
    """It shares a Postgres with the bot, else there would be nothing to work on."""
    [finding] = telegram(Settings(data=tmp_path, database_url="postgresql+asyncpg://enlarger@db/enlarger"))
    assert finding.good
    assert (
        "not looked at: token, rights, clock, host's chat, local server, webhook, Inspect page"
        in finding.text
    )


def test_where_the_queue_is_is_told(tmp_path: Path) -> None:
    own = tmp_path / "queue.db"
    [finding] = queue(Settings(data=tmp_path))
    assert finding.good
    assert f"{own}, made at the first start" in finding.text
    [finding] = queue(Settings(data=tmp_path, queue_url=f"sqlite:///{own}"))
    assert finding.good
    assert finding.text == f"answers: sqlite:///{own}, which ENLARGER_QUEUE_URL names"
    [finding] = queue(Settings(data=tmp_path))
    assert finding.text == f"answers: an SQLite file in the data folder, {own}"
    assert {queue, pictures} <= set(doctor.LOOKS)


@pytest.mark.parametrize(
    ("me", "words"),
    [
        ({"can_join_groups": False}, "/setjoingroups"),
        ({"can_join_groups": True, "can_read_all_group_messages": True}, "all their messages"),
        ({"can_join_groups": True, "can_read_all_group_messages": False}, "meant for it"),
    ],
)
def test_its_rights_are_told(me: dict[str, bool], words: str) -> None:
    [finding] = _rights(me)
    assert words in finding.text
