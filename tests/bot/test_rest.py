"""Everything that is no picture gets a helpful line."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.conftest import Stage
from tests.bot.telegram_here import eventually, text_of

FILE = {"file_id": "x", "file_unique_id": "y"}
VIDEO = {**FILE, "width": 64, "height": 48, "duration": 3}


STICKER = {**FILE, "type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
GIF = {"animation": VIDEO, "document": {**FILE, "file_name": "a.gif.mp4", "mime_type": "video/mp4"}}
KINDS: dict[str, tuple[dict[str, Any], str]] = {
    "sticker": ({"sticker": STICKER}, "That is a sticker"),
    "video": ({"video": VIDEO}, "That is a video"),
    "round video": ({"video_note": {**FILE, "length": 240, "duration": 3}}, "That is a video"),
    "gif": (GIF, "That is an animation"),
    "voice": ({"voice": {**FILE, "duration": 3}}, "I can't listen"),
    "audio": ({"audio": {**FILE, "duration": 3}}, "That is sound"),
    "contact": ({"contact": {"phone_number": "1", "first_name": "Ben"}}, "I can't do anything with that"),
    "place": ({"location": {"longitude": 1.0, "latitude": 2.0}}, "I can't do anything with that"),
}


async def test_each_kind_of_message_is_answered(stage: Stage) -> None:
    ann = stage.telegram.person()
    sent = {kind: ann.send_content(**content) for kind, (content, _words) in KINDS.items()}
    for kind, (_content, words) in KINDS.items():
        await eventually(lambda: [m for m in ann.said() if m.reply_to == sent[kind]])  # noqa: B023
        answers = [text_of(message) for message in ann.said() if message.reply_to == sent[kind]]
        assert len(answers) == 1, kind
        assert answers[0].startswith(words), kind


async def test_words_links_and_commands(stage: Stage) -> None:
    ann = stage.telegram.person()
    ann.text("hello")
    await ann.hears("I work with photos")
    ann.text("https://example.org/photo.jpg")
    await ann.hears("don't fetch pictures from links")
    ann.text("/frobnicate")
    await ann.hears("don't know that command")
    ann.text("/start")
    welcome = await ann.hears("You choose 2K or 4K")
    assert "one master file to keep" in text_of(welcome)
    assert "photo" in welcome.content
    ann.text("4k")
    await ann.hears("Answer a photo with this")
    ann.text("/status")
    await ann.hears("not working on anything")
    ann.text("/4k")
    await ann.hears("Answer a photo with this")


async def test_an_album_of_videos_gets_one_answer(stage: Stage) -> None:
    ann = stage.telegram.person()
    from sandbox.server import board

    for _ in range(3):
        message = board.new(ann.world, ann.chat_id, ann.id, {"video": VIDEO}, media_group_id="77")
        board.post_from_person(ann.world, message, ann.id)
    ann.text("/help")
    await ann.hears("best as a File")
    assert sum("still photos only" in text for text in ann.texts()) == 1


async def test_the_bot_outlives_a_handler_that_fails(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    ann = stage.telegram.person()
    monkeypatch.setattr("bot.handlers.rest.line_for", lambda _message: "no.such.key")
    ann.text("hello")
    await ann.hears("went wrong on my side")
    ann.text("/help")
    await ann.hears("best as a File")
