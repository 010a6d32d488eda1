"""The button that opens the Inspect page."""

from __future__ import annotations

from telegram import InlineKeyboardButton, WebAppInfo

from bot.inspect.links import LONGEST_DAYS, ROOT, Links
from bot.settings import Settings
from bot.texts import label
from storage.jobs import Job

DAY = 24 * 3600
HERE = ("http://127.0.0.1:", "http://localhost:")


def inspect_button(settings: Settings, job: Job) -> InlineKeyboardButton | None:
    """None without a public address. In a private chat it opens the page inside Telegram, which wants https;
    elsewhere Telegram has no such buttons, and a signed link does. A link to this very machine is for the
    sandbox alone: Telegram would refuse the message that it stands under."""
    public = settings.public_url.startswith("https:")
    if not public and not (settings.public_url and settings.api_url.startswith(HERE)):
        return None
    words = label("button.inspect")
    if job.chat_id > 0 and public:
        return InlineKeyboardButton(words, web_app=WebAppInfo(f"{settings.public_url}{ROOT}/app/{job.id}"))
    days = min(settings.keep_days, LONGEST_DAYS)
    path = Links(settings.require_token()).make(job.id, job.user_id, days * DAY)
    return InlineKeyboardButton(words, url=settings.public_url + path)


def under_master(settings: Settings, job: Job) -> InlineKeyboardButton | None:
    """The same where no proof sheet stands above that carries it."""
    return None if job.proof_sha256 else inspect_button(settings, job)
