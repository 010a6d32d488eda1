"""A team's library the whole way: two people and a stranger, a forum with topics, a channel, real masters."""

from __future__ import annotations

from playwright.async_api import Browser

from bench.library_way import Way
from tests.e2e.product import Product


async def test_a_team_sends_approves_publishes_finds_reuses_replaces_and_verifies(
    product: Product, browser: Browser
) -> None:
    """Each step waits for what people see on their phones, and fails where they don't."""
    await product.answering()
    way = await Way.begin(browser, product.url)
    await way.sent()
    await way.approved()
    await way.published()
    await way.found_by_tag()
    await way.found_by_picture()
    await way.reused()
    await way.replaced()
    await way.verified()
    await way.refused()
    assert way.troubles == []
