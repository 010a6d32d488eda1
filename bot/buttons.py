"""Buttons and their rows. A label fits half a phone's width, the data behind it fits 64 bytes."""

from __future__ import annotations

from telegram import InlineKeyboardButton

from bot.callbacks import Press
from bot.texts import plain

WIDE = 18
"""A label with more letters gets a row of its own."""


def button(label: str, press: Press) -> InlineKeyboardButton:
    return InlineKeyboardButton(plain(label), callback_data=press.pack())


def twos(buttons: list[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
    """Two to a row; a long label has one of its own where there are long ones."""
    step = 1 if any(len(one.text) > WIDE for one in buttons) else 2
    return [buttons[start : start + step] for start in range(0, len(buttons), step)]


def fours(buttons: list[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
    """Rows of four, or of three where that leaves no single one over."""
    step = 3 if len(buttons) in (5, 6) else 4
    return [buttons[start : start + step] for start in range(0, len(buttons), step)]
