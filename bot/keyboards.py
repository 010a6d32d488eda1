"""Buttons under messages. A label fits half a phone's width, the data behind it fits 64 bytes."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.callbacks import AlbumCancel, AlbumEach, AlbumGo, Cancel, Go, Press, Resend, Why, parse
from bot.texts import say
from bot.words import target_text
from engine.errors import TargetError
from engine.target import parse_target

OFFERED = ("2k", "4k")


def offered_targets(width: int, height: int, recommended: str) -> list[str]:
    """Target names for a source of this size in pixels: what enlarges it, else its own size."""
    names = list(OFFERED)
    if recommended not in names and _is_target(recommended):
        names.insert(0, recommended)
    kept = [name for name in names if name == "own" or parse_target(name).enlarges(width, height)]
    if len(kept) < len(names) and "own" not in kept:
        kept.insert(0, "own")
    return kept


def card(photo_id: int, width: int, height: int, recommended: str) -> InlineKeyboardMarkup:
    """The sizes, two to a row, then "Why?"."""
    targets = offered_targets(width, height, recommended)
    buttons = []
    for name in targets:
        if name == "own":
            label = say("button.own", width=width, height=height)
        else:
            chosen = name == recommended and len(targets) > 1
            label = say("button.size_recommended" if chosen else "button.size", target=target_text(name))
        buttons.append(_button(label, Go(photo_id, name)))
    wide = any(len(button.text) > 18 for button in buttons)
    step = 1 if wide else 2
    rows = [buttons[start : start + step] for start in range(0, len(buttons), step)]
    return InlineKeyboardMarkup([*rows, [_button(say("button.why"), Why(photo_id))]])


def only_why(photo_id: int) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[_button(say("button.why"), Why(photo_id))]])


def without_why(markup: InlineKeyboardMarkup | None) -> InlineKeyboardMarkup | None:
    """The same buttons save "Why?", which can be pressed once."""
    rows = [
        [button for button in row if not isinstance(parse(str(button.callback_data)), Why)]
        for row in (markup.inline_keyboard if markup else ())
    ]
    kept = [row for row in rows if row]
    return InlineKeyboardMarkup(kept) if kept else None


def album(photo_ids: tuple[int, ...], recommended: str) -> InlineKeyboardMarkup:
    """Sizes for all photos of an album, or a card for each."""
    row = [
        _button(
            say("album.all_recommended" if name == recommended else "album.all", target=target_text(name)),
            AlbumGo(photo_ids, name),
        )
        for name in OFFERED
    ]
    return InlineKeyboardMarkup(
        [[button] for button in row] + [[_button(say("album.each"), AlbumEach(photo_ids))]]
    )


def cancel(job_id: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[_button(say("button.cancel"), Cancel(job_id))]])


def cancel_all() -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[_button(say("button.cancel_all"), AlbumCancel())]])


def resend(job_id: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[_button(say("button.resend"), Resend(job_id))]])


def _button(label: str, press: Press) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=press.pack())


def _is_target(name: str) -> bool:
    try:
        parse_target(name)
    except TargetError:
        return False
    return True
