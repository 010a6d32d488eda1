"""The buttons under a master, wherever they come back: its versions, changes, its page, and its library."""

from __future__ import annotations

from telegram import Bot, InlineKeyboardMarkup

from bot import result_keyboards
from bot.inspect.button import under_master
from bot.preferences import changes_for
from bot.services import Services
from bot.teams import link_of, teams_of
from storage.jobs import Job


async def result_buttons(
    services: Services, bot: Bot, job: Job, *, publish: bool | None = None
) -> InlineKeyboardMarkup:
    """publish: whether "Publish" is among them; None: where there is a library for it."""
    if publish is None:
        publish = await has_library(services, bot, job)
    inspect = under_master(services.settings, job)
    return result_keyboards.result(job.id, changes_for(job), inspect, publish=publish)


async def has_library(services: Services, bot: Bot, job: Job) -> bool:
    """In a group: its own. In private: that of a team which its person publishes for."""
    if job.chat_id < 0:
        return await link_of(services.database, job.chat_id) is not None
    return bool(
        await teams_of(bot, services.database, services.strangers, job.user_id, "publish", unasked=True)
    )
