"""What somebody is in a team, and of whom Telegram is asked. Who may do what: test_library_cells.py."""

from __future__ import annotations

import pytest

from bot.teams import ADMINISTRATOR, NOBODY, Standing, standing_of, teams_of
from sandbox.server.seed import ANN, BEN, CORA, FORUM, GROUP
from tests.bot.conftest import Stage

MEMBER = Standing(member=True)


@pytest.mark.parametrize(
    ("status", "standing"),
    [
        ({"status": "creator", "is_anonymous": False}, ADMINISTRATOR),
        ({"status": "member"}, MEMBER),
        ({"status": "left"}, NOBODY),
        ({"status": "kicked", "until_date": 0}, NOBODY),
    ],
)
async def test_telegrams_word_for_who_somebody_is(
    stage: Stage, status: dict[str, object], standing: Standing
) -> None:
    stage.telegram.world.set_member(FORUM, BEN, dict(status))
    assert await standing_of(stage.bot.app.bot, FORUM, BEN) == standing


async def test_strangers_are_nobody_and_the_group_speaks_for_its_administrators(
    stage: Stage,
) -> None:
    bot = stage.bot.app.bot
    assert await standing_of(bot, GROUP, CORA) == NOBODY
    assert await standing_of(bot, -100_999, ANN) == NOBODY
    assert await standing_of(bot, FORUM, FORUM) == ADMINISTRATOR


async def test_a_photo_asks_only_about_groups_in_which_its_sender_was_seen(stage: Stage) -> None:
    ann = stage.telegram.person(ANN, FORUM)
    ann.text("/library @studio_masters")
    await ann.hears("Masters that are approved here")
    services, bot = stage.bot.services, stage.bot.app.bot

    async def teams(person: int, *, unasked: bool) -> int:
        found = await teams_of(bot, services.database, services.strangers, person, "find", unasked=unasked)
        return len(found)

    assert await teams(BEN, unasked=False) == 1
    before = len(stage.telegram.calls("getChatMember"))
    assert await teams(BEN, unasked=True) == 0
    assert len(stage.telegram.calls("getChatMember")) == before
    assert await teams(ANN, unasked=True) == 1, "who has linked it is known there"
    stage.telegram.world.set_member(FORUM, BEN, {"status": "left"})
    assert await teams(BEN, unasked=False) == 0
    before = len(stage.telegram.calls("getChatMember"))
    assert await teams(BEN, unasked=False) == 0
    assert len(stage.telegram.calls("getChatMember")) == before, "a stranger is remembered for a while"
