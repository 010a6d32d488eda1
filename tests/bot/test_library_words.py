"""Titles and tags read from people's words in any script, and what a question asks for."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

import pytest

from bot.asset_words import tag_of_topic, tags_in, title_in
from bot.library_questions import ask, read_question
from storage import library_posts
from storage.clock import now
from storage.db import Database
from tests.storage.library_rows import TEAM, new_asset, publish


@pytest.mark.parametrize(
    ("words", "title", "tags"),
    [
        ("Red shoe #Spring #banner, soon", "Red shoe , soon", ("spring", "banner")),
        ("पीतल #हिन्दी #नमस्ते।", "पीतल ।", ("हिन्दी", "नमस्ते")),
        ("#ภาษาไทย โคมไฟ #น้ำ", "โคมไฟ", ("ภาษาไทย", "น้ำ")),
        ("#தமிழ்!", "!", ("தமிழ்",)),
        ("#می\u200cخواهم", "", ("می\u200cخواهم",)),  # noqa: RUF001 - Persian
        (unicodedata.normalize("NFD", "#Été #été"), "", ("été",)),
        ("#春天 横幅", "横幅", ("春天",)),
        ("#spring❤️ #summer/#autumn", "❤️ /", ("spring", "summer", "autumn")),
        ("# 4 #!", "# 4 #!", ()),
    ],
)
def test_tags_are_whole_words_of_every_script(words: str, title: str, tags: tuple[str, ...]) -> None:
    assert (title_in(words), tags_in(words)) == (title, tags)


def test_a_topic_is_one_word() -> None:
    assert tag_of_topic("हिन्दी किताबें 2026") == ("हिन्दी_किताबें_2026",)


def year(number: int) -> datetime:
    return datetime(number, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("word", ["2048", "2012", "2099", str(now().year + 1)])
def test_what_can_be_no_year_of_a_post_is_a_word(word: str) -> None:
    assert read_question(f"wall {word}").words == ("wall", word)


def test_dates_are_dates() -> None:
    assert read_question("2025").since == year(2025)
    assert read_question("2025").until == year(2026)
    assert read_question("a 2026-11 b").words == ("a", "b")
    assert read_question("a 2025 2026-11", years=False).words == ("a", "2025")
    assert read_question("2026-13").words == ("2026-13",)


async def test_a_year_in_which_nothing_was_posted_is_a_word(database: Database) -> None:
    catalogs = [await publish(database, number, title="Catalog 2025") for number in (1, 2, 3)]
    ids = [asset.id for asset in reversed(catalogs)]

    async def found(text: str, offset: int = 0) -> list[int]:
        return [asset.id for asset in await ask(database, [TEAM], text, limit=2, offset=offset)]

    assert await found("Catalog 2025") == await found("2025") == ids[:2]
    assert await found("Catalog 2025", 2) == ids[2:]
    assert await found("Catalog 2024") == []
    async with database.session() as session:
        old, _ = await library_posts.claim(session, new_asset(4, title="Catalog"))
        await library_posts.posted(session, old.id, 9, "file", at=year(2025))
    assert await found("Catalog 2025") == [old.id]
    assert await found("Catalog 2025", 2) == [], "a later page is of the same reading"
