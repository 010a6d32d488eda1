"""Under a real proof sheet and master: a crop larger, a version, and a place that looks wrong, with real
weights and processes."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from tests.e2e.chat import Message, buttons, is_master, is_proof, send_and_press
from tests.e2e.product import Product
from tests.e2e.versions import check_story


def named(ending: str, message: Message) -> bool:
    return is_master(message) and message["document"]["file_name"].endswith(ending)


async def test_a_crop_comes_larger_and_one_that_looks_wrong_is_mended(product: Product) -> None:
    await product.answering()
    ann = product.ann
    await send_and_press(ann, "cup.jpg", 900, 600)
    master = await ann.wait_for(lambda message: named("cup-2k.png", message), seconds=120)
    proof = await ann.wait_for(is_proof)
    under = buttons(proof)
    assert [label for label in under if label.isdigit()] == ["1", "2", "3", "4"]
    await ann.press(proof["message_id"], under["1"])
    await ann.wait_for(lambda message: named("cup-2k-crop-1.png", message), seconds=60)

    [job] = product.jobs()
    await check_story(product, master, pixels(product, str(job["master_sha256"])))

    await ann.press(proof["message_id"], under["Something looks wrong"])
    asking = await ann.wait_for(lambda message: is_proof(message) and "2 is wrong" in buttons(message))
    before = {message["message_id"] for message in await ann.messages() if is_master(message)}
    await ann.press(proof["message_id"], buttons(asking)["2 is wrong"])
    await ann.wait_for(
        lambda message: named("cup-2k.png", message) and message["message_id"] not in before, seconds=120
    )
    mended, first = (pixels(product, str(job["master_sha256"])) for job in product.jobs())
    changed = (mended != first).any(axis=2)
    assert 0 < changed.mean() < 0.2, "one place, and no more, is another"


def pixels(product: Product, sha256: str) -> np.ndarray:
    with Image.open(io.BytesIO(product.blob(sha256))) as master:
        return np.asarray(master.convert("RGB"))
