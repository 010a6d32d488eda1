"""What stands under a master in a team's channel, and how its title and tags are read from people's words."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

from bot.texts import say
from bot.wishes import wish_in
from bot.words import format_text, size_text
from storage.letters import JOINERS, MARKS
from storage.library_view import Asset

LONGEST_TITLE = 120
MOST_TAGS = 12
LONGEST_TAG = 40
SOURCE_VERDICTS = ("original", "degraded", "unproven")
TRUST_VERDICTS = ("green", "amber", "red")
_WORD = rf"[\w{MARKS}{JOINERS}]+"
"""A vowel of Hindi or Thai may be a mark, which is no letter to \\w."""
_TAG = re.compile(f"#({_WORD})")
_NOT_TITLE = re.compile(rf"#{_WORD}|@\w+|(?:^|\s)/\w+(?:@\w+)?|https?://\S+")


def tags_in(text: str) -> tuple[str, ...]:
    """Hashtags without #, in small letters, each once."""
    found = dict.fromkeys(_folded(tag) for tag in _TAG.findall(text))
    return tuple(found)[:MOST_TAGS]


def _folded(tag: str) -> str:
    """In small letters, and in one of the ways in which the same signs can be written."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", tag).casefold())[:LONGEST_TAG]


def title_in(text: str) -> str:
    """The words that are no tag, command, mention or link; "" when there are none, or when they ask for a
    size."""
    words = " ".join(_NOT_TITLE.sub(" ", text).split())
    return "" if wish_in(words).size else words[:LONGEST_TITLE]


def title_of_file(name: str) -> str:
    """A file's name without its ending, for a master that nobody gave a title."""
    return PurePath(name).stem[:LONGEST_TITLE] or "photo"


def tag_of_topic(name: str) -> tuple[str, ...]:
    """A topic's name as a tag: one word."""
    word = _folded("_".join(re.findall(_WORD, name)))
    return (word,) if word else ()


def post_link(channel_id: int, message_id: int | None, channel_name: str = "") -> str:
    """Telegram's link to a post; for a private channel it opens for its members only."""
    number = message_id or 1
    if channel_name:
        return f"https://t.me/{channel_name}/{number}"
    return f"https://t.me/c/{str(channel_id).removeprefix('-100')}/{number}"


def titled(asset: Asset) -> str:
    """Its title, from the second version on with the version."""
    if asset.version < 2:
        return asset.title
    return say("asset.version", title=asset.title, version=asset.version)


def caption(asset: Asset, *, before: str | None, after: tuple[int, str] | None = None) -> str:
    """before: link to the post it replaces. after: version and link of what has replaced it."""
    lines = [titled(asset)]
    if after is not None:
        lines.append(say("asset.replaced", version=after[0], link=after[1]))
    if before is not None:
        lines.append(say("asset.replaces", link=before))
    size = size_text(asset.bytes)
    made_as = format_text(asset.format)
    lines.append(say("asset.facts", width=asset.width, height=asset.height, format=made_as, size=size))
    if asset.source_verdict in SOURCE_VERDICTS:
        lines.append(say("asset.source", verdict=say(f"album.verdict.{asset.source_verdict}")))
    if asset.trust_verdict in TRUST_VERDICTS:
        lines.append(say(f"trust.{asset.trust_verdict}_alone"))
    if asset.approved_name:
        asked = asset.asked_name or asset.approved_name
        lines.append(say("asset.people", asked=asked, approved=asset.approved_name))
    if asset.tags:
        lines.append(" ".join(f"#{tag}" for tag in asset.tags))
    return "\n".join(lines)[:1024]
