"""Buttons of the card, of an album, of the settings and of what is being made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.buttons import WIDE, button
from bot.callbacks import (
    AlbumCancel,
    AlbumEach,
    AlbumGo,
    AsDrawing,
    Cancel,
    Choose,
    Forget,
    Go,
    Press,
    Purpose,
    ThisCopy,
    Wait,
    Why,
)
from bot.speaking import AUTO, LANGUAGES, spoken
from bot.texts import say
from bot.words import target_text
from engine.errors import TargetError
from engine.target import NAMED_SIDES, parse_target

OFFERED = ("2k", "4k")
DRAWN_UP_TO = 2
"""At a larger ratio the network for drawings loses more than it wins: docs/decisions/0015-drawings.md."""
LANGUAGE_LIST, LANGUAGE_BACK = "list", "back"
"""Behind the buttons that open the list of languages, and close it."""


def offered_targets(width: int, height: int, recommended: str) -> list[str]:
    """Target names for a source of this size in pixels: what enlarges it, else its own size."""
    names = list(OFFERED)
    if recommended not in names and _is_target(recommended):
        names.insert(0, recommended)
    kept = [name for name in names if name == "own" or parse_target(name).enlarges(width, height)]
    if len(kept) < len(names) and "own" not in kept:
        kept.insert(0, "own")
    return kept


def card(
    photo_id: int, reading: Mapping[str, Any], *, wait: bool | None = None, named: str | None = None
) -> InlineKeyboardMarkup:
    """The sizes, two to a row, "As a drawing" where it looks like one, then "What is it for?" and "Why?".

    wait: True offers to wait for the better file, False to wait no more, None neither. named: a size that
    the card speaks of.
    """
    rows = sizes(photo_id, reading, named=named)
    if may_be_drawing(reading):
        rows.append([button(say("again.drawing"), AsDrawing(photo_id, on=True))])
    if wait is not None:
        label = say("button.wait" if wait else "button.wait_no_more")
        rows.append([button(label, Wait(photo_id, wait))])
    rows.append(
        [button(say("button.purpose"), Purpose(photo_id, "")), button(say("button.why"), Why(photo_id))]
    )
    return InlineKeyboardMarkup(rows)


def card_of_drawing(photo_id: int, reading: Mapping[str, Any]) -> InlineKeyboardMarkup:
    """The same once "As a drawing" is chosen, without what leads to sizes that would not know of it."""
    chosen = say("setting.chosen", label=say("again.drawing"))
    rows = sizes(photo_id, reading, drawing=True)
    rows.append([button(chosen, AsDrawing(photo_id, on=False)), button(say("button.why"), Why(photo_id))])
    return InlineKeyboardMarkup(rows)


def may_be_drawing(reading: Mapping[str, Any]) -> bool:
    """Whether the card offers it: the rule is sure, and a size is not too large for it."""
    source = int(reading["width"]), int(reading["height"])
    targets = [name for name in offered_targets(*source, str(reading["recommended"])) if name != "own"]
    smallest = min((max(parse_target(name).size_for(*source)) for name in targets), default=0)
    return bool(reading.get("drawing")) and 0 < smallest <= DRAWN_UP_TO * max(source)


def offer(better_id: int, reading: Mapping[str, Any], copy_id: int) -> InlineKeyboardMarkup:
    """The sizes of the better file, and a way to the copy all the same."""
    copy = [button(say("button.this_copy"), ThisCopy(copy_id))]
    return InlineKeyboardMarkup([*sizes(better_id, reading), copy])


def sizes(
    photo_id: int, reading: Mapping[str, Any], *, drawing: bool = False, named: str | None = None
) -> list[list[InlineKeyboardButton]]:
    """Rows of what can be made of a photo, the recommended one marked; as a drawing if so."""
    width, height, recommended = int(reading["width"]), int(reading["height"]), str(reading["recommended"])
    targets = offered_targets(width, height, recommended)
    if named in NAMED_SIDES and named not in targets:
        targets.append(named)
    buttons = []
    for name in targets:
        chosen = name == recommended and len(targets) > 1
        if name == "own":
            key = "button.own_recommended" if chosen else "button.own"
            label = say(key, width=width, height=height)
        else:
            label = say("button.size_recommended" if chosen else "button.size", target=target_text(name))
        buttons.append(button(label, Go(photo_id, name, drawing)))
    step = 1 if any(len(one.text) > WIDE for one in buttons) else 2
    return [buttons[start : start + step] for start in range(0, len(buttons), step)]


def purposes(photo_id: int, choices: Sequence[tuple[str, str]], back: str) -> InlineKeyboardMarkup:
    """(label, step) for each choice, two to a row, then the way back to the step `back`."""
    buttons = [button(label, Purpose(photo_id, step)) for label, step in choices]
    rows = [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
    return InlineKeyboardMarkup([*rows, [button(say("purpose.back"), Purpose(photo_id, back))]])


def purpose_made(photo_id: int, target: str, back: str) -> InlineKeyboardMarkup:
    """The size that a purpose needs, to be pressed, and the way back."""
    make = button(say("purpose.make", target=target_text(target)), Go(photo_id, target))
    return InlineKeyboardMarkup([[make], [button(say("purpose.back"), Purpose(photo_id, back))]])


def forget(user_id: int) -> InlineKeyboardMarkup:
    yes = button(say("forget.yes"), Forget(user_id, yes=True))
    return InlineKeyboardMarkup([[yes], [button(say("forget.no"), Forget(user_id, yes=False))]])


def settings(choices: Mapping[str, Sequence[str]], holding: Mapping[str, str]) -> InlineKeyboardMarkup:
    """A row for each setting, what holds marked."""
    rows = []
    for name, values in choices.items():
        row = []
        for value in values:
            label = say(f"setting.{name}.{value}")
            chosen = holding[name] == value
            row.append(button(say("setting.chosen", label=label) if chosen else label, Choose(name, value)))
        rows.append(row)
    language = button(say("setting.language", name=LANGUAGES[spoken()]), Choose("language", LANGUAGE_LIST))
    return InlineKeyboardMarkup([*rows, [language]])


def languages(chosen: str | None, *, in_group: bool) -> InlineKeyboardMarkup:
    """Each language by its own name, two to a row, then "as Telegram" and the way back.

    chosen: None while nothing was chosen.
    """
    names = {**LANGUAGES, AUTO: say("setting.language_first" if in_group else "setting.language_auto")}
    buttons = []
    for value, name in names.items():
        marked = say("setting.chosen", label=name) if value == (chosen or AUTO) else name
        buttons.append(button(marked, Choose("language", value)))
    *all_, auto = buttons
    rows = [all_[start : start + 2] for start in range(0, len(all_), 2)]
    back = button(say("purpose.back"), Choose("language", LANGUAGE_BACK))
    return InlineKeyboardMarkup([*rows, [auto], [back]])


def only_why(photo_id: int) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[button(say("button.why"), Why(photo_id))]])


def offers(markup: InlineKeyboardMarkup, photo_id: int, target: str) -> bool:
    """Whether one of these buttons makes this photo at this size."""
    return has(markup, Go(photo_id, target))


def has(markup: InlineKeyboardMarkup | None, press: Press) -> bool:
    rows = markup.inline_keyboard if markup else ()
    return any(one.callback_data == press.pack() for row in rows for one in row)


def without_why(markup: InlineKeyboardMarkup | None, photo_id: int) -> InlineKeyboardMarkup | None:
    """The same buttons save "Why?", which can be pressed once."""
    return without(markup, Why(photo_id))


def album(photo_ids: tuple[int, ...], recommended: str, named: str | None = None) -> InlineKeyboardMarkup:
    """Sizes for all photos of an album, or a card for each. named: a size that the card speaks of."""
    names = [*OFFERED, named] if named in NAMED_SIDES and named not in OFFERED else OFFERED
    row = [
        button(
            say("album.all_recommended" if name == recommended else "album.all", target=target_text(name)),
            AlbumGo(photo_ids, name),
        )
        for name in names
    ]
    return InlineKeyboardMarkup([[one] for one in row] + _each(photo_ids))


def album_each(photo_ids: tuple[int, ...]) -> InlineKeyboardMarkup:
    """Only the card for each."""
    return InlineKeyboardMarkup(_each(photo_ids))


def _each(photo_ids: tuple[int, ...]) -> list[list[InlineKeyboardButton]]:
    return [[button(say("album.each"), AlbumEach(photo_ids))]]


def cancel(job_id: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[button(say("button.cancel"), Cancel(job_id))]])


def cancel_all() -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[button(say("button.cancel_all"), AlbumCancel())]])


def without(markup: InlineKeyboardMarkup | None, press: Press) -> InlineKeyboardMarkup | None:
    """The same buttons save this one; None when none is left."""
    rows = [
        [one for one in row if one.callback_data != press.pack()]
        for row in (markup.inline_keyboard if markup else ())
    ]
    kept = [row for row in rows if row]
    return InlineKeyboardMarkup(kept) if kept else None


def _is_target(name: str) -> bool:
    try:
        parse_target(name)
    except TargetError:
        return False
    return True
