"""A picture comes in: the card, and everything that is no usable picture."""

from __future__ import annotations

from tests.bot import pictures
from tests.bot.conftest import Stage
from tests.bot.telegram_here import labels, text_of


async def test_a_photo_is_answered_with_a_card(stage: Stage) -> None:
    ann = stage.telegram.person()
    [sent] = await ann.send(("beach.jpg", pictures.jpeg(1600, 1200)))
    card = await ann.hears("1280 × 960", "JPEG")
    assert "lost detail" in text_of(card)
    assert "shrank this photo to 1280" in text_of(card)
    assert "File" in text_of(card)
    assert card.reply_to == sent
    assert labels(card) == ["2K", "4K · recommended", "Why?"]
