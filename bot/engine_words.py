"""What the engine says in English, said in the language that is spoken now.

The engine's sentences are part of its contract, and stored with every reading and report. Each has its
message in bot/locale/en/seen.ftl or check.ftl; from these come the patterns that recognise it, figures and
names included. What isn't recognised (a sentence of an older or newer engine) stays English.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import product

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.speaking import FALLBACK, spoken
from bot.texts import say

FILES = ("seen.ftl", "check.ftl")
LIST, SENTENCE, COUNT = "what", "rest", "count"
"""Gaps that hold the engine's own words again: a list, what follows a colon; and one of figures."""
UNSPACED = ("zh_hans",)
"""Languages without a space between sentences."""
CAPITALS_STAY = ("de",)
"""Languages in which a small letter after a colon could be wrong."""


def in_words(text: str) -> str:
    """One or more of the engine's sentences in the language spoken now."""
    if spoken() == FALLBACK or not text:
        return text
    sentences = re.split(r"(?<=\.) ", text)
    said = []
    while sentences:
        # Some messages are two sentences, and a quoted text may hold a full stop: the longest match wins.
        for end in range(len(sentences), 0, -1):
            found = recognised(" ".join(sentences[:end]))
            if found is not None:
                said.append(say(found[0], **_inside(found[1])))
                break
        else:
            end = 1
            said.append(sentences[0])
        del sentences[:end]
    return ("" if spoken() in UNSPACED else " ").join(said)


def _inside(gaps: dict[str, object]) -> dict[str, object]:
    """Gaps with the engine's words in them said, too."""
    found = dict(gaps)
    if LIST in gaps:
        found[LIST] = ", ".join(in_words(part) for part in str(gaps[LIST]).split(", "))
    if SENTENCE in gaps:
        rest = in_words(str(gaps[SENTENCE]))
        found[SENTENCE] = rest if spoken() in CAPITALS_STAY else rest[:1].lower() + rest[1:]
    return found


def recognised(text: str) -> tuple[str, dict[str, object]] | None:
    """The message and the gaps behind one of the engine's sentences; whole numbers as such."""
    for key, pattern in _patterns():
        if match := pattern.fullmatch(text):
            gaps = match.groupdict()
            return key, {name: int(gap) if gap.isdecimal() else gap for name, gap in gaps.items()}
    return None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(message, pattern) for each wording, those with more words of their own first."""
    found: list[tuple[str, str]] = []
    for name in FILES:
        text = files("bot").joinpath("locale", FALLBACK, name).read_text("utf-8")
        for entry in FluentParser().parse(text).body:
            if isinstance(entry, ftl.Message) and entry.value is not None:
                found += [(entry.id.name, wording) for wording in _wordings(entry.value)]
    found.sort(key=lambda one: -len(re.sub(r"\(\?P<\w+>[^)]*\)", "", one[1])))
    return tuple((key, re.compile(wording, re.IGNORECASE)) for key, wording in found)


def _wordings(pattern: ftl.Pattern) -> list[str]:
    """A message as regular expressions, one for each way through its choices."""
    parts = [_part(element) for element in pattern.elements]
    return ["".join(way) for way in product(*parts)]


def _part(element: ftl.TextElement | ftl.Placeable) -> list[str]:
    if isinstance(element, ftl.TextElement):
        return [re.escape(element.value)]
    inside = element.expression
    if isinstance(inside, ftl.SelectExpression):
        return [wording for variant in inside.variants for wording in _wordings(variant.value)]
    assert isinstance(inside, ftl.VariableReference)
    gap = r"\d+" if inside.id.name == COUNT else ".+"
    return [f"(?P<{inside.id.name}>{gap})"]
