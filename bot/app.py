"""The bot's composition root: everything is wired here, handlers in one ordered list."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from typing import Any

import structlog
from telegram.ext import Application, ApplicationBuilder, BaseHandler
from telegram.request import HTTPXRequest

from bot.albums import Albums
from bot.alike import Alike
from bot.better_copies import BetterCopies
from bot.chat_actions import ChatActions
from bot.close_ups import CloseUps
from bot.delivery import Delivery
from bot.first_look import FirstLooks
from bot.group_rules import GroupRules
from bot.handlers import gate, hello, library_notes
from bot.handlers.again import AgainButtons
from bot.handlers.card_buttons import CardButtons
from bot.handlers.channel_posts import ChannelPostHandlers
from bot.handlers.choice import ChoiceHandlers
from bot.handlers.deletion import DeleteButtons
from bot.handlers.edits import EditHandlers
from bot.handlers.errors import Failures
from bot.handlers.export import ExportHandlers
from bot.handlers.find import FindHandlers
from bot.handlers.forget import ForgetHandlers
from bot.handlers.gate import Gate
from bot.handlers.host import HostHandlers
from bot.handlers.library_notes import LibraryNotes
from bot.handlers.listing import ListingHandlers
from bot.handlers.membership import MembershipHandlers
from bot.handlers.photo import PhotoHandlers
from bot.handlers.publish import PublishHandlers
from bot.handlers.rest import RestHandlers
from bot.handlers.second_look import SecondLookButtons
from bot.handlers.settings import SettingsHandlers
from bot.handlers.status import StatusHandlers
from bot.handlers.team_library import LibraryHandlers
from bot.handlers.together import TogetherButtons
from bot.handlers.unpublish import UnpublishHandlers
from bot.handlers.verify import VerifyHandlers
from bot.handlers.versions import VersionButtons
from bot.host_notes import HostNotes
from bot.importer import Importer
from bot.inbox import Inbox
from bot.inspect.routes import Inspecting
from bot.intake import Intake
from bot.journal import Journal, Processor
from bot.languages import BEFORE_ALL_OTHERS, LanguageHandlers
from bot.later import Later
from bot.lent import Lent
from bot.library_copies import LibraryCopies
from bot.limits import Limiter
from bot.look_pool import LookPool
from bot.maintenance import Maintenance
from bot.orders import Orders
from bot.polling import PollingRequest
from bot.progress import Watcher
from bot.published_versions import PublishedVersions
from bot.publisher import Publisher
from bot.reading_pool import ReadingPool
from bot.rereading import Rereading
from bot.services import Services
from bot.settings import Settings
from bot.showing import Showing
from bot.slots import Slots
from bot.taking_out import TakingOut
from bot.version_maker import VersionMaker
from bot.welcome import Welcome
from storage.blobs import open_blobs
from storage.db import Database
from storage.queue import QueueClient

log = structlog.get_logger(__name__)

# PTB's coming way of giving times; without it each look at RetryAfter.retry_after warns.
os.environ.setdefault("PTB_TIMEDELTA", "true")

App = Application[Any, Any, Any, Any, Any, Any]

READ_TIMEOUT = 20.0
"""Seconds for an answer of Telegram's; bot/fetching.py gives a local server longer for a file."""
AFTER_THE_GATE = 1
"""PTB's group of all that answers."""


@dataclass
class Bot:
    """Everything that runs: made by `build`, started by `running`."""

    app: App
    services: Services
    intake: Intake
    albums: Albums
    inbox: Inbox
    journal: Journal
    watcher: Watcher
    delivery: Delivery
    refused: asyncio.Event
    notes: HostNotes | None
    actions: ChatActions
    inspecting: Inspecting | None
    alike: Alike


def build(settings: Settings) -> Bot:
    """Wire the bot. SettingsError when the token is missing or can't be one."""
    refused = asyncio.Event()
    journal = Journal(settings.data / "updates")
    app = _application(settings, refused, journal)
    database = Database(settings.database)
    services = Services(
        settings=settings,
        database=database,
        blobs=open_blobs(settings.blob_folder),
        queue=QueueClient(settings.queue),
        readings=ReadingPool(settings.readers),
        looks=LookPool(settings.backend),
        maintenance=Maintenance(database, settings.admin_ids),
    )
    inbox = Inbox(settings.data / "inbox")
    orders = Orders(services)
    slots = Slots(services, app.bot, orders)
    alike = Alike(database)
    copies = LibraryCopies(services, app.bot, alike)
    better = BetterCopies(services, copies)
    showing = Showing(services, app.bot, orders, slots, better)
    looks, rereading = FirstLooks(services, app.bot), Rereading(services, app.bot, showing, orders, better)
    intake = Intake(services, app.bot, showing, slots, inbox, looks, rereading)
    albums = Albums(
        services,
        app.bot,
        intake=intake,
        orders=orders,
        inbox=inbox,
        slots=slots,
        looks=looks,
        better=better,
    )
    watcher = Watcher(services, app.bot, orders)
    inspecting = Inspecting(services) if settings.public_url else None
    delivery = Delivery(services, app.bot, inspecting)
    lent = Lent(settings.data / "lent")
    swept = inspecting.sweep if inspecting else _nothing_to_sweep
    forget = ForgetHandlers(services, orders, inbox, lent, swept)
    choices = SettingsHandlers(services)
    maker, libraries = VersionMaker(), LibraryHandlers(services)
    taking_out = TakingOut(services, app.bot)
    publishing = PublishHandlers(
        services, Publisher(services, app.bot, taking_out), PublishedVersions(services, app.bot, maker)
    )
    unpublishing = UnpublishHandlers(services, taking_out)
    find = FindHandlers(services, copies, app.bot, taking_out)
    choice = ChoiceHandlers(
        services,
        orders,
        showing,
        watcher,
        delivery,
        card_buttons=CardButtons(services, slots, watcher),
        forget=forget,
        settings=choices,
        again=AgainButtons(services, orders),
        second_look=SecondLookButtons(services, orders, CloseUps(), lent),
        versions=VersionButtons(services, maker),
        delete=DeleteButtons(services, swept),
        together=TogetherButtons(services),
        publish=publishing,
        unpublish=unpublishing,
        library=libraries,
        find=find,
    )
    rules, verify = GroupRules(database), VerifyHandlers(services, copies)
    questions = {"find": find.asked, "verify": verify.asked}
    later, library_words = Later(journal, intake), LibraryNotes(services)
    posts = ChannelPostHandlers(services, Importer(services, app.bot), later)
    pictures = PhotoHandlers(intake, albums, rules, posts, questions, later)
    edits = EditHandlers(services, library_words, pictures, rules, inbox, later)
    ordered: list[BaseHandler[Any, Any, Any]] = [
        *posts.handlers(),
        *edits.handlers(),
        *choice.handlers(),
        *forget.handlers(),
        *choices.handlers(),
        *MembershipHandlers(orders).handlers(),
        *hello.handlers(settings, Welcome(database)),
        *HostHandlers(services).handlers(),
        *StatusHandlers(services).handlers(),
        *publishing.handlers(),
        *unpublishing.handlers(),
        *libraries.handlers(),
        *find.handlers(),
        *ExportHandlers(services, app.bot).handlers(),
        *verify.handlers(),
        *ListingHandlers(database, rules).handlers(),
        *pictures.handlers(),
        *RestHandlers().handlers(),
    ]
    app.add_handlers(LanguageHandlers(services.database).handlers(), BEFORE_ALL_OTHERS)
    app.add_handlers(Gate(services).handlers(), gate.ORDER)
    app.add_handlers(ordered, AFTER_THE_GATE)
    app.add_handlers(library_words.handlers(), library_notes.ORDER)
    app.add_error_handler(Failures(journal, inbox).on_error)
    notes = HostNotes(app.bot, settings.host_chat) if settings.host_chat is not None else None
    return Bot(
        app,
        services,
        intake,
        albums,
        inbox,
        journal,
        watcher,
        delivery,
        refused,
        notes,
        ChatActions(services, app.bot),
        inspecting,
        alike,
    )


async def _nothing_to_sweep() -> None:
    """Without an Inspect page there are no tiles."""


def _application(settings: Settings, refused: asyncio.Event, journal: Journal) -> App:
    builder = ApplicationBuilder()
    return (
        builder.token(settings.require_token())
        .base_url(f"{settings.api_url}/bot")
        .base_file_url(f"{settings.api_url}/file/bot")
        .local_mode(settings.api_folder is not None)
        .request(
            HTTPXRequest(
                connection_pool_size=64,
                media_write_timeout=60.0,
                read_timeout=READ_TIMEOUT,
                pool_timeout=10.0,
            )
        )
        .get_updates_request(PollingRequest(refused, journal))
        .rate_limiter(Limiter())
        .concurrent_updates(Processor(journal))
        .job_queue(None)
        .build()
    )
