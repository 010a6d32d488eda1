"""Keyboards under messages: what Telegram takes and what it refuses."""

from __future__ import annotations

import json
from typing import Any

from sandbox.server.errors import BadRequest
from sandbox.server.limits import CALLBACK_DATA_BYTES, KEYBOARD_BUTTONS, KEYBOARD_BYTES
from sandbox.server.request import Call
from sandbox.server.store import Json

_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


def read(call: Call) -> Json | None:
    """The reply_markup parameter checked, or None when there is none."""
    markup = call.json("reply_markup", "reply keyboard markup")
    if markup is None or markup == {}:
        return None
    if not isinstance(markup, dict):
        raise BadRequest("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _inline(markup["inline_keyboard"])
    return markup


def inline(markup: Json | None) -> Json | None:
    """Only inline keyboards stay with the message; an empty one is none."""
    return markup if markup and markup.get("inline_keyboard") else None


def _inline(rows: Any) -> Json:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise BadRequest('field "inline_keyboard" must be an Array of Arrays')
    kept = [[_button(button) for button in row] for row in rows if row]
    if sum(len(row) for row in kept) > KEYBOARD_BUTTONS:
        raise BadRequest("reply markup is too long")
    if len(json.dumps(kept, ensure_ascii=False).encode()) > KEYBOARD_BYTES:
        raise BadRequest("reply markup is too long")
    return {"inline_keyboard": kept}


def _button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise BadRequest("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise BadRequest("can't parse inline keyboard button: can't find field \"text\"")
    if not text.strip():
        raise BadRequest("BUTTON_TEXT_INVALID")
    if not any(action in button for action in _ACTIONS):
        raise BadRequest(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    data = button.get("callback_data")
    if data is not None and not 1 <= len(str(data).encode()) <= CALLBACK_DATA_BYTES:
        raise BadRequest("BUTTON_DATA_INVALID")
    url = button.get("url")
    if url is not None and not str(url).partition("://")[2] and not str(url).startswith("tg:"):
        raise BadRequest(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return button
