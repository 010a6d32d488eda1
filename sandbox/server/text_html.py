"""parse_mode HTML, with the errors of tdlib's parse_html."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Final

from sandbox.server.errors import BadRequest
from sandbox.server.store import Json

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE: Final = re.compile(r"([a-zA-Z-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_ENTITY: Final = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
_KINDS: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}


@dataclass
class _Open:
    tag: str
    attributes: dict[str, str]
    start: int
    at: int


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _plain(text: str) -> str:
    """Only the entities that Telegram knows are decoded."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text)


def parse(text: str) -> tuple[str, list[Json]]:
    """Plain text and its entities. Raises BadRequest for markup that Telegram refuses."""
    out, entities, stack = "", [], list[_Open]()
    position = 0
    while (less := text.find("<", position)) >= 0:
        out += _plain(text[position:less])
        at = len(text[:less].encode())
        match = _TAG.match(text, less)
        if match is None:
            raise BadRequest(f'can\'t parse entities: Unsupported start tag "" at byte offset {at}')
        closing, tag, rest = match[1], match[2].lower(), match[3]
        if closing:
            entities += _close(stack, tag, _units(out), at)
        else:
            stack.append(_opened(tag, rest, _units(out), at))
        position = match.end()
    out += _plain(text[position:])
    if stack:
        last = stack[-1]
        problem = f'Can\'t find end tag corresponding to start tag "{last.tag}"'
        raise BadRequest(f"can't parse entities: {problem}")
    entities.reverse()  # of two with the same place, the outer one was closed last and comes first
    return out, sorted(entities, key=lambda one: (one["offset"], -one["length"]))


def _opened(tag: str, rest: str, start: int, at: int) -> _Open:
    if tag not in _KINDS:
        raise BadRequest(f'can\'t parse entities: Unsupported start tag "{tag}" at byte offset {at}')
    found = _ATTRIBUTE.findall(rest)
    attributes = {name.lower(): html.unescape(one or two or three) for name, one, two, three in found}
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise BadRequest(
            f'can\'t parse entities: Tag "span" must have class "tg-spoiler" at byte offset {at}'
        )
    return _Open(tag, attributes, start, at)


def _close(stack: list[_Open], tag: str, end: int, at: int) -> list[Json]:
    if not stack:
        raise BadRequest(f"can't parse entities: Unexpected end tag at byte offset {at}")
    opened = stack.pop()
    if opened.tag != tag:
        problem = f'Unmatched end tag at byte offset {at}, expected "</{opened.tag}>", found "</{tag}>"'
        raise BadRequest(f"can't parse entities: {problem}")
    length = end - opened.start
    if length == 0 or (tag == "code" and stack and stack[-1].tag == "pre" and _language(opened, stack[-1])):
        return []
    return _entity(opened, length)


def _language(code: _Open, pre: _Open) -> bool:
    """<pre><code class="language-x"> is one entity: the language goes to the pre."""
    name = code.attributes.get("class", "")
    if not name.startswith("language-") or code.start != pre.start:
        return False
    pre.attributes["language"] = name.removeprefix("language-")
    return True


def _entity(opened: _Open, length: int) -> list[Json]:
    entity: Json = {"type": _KINDS[opened.tag], "offset": opened.start, "length": length}
    attributes = opened.attributes
    if opened.tag == "a":
        if not attributes.get("href"):
            return []
        entity["url"] = attributes["href"]
    if opened.tag == "blockquote" and "expandable" in attributes:
        entity["type"] = "expandable_blockquote"
    if opened.tag == "pre" and "language" in attributes:
        entity["language"] = attributes["language"]
    if opened.tag == "tg-emoji":
        entity["custom_emoji_id"] = attributes.get("emoji-id", "")
    return [entity]
