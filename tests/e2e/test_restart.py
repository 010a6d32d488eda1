"""Killed in the middle: the job is made all the same, and arrives once."""

from __future__ import annotations

import asyncio

from tests.e2e.conftest import Product, buttons, photo
from tests.e2e.test_whole_way import answering


def is_card(message: dict[str, object]) -> bool:
    return any("2K" in label for label in buttons(message))


async def test_the_worker_is_killed_in_the_middle_of_a_job(product: Product) -> None:
    await answering(product.url)
    ann = product.ann
    worker = product.child("worker")
    await ann.send(("sea.jpg", photo(420, 315)), how="file")
    card = await ann.wait_for(is_card, seconds=60)
    four_k = next(data for label, data in buttons(card).items() if "4K" in label)
    await ann.press(card["message_id"], four_k)
    await ann.wait_for(lambda message: "%" in str(message.get("text", "")), seconds=120)
    worker.kill()
    await ann.wait_for(lambda message: "document" in message and is_master(message), seconds=240)
    assert product.child("worker").pid != worker.pid
    await asyncio.sleep(6)
    masters = [message for message in await ann.messages() if is_master(message)]
    assert [message["document"]["file_name"] for message in masters] == ["sea-4k.png"]


def is_master(message: dict[str, object]) -> bool:
    document = message.get("document")
    return isinstance(document, dict) and str(document["file_name"]).endswith("-4k.png")
