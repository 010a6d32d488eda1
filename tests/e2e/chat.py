"""What the tests look for in a chat."""

from __future__ import annotations

import re
from typing import Any

from sandbox.client import Person
from tests.e2e.pictures import photo
from tests.e2e.product import Product

Message = dict[str, Any]


def buttons(message: Message) -> dict[str, str]:
    """Label → callback data of a message's inline keyboard."""
    keyboard = message.get("reply_markup", {}).get("inline_keyboard", [])
    return {
        button["text"]: button["callback_data"]
        for row in keyboard
        for button in row
        if "callback_data" in button
    }


def is_card(message: Message) -> bool:
    return any("2K" in label for label in buttons(message))


def is_proof(message: Message) -> bool:
    return shows_photo(message, "Proof sheet")


def is_first_look(message: Message) -> bool:
    return shows_photo(message, "A first look")


def shows_photo(message: Message, words: str) -> bool:
    """A photo of the bot's whose caption begins with these words."""
    return from_bot(message) and "photo" in message and message.get("caption", "").startswith(words)


def is_master(message: Message) -> bool:
    return from_bot(message) and "document" in message


def shows_progress(message: Message) -> bool:
    """Some of it is computed."""
    return from_bot(message) and re.search(r"\b[1-9]\d? %", message.get("text", "")) is not None


def from_bot(message: Message) -> bool:
    return bool(message["from"]["is_bot"])


async def in_the_middle(product: Product, name: str) -> None:
    """Ann sends a photo that takes ten seconds or more; returns when the first of it is computed."""
    ann = product.ann
    await send_and_press(ann, name, 1900, 1425, "4K")
    await ann.wait_for(shows_progress, seconds=120)


async def send_and_press(ann: Person, name: str, width: int, height: int, target: str = "2K") -> None:
    await ann.send((name, photo(width, height)), how="file")
    card = await ann.wait_for(is_card, seconds=90)
    await ann.press(
        card["message_id"], next(data for label, data in buttons(card).items() if target in label)
    )
