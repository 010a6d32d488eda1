"""What `enlarger doctor` asks Telegram: token, rights in groups, the clock."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from bot.commands.doctor_host import host_chat
from bot.commands.doctor_local import local_files
from bot.commands.doctor_web import inspect_page, webhook
from bot.commands.finding import Finding
from bot.refusals import NO_TOKEN, refusal
from bot.settings import Settings, SettingsError

WRONG_BY = 30.0
"""Seconds. S3 refuses signatures 15 minutes off, and log lines of machines should still fit together."""


def telegram(settings: Settings) -> Iterator[Finding]:
    if settings.token is None and settings.database_url.startswith("postgresql"):
        text = (
            "none here, as on a machine with workers alone (a bot needs it); not looked at: token, rights, "
        )
        yield Finding("Token", f"{text}clock, host's chat, local server, webhook, Inspect page")
        return
    try:
        token = settings.require_token()
    except SettingsError as error:
        yield Finding(
            "Token", f"{error} (Workers alone need none, but a Postgres that all share.)", good=False
        )
        return
    asked = _asked(settings, token)
    if isinstance(asked, Finding):
        yield asked
        return
    yield Finding("Token", f"works, the bot is @{asked.me.get('username')}")
    yield from _rights(asked.me)
    yield from _clock(asked.date)
    yield from host_chat(settings, token)
    yield from local_files(settings, token)
    yield from webhook(settings, asked.hook)
    yield from inspect_page(settings)


@dataclass(frozen=True)
class _Answers:
    """Telegram's: getMe, getWebhookInfo, and its clock."""

    me: dict[str, Any]
    hook: dict[str, Any]
    date: str | None


def _asked(settings: Settings, token: str) -> _Answers | Finding:
    """The answers, or why there are none."""
    address = settings.api_url
    try:
        answer = httpx.get(f"{address}/bot{token}/getMe", timeout=10)
        found = answer.json()
        hook = httpx.get(f"{address}/bot{token}/getWebhookInfo", timeout=10).json()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        # The error's own text would show the token.
        text = f"{address} can't be reached ({type(error).__name__}): is the network there, and "
        return Finding("Token", text + "ENLARGER_API_URL right?", good=False)
    except ValueError:
        found = hook = None
    if isinstance(found, dict) and found.get("ok") is False:
        return _refused(found)
    if not (isinstance(found, dict) and isinstance(found.get("result"), dict) and isinstance(hook, dict)):
        return Finding("Token", f"{address} is no Bot API server: is ENLARGER_API_URL right?", good=False)
    return _Answers(found["result"], hook.get("result") or {}, answer.headers.get("Date"))


def _refused(answer: dict[str, Any]) -> Finding:
    if answer.get("error_code") in NO_TOKEN:
        text = "ENLARGER_TOKEN is not accepted by Telegram: copy it from @BotFather again"
    else:
        text = refusal(str(answer.get("description") or "without a word"))
    return Finding("Token", text, good=False)


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
