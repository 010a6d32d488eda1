"""A bot that fetches updates and never handles them, to be killed in between."""

from __future__ import annotations

import asyncio
from typing import Any

from telegram.ext import Application

from bot.life import run
from bot.settings import load_settings


async def never(_self: Any, update: object) -> None:
    await asyncio.Event().wait()


if __name__ == "__main__":
    setattr(Application, "process_update", never)  # noqa: B010 - mypy would refuse the plain form
    asyncio.run(run(load_settings(), asyncio.Event()))
