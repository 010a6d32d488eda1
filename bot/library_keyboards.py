"""Buttons of a team's library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from telegram import InlineKeyboardMarkup

from bot.buttons import WIDE, button, fours
from bot.library_presses import ChangeLibrary, EndLink, Found, Publish, TakeOut
from bot.texts import say
from storage.library_view import Link


def publish_surely(job_id: str, group_id: int) -> InlineKeyboardMarkup:
    """After the warning that the check found a face or a text changed."""
    return InlineKeyboardMarkup([[button(say("button.publish_red"), Publish(job_id, "red", group_id))]])


def published(job_id: str, group_id: int, asset_id: int) -> InlineKeyboardMarkup:
    """Under the word that a master is published."""
    return InlineKeyboardMarkup(
        [
            [button(say("button.publish_versions"), Publish(job_id, "versions", group_id))],
            [button(say("button.unpublish"), TakeOut(asset_id, "ask"))],
        ]
    )


def which_team(job_id: str, links: Sequence[Link]) -> InlineKeyboardMarkup:
    """The channels of the teams that a person may publish for."""
    rows = [[button(link.channel_title[:WIDE], Publish(job_id, "go", link.group_id))] for link in links]
    return InlineKeyboardMarkup(rows)


def take_out(asset_id: int) -> InlineKeyboardMarkup:
    yes = button(say("button.unpublish_yes"), TakeOut(asset_id, "yes"))
    return InlineKeyboardMarkup([[yes], [button(say("button.delete_no"), TakeOut(asset_id, "no"))]])


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
        rows.append([button(chosen, ChangeLibrary(one))])
    if publishers:
        rows.append([button(say("button.library_off"), ChangeLibrary("ask"))])
    for group_id, title in others.items():
        label = say("button.library_end_other", group=title)
        rows.append([button(label, EndLink(group_id, "ask"))])
    return InlineKeyboardMarkup(rows)


def library_end_other(group_id: int, title: str) -> InlineKeyboardMarkup:
    yes = button(say("button.library_end_other", group=title), EndLink(group_id, "yes"))
    return InlineKeyboardMarkup([[yes], [button(say("button.delete_no"), EndLink(group_id, "no"))]])


def library_end() -> InlineKeyboardMarkup:
    yes = button(say("button.library_off_yes"), ChangeLibrary("off"))
    return InlineKeyboardMarkup([[yes], [button(say("button.delete_no"), ChangeLibrary("no"))]])


def with_master(markup: InlineKeyboardMarkup, asset_id: int) -> InlineKeyboardMarkup:
    """A card's buttons below the way to a master that the library has already."""
    send = button(say("button.send_master"), Found(asset_id))
    return InlineKeyboardMarkup([[send], *markup.inline_keyboard])


def found(assets: Sequence[int], first: int, more: bool) -> InlineKeyboardMarkup:
    """A number for each master found, and the way to the next page."""
    numbers = [button(str(first + i), Found(asset_id)) for i, asset_id in enumerate(assets, start=1)]
    rows = fours(numbers)
    if more:
        rows.append([button(say("button.find_more"), Found(0, first + len(assets)))])
    return InlineKeyboardMarkup(rows)
