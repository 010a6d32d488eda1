"""What `enlarger doctor` asks Telegram about the host's chat: whether the bot can write there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx

from bot.commands.finding import Finding
from bot.settings import Settings

TOPIC = "Host's chat"
NOT_THERE = 403


def host_chat(settings: Settings, token: str) -> Iterator[Finding]:
    """Nothing where none is set."""
    number = settings.host_chat
    if number is None:
        return
    try:
        known = _asked(settings, token, "getChat", chat_id=number)
        # getChat alone says yes to a group that the bot has left, and to one that became a supergroup.
        may = _asked(settings, token, "sendChatAction", chat_id=number, action="typing")
    except (httpx.HTTPError, ValueError) as error:
        # The error's own text would show the token.
        text = f"Telegram could not be asked about it ({type(error).__name__}): run this again"
        yield Finding(TOPIC, text, good=False)
        return
    refused = next((answer for answer in (may, known) if not answer.get("ok")), None)
    if refused is None:
        yield Finding(TOPIC, f"the bot can write there: {_name(known['result'])}")
    else:
        text = f"the bot can't write to ENLARGER_HOST_CHAT={number} ({refused.get('description')}): "
        yield Finding(TOPIC, text + _advice(refused), good=False)


def _asked(settings: Settings, token: str, method: str, **arguments: int | str) -> dict[str, Any]:
    """Telegram's answer; ValueError for what is none."""
    answer = httpx.get(f"{settings.api_url}/bot{token}/{method}", params=arguments, timeout=10).json()
    if not isinstance(answer, dict):
        raise ValueError(method)
    return answer


def _name(chat: dict[str, Any]) -> str:
    return str(chat.get("title") or chat.get("first_name") or chat.get("id"))


def _advice(refused: dict[str, Any]) -> str:
    if new := (refused.get("parameters") or {}).get("migrate_to_chat_id"):
        return f"the group became a supergroup, whose number is {new}"
    if "not found" in str(refused.get("description")):
        return "is the number right, a group's with its minus? A person must have written to the bot first"
    if refused.get("error_code") == NOT_THERE:
        return "put the bot into the group, or unblock it"
    return "allow it to write there, in a channel as an administrator"
