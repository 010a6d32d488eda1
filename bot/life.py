"""The bot's life: started, at work until a stop, ended with everything that it started."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import socket
from collections.abc import AsyncIterator

import structlog
from telegram import BotCommand
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.app import App, Bot, build
from bot.housekeeping import keep_tidy
from bot.progress_left import keep_clear
from bot.refusals import refusal
from bot.resuming import answers, keep_resuming
from bot.room import folders, keep_looking
from bot.settings import Settings, SettingsError
from bot.speaking import FALLBACK, LANGUAGES, speaking
from bot.stopping import DELIVERIES_SECONDS, HANDLERS_UNTIL, UPDATES_SECONDS, WORK_UNTIL, Stopping
from bot.texts import bundle, label
from bot.updates import read_update
from bot.web.listening import Listening
from bot.web.metrics import BotMetrics
from storage.queue import serve
from storage.room import has_room
from storage.sweep import sweep
from storage.watching import watch

log = structlog.get_logger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
NO_ANSWERS = (AttributeError, KeyError, TypeError)
"""What PTB trips over when what answers is JSON of another kind than a Bot API server's."""
AWAY = "Telegram can't be reached, trying again"
NOT_TELEGRAM = "what answers is no Bot API server, trying again: is ENLARGER_API_URL right?"


class StoppedEarly(Exception):
    """The stop came before Telegram could be reached."""


@contextlib.asynccontextmanager
async def running(
    bot: Bot, *, deliveries: bool = True, giving_up: asyncio.Event | None = None
) -> AsyncIterator[None]:
    """The bot at work, by long polling or a webhook; on exit everything it started has ended.

    deliveries: whether this process also takes finished jobs out.
    giving_up: ends the wait for a Telegram that can't be reached, with StoppedEarly.
    """
    stop = asyncio.Event()
    metrics = BotMetrics()
    listening = Listening(
        bot.app,
        bot.services.settings,
        bot.journal,
        bot.refused,
        {
            "database": lambda: answers(bot.services.database),
            "disk": lambda: has_room(folders(bot.services.settings)),
        },
        [metrics.route(lambda: _measure(bot, metrics)), *(bot.inspecting.routes() if bot.inspecting else ())],
    )
    logging.getLogger().addHandler(metrics.errors)
    try:
        await listening.open()
        await _initialise(bot.app, giving_up or stop)
        await bot.services.maintenance.refresh()
        await bot.app.start()
        for raw in await asyncio.to_thread(lambda: list(bot.journal.left_over())):
            if (update := read_update(raw, bot.app.bot)) is not None:
                await bot.app.update_queue.put(update)
        await listening.start(bot.services.background)
        _start_background(bot)
        if deliveries:
            _start_deliveries(bot, stop)
        log.info("the bot is listening", name=bot.app.bot.username)
        try:
            yield
        finally:
            # Deliveries end beside it all; then updates, the handlers in flight, and what they started.
            stop.set()
            stopping = Stopping()
            await stopping.within(UPDATES_SECONDS, "updates", listening.stop())
            await stopping.within(stopping.left(HANDLERS_UNTIL), "handlers", bot.app.stop())
            bot.albums.close()
            bot.services.looks.close()
            async with asyncio.TaskGroup() as both:
                both.create_task(bot.services.background.close(stopping.left(WORK_UNTIL)))
                both.create_task(listening.close())
    finally:
        if bot.notes is not None:
            logging.getLogger().removeHandler(bot.notes)
        logging.getLogger().removeHandler(metrics.errors)
        await listening.close()
        if bot.app.running:  # the start itself failed half-way
            await bot.app.stop()
        await bot.app.shutdown()
        bot.services.readings.close()
        bot.services.looks.close()
        await bot.services.queue.close()
        await bot.services.database.close()


async def run(settings: Settings, stop: asyncio.Event) -> None:
    """Work until `stop`. SettingsError when Telegram refuses the token, at the start or later."""
    bot = build(settings)
    with contextlib.suppress(StoppedEarly):
        async with running(bot, giving_up=stop):
            async with asyncio.TaskGroup() as group:
                waits = [group.create_task(stop.wait()), group.create_task(bot.refused.wait())]
                await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
                for wait in waits:
                    wait.cancel()
            log.info("the bot is stopping")
    if bot.refused.is_set():
        raise SettingsError(
            "ENLARGER_TOKEN is no longer accepted by Telegram: ask @BotFather for the new one."
        )


async def _initialise(app: App, stop: asyncio.Event) -> None:
    """getMe, again and again while Telegram can't be reached, until `stop`. A refusal is told at once."""
    pause = FIRST_PAUSE
    while True:
        try:
            await app.initialize()
        except InvalidToken as error:
            raise SettingsError(
                "ENLARGER_TOKEN is not accepted by Telegram: check it against what @BotFather shows."
            ) from error
        except (BadRequest, Conflict, Forbidden) as error:
            raise SettingsError(refusal(error.message)) from error
        except (TelegramError, *NO_ANSWERS) as error:
            trouble = AWAY if isinstance(error, (NetworkError, RetryAfter)) else NOT_TELEGRAM
            log.warning(trouble, error=type(error).__name__, pause=pause)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await stop.wait()
                raise StoppedEarly from error
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            return


async def _measure(bot: Bot, metrics: BotMetrics) -> None:
    async with bot.services.database.session(reading=True) as session:
        metrics.set(await watch(session))


def _start_background(bot: Bot) -> None:
    background = bot.services.background
    background.keep("inbox", lambda: keep_resuming(bot))
    background.start("commands", _publish_commands(bot.app))
    background.keep("progress", bot.watcher.run)
    background.keep("progress left", lambda: keep_clear(bot.services.database, bot.app.bot))
    background.keep("maintenance", bot.services.maintenance.watch)
    if bot.notes is not None:
        logging.getLogger().addHandler(bot.notes)
        background.keep("host's chat", bot.notes.run)
    background.keep("room", lambda: keep_looking(bot.services.settings))
    background.keep("chat actions", bot.actions.run)
    if bot.inspecting is not None:
        background.keep("tiles", bot.inspecting.keep_tidy)
    background.start("libraries", bot.alike.warm())
    background.keep("retention", lambda: keep_tidy(bot.services))


def _start_deliveries(bot: Bot, stop: asyncio.Event) -> None:
    async def deliver() -> None:
        await serve(
            bot.services.settings.queue,
            role="delivery",
            handler=bot.delivery.deliver,
            executor_id=f"bot-{socket.gethostname()}-{os.getpid()}",
            stop=stop,
            sweep=lambda: sweep(bot.services.database, bot.services.queue),
            patience=DELIVERIES_SECONDS,
        )

    bot.services.background.keep("delivery", deliver, ends_itself=True)


async def _publish_commands(app: App) -> None:
    """The menu beside the text field. Nice to have: a failure is logged and forgotten."""
    names = (
        *("upscale", "2k", "4k", "status", "settings", "find", "publish", "verify", "library"),
        *("privacy", "forget", "help"),
    )
    try:
        for language in LANGUAGES:
            # Reading a language's files takes some tenths of a second, which nobody shall wait for.
            await asyncio.to_thread(bundle, language)
            with speaking(language):
                menu = [BotCommand(name, label(f"command.{name}")) for name in names]
            # Without a code it is for everybody whose language has no menu of its own.
            code = "" if language == FALLBACK else language[:2]
            await app.bot.set_my_commands(menu, language_code=code)
    except TelegramError as error:
        log.warning("the command menu was not set", error=type(error).__name__)
