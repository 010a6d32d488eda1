"""What a soak looks for at its end: something lost, something twice, something unhandled in the log."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import aiohttp
from PIL import Image

from bench.soak_people import WORDS, Diary, Sent, answers, came
from bot.speaking import LANGUAGES, speaking
from bot.texts import label, plain

Json = dict[str, Any]
SIDE = 2048
"""Pixels on the longest side of every master that is ordered here."""
UNHANDLED = ("Traceback (most recent call last)", "was never retrieved", "was never awaited", "Unhandled")
OURS = "This is a fault of its own"
"""What the sandbox logs when it fails itself."""


async def messages_of(url: str, chat: int) -> list[Json]:
    """All messages of a chat, oldest first."""
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{url}/sandbox/chats/{chat}/messages?limit=1000000") as answer,
    ):
        found: list[Json] = (await answer.json())["messages"]
        return found


def lost(diary: Diary, messages: list[Json]) -> list[str]:
    """One line for each thing that nobody answered, or a master that didn't come."""
    lines = []
    for sent in diary.sent:
        mine = answers(messages, sent)
        if not mine:
            lines.append(f"chat {sent.chat}: no answer to message {sent.ids}")
        if wants_master(sent):
            lines += [f"chat {sent.chat}: no master of message {one}" for one in _without(sent, mine)]
    return lines + _unanswered_words(diary, messages)


def wants_master(sent: Sent) -> bool:
    return (sent.wish is not None or sent.presses > 0) and not sent.cancelled


def _without(sent: Sent, mine: list[Json]) -> list[int]:
    """The pictures of it whose master isn't there. A command about a picture has an id in it too."""
    made = came(mine, sent)
    if sent.command:
        return [] if made else sent.ids
    return [one for one in sent.ids if one not in made]


@cache
def beginnings(words: str) -> tuple[str, ...]:
    """How answers to these words begin, in whatever language the person is spoken to."""
    found = []
    for language in LANGUAGES:
        with speaking(language):
            found += [label(key).splitlines()[0] for key in WORDS[words]]
    return tuple(found)


def _unanswered_words(diary: Diary, messages: list[Json]) -> list[str]:
    said = [
        message.get("text") or message.get("caption") or ""
        for message in messages
        if message.get("from", {}).get("is_bot")
    ]
    lines = []
    for words, count in diary.words.items():
        found = sum(plain(text).startswith(beginnings(words)) for text in said)
        if found < count:
            lines.append(f"{words!r} was written {count} times and answered {found} times")
    return lines


def twice(messages: list[Json], asked_again: bool) -> list[str]:
    """Masters that came more often than once though nobody said that they had not come."""
    # In an album several may have one name ("photo-2k.png"), so what counts is how often it was sent.
    sendings = {
        (
            message["reply_to_message"]["message_id"],
            message["document"]["file_name"],
            message.get("media_group_id", message["message_id"]),
        )
        for message in messages
        if message.get("from", {}).get("is_bot") and "document" in message and "reply_to_message" in message
    }
    masters = Counter((number, name) for number, name, _ in sendings)
    return [
        f"{name} came {count} times" for (_, name), count in masters.items() if count > 1 and not asked_again
    ]


def stale(messages: list[Json]) -> list[str]:
    """Progress that still offers to cancel. Judged when no job is left."""
    return [
        f"message {one['message_id']} still says {one.get('text', '')!r}"
        for one in messages
        if any(
            str(button.get("callback_data", "")).startswith(("x:", "ax"))
            for row in _rows(one)
            for button in row
        )
    ]


def cards_twice(diary: Diary, messages: list[Json]) -> int:
    """Answers with a choice of sizes beyond the first: what a person may see after an unconfirmed send."""
    extra = 0
    for sent in diary.sent:
        cards = [
            one
            for one in answers(messages, sent)
            if any("2K" in button["text"] for row in _rows(one) for button in row)
        ]
        extra += max(0, len(cards) - 1)
    return extra


def _rows(message: Json) -> list[list[Json]]:
    rows: list[list[Json]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return rows


async def bad_masters(url: str, messages: list[Json]) -> tuple[int, list[str]]:
    """How many masters there are, and those that don't open or have another size."""
    files = [one["document"] for one in messages if one.get("from", {}).get("is_bot") and "document" in one]
    bad = []
    async with aiohttp.ClientSession() as session:
        for file in files:
            async with session.get(f"{url}/sandbox/files/{file['file_id']}") as answer:
                data = await answer.read()
            try:
                with Image.open(io.BytesIO(data)) as picture:
                    picture.verify()
                    if max(picture.size) != SIDE:
                        bad.append(f"{file['file_name']} has {picture.size}")
            except (OSError, SyntaxError) as error:
                bad.append(f"{file['file_name']}: {error}")
    return len(files), bad


def errors_in(log: Path) -> list[str]:
    """Lines of level error and above, and everything that looks like an unhandled error."""
    found = []
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        told = _json(line)
        if told is not None:
            if told.get("level") in ("error", "critical"):
                found.append(line)
        elif (
            any(sign in line for sign in UNHANDLED) or OURS in line or line.startswith(("ERROR", "CRITICAL"))
        ):
            found.append(line)
    return found


def warnings_in(log: Path) -> Counter[str]:
    """What our own processes warned of, by event."""
    told = (_json(line) for line in log.read_text(encoding="utf-8", errors="replace").splitlines())
    return Counter(str(one["event"])[:70] for one in told if one and one.get("level") == "warning")


def _json(line: str) -> Json | None:
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def states(jobs: Sequence[Json]) -> Counter[str]:
    return Counter(str(job["state"]) for job in jobs)
