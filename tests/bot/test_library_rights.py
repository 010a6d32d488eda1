"""Who may do what with a team's library: each cell of the table in docs/library.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.teams import ADMINISTRATOR, NOBODY, Deed, Standing, may, standing_of, teams_of
from sandbox.server.seed import ANN, BEN, CORA, FORUM, GROUP
from tests.bot.conftest import Stage

MEMBER = Standing(member=True)
TABLE: list[tuple[Deed, str, bool, bool, bool]] = [
    # deed, who publishes, administrator, member, somebody else
    ("link", "administrators", True, False, False),
    ("link", "members", True, False, False),
    ("publish", "administrators", True, False, False),
    ("publish", "members", True, True, False),
    ("unpublish", "administrators", True, False, False),
    ("unpublish", "members", True, False, False),
    ("find", "administrators", True, True, False),
    ("find", "members", True, True, False),
    ("export", "administrators", True, False, False),
    ("export", "members", True, False, False),
]
DOCS = Path(__file__).parents[2] / "docs" / "library.md"


@pytest.mark.parametrize(("deed", "publishers", "administrator", "member", "other"), TABLE)
def test_each_cell(deed: Deed, publishers: str, administrator: bool, member: bool, other: bool) -> None:
    assert may(deed, ADMINISTRATOR, publishers) is administrator
    assert may(deed, MEMBER, publishers) is member
    assert may(deed, NOBODY, publishers) is other


def test_the_documentation_has_the_same_table() -> None:
    rows = re.findall(r"^\| (\w+) \| (\w+) \| (yes|no) \| (yes|no) \| (yes|no) \|$", DOCS.read_text(), re.M)
    told = [(deed, who, a == "yes", m == "yes", o == "yes") for deed, who, a, m, o in rows]
    assert told == TABLE


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
