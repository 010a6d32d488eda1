"""What a real master's versions must be, whichever test has made the master."""

from __future__ import annotations

import io

import httpx
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tests.e2e.chat import Message, buttons, is_master, shows_photo
from tests.e2e.product import Product

STORY = (767, 1365)
"""What a master of 2048 × 1365 holds of 1080 × 1920."""


async def check_story(product: Product, message: Message, whole: NDArray[np.uint8]) -> None:
    """Have the story version sent: it is the master's own pixels, not enlarged. whole: those of the master
    that `message` carries, (1365, 2048, 3)."""
    ann = product.ann
    await ann.press(message["message_id"], buttons(message)["Versions"])
    preview = await ann.wait_for(lambda found: shows_photo(found, "Choose what you need"), seconds=90)
    await ann.press(preview["message_id"], buttons(preview)["Story"])

    def chosen(found: Message) -> bool:
        return bool(found["message_id"] == preview["message_id"]) and "✓ Story" in buttons(found)

    ready = await ann.wait_for(chosen, seconds=30)
    send = next(data for label, data in buttons(ready).items() if label.startswith("Send these"))
    await ann.press(preview["message_id"], send)
    sent = await ann.wait_for(
        lambda found: is_master(found) and "story" in str(found["document"]), seconds=90
    )
    assert sent["document"]["file_name"] == "cup-2k-story.jpg"
    async with httpx.AsyncClient() as web:
        answer = await web.get(f"{product.url}/sandbox/files/{sent['document']['file_id']}")
    with Image.open(io.BytesIO(answer.content)) as file:
        assert file.size == STORY
        assert b"compositeWithTrainedAlgorithmicMedia" in file.info["xmp"]
        story = np.asarray(file.convert("RGB")).astype(int)[::9, ::9]
    apart = [
        np.abs(whole[y : y + STORY[1] : 9, x : x + STORY[0] : 9] - story).mean()
        for y in range(whole.shape[0] - STORY[1] + 1)
        for x in range(whole.shape[1] - STORY[0] + 1)
    ]
    assert min(apart) < 2, "nothing but the master's pixels"
