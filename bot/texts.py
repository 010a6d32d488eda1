"""What the bot says, by key, in the language that is spoken now.

A new sentence goes into a file of bot/locale/en (Project Fluent: https://projectfluent.org), where the
dots of its key are hyphens: `say("press.made", size=…)` says `press-made = …{ $size }…`. Give a count as
an int, so that each language can have its plural forms. Other languages follow in the files of the same
name beside; tests/bot/test_locale.py tells what is missing or stale.

Nothing else in bot/ holds words for people. Engine reasons have sentences under "unreadable.<reason>"
and "failed.<reason>".
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files

import structlog
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentNone, FluentNumber, fluent_number

from bot.speaking import FALLBACK, RIGHT_TO_LEFT, spoken

Filling = str | FluentNumber | FluentNone
log = structlog.get_logger(__name__)

LONGEST_FILLING = 900
"""Fluent says nothing at all where a gap is filled with more than 1000 signs, isolates included."""
FIRST_STRONG, POP = "\u2068", "\u2069"
"""Unicode's isolates: a file name in Latin letters can't upset the order of an Arabic sentence."""
RIGHT_TO_LEFT_MARK = "\u200f"
"""Before a line that begins with a figure, a bullet or a foreign word, which would turn it around."""
INVISIBLE = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200f"))


def say(key: str, **gaps: object) -> str:
    """The sentence of this key with its gaps filled. KeyError for an unknown key or an empty gap: tests
    find those."""
    language = spoken()
    filled = {name: _filling(value, language) for name, value in gaps.items()}
    text = _said(key, filled, language)
    return "\n".join(map(_from_the_right, text.split("\n"))) if language in RIGHT_TO_LEFT else text


def label(key: str, **gaps: object) -> str:
    """The same for a button: clients show isolates there as boxes, and a label has no order to upset."""
    return plain(say(key, **gaps))


def plain(text: str) -> str:
    """Text without isolates and marks."""
    return text.translate(INVISIBLE)


@cache
def words_of(key: str, language: str) -> tuple[str, ...]:
    """A list of words that are read, not said. They have a file of their own: reading all sentences of all
    languages takes a while."""
    found = FluentBundle([language.replace("_", "-")], use_isolating=False)
    file = files("bot").joinpath("locale", language, "asking.ftl")
    found.add_resource(FluentResource(file.read_text("utf-8")))
    pattern = found.get_message(_id(key)).value
    return tuple(str(found.format_pattern(pattern)[0]).split()) if pattern else ()


def reason_text(family: str, reason: str, **gaps: object) -> str:
    """The sentence for a reason of engine.errors, or the family's general one."""
    # A job may end with what a source's reading could have ended with: the worker's limits are its own.
    keys = (f"{family}.{reason}", f"unreadable.{reason}")
    known = bundle(FALLBACK).has_message
    return say(next((key for key in keys if known(_id(key))), f"{family}.other"), **gaps)


@cache
def bundle(language: str) -> FluentBundle:
    """The sentences of a language, from its files."""
    found = FluentBundle([language.replace("_", "-")], use_isolating=False)
    for file in sorted(files("bot").joinpath("locale", language).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".ftl"):
            found.add_resource(FluentResource(file.read_text("utf-8")))
    return found


def _said(key: str, filled: dict[str, Filling], language: str) -> str:
    sentences = bundle(language)
    if not sentences.has_message(_id(key)):
        if language == FALLBACK:
            raise KeyError(key)
        log.warning("a sentence is missing", key=key, language=language)
        return _said(key, filled, FALLBACK)
    pattern = sentences.get_message(_id(key)).value
    if pattern is None:
        raise KeyError(key)
    text, errors = sentences.format_pattern(pattern, filled)
    if errors:
        if language == FALLBACK:
            raise KeyError(key, *errors)
        log.warning("a sentence can't be said", key=key, language=language, error=str(errors[0]))
        return _said(key, filled, FALLBACK)
    return str(text)


def _filling(value: object, language: str) -> Filling:
    """Numbers as they are, for plural forms, without separators: they are pixels and seconds. Words from
    elsewhere are isolated where directions could mix."""
    if isinstance(value, int):
        return fluent_number(value, useGrouping=False)
    if isinstance(value, float):
        return fluent_number(value, useGrouping=False, minimumFractionDigits=1, maximumFractionDigits=1)
    text = str(value)
    if len(text) > LONGEST_FILLING:
        text = f"{text[: LONGEST_FILLING - 1]}…"
    mixed = language in RIGHT_TO_LEFT or any(
        unicodedata.bidirectional(letter) in ("R", "AL") for letter in text
    )
    return f"{FIRST_STRONG}{text}{POP}" if text and mixed else text


def _from_the_right(line: str) -> str:
    known = not line or unicodedata.bidirectional(line[0]) in ("R", "AL")
    return line if known else RIGHT_TO_LEFT_MARK + line


def _id(key: str) -> str:
    return key.replace(".", "-")
