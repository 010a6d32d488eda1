"""Buttons under what was made: master, proof sheet, versions."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.buttons import button, fours, twos
from bot.library_presses import Publish
from bot.result_presses import (
    ASK,
    NONE_OF_THEM,
    PUT_IN,
    SEND,
    TAKE_OUT,
    WHICH,
    Again,
    CloseUp,
    Delete,
    Lend,
    Master,
    OtherSize,
    Resend,
    Versions,
    Wrong,
)
from bot.texts import say
from bot.words import target_text
from engine.version_kinds import KINDS


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
        button(say("button.versions"), Versions(job_id, ASK)),
        button(say("button.other_size"), OtherSize(job_id, "")),
    ]
    again = [button(say(f"again.{change}"), Again(job_id, change)) for change in changes]
    own = [[inspect]] if inspect else []
    if publish:
        own.append([button(say("button.publish"), Publish(job_id, "go"))])
    return InlineKeyboardMarkup(
        [*own, first, *twos(again), [button(say("button.delete"), Delete(job_id, "ask"))]]
    )


def versions(job_id: str, offered: int, chosen: int) -> InlineKeyboardMarkup:
    """Under the preview: each version to be chosen, then those chosen, or all, to be sent."""
    buttons = []
    for bit, kind in enumerate(KINDS):
        if offered >> bit & 1:
            name = say(f"version.{kind.name}")
            out = chosen >> bit & 1
            marked = say("setting.chosen", label=name) if out else name
            buttons.append(button(marked, Versions(job_id, TAKE_OUT if out else PUT_IN, offered, 1 << bit)))
    send = [button(say("button.versions_all"), Versions(job_id, SEND, offered, offered))]
    if chosen:
        words = say("button.versions_send", count=chosen.bit_count())
        send.insert(0, button(words, Versions(job_id, SEND, offered, chosen)))
    return InlineKeyboardMarkup([*twos(buttons), send])


def other_sizes(job_id: str, targets: Sequence[str], width: int, height: int) -> InlineKeyboardMarkup:
    """Under a master: the sizes that it wasn't made in. width, height: of the photo."""
    buttons = [
        button(
            say("button.own", width=width, height=height) if name == "own" else target_text(name),
            OtherSize(job_id, name),
        )
        for name in targets
    ]
    return InlineKeyboardMarkup([*twos(buttons), [button(say("purpose.back"), OtherSize(job_id, "back"))]])


def delete(job_id: str) -> InlineKeyboardMarkup:
    """Under a master, in place of its buttons."""
    yes = button(say("button.delete_yes"), Delete(job_id, "yes"))
    return InlineKeyboardMarkup([[yes], [button(say("button.delete_no"), Delete(job_id, "no"))]])


def proof(
    job_id: str, numbers: Sequence[int], inspect: InlineKeyboardButton | None = None
) -> InlineKeyboardMarkup | None:
    """Under a proof sheet: each crop larger, a way to say that one is wrong, and to the Inspect page."""
    rows = fours([button(str(number), CloseUp(job_id, number)) for number in numbers])
    if numbers:
        rows.append([button(say("button.wrong"), Wrong(job_id, WHICH))])
    if inspect is not None:
        rows.append([inspect])
    return InlineKeyboardMarkup(rows) if rows else None


def which_is_wrong(job_id: str, numbers: Sequence[int]) -> InlineKeyboardMarkup:
    """The same numbers to say which one, and the way back."""
    rows = fours(
        [button(say("button.wrong_one", number=number), Wrong(job_id, number)) for number in numbers]
    )
    return InlineKeyboardMarkup([*rows, [button(say("button.none_wrong"), Wrong(job_id, NONE_OF_THEM))]])


def lend(job_id: str, number: int) -> InlineKeyboardMarkup:
    yes = button(say("button.lend"), Lend(job_id, number, yes=True))
    return InlineKeyboardMarkup([[yes, button(say("button.lend_not"), Lend(job_id, number, yes=False))]])


def resend(job_id: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[button(say("button.resend"), Resend(job_id))]])


def together(numbered: Sequence[tuple[int, str]]) -> InlineKeyboardMarkup:
    """Below an album of masters: (number, job) for each."""
    buttons = [button(str(number), Master(job_id)) for number, job_id in numbered]
    return InlineKeyboardMarkup(fours(buttons))


def resend_each(numbered: Sequence[tuple[int, str]]) -> InlineKeyboardMarkup:
    """The same to send again what may not have come."""
    return InlineKeyboardMarkup(
        [[button(say("button.resend_one", number=number), Resend(job_id))] for number, job_id in numbered]
    )
