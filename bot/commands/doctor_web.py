"""What `enlarger doctor` asks of the bot's web server, by the way that Telegram and people come: through the
proxy. And what Telegram itself says of the webhook."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import httpx

from bot.commands.finding import Finding
from bot.inspect.links import ROOT
from bot.settings import Settings
from bot.web.webhook import PATH

RECENT = 15 * 60.0
"""Seconds. Telegram tells its last trouble for ever; after so long without another it has passed."""


def webhook(settings: Settings, info: dict[str, Any]) -> Iterator[Finding]:
    """info: the answer to getWebhookInfo."""
    known = str(info.get("url") or "")
    if not settings.webhook_url:
        yield _polling(known)
        return
    yield _reached(settings)
    if known != settings.webhook_url + PATH:
        text = (
            f"Telegram sends them to {known or 'no address'}, not to {settings.webhook_url}{PATH}: start the "
        )
        yield Finding("Updates", f"{text}bot; if that doesn't help, another has this token", good=False)
    if info.get("last_error_message"):
        yield _trouble(info)


def _polling(known: str) -> Finding:
    if not known:
        # To ask for updates here would tell, and turn away whoever asks for them rightly.
        text = "by long polling; whether another program asks with this token too can't be told from here: "
        return Finding("Updates", f"{text}then the bot's log says so")
    text = f"by long polling, but Telegram sends them to {known}: start the bot, which takes that address "
    return Finding("Updates", f"{text}away; if it comes again, another bot has this token", good=False)


def _reached(settings: Settings) -> Finding:
    """Without Telegram's secret our own answer is 403; a proxy that doesn't lead to us gives another."""
    address = settings.webhook_url + PATH
    try:
        code = httpx.post(address, content=b"{}", timeout=10).status_code
    except httpx.HTTPError as error:
        said = f"can't be reached ({type(error).__name__})"
    else:
        if code == httpx.codes.FORBIDDEN:
            return Finding("Updates", f"{address} leads to the bot")
        said = f"answers {code}, which isn't the bot"
    text = (
        f"{address} {said}: is the bot running, and does the proxy lead {PATH} to port {settings.bot_port}?"
    )
    return Finding("Updates", text, good=False)


def _trouble(info: dict[str, Any]) -> Finding:
    ago = time.time() - float(info.get("last_error_date") or 0)
    said = (
        f"Telegram's last trouble with the webhook, {ago / 60:.0f} minutes ago: {info['last_error_message']}"
    )
    text = f"{said}; {info.get('pending_update_count', 0)} updates wait"
    if ago > RECENT:
        return Finding("Updates", text)
    text += ". If the bot wasn't just started, look at the proxy: its certificate, its log"
    return Finding("Updates", text, good=False)


def inspect_page(settings: Settings) -> Iterator[Finding]:
    if not settings.public_url:
        return
    address = f"{settings.public_url}{ROOT}/files/main.js"
    try:
        reached = httpx.get(address, timeout=10).status_code == httpx.codes.OK
    except httpx.HTTPError:
        reached = False
    if reached:
        yield Finding("Inspect page", f"{settings.public_url} answers")
    else:
        text = f"{address} doesn't answer: is the bot running, and does the proxy lead {ROOT} to port "
        yield Finding("Inspect page", f"{text}{settings.bot_port}?", good=False)
