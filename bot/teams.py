"""Teams: the people of a group that publishes to a channel, who of them may do what, and whose teams exist.

Membership is asked of Telegram each time somebody wants something: whoever has left a group is refused with
the next press. docs/library.md has the table of rights; tests/bot/test_library_cells.py tries each cell.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Literal

from telegram import Bot, ChatMember, ChatMemberRestricted, User
from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError

from bot.rights import ADMINISTRATORS as ADMINISTRATING
from storage import library_links, photos
from storage.db import Database
from storage.library_links import MEMBERS
from storage.library_view import Link

Deed = Literal["link", "publish", "unpublish", "find", "export"]
"""link: set up, change and end a library. find: search it, be sent its masters, be told of better copies."""
AT_ONCE = 8
"""Questions to Telegram at the same time."""
NOBODY_SECONDS = 30.0
"""Somebody who has just joined waits so long at most; meanwhile inline letters ask nothing again."""
MOST_REMEMBERED = 10_000


@dataclass(frozen=True)
class Standing:
    """What a person is in a group. An administrator is a member, too."""

    member: bool = False
    administrator: bool = False


NOBODY = Standing()
ADMINISTRATOR = Standing(member=True, administrator=True)


def may(deed: Deed, standing: Standing, publishers: str) -> bool:
    """Whether somebody of this standing may do it; publishers: "administrators" or "members"."""
    if deed == "find":
        return standing.member
    if deed == "publish" and publishers == MEMBERS:
        return standing.member
    return standing.administrator


async def standing_of(bot: Bot, chat_id: int, user_id: int) -> Standing:
    """Asked of Telegram now; who can't be asked about is nobody. The chat itself speaks for an anonymous
    administrator."""
    if user_id == chat_id:
        return ADMINISTRATOR
    try:
        return _standing(await bot.get_chat_member(chat_id, user_id))
    except TelegramError:
        return NOBODY


async def allowed(bot: Bot, link: Link, person_id: int, deed: Deed) -> bool:
    """Whether this person may do it in the linked group now, and the link holds."""
    standing = await standing_of(bot, link.group_id, person_id)
    return may(deed, standing, link.publishers) and (deed == "link" or await holds(bot, link))


async def holds(bot: Bot, link: Link) -> bool:
    """Whether who linked the group is still an administrator of the channel. Else the link opens nothing:
    somebody who has left the team could have linked a group of their own before."""
    return (await standing_of(bot, link.channel_id, link.linked_by)).administrator


def _standing(member: ChatMember) -> Standing:
    if member.status in ADMINISTRATING:
        return ADMINISTRATOR
    if isinstance(member, ChatMemberRestricted):
        return Standing(member=member.is_member)
    return Standing(member=member.status == ChatMemberStatus.MEMBER)


class Strangers:
    """Who was nobody in which group a moment ago. Only that is remembered: of members Telegram is asked."""

    def __init__(self) -> None:
        self._seen: OrderedDict[tuple[int, int], float] = OrderedDict()

    def knows(self, chat_id: int, user_id: int) -> bool:
        return time.monotonic() - self._seen.get((chat_id, user_id), -NOBODY_SECONDS) < NOBODY_SECONDS

    def remember(self, chat_id: int, user_id: int) -> None:
        self._seen[chat_id, user_id] = time.monotonic()
        self._seen.move_to_end((chat_id, user_id))
        if len(self._seen) > MOST_REMEMBERED:
            self._seen.popitem(last=False)


async def teams_of(
    bot: Bot, database: Database, strangers: Strangers, user_id: int, deed: Deed, *, unasked: bool = False
) -> list[Link]:
    """The links of the groups in which this person may do it now.

    unasked: nobody asked for it, as with a photo's card: only the groups in which the person has sent
    something are thought of, so that a photo costs no questions about hundreds of groups.
    """
    async with database.session(reading=True) as session:
        links = await library_links.all_links(session)
        if unasked and links:
            known = await photos.groups_of(session, user_id)
            links = [link for link in links if link.group_id in known or link.linked_by == user_id]
    room = asyncio.Semaphore(AT_ONCE)

    async def fits(link: Link) -> bool:
        if strangers.knows(link.group_id, user_id):
            return False
        async with room:
            standing = await standing_of(bot, link.group_id, user_id)
            if standing == NOBODY:
                strangers.remember(link.group_id, user_id)
            return may(deed, standing, link.publishers) and await holds(bot, link)

    answers = await asyncio.gather(*(fits(link) for link in links))
    return [link for link, answer in zip(links, answers, strict=True) if answer]


async def link_of(database: Database, group_id: int) -> Link | None:
    async with database.session(reading=True) as session:
        return await library_links.of_group(session, group_id)


def name_of(user: User | None) -> str:
    """A person as a team calls them: "Ben @ben"."""
    if user is None:
        return ""
    return f"{user.full_name} @{user.username}" if user.username else user.full_name


async def name_in(bot: Bot, chat_id: int, user_id: int) -> str:
    """The name of a person in a chat; "" when Telegram doesn't tell, and for an anonymous administrator: a
    press tells the bot who it was, and nobody else may learn it."""
    try:
        member = await bot.get_chat_member(chat_id, user_id)
    except TelegramError:
        return ""
    return "" if getattr(member, "is_anonymous", False) else name_of(member.user)


def channel_ids(links: list[Link]) -> list[int]:
    return list(dict.fromkeys(link.channel_id for link in links))
