"""What is no picture, or too much of one, is answered in a sentence; the bot goes on serving."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from sandbox.running import Sandbox
from tests.e2e import pictures
from tests.e2e.chat import Message, from_bot, is_card, is_first_look
from tests.e2e.product import Product, enlarger

UNREADABLE: dict[str, tuple[Callable[[], bytes], str, str]] = {
    # name: the file, words of the answer in the chat, words on the command line
    "truncated.jpg": (pictures.truncated, "missing", "the end of this picture is missing"),
    "archive.jpg": (pictures.archive, "no picture", "no picture, whatever its name says"),
    "dot.png": (pictures.dot, "too small", "hardly any pixels"),
    "bomb.png": (pictures.bomb, "pixels", "more pixels than can be handled"),
    "moving.gif": (pictures.moving, "moves", "this picture moves"),
}
IN_THE_CHAT = {name: (make, words) for name, (make, words, _) in UNREADABLE.items()}
IN_THE_CHAT["large.jpg"] = (pictures.large, "20 MB")


async def test_each_gets_a_sentence_and_the_next_photo_its_card(product: Product) -> None:
    await product.answering()
    bot = product.child("bot")
    for name, (make, words) in IN_THE_CHAT.items():
        answer = await answer_to(product, name, await asyncio.to_thread(make))
        text = answer.get("text", "")
        assert words in text, (name, text)
        assert "\n" not in text, f"one clear sentence: {text}"
        assert len(text) < 250
        assert not is_card(answer)
    answer = await answer_to(product, "good.jpg", pictures.photo(640, 480))
    assert is_card(answer)
    assert product.child("bot").pid == bot.pid, "the same bot all the way"
    said = [message for message in await product.ann.messages() if from_bot(message)]
    answers = [message for message in said if not is_first_look(message)]
    assert len(answers) == len(IN_THE_CHAT) + 1, "one answer each"


async def answer_to(product: Product, name: str, content: bytes) -> Message:
    (sent,) = await product.ann.send((name, content), how="file")

    def is_answer(message: Message) -> bool:
        return bool(message["message_id"] > sent["message_id"]) and from_bot(message)

    def is_final(message: Message) -> bool:
        return is_answer(message) and (is_card(message) or name != "good.jpg")

    return await product.ann.wait_for(is_final, seconds=90)


@pytest.mark.parametrize("name", UNREADABLE)
@pytest.mark.parametrize("command", [("upscale", "--to", "2k"), ("inspect",)], ids=["upscale", "inspect"])
def test_on_the_command_line_it_is_one_line_and_exit_2(
    name: str, command: tuple[str, ...], tmp_path: Path
) -> None:
    make, _, words = UNREADABLE[name]
    (tmp_path / name).write_bytes(make())
    done = enlarger(*command, name, cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert done.stderr.startswith("enlarger: ")
    assert words in done.stderr
    assert done.stdout == ""
    assert [path.name for path in tmp_path.iterdir()] == [name], "nothing half made is left"


@pytest.mark.parametrize("token", ["not-a-token", "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"])
def test_a_wrong_token_is_one_sentence_naming_the_setting(token: str, tmp_path: Path) -> None:
    assert enlarger("db", "upgrade", cwd=tmp_path).returncode == 0
    with Sandbox() as telegram:
        done = enlarger("bot", cwd=tmp_path, ENLARGER_TOKEN=token, ENLARGER_API_URL=telegram.url)
    assert done.returncode == 2, done.stderr
    (line,) = done.stderr.strip().splitlines()
    assert "ENLARGER_TOKEN" in line
    assert token not in line
