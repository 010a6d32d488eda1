"""parse_mode MarkdownV2 and the old Markdown, with the errors of tdlib."""

from __future__ import annotations

import re
from typing import Final

from sandbox.server.errors import BadRequest
from sandbox.server.store import Json

_RESERVED: Final = frozenset("_*[]()~`>#+-=|{}.!")
_MARKS: Final = (
    ("__", "underline", "Underline"),
    ("||", "spoiler", "Spoiler"),
    ("_", "italic", "Italic"),
    ("*", "bold", "Bold"),
    ("~", "strikethrough", "Strikethrough"),
)
_LINK: Final = re.compile(r"\(((?:\\.|[^)\\])*)\)")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _refuse(problem: str) -> BadRequest:
    return BadRequest(f"can't parse entities: {problem}")


class _Parser:
    """Walks over MarkdownV2 once; `out` is the plain text so far."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self.out = text, 0, ""
        self.entities: list[Json] = []
        self.open: list[tuple[str, str, str, int, int]] = []  # mark, type, name, start, byte offset

    def byte(self) -> int:
        return len(self.text[: self.at].encode())

    def run(self) -> tuple[str, list[Json]]:
        while self.at < len(self.text):
            if not (self._escaped() or self._code() or self._mark() or self._link()):
                self._literal()
        if self.open:
            _, _, name, _, byte = self.open[-1]
            raise _refuse(f"Can't find end of {name} entity at byte offset {byte}")
        self.entities.reverse()  # of two with the same place, the outer one comes first
        return self.out, sorted(self.entities, key=lambda one: (one["offset"], -one["length"]))

    def _add(self, kind: str, start: int, **more: str) -> None:
        length = _units(self.out) - start
        if length:
            self.entities.append({"type": kind, "offset": start, "length": length, **more})

    def _escaped(self) -> bool:
        following = self.text[self.at + 1 : self.at + 2]
        if self.text[self.at] != "\\" or not following or not 0 < ord(following) < 127:
            return False
        self.out += following
        self.at += 2
        return True

    def _code(self) -> bool:
        mark = "```" if self.text.startswith("```", self.at) else "`" if self.text[self.at] == "`" else ""
        if not mark:
            return False
        name, kind = ("PreCode", "pre") if mark == "```" else ("Code", "code")
        pattern = re.compile(r"(?:\\.|[^\\])*?(?=" + mark + ")", re.DOTALL)
        found = pattern.match(self.text, self.at + len(mark))
        if found is None:
            raise _refuse(f"Can't find end of {name} entity at byte offset {self.byte()}")
        body = re.sub(r"\\([`\\])", r"\1", found[0])
        more = {}
        if kind == "pre" and (match := re.match(r"([\w+-]+)\n", body)):
            more, body = {"language": match[1]}, body[match.end() :]
        start = _units(self.out)
        self.out += body.removeprefix("\n") if kind == "pre" else body
        self._add(kind, start, **more)
        self.at = found.end() + len(mark)
        return True

    def _mark(self) -> bool:
        for mark, kind, name in _MARKS:
            if not self.text.startswith(mark, self.at):
                continue
            if self.open and self.open[-1][0] == mark:
                self._add(kind, self.open.pop()[3])
            else:
                self.open.append((mark, kind, name, _units(self.out), self.byte()))
            self.at += len(mark)
            return True
        return False

    def _link(self) -> bool:
        char = self.text[self.at]
        if char == "[":
            self.open.append(("[", "text_link", "TextUrl", _units(self.out), self.byte()))
            self.at += 1
            return True
        if char != "]" or not self.open or self.open[-1][0] != "[":
            return False
        match = _LINK.match(self.text, self.at + 1)
        start = self.open.pop()[3]
        self.at = match.end() if match else self.at + 1
        if match:
            self._add("text_link", start, url=re.sub(r"\\(.)", r"\1", match[1]))
        return True

    def _literal(self) -> None:
        char = self.text[self.at]
        line_start = self.at == 0 or self.text[self.at - 1] == "\n"
        if char in _RESERVED and not (char == ">" and line_start):
            raise _refuse(f"Character '{char}' is reserved and must be escaped with the preceding '\\'")
        self.out += "" if char == ">" else char
        self.at += 1


def parse(text: str) -> tuple[str, list[Json]]:
    """MarkdownV2. Block quotations lose their sign but make no entity here."""
    return _Parser(text).run()


_OLD: Final = re.compile(
    r"\\([_*`\[])|```(?:\w+\n)?(.+?)```|`([^`]+)`|\*([^*]+)\*|_([^_]+)_|\[([^\]]+)\]\(([^)]+)\)", re.S
)
_OLD_KINDS: Final = {2: "pre", 3: "code", 4: "bold", 5: "italic", 6: "text_link"}


def parse_old(text: str) -> tuple[str, list[Json]]:
    """The legacy Markdown: no nesting; a mark without its end is an error."""
    out, entities, position = "", list[Json](), 0
    for match in _OLD.finditer(text):
        out += _old_literal(text, position, match.start())
        position = match.end()
        if match[1]:
            out += match[1]
            continue
        group = next(number for number in _OLD_KINDS if match[number])
        entity: Json = {"type": _OLD_KINDS[group], "offset": _units(out), "length": _units(match[group])}
        entities.append(entity | ({"url": match[7]} if group == 6 else {}))
        out += match[group]
    return out + _old_literal(text, position, len(text)), entities


def _old_literal(text: str, start: int, end: int) -> str:
    if found := re.search(r"[_*`]", text[start:end]):
        byte = len(text[: start + found.start()].encode())
        raise _refuse(f"Can't find end of the entity starting at byte offset {byte}")
    return text[start:end]
