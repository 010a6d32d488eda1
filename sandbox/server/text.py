"""Text with entities: parse modes, what is recognised by itself, lengths. Offsets are UTF-16 code units."""

from __future__ import annotations

import re
from typing import Final

from sandbox.server import text_html, text_markdown
from sandbox.server.errors import BadRequest
from sandbox.server.limits import CAPTION_CHARS, TEXT_CHARS
from sandbox.server.request import Call
from sandbox.server.store import Json

_FOUND: Final = (
    ("url", re.compile(r"\b(?:https?://|www\.)[^\s<>\"]+[^\s<>\".,;:!?)]")),
    ("email", re.compile(r"\b[\w.+-]+@[\w-]+\.[a-z]{2,}\b", re.I)),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z]\w{3,31}\b")),
    ("hashtag", re.compile(r"(?<![\w#&])#(?=\w*[^\W\d])\w{1,256}")),
    ("bot_command", re.compile(r"(?<![\w/@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{2,31})?\b")),
)
_LITERAL: Final = {"code", "pre", "text_link", "url", "email", "mention"}


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def message_text(call: Call) -> Json:
    """{"text", "entities"} from the parameters of sendMessage and editMessageText."""
    text, entities = _parse(call, call.text("text"), call.text("parse_mode"), call.json("entities"))
    if not text:
        raise BadRequest("message text is empty")
    if len(text) > TEXT_CHARS:
        raise BadRequest("message is too long")
    return {"text": text} | ({"entities": entities} if entities else {})


def caption(call: Call, given: Json | None = None) -> Json:
    """{"caption", "caption_entities"} from the parameters, or from an InputMedia; empty without a caption."""
    if given is None:
        parts = (call.text("caption"), call.text("parse_mode"), call.json("caption_entities"))
    else:
        parts = (given.get("caption", ""), given.get("parse_mode", ""), given.get("caption_entities"))
    text, entities = _parse(call, *parts)
    if len(text) > CAPTION_CHARS:
        raise BadRequest("message caption is too long")
    if not text:
        return {}
    return {"caption": text} | ({"caption_entities": entities} if entities else {})


def from_person(text: str, field: str) -> Json:
    """What a client makes of typed text; `field` is "text" or "caption"."""
    text = text.strip()
    entities = recognised(text, [])
    name = "entities" if field == "text" else "caption_entities"
    return ({field: text} | ({name: entities} if entities else {})) if text else {}


def _parse(call: Call, text: str, mode: str, given: list[Json] | None) -> tuple[str, list[Json]]:
    if mode and not given:
        text, entities = _parse_mode(text, mode)
    else:
        entities = [_checked(entity) for entity in given or []]
    text, entities = _trimmed(text, entities)
    found = sorted([*entities, *recognised(text, entities)], key=lambda one: (one["offset"], -one["length"]))
    return text, [_known_user(call, entity) for entity in found]


def _parse_mode(text: str, mode: str) -> tuple[str, list[Json]]:
    match mode.lower():
        case "html":
            return text_html.parse(text)
        case "markdownv2":
            return text_markdown.parse(text)
        case "markdown":
            return text_markdown.parse_old(text)
        case "none":
            return text, []
    raise BadRequest("unsupported parse_mode")


def _checked(entity: Json) -> Json:
    if not isinstance(entity, dict) or not {"type", "offset", "length"} <= entity.keys():
        raise BadRequest("can't parse MessageEntity: expected an Object")
    return entity


def _known_user(call: Call, entity: Json) -> Json:
    """tg://user?id= becomes a text_mention of a person whom the world knows."""
    url = str(entity.get("url", ""))
    if entity["type"] != "text_link" or not url.startswith("tg://user?id="):
        return entity
    number = url.removeprefix("tg://user?id=")
    user = call.world.user(int(number)) if number.isdigit() else None
    plain = {key: value for key, value in entity.items() if key != "url"}
    return entity if user is None else {**plain, "type": "text_mention", "user": user}


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Without white space at both ends; entities move with the text and empty ones go."""
    lead = units(text[: len(text) - len(text.lstrip())])
    text = text.strip()
    end = units(text)
    out = []
    for entity in entities:
        start = max(0, entity["offset"] - lead)
        stop = min(end, entity["offset"] + entity["length"] - lead)
        if stop > start:
            out.append({**entity, "offset": start, "length": stop - start})
    return text, out


def recognised(text: str, taken: list[Json]) -> list[Json]:
    """Commands, mentions, links and hashtags that stand in no literal entity."""
    busy = [(one["offset"], one["offset"] + one["length"]) for one in taken if one["type"] in _LITERAL]
    out: list[Json] = []
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            start, length = units(text[: match.start()]), units(match[0])
            if any(start < stop and begin < start + length for begin, stop in busy):
                continue
            busy.append((start, start + length))
            out.append({"type": kind, "offset": start, "length": length})
    return sorted(out, key=lambda one: int(one["offset"]))
