"""Killed in the middle: the job is made all the same, and its master arrives once."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.e2e.chat import in_the_middle, is_master, is_proof
from tests.e2e.product import Product


async def test_the_worker_is_killed_in_the_middle_of_a_job(product: Product) -> None:
    await product.answering()
    worker = product.child("worker")
    await in_the_middle(product, "sea.jpg")
    worker.kill()
    check_unfinished(product)
    await arrives_once(product, "sea-4k.png")
    assert product.child("worker", but=worker.pid)


async def test_everything_is_killed_and_started_again(product: Product, tmp_path: Path) -> None:
    await product.answering()
    await in_the_middle(product, "hill.jpg")
    product.kill()
    check_unfinished(product)
    again = Product(tmp_path, product.port)
    try:
        await again.answering()
        await arrives_once(again, "hill-4k.png")
    finally:
        again.ctrl_c(seconds=45)


def check_unfinished(product: Product) -> None:
    (job,) = product.jobs()
    assert job["state"] == "running"
    assert 0 < job["fraction"] < 1
    assert job["attempts"] == 1


async def arrives_once(product: Product, name: str) -> None:
    ann = product.ann
    await ann.wait_for(is_master, seconds=240)
    await asyncio.sleep(8)  # a second one would be on its way by now
    messages = await ann.messages()
    assert [message["document"]["file_name"] for message in messages if is_master(message)] == [name]
    assert len([message for message in messages if is_proof(message)]) == 1
    (job,) = product.jobs()
    assert job["state"] == "delivered"
    assert job["attempts"] == 2, "the first attempt was the killed one"
