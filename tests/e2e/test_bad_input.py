"""What is no picture, or too much of one, is answered in a sentence; the bot goes on serving."""

from __future__ import annotations

import io
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.e2e.conftest import Product, photo
from tests.e2e.test_restart import is_card
from tests.e2e.test_whole_way import answering


def bomb() -> bytes:
    """A PNG of 30,000 × 30,000 pixels in about 100 KB."""
    buffer = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(buffer, "PNG")
    return buffer.getvalue()


def moving() -> bytes:
    buffer = io.BytesIO()
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "blue")]
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
    return buffer.getvalue()


def dot() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (1, 1)).save(buffer, "PNG")
    return buffer.getvalue()


BAD = {
    "truncated.jpg": photo(640, 480)[:9000],
    "archive.jpg": b"PK\x03\x04" + bytes(2000),
    "dot.png": dot(),
    "bomb.png": bomb(),
    "large.jpg": photo(64, 48) + bytes(25 * 2**20),
    "moving.gif": moving(),
}


def is_answer(message: dict[str, Any], after: int) -> bool:
    return message["message_id"] > after and message["from"]["is_bot"] and "text" in message


async def test_each_gets_a_sentence_and_the_next_photo_its_card(product: Product) -> None:
    await answering(product.url)
    ann = product.ann
    for name, content in BAD.items():
        (sent,) = await ann.send((name, content), how="file")
        answer = await ann.wait_for(partial(is_answer, after=sent["message_id"]), seconds=60)
        assert 10 < len(answer["text"]) < 350, name
        assert not is_card(answer), name
    await ann.send(("good.jpg", photo(640, 480)), how="file")
    assert await ann.wait_for(is_card, seconds=60)


@pytest.mark.parametrize("name", [name for name in BAD if name != "large.jpg"])
def test_on_the_command_line_it_is_one_line_and_exit_2(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(BAD[name])
    command = [sys.executable, "-m", "bot", "upscale", str(path), "--to", "2k", "--out", str(tmp_path / "o")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 2, done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""
