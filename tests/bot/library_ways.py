"""Every way that leads to a deed of a team's library, as Ben tries it through the real handlers.

A way answers whether Ben was let. Each leaves the library as it found it, so that one team serves all tests.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

import sqlalchemy as sa

from bot.library_presses import ChangeLibrary, Found, Publish, TakeOut
from bot.teams import link_of
from sandbox.server import inline_people, people
from sandbox.server.messages import Message
from sandbox.server.people import Act
from sandbox.server.seed import BEN, CHANNEL, FORUM, PERMISSIONS, administrator
from sandbox.server.store import Json
from storage import library, library_links
from storage.jobs import Job
from storage.library_view import Asset, Link
from storage.models import AssetRow
from tests.bot.conftest import Stage
from tests.bot.library_steps import CHANNEL_NAME, ME, SHOE
from tests.bot.telegram_here import PATIENCE, Person, eventually, text_of

OUTSIDE: Json = {
    **{"status": "restricted", "is_member": False, "until_date": 0},
    **dict.fromkeys(PERMISSIONS, True),
}
"""Somebody who may write in the group and is no member of it, as in a channel's discussion."""
STANDINGS: dict[str, Json] = {
    "administrator": administrator("supergroup"),
    "member": {"status": "member"},
    "somebody else": OUTSIDE,
}


@dataclass
class Team:
    """A group with its library: "Red shoe" stands there, the other two masters don't yet.

    blob: the bytes of the one that stands there. old_post: a file of the channel from before it was linked.
    """

    stage: Stage
    link: Link
    shoe: Asset
    blob: bytes
    unpublished: Job
    private: Job
    old_post: int

    @property
    def ben(self) -> Person:
        return self.stage.telegram.person(BEN, FORUM)

    @property
    def alone(self) -> Person:
        return self.stage.telegram.person(BEN)

    async def stands(self, standing: str, publishers: str) -> None:
        """Ben is this in the group from now on, and so much of the team may publish."""
        world = self.stage.telegram.world
        world.set_member(FORUM, BEN, STANDINGS[standing])
        world.set_member(CHANNEL, BEN, {"status": "member"})
        self.stage.bot.services.strangers._seen.clear()
        async with self.stage.bot.services.database.session() as session:
            await library_links.link(session, replace(self.link, publishers=publishers))
            await session.execute(sa.delete(AssetRow).where(AssetRow.id != self.shoe.id))

    async def assets(self) -> int:
        async with self.stage.bot.services.database.session(reading=True) as session:
            return len(await library.page(session, CHANNEL))

    async def published(self) -> bool:
        """Whether something new stands in the library, once the bot has nothing left to do."""
        quiet = 0
        async with asyncio.timeout(PATIENCE):
            while quiet < 3:
                await asyncio.sleep(0.05)
                await self.stage.settle()
                quiet = quiet + 1 if self._nothing_to_do() else 0
        return await self.assets() > 1

    def _nothing_to_do(self) -> bool:
        app = self.stage.bot.app
        busy = app.update_processor.current_concurrent_updates or app.update_queue.qsize()
        return not busy and not self.stage.telegram.world.updates.pending()

    def last(self, person: Person) -> Message:
        return person.said()[-1]


async def heard(person: Person, number: int) -> str:
    """What is answered to this message."""
    answer = await eventually(lambda: next((m for m in person.said() if m.reply_to == number), None))
    return text_of(answer)


def _let(said: str, yes: str, no: str) -> bool:
    """Which of two answers it is; a third is a mistake."""
    assert said.startswith((yes, no)), said
    return said.startswith(yes)


Way = Callable[[Team], Awaitable[bool]]


async def _links(team: Team) -> bool:
    team.stage.telegram.world.set_member(CHANNEL, BEN, administrator("channel"))
    said = await heard(team.ben, team.ben.text(f"/library {CHANNEL_NAME}"))
    assert (
        said.startswith("Masters that are approved")
        or said == "Only administrators of this group can do that."
    )
    return said.startswith("Masters that are approved")


async def _changes(team: Team) -> bool:
    link = await link_of(team.stage.bot.services.database, FORUM)
    assert link is not None
    other = "members" if link.publishers == "administrators" else "administrators"
    await team.ben.forge(team.last(team.ben), ChangeLibrary(other).pack())
    link = await link_of(team.stage.bot.services.database, FORUM)
    return link is not None and link.publishers == other


async def _ends(team: Team) -> bool:
    await team.ben.forge(team.last(team.ben), ChangeLibrary("off").pack())
    return await link_of(team.stage.bot.services.database, FORUM) is None


async def _publishes_by_button(team: Team) -> bool:
    said = await team.ben.forge(team.last(team.ben), Publish(team.unpublished.id, "go").pack())
    _let(said, "I am publishing it.", "In this group only administrators publish.")
    return await team.published()


async def _publishes_by_command(team: Team) -> bool:
    said = await heard(team.ben, team.ben.text("/publish Boots", reply_to=team.unpublished.master_message_id))
    _let(said, "Published: ", "In this group only administrators publish.")
    return await team.published()


async def _publishes_by_reaction(team: Team) -> bool:
    number = team.unpublished.master_message_id or 0
    world, ben = team.stage.telegram.world, team.ben
    people.react(world, ben._act(), number, "")
    people.react(world, ben._act(), number, "👍")
    return await team.published()


async def _publishes_in_private(team: Team) -> bool:
    alone = team.alone
    said = await alone.forge(team.last(alone), Publish(team.private.id, "go").pack())
    _let(said, "I am publishing it.", "There is no library here that you may publish to.")
    return await team.published()


async def _takes_out(team: Team) -> bool:
    """Who may is asked which one."""
    said = await heard(team.ben, team.ben.text("/unpublish"))
    return _let(said, "Answer a master", "Only administrators of this group can do that.")


async def _presses_take_out(team: Team) -> bool:
    """Who may is asked whether it is meant."""
    said = await team.ben.forge(team.last(team.ben), TakeOut(team.shoe.id, "ask").pack())
    assert said in ("", "Only administrators of this group can do that."), said
    return said == ""


async def _finds(team: Team) -> bool:
    said = await heard(team.ben, team.ben.text("/find shoe"))
    return _let(said, "1. Red shoe", "This group has no library yet.")


async def _finds_in_private(team: Team) -> bool:
    said = await heard(team.alone, team.alone.text("/find shoe"))
    return _let(said, "1. Red shoe", "You are in no team that has a library here.")


async def _gets(team: Team) -> bool:
    """A number under what somebody else has found."""
    before = len(team.ben.said())
    said = await team.ben.forge(team.last(team.ben), Found(team.shoe.id).pack())
    assert said in ("", "Only members of the team can do that.")
    if said == "":
        await eventually(lambda: len(team.ben.said()) > before or None)
    return len(team.ben.said()) > before


async def _types_inline(team: Team) -> bool:
    world = team.stage.telegram.world
    query = inline_people.ask(world, Act(BEN, BEN), "shoe")
    await eventually(lambda: inline_people.results(world, query) is not None or None)
    return bool(inline_people.results(world, query))


async def _verifies(team: Team) -> bool:
    [sent] = await team.ben.send(("master.png", team.blob), how="file")
    said = await heard(team.ben, team.ben.text("/verify", reply_to=sent))
    assert said.startswith("That is an untouched master"), said
    return "Red shoe" in said


async def _is_told_of_better_copies(team: Team) -> bool:
    [sent] = await team.ben.send(SHOE, how="file", caption=ME)
    said = await heard(team.ben, sent)
    assert "800 × 600" in said
    return "Red shoe" in said


async def _imports(team: Team) -> bool:
    world, act = team.stage.telegram.world, Act(BEN, FORUM)
    people.forward(world, act, CHANNEL, [team.old_post])
    return await team.published()


async def _exports(team: Team) -> bool:
    said = await heard(team.ben, team.ben.text("/export"))
    await team.stage.settle()
    return _let(said, "I am packing the library.", "Only administrators of this group can do that.")


WAYS: dict[str, dict[str, Way]] = {
    "link": {"command": _links},
    "change": {"who publishes": _changes, "end": _ends},
    "publish": {
        "button": _publishes_by_button,
        "command": _publishes_by_command,
        "reaction": _publishes_by_reaction,
    },
    "publish in private": {"button": _publishes_in_private},
    "unpublish": {"command": _takes_out, "button": _presses_take_out},
    "import": {"forward": _imports},
    "find": {"in the group": _finds, "in private": _finds_in_private, "a number": _gets},
    "inline": {"in any chat": _types_inline},
    "better copy": {"card": _is_told_of_better_copies},
    "verify": {"command": _verifies},
    "export": {"command": _exports},
}
"""By the deed's name in docs/library.md."""
