"""Buttons under messages. A label fits half a phone's width, the data behind it fits 64 bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.callbacks import (
    ASK,
    NONE_OF_THEM,
    PUT_IN,
    SEND,
    TAKE_OUT,
    WHICH,
    Again,
    AlbumCancel,
    AlbumEach,
    AlbumGo,
    AsDrawing,
    Cancel,
    ChangeLibrary,
    Choose,
    CloseUp,
    Delete,
    EndLink,
    Forget,
    Found,
    Go,
    Lend,
    Master,
    OtherSize,
    Press,
    Publish,
    Purpose,
    Resend,
    TakeOut,
    ThisCopy,
    Versions,
    Wait,
    Why,
    Wrong,
)
from bot.speaking import AUTO, LANGUAGES, spoken
from bot.texts import plain, say
from bot.words import target_text
from engine.errors import TargetError
from engine.target import parse_target
from engine.version_kinds import KINDS
from storage.library_view import Link

OFFERED = ("2k", "4k")
WIDE = 18
"""A label with more letters gets a row of its own."""
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


def card(photo_id: int, reading: Mapping[str, Any], *, wait: bool | None = None) -> InlineKeyboardMarkup:
    """The sizes, two to a row, "As a drawing" where it looks like one, then "What is it for?" and "Why?".

    wait: True offers to wait for the better file, False to wait no more, None neither.
    """
    rows = sizes(photo_id, reading)
    if may_be_drawing(reading):
        rows.append([_button(say("again.drawing"), AsDrawing(photo_id, on=True))])
    if wait is not None:
        label = say("button.wait" if wait else "button.wait_no_more")
        rows.append([_button(label, Wait(photo_id, wait))])
    rows.append(
        [_button(say("button.purpose"), Purpose(photo_id, "")), _button(say("button.why"), Why(photo_id))]
    )
    return InlineKeyboardMarkup(rows)


def card_of_drawing(photo_id: int, reading: Mapping[str, Any]) -> InlineKeyboardMarkup:
    """The same once "As a drawing" is chosen, without what leads to sizes that would not know of it."""
    chosen = say("setting.chosen", label=say("again.drawing"))
    rows = sizes(photo_id, reading, drawing=True)
    rows.append([_button(chosen, AsDrawing(photo_id, on=False)), _button(say("button.why"), Why(photo_id))])
    return InlineKeyboardMarkup(rows)


def may_be_drawing(reading: Mapping[str, Any]) -> bool:
    """Whether the card offers it: the rule is sure, and a size is not too large for it."""
    source = int(reading["width"]), int(reading["height"])
    targets = [name for name in offered_targets(*source, str(reading["recommended"])) if name != "own"]
    smallest = min((max(parse_target(name).size_for(*source)) for name in targets), default=0)
    return bool(reading.get("drawing")) and 0 < smallest <= DRAWN_UP_TO * max(source)


def offer(better_id: int, reading: Mapping[str, Any], copy_id: int) -> InlineKeyboardMarkup:
    """The sizes of the better file, and a way to the copy all the same."""
    copy = [_button(say("button.this_copy"), ThisCopy(copy_id))]
    return InlineKeyboardMarkup([*sizes(better_id, reading), copy])


def sizes(
    photo_id: int, reading: Mapping[str, Any], *, drawing: bool = False
) -> list[list[InlineKeyboardButton]]:
    """Rows of what can be made of a photo, the recommended one marked; as a drawing if so."""
    width, height, recommended = int(reading["width"]), int(reading["height"]), str(reading["recommended"])
    targets = offered_targets(width, height, recommended)
    buttons = []
    for name in targets:
        chosen = name == recommended and len(targets) > 1
        if name == "own":
            key = "button.own_recommended" if chosen else "button.own"
            label = say(key, width=width, height=height)
        else:
            label = say("button.size_recommended" if chosen else "button.size", target=target_text(name))
        buttons.append(_button(label, Go(photo_id, name, drawing)))
    step = 1 if any(len(button.text) > WIDE for button in buttons) else 2
    return [buttons[start : start + step] for start in range(0, len(buttons), step)]


def purposes(photo_id: int, choices: Sequence[tuple[str, str]], back: str) -> InlineKeyboardMarkup:
    """(label, step) for each choice, two to a row, then the way back to the step `back`."""
    buttons = [_button(label, Purpose(photo_id, step)) for label, step in choices]
    rows = [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
    return InlineKeyboardMarkup([*rows, [_button(say("purpose.back"), Purpose(photo_id, back))]])


def purpose_made(photo_id: int, target: str, back: str) -> InlineKeyboardMarkup:
    """The size that a purpose needs, to be pressed, and the way back."""
    make = _button(say("purpose.make", target=target_text(target)), Go(photo_id, target))
    return InlineKeyboardMarkup([[make], [_button(say("purpose.back"), Purpose(photo_id, back))]])


def forget(user_id: int) -> InlineKeyboardMarkup:
    yes = _button(say("forget.yes"), Forget(user_id, yes=True))
    return InlineKeyboardMarkup([[yes], [_button(say("forget.no"), Forget(user_id, yes=False))]])


def settings(choices: Mapping[str, Sequence[str]], holding: Mapping[str, str]) -> InlineKeyboardMarkup:
    """A row for each setting, what holds marked."""
    rows = []
    for name, values in choices.items():
        row = []
        for value in values:
            label = say(f"setting.{name}.{value}")
            chosen = holding[name] == value
            row.append(_button(say("setting.chosen", label=label) if chosen else label, Choose(name, value)))
        rows.append(row)
    language = _button(say("setting.language", name=LANGUAGES[spoken()]), Choose("language", LANGUAGE_LIST))
    return InlineKeyboardMarkup([*rows, [language]])


def languages(chosen: str | None, *, in_group: bool) -> InlineKeyboardMarkup:
    """Each language by its own name, two to a row, then "as Telegram" and the way back.

    chosen: None while nothing was chosen.
    """
    names = {**LANGUAGES, AUTO: say("setting.language_first" if in_group else "setting.language_auto")}
    buttons = []
    for value, name in names.items():
        marked = say("setting.chosen", label=name) if value == (chosen or AUTO) else name
        buttons.append(_button(marked, Choose("language", value)))
    *all_, auto = buttons
    rows = [all_[start : start + 2] for start in range(0, len(all_), 2)]
    back = _button(say("purpose.back"), Choose("language", LANGUAGE_BACK))
    return InlineKeyboardMarkup([*rows, [auto], [back]])


def result(
    job_id: str,
    changes: Sequence[str],
    inspect: InlineKeyboardButton | None = None,
    *,
    publish: bool = False,
) -> InlineKeyboardMarkup:
    """Under a master: its versions, what can be made differently by the names of bot/preferences.py, and
    the way to delete it. inspect: opens the Inspect page, where no proof sheet stands above to carry it.
    publish: there is a team's library that it may go to."""
    first = [
        _button(say("button.versions"), Versions(job_id, ASK)),
        _button(say("button.other_size"), OtherSize(job_id, "")),
    ]
    again = [_button(say(f"again.{change}"), Again(job_id, change)) for change in changes]
    own = [[inspect]] if inspect else []
    if publish:
        own.append([_button(say("button.publish"), Publish(job_id, "go"))])
    return InlineKeyboardMarkup(
        [*own, first, *_twos(again), [_button(say("button.delete"), Delete(job_id, "ask"))]]
    )


def publish_surely(job_id: str, group_id: int) -> InlineKeyboardMarkup:
    """After the warning that the check found a face or a text changed."""
    return InlineKeyboardMarkup([[_button(say("button.publish_red"), Publish(job_id, "red", group_id))]])


def published(job_id: str, group_id: int, asset_id: int) -> InlineKeyboardMarkup:
    """Under the word that a master is published."""
    return InlineKeyboardMarkup(
        [
            [_button(say("button.publish_versions"), Publish(job_id, "versions", group_id))],
            [_button(say("button.unpublish"), TakeOut(asset_id, "ask"))],
        ]
    )


def which_team(job_id: str, links: Sequence[Link]) -> InlineKeyboardMarkup:
    """The channels of the teams that a person may publish for."""
    rows = [[_button(link.channel_title[:WIDE], Publish(job_id, "go", link.group_id))] for link in links]
    return InlineKeyboardMarkup(rows)


def take_out(asset_id: int) -> InlineKeyboardMarkup:
    yes = _button(say("button.unpublish_yes"), TakeOut(asset_id, "yes"))
    return InlineKeyboardMarkup([[yes], [_button(say("button.delete_no"), TakeOut(asset_id, "no"))]])


def library_buttons(
    publishers: str | None, others: Mapping[int, str] = MappingProxyType({})
) -> InlineKeyboardMarkup:
    """Under what /library shows. publishers: None for somebody who may change nothing in this group.
    others: the titles of groups whose links an administrator of the channel may end."""
    rows = []
    labels = {
        "administrators": say("button.library_administrators"),
        "members": say("button.library_members"),
    }
    for one, label in labels.items() if publishers else ():
        chosen = say("setting.chosen", label=label) if one == publishers else label
        rows.append([_button(chosen, ChangeLibrary(one))])
    if publishers:
        rows.append([_button(say("button.library_off"), ChangeLibrary("ask"))])
    for group_id, title in others.items():
        label = say("button.library_end_other", group=title)
        rows.append([_button(label, EndLink(group_id, "ask"))])
    return InlineKeyboardMarkup(rows)


def library_end_other(group_id: int, title: str) -> InlineKeyboardMarkup:
    yes = _button(say("button.library_end_other", group=title), EndLink(group_id, "yes"))
    return InlineKeyboardMarkup([[yes], [_button(say("button.delete_no"), EndLink(group_id, "no"))]])


def library_end() -> InlineKeyboardMarkup:
    yes = _button(say("button.library_off_yes"), ChangeLibrary("off"))
    return InlineKeyboardMarkup([[yes], [_button(say("button.delete_no"), ChangeLibrary("no"))]])


def with_master(markup: InlineKeyboardMarkup, asset_id: int) -> InlineKeyboardMarkup:
    """A card's buttons below the way to a master that the library has already."""
    send = _button(say("button.send_master"), Found(asset_id))
    return InlineKeyboardMarkup([[send], *markup.inline_keyboard])


def found(assets: Sequence[int], first: int, more: bool) -> InlineKeyboardMarkup:
    """A number for each master found, and the way to the next page."""
    numbers = [_button(str(first + i), Found(asset_id)) for i, asset_id in enumerate(assets, start=1)]
    rows = _fours(numbers)
    if more:
        rows.append([_button(say("button.find_more"), Found(0, first + len(assets)))])
    return InlineKeyboardMarkup(rows)


def versions(job_id: str, offered: int, chosen: int) -> InlineKeyboardMarkup:
    """Under the preview: each version to be chosen, then those chosen, or all, to be sent."""
    buttons = []
    for bit, kind in enumerate(KINDS):
        if offered >> bit & 1:
            name = say(f"version.{kind.name}")
            out = chosen >> bit & 1
            marked = say("setting.chosen", label=name) if out else name
            buttons.append(_button(marked, Versions(job_id, TAKE_OUT if out else PUT_IN, offered, 1 << bit)))
    send = [_button(say("button.versions_all"), Versions(job_id, SEND, offered, offered))]
    if chosen:
        words = say("button.versions_send", count=chosen.bit_count())
        send.insert(0, _button(words, Versions(job_id, SEND, offered, chosen)))
    return InlineKeyboardMarkup([*_twos(buttons), send])


def other_sizes(job_id: str, targets: Sequence[str], width: int, height: int) -> InlineKeyboardMarkup:
    """Under a master: the sizes that it wasn't made in. width, height: of the photo."""
    buttons = [
        _button(
            say("button.own", width=width, height=height) if name == "own" else target_text(name),
            OtherSize(job_id, name),
        )
        for name in targets
    ]
    return InlineKeyboardMarkup([*_twos(buttons), [_button(say("purpose.back"), OtherSize(job_id, "back"))]])


def delete(job_id: str) -> InlineKeyboardMarkup:
    """Under a master, in place of its buttons."""
    yes = _button(say("button.delete_yes"), Delete(job_id, "yes"))
    return InlineKeyboardMarkup([[yes], [_button(say("button.delete_no"), Delete(job_id, "no"))]])


def _twos(buttons: list[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
    """Two to a row; a long label has one of its own where there are long ones."""
    step = 1 if any(len(button.text) > WIDE for button in buttons) else 2
    return [buttons[start : start + step] for start in range(0, len(buttons), step)]


def proof(
    job_id: str, numbers: Sequence[int], inspect: InlineKeyboardButton | None = None
) -> InlineKeyboardMarkup | None:
    """Under a proof sheet: each crop larger, a way to say that one is wrong, and to the Inspect page."""
    rows = _fours([_button(str(number), CloseUp(job_id, number)) for number in numbers])
    if numbers:
        rows.append([_button(say("button.wrong"), Wrong(job_id, WHICH))])
    if inspect is not None:
        rows.append([inspect])
    return InlineKeyboardMarkup(rows) if rows else None


def which_is_wrong(job_id: str, numbers: Sequence[int]) -> InlineKeyboardMarkup:
    """The same numbers to say which one, and the way back."""
    rows = _fours(
        [_button(say("button.wrong_one", number=number), Wrong(job_id, number)) for number in numbers]
    )
    return InlineKeyboardMarkup([*rows, [_button(say("button.none_wrong"), Wrong(job_id, NONE_OF_THEM))]])


def lend(job_id: str, number: int) -> InlineKeyboardMarkup:
    yes = _button(say("button.lend"), Lend(job_id, number, yes=True))
    return InlineKeyboardMarkup([[yes, _button(say("button.lend_not"), Lend(job_id, number, yes=False))]])


def _fours(buttons: list[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
    """Rows of four, or of three where that leaves no single one over."""
    step = 3 if len(buttons) in (5, 6) else 4
    return [buttons[start : start + step] for start in range(0, len(buttons), step)]


def only_why(photo_id: int) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[_button(say("button.why"), Why(photo_id))]])


def offers(markup: InlineKeyboardMarkup, photo_id: int, target: str) -> bool:
    """Whether one of these buttons makes this photo at this size."""
    return has(markup, Go(photo_id, target))


def has(markup: InlineKeyboardMarkup | None, press: Press) -> bool:
    rows = markup.inline_keyboard if markup else ()
    return any(button.callback_data == press.pack() for row in rows for button in row)


def without_why(markup: InlineKeyboardMarkup | None, photo_id: int) -> InlineKeyboardMarkup | None:
    """The same buttons save "Why?", which can be pressed once."""
    return without(markup, Why(photo_id))


def album(photo_ids: tuple[int, ...], recommended: str) -> InlineKeyboardMarkup:
    """Sizes for all photos of an album, or a card for each."""
    row = [
        _button(
            say("album.all_recommended" if name == recommended else "album.all", target=target_text(name)),
            AlbumGo(photo_ids, name),
        )
        for name in OFFERED
    ]
    return InlineKeyboardMarkup([[button] for button in row] + _each(photo_ids))


def album_each(photo_ids: tuple[int, ...]) -> InlineKeyboardMarkup:
    """Only the card for each."""
    return InlineKeyboardMarkup(_each(photo_ids))


def _each(photo_ids: tuple[int, ...]) -> list[list[InlineKeyboardButton]]:
    return [[_button(say("album.each"), AlbumEach(photo_ids))]]


def cancel(job_id: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[_button(say("button.cancel"), Cancel(job_id))]])


def cancel_all() -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[_button(say("button.cancel_all"), AlbumCancel())]])


def resend(job_id: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[_button(say("button.resend"), Resend(job_id))]])


def together(numbered: Sequence[tuple[int, str]]) -> InlineKeyboardMarkup:
    """Below an album of masters: (number, job) for each."""
    buttons = [_button(str(number), Master(job_id)) for number, job_id in numbered]
    return InlineKeyboardMarkup(_fours(buttons))


def resend_each(numbered: Sequence[tuple[int, str]]) -> InlineKeyboardMarkup:
    """The same to send again what may not have come."""
    return InlineKeyboardMarkup(
        [[_button(say("button.resend_one", number=number), Resend(job_id))] for number, job_id in numbered]
    )


def without(markup: InlineKeyboardMarkup | None, press: Press) -> InlineKeyboardMarkup | None:
    """The same buttons save this one; None when none is left."""
    rows = [
        [button for button in row if button.callback_data != press.pack()]
        for row in (markup.inline_keyboard if markup else ())
    ]
    kept = [row for row in rows if row]
    return InlineKeyboardMarkup(kept) if kept else None


def _button(label: str, press: Press) -> InlineKeyboardButton:
    return InlineKeyboardButton(plain(label), callback_data=press.pack())


def _is_target(name: str) -> bool:
    try:
        parse_target(name)
    except TargetError:
        return False
    return True
