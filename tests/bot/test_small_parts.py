"""Callback data, words, speech, background, reading pool, logs: the parts that need no Telegram."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Chat, Message
from telegram.error import NetworkError

from bot import callbacks, words
from bot.background import Background
from bot.callbacks import (
    AlbumCancel,
    AlbumEach,
    AlbumGo,
    Cancel,
    Choose,
    Forget,
    Go,
    Press,
    Purpose,
    ThisCopy,
    Wait,
    Why,
)
from bot.logs import calmly, hide_tokens
from bot.preferences import CHANGES, CHOICES
from bot.reading_pool import ReadingPool, Source, Unreadable
from bot.result_presses import Again, Delete, OtherSize, Resend, Versions
from bot.speech import listen
from tests.bot import pictures

IDS = st.integers(1, 10**12)
JOBS = st.text("0123456789abcdef", min_size=32, max_size=32)
TARGETS = st.sampled_from(["2k", "4k", "own", "1600", "1200x900", "10x15@300", "16384x16384"])
ALBUMS = st.lists(IDS, min_size=1, max_size=1).flatmap(
    lambda first: st.lists(st.integers(1, 900), max_size=9).map(
        lambda steps: tuple(first[0] + sum(steps[:n]) for n in range(len(steps) + 1))
    )
)


@given(
    st.one_of(
        st.builds(Go, IDS, TARGETS),
        st.builds(Why, IDS),
        st.builds(Cancel, JOBS),
        st.builds(Resend, JOBS),
        st.builds(AlbumGo, ALBUMS, st.sampled_from(["2k", "4k", "own"])),
        st.builds(AlbumEach, ALBUMS),
        st.builds(AlbumCancel),
        st.builds(Wait, IDS, st.booleans()),
        st.builds(ThisCopy, IDS),
        st.builds(Purpose, IDS, st.sampled_from(["", "card", "print", "10x15", "10x15@300", "8k"])),
        st.builds(Choose, st.sampled_from(list(CHOICES)), st.sampled_from(["2k", "strip_gps"])),
        st.builds(Versions, JOBS, st.sampled_from("apts"), st.integers(0, 0xFFFF), st.integers(0, 0xFFFF)),
        st.builds(OtherSize, JOBS, TARGETS | st.sampled_from(["", "back"])),
        st.builds(Delete, JOBS, st.sampled_from(["ask", "yes", "no"])),
        st.builds(Again, JOBS, st.sampled_from(list(CHANGES))),
        st.builds(Forget, st.integers(-(10**14), 10**12), st.booleans()),
    )
)
def test_every_press_fits_and_comes_back_as_it_was(press: Press) -> None:
    data = press.pack()
    assert len(data.encode()) <= 64
    assert callbacks.parse(data) == press


@given(st.text(max_size=70))
def test_what_we_did_not_write_is_nobodys_press(data: str) -> None:
    press = callbacks.parse(data)
    if press is not None:
        assert callbacks.parse(press.pack()) == press


def test_figures_are_read_by_people() -> None:
    assert [words.size_text(n) for n in (12, 210_400, 4_123_000)] == ["12 bytes", "210 kB", "4.1 MB"]
    assert [words.target_text(n) for n in ("4k", "own", "1600", "a4@300", "1200x900")] == [
        "4K",
        "own size",
        "1600 px",
        "A4 at 300 dpi",
        "1200 × 900",
    ]
    assert words.format_text("heic") == "HEIC"


@pytest.mark.parametrize(
    ("text", "addressed", "command", "wish"),
    [
        ("4k", False, "", "4k"),
        ("4\u041a", False, "", "4k"),
        ("@My_Bot 2k", True, "", "2k"),
        ("hey @my_bot, please", True, "", None),
        ("/upscale", True, "upscale", None),
        ("/upscale@my_bot 1200x900", True, "upscale", "1200x900"),
        ("/4k", True, "4k", "4k"),
        ("/4k@other_bot", False, "", None),
        ("2024", False, "", None),
        ("a 4k tv for sale", False, "", None),
        ("@my_bot_two 4k", False, "", "4k"),
        ("", False, "", None),
    ],
)
def test_what_is_said_to_the_bot(text: str, addressed: bool, command: str, wish: str | None) -> None:
    message = Message(1, None, Chat(1, "private"), text=text)  # type: ignore[arg-type]  # the date is not read
    speech = listen(message, "my_bot")
    assert (speech.addressed, speech.command, speech.wish) == (addressed, command, wish)


async def test_a_loop_that_fails_is_started_again_and_ends_at_close() -> None:
    background, starts = Background(), []

    async def loop() -> None:
        starts.append(1)
        if len(starts) < 3:
            raise ValueError("once more")
        await asyncio.sleep(60)

    background.keep("loop", loop, pause=0.01)
    while len(starts) < 3:
        await asyncio.sleep(0.01)
    await background.close()
    with pytest.raises(RuntimeError, match="late was not started"):
        background.start("late", asyncio.sleep(0))
    assert len(starts) == 3


async def test_what_runs_beside_is_left_out_while_the_bot_stops() -> None:
    background, done = Background(), []
    await background.close()
    async with background.beside("chat action", asyncio.sleep(60)):
        done.append(1)
    assert done == [1], "a delivery on its way goes on"


async def test_work_in_flight_is_waited_for_at_close() -> None:
    background, done = Background(), []

    async def work() -> None:
        await asyncio.sleep(0.1)
        done.append(1)

    background.start("work", work())
    await background.close()
    assert done == [1]


async def test_a_loop_that_swallows_its_cancellation_does_not_hang_the_stop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.background.LAST_PATIENCE", 0.05)
    background, cancelled, free = Background(), dict.fromkeys(("once", "always"), 0), asyncio.Event()

    async def loop(name: str, times: int) -> None:
        while not free.is_set():
            try:
                await free.wait()
            except asyncio.CancelledError:
                cancelled[name] += 1
                if cancelled[name] >= times:
                    raise

    background.keep("once", lambda: loop("once", 2))
    background.keep("always", lambda: loop("always", 100))
    await asyncio.sleep(0)
    async with asyncio.timeout(5):
        await background.close(patience=0.05)
    assert cancelled == {"once": 2, "always": 4}
    free.set()
    while background._loops:
        await asyncio.sleep(0)


async def test_a_reading_process_that_is_killed_is_replaced() -> None:
    pool = ReadingPool()
    try:
        picture = pictures.jpeg(400, 300)
        assert isinstance(await pool.read(picture, "document", "a.jpg"), Source)
        assert pool._pool is not None
        [pid] = list(pool._pool._processes)
        os.kill(pid, signal.SIGKILL)
        found = await pool.read(picture, "document", "a.jpg")
        assert isinstance(found, Source)
        assert (found.reading.width, found.reading.height) == (400, 300)
    finally:
        pool.close()


async def test_a_reading_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = ReadingPool(timeout=0.01)
    try:
        found = await pool.read(pictures.jpeg(400, 300), "document", "a.jpg")
        assert isinstance(found, Unreadable)
        assert found.reason == "too_heavy"
        pool._timeout = 30.0
        assert isinstance(await pool.read(pictures.jpeg(400, 300), "document", "a.jpg"), Source)
    finally:
        pool.close()


def test_a_telegram_that_is_away_at_the_stop_is_no_error() -> None:
    def record(words: str) -> logging.LogRecord:
        trouble = (NetworkError, NetworkError("gone"), None)
        return logging.LogRecord("telegram.ext.Updater", logging.ERROR, "", 1, words, (), trouble)

    away = record("Error while calling `get_updates` one more time to mark all fetched updates. And more.")
    assert calmly(away)
    assert (away.levelname, away.exc_info) == ("WARNING", None)
    assert away.getMessage() == "the last updates were not confirmed, and may come again: NetworkError"
    other = record("Something else")
    assert calmly(other)
    assert (other.levelname, other.getMessage()) == ("ERROR", "Something else")


def test_logs_carry_no_token() -> None:
    token = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
    event: dict[str, Any] = {"event": f"GET /bot{token}/getMe", "error": ValueError(token), "count": 3}
    cleaned = hide_tokens(None, "info", event)
    assert token not in str(cleaned)
    assert cleaned["count"] == 3
