"""The sentences of bot/locale as syntax trees, and the keys that the code names, for the tests of both."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

BOT = Path(__file__).parents[2] / "bot"
LOCALE = BOT / "locale"
SPEAKERS = {"say", "label", "answer_press", "_say", "show_ended", "end_soon", "reason_text"}
"""Functions that are handed a key."""


@dataclass
class Sentence:
    """A message of a file: its gaps, the messages it names, and the variants of each choice by gap."""

    gaps: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    choices: list[tuple[str, set[str]]] = field(default_factory=list)
    literal: str = ""


class _Reader(Visitor):
    def __init__(self) -> None:
        self.sentence = Sentence()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - fluent's name
        self.sentence.gaps.add(node.id.name)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802 - fluent's name
        self.sentence.named.add(node.id.name)

    def visit_TextElement(self, node: ftl.TextElement) -> None:  # noqa: N802 - fluent's name
        self.sentence.literal += node.value

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802 - fluent's name
        assert isinstance(node.selector, ftl.VariableReference), "choices are made by a gap"
        names = {
            variant.key.name if isinstance(variant.key, ftl.Identifier) else str(variant.key.value)
            for variant in node.variants
        }
        self.sentence.choices.append((node.selector.id.name, names))
        self.generic_visit(node)


def languages() -> list[str]:
    return sorted(folder.name for folder in LOCALE.iterdir() if folder.is_dir())


@cache
def resources(language: str) -> dict[str, ftl.Resource]:
    """The files of a language, parsed, by name."""
    parser = FluentParser()
    return {
        file.name: parser.parse(file.read_text("utf-8")) for file in sorted((LOCALE / language).glob("*.ftl"))
    }


@cache
def sentences(language: str) -> dict[str, Sentence]:
    """All messages of a language by id."""
    found: dict[str, Sentence] = {}
    for name, resource in resources(language).items():
        for entry in resource.body:
            assert not isinstance(entry, ftl.Junk), f"{language}/{name}: {str(entry.content)[:80]!r}"
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in found, f"{language}: {entry.id.name} twice"
                reader = _Reader()
                reader.visit(entry)
                found[entry.id.name] = reader.sentence
    return found


def all_gaps(language: str, key: str) -> set[str]:
    """The gaps of a message and of those it names."""
    sentence = sentences(language)[key]
    return sentence.gaps.union(*(all_gaps(language, other) for other in sentence.named))


def plural_forms(language: str) -> set[str]:
    """The plural categories of a language by CLDR, as babel has them."""
    return {*Locale.parse(language).plural_form.tags, "other"}


@dataclass
class Named:
    """Keys in the code: whole ones, patterns of those put together, and which are surely said."""

    literals: set[str] = field(default_factory=set)
    patterns: list[re.Pattern[str]] = field(default_factory=list)
    said: set[str] = field(default_factory=set)


@cache
def named_in_code() -> Named:
    found = Named()
    for file in BOT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.literals.add(_id(node.value))
            elif isinstance(node, ast.JoinedStr):
                pattern = "".join(_part(part) for part in node.values)
                if re.match(r"[a-z_]+(\\\.|\\-)", pattern):
                    found.patterns.append(re.compile(pattern))
            elif isinstance(node, ast.Call) and _name(node.func) in SPEAKERS:
                found.said.update(_id(key) for key in _keys(node))
                if _name(node.func) == "reason_text" and isinstance(node.args[0], ast.Constant):
                    found.patterns.append(re.compile(rf"{node.args[0].value!s}\-[a-z0-9_-]+"))
    return found


def _keys(call: ast.Call) -> Iterator[str]:
    """Keys among the arguments, also of `a if … else b`."""
    for argument in call.args[:2]:
        for node in ast.walk(argument):
            value = node.value if isinstance(node, ast.Constant) else None
            if isinstance(value, str) and re.fullmatch(r"[a-z_0-9]+(\.[a-z_0-9]+)+", value):
                yield value


def _part(part: ast.expr) -> str:
    return re.escape(_id(str(part.value))) if isinstance(part, ast.Constant) else "[a-z0-9_-]+"


def _name(function: Any) -> str:
    return str(getattr(function, "id", getattr(function, "attr", "")))


def _id(key: str) -> str:
    return key.replace(".", "-")
