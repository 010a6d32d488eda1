"""What `enlarger doctor` asks Telegram: token, rights in groups, the clock, the webhook."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from bot.commands.doctor_local import local_files
from bot.commands.finding import Finding
from bot.inspect.links import ROOT
from bot.settings import Settings, SettingsError
from storage.blobs import open_blobs

WRONG_BY = 30.0
"""Seconds. S3 refuses signatures 15 minutes off, and log lines of machines should still fit together."""


def telegram(settings: Settings) -> Iterator[Finding]:
    try:
        token = settings.require_token()
    except SettingsError as error:
        yield Finding("Token", f"{error} A machine with workers alone needs none.", good=False)
        return
    try:
        answer = httpx.get(f"{settings.api_url}/bot{token}/getMe", timeout=10)
        found = answer.json()
        hook = httpx.get(f"{settings.api_url}/bot{token}/getWebhookInfo", timeout=10).json()
    except (httpx.HTTPError, ValueError) as error:
        # The error's own text would show the token.
        text = f"{settings.api_url} can't be reached ({type(error).__name__}): is the network there, and "
        yield Finding("Token", text + "ENLARGER_API_URL right?", good=False)
        return
    if not found.get("ok"):
        text = "ENLARGER_TOKEN is not accepted by Telegram: copy it from @BotFather again"
        yield Finding("Token", text, good=False)
        return
    me = found["result"]
    yield Finding("Token", f"works, the bot is @{me['username']}")
    yield from _rights(me)
    yield from _clock(answer.headers.get("Date"))
    yield from local_files(settings, token)
    yield from _webhook(settings, hook.get("result") or {})
    yield from _inspect(settings)


def _rights(me: dict[str, Any]) -> Iterator[Finding]:
    if not me.get("can_join_groups", True):
        yield Finding("Rights", "it can't be added to groups: @BotFather, /setjoingroups, if you want that")
    elif me.get("can_read_all_group_messages"):
        yield Finding("Rights", "it may join groups and is sent all their messages; it needs only replies")
    else:
        yield Finding("Rights", "it may join groups and hears there what is meant for it")


def _clock(date: str | None) -> Iterator[Finding]:
    if date is None:
        return
    off = time.time() - parsedate_to_datetime(date).timestamp()
    if abs(off) > WRONG_BY:
        text = f"{abs(off):.0f} s {'fast' if off > 0 else 'slow'}: switch on NTP (timedatectl set-ntp true)"
        yield Finding("Clock", text, good=False)
    else:
        yield Finding("Clock", "agrees with Telegram's")


def _webhook(settings: Settings, info: dict[str, Any]) -> Iterator[Finding]:
    if not settings.webhook_url:
        yield Finding("Updates", "by long polling")
        return
    try:
        reached = httpx.get(f"{settings.webhook_url}/healthz", timeout=10).status_code == httpx.codes.OK
    except httpx.HTTPError:
        reached = False
    text = f"{settings.webhook_url}/healthz "
    if reached:
        yield Finding("Updates", text + "answers")
    else:
        text += f"doesn't answer: is the bot running, and does the proxy lead to port {settings.bot_port}?"
        yield Finding("Updates", text, good=False)
    if info.get("last_error_message"):
        yield Finding("Updates", f"Telegram's last trouble with the webhook: {info['last_error_message']}")


def _inspect(settings: Settings) -> Iterator[Finding]:
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


def blobs(settings: Settings) -> Iterator[Finding]:
    """Store a few bytes and take them back."""

    async def there_and_back() -> None:
        store = open_blobs(settings.blob_folder)
        name = await store.put(b"enlarger doctor")
        try:
            await store.get(name)
        finally:
            await store.delete(name)

    try:
        asyncio.run(there_and_back())
    except Exception as error:
        text = f"can't be used ({type(error).__name__}): check ENLARGER_BLOBS, rights, and AWS_* for S3"
        yield Finding("Picture files", f"{settings.blob_folder} {text}", good=False)
    else:
        yield Finding("Picture files", f"{settings.blob_folder} takes and gives back")
