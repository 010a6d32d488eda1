"""Reads pickles of processes that may have been taken over, as data: no name is looked up, nothing is called.

The standard library's unpickler imports what is named, follows dots in names, calls what it finds and sets
attributes on it, so whoever lets some of that through must have thought of all the rest. Here it is the other
way round: only the instructions that our own answers are written in are known, a name only picks from a short
table, and attributes go to instances that the same answer began.
"""

from __future__ import annotations

import pickle
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.known_values import Known, NotPlain, check

MOST_STEPS = 100_000
"""Instructions of one answer, and values in it. Real ones have some hundreds: an array, or a file, is one."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A name that stands in the pickle. Never part of an answer."""

    module: str
    name: str


@dataclass
class _State:
    packed: memoryview
    known: Known
    parts: list[Any]
    """Buffers that came beside, the next one last."""
    at: int = 0
    stack: list[Any] = field(default_factory=list)
    below: list[list[Any]] = field(default_factory=list)
    """Stacks that are laid aside, one for each mark."""
    memo: list[Any] = field(default_factory=list)

    def take(self, length: int) -> memoryview:
        if length > len(self.packed) - self.at:
            raise NotPlain("less than it says")
        self.at += length
        return self.packed[self.at - length : self.at]

    def number(self, form: str) -> Any:
        return struct.unpack(form, self.take(struct.calcsize(form)))[0]

    def since_mark(self) -> list[Any]:
        found, self.stack = self.stack, self.below.pop()
        return found


def read(packed: bytes | memoryview, known: Known, parts: Sequence[memoryview] = ()) -> Any:
    """The value. parts: the buffers beside it. NotPlain when it is anything but plain values, what is `known`
    and `parts`."""
    state = _State(memoryview(packed), known, list(reversed(parts)))
    try:
        for _ in range(MOST_STEPS):
            code = bytes(state.take(1))
            if code == pickle.STOP:
                (found,) = state.stack
                check(found, known, MOST_STEPS, never=(_Named, memoryview))
                return found
            if (step := _STEPS.get(code)) is None:
                raise NotPlain(f"instruction {code!r}")
            step(state)
    except NotPlain:
        raise
    except Exception as error:  # whatever forged bytes make of themselves
        raise NotPlain(type(error).__name__) from error
    raise NotPlain("more than an answer has")


def _named(state: _State) -> None:
    module, name = state.stack.pop(-2), state.stack.pop()
    if type(module) is not str or type(name) is not str:
        raise NotPlain("a name that is none")
    state.stack.append(_Named(module, name))


def _reduce(state: _State) -> None:
    named, arguments = _called(state)
    maker = state.known.makers.get((named.module, named.name))
    if maker is None:
        raise NotPlain(f"{named.module}.{named.name}"[:100])
    state.stack.append(maker(*arguments))


def _new(state: _State) -> None:
    named, arguments = _called(state)
    kind = state.known.kinds.get((named.module, named.name))
    if kind is None or arguments:
        raise NotPlain(f"{named.module}.{named.name}"[:100])
    state.stack.append(object.__new__(kind))


def _called(state: _State) -> tuple[_Named, tuple[Any, ...]]:
    named, arguments = state.stack.pop(-2), state.stack.pop()
    if type(named) is not _Named or type(arguments) is not tuple:
        raise NotPlain("a call of what has no name")
    return named, arguments


def _build(state: _State) -> None:
    """Give an instance its fields: once, all of them, and no others."""
    instance, given = state.stack[-2], state.stack.pop()
    if isinstance(instance, Exception):
        return  # notes and the like
    fields = state.known.fields.get(type(instance))
    if fields is None or type(given) is not dict or given.keys() != fields.keys() or vars(instance):
        raise NotPlain("fields of something else")
    vars(instance).update(given)


def _set_items(target: Any, items: list[Any]) -> None:
    keys = items[::2]
    if type(target) is not dict or any(type(key) is not str for key in keys):
        # Numbers can be chosen so that they all fall into one place of the dict.
        raise NotPlain("a dict with other keys than words")
    target.update(zip(keys, items[1::2], strict=True))


def _extend(target: Any, items: list[Any]) -> None:
    if type(target) is not list:
        raise NotPlain("items of something else")
    target.extend(items)


def _mark(state: _State) -> None:
    state.below.append(state.stack)
    state.stack = []


def _again(form: str) -> Callable[[_State], None]:
    return lambda state: state.stack.append(state.memo[state.number(form)])


def _number(form: str) -> Callable[[_State], None]:
    return lambda state: state.stack.append(state.number(form))


def _bytes(form: str) -> Callable[[_State], None]:
    return lambda state: state.stack.append(bytes(state.take(state.number(form))))


def _text(form: str) -> Callable[[_State], None]:
    # As it is written: a file's name may hold halves of characters.
    return lambda state: state.stack.append(str(state.take(state.number(form)), "utf-8", "surrogatepass"))


def _long(state: _State) -> None:
    state.stack.append(int.from_bytes(state.take(state.number("<B")), "little", signed=True))


def _constant(value: object) -> Callable[[_State], None]:
    return lambda state: state.stack.append(value)


def _tuple(length: int) -> Callable[[_State], None]:
    def step(state: _State) -> None:
        if len(state.stack) < length:
            raise NotPlain("less than it says")
        state.stack[-length:] = [tuple(state.stack[-length:])]

    return step


def _tuple_since_mark(state: _State) -> None:
    found = tuple(state.since_mark())
    state.stack.append(found)


_STEPS: dict[bytes, Callable[[_State], object]] = {
    pickle.PROTO: lambda state: state.take(1),
    pickle.FRAME: lambda state: state.take(8),
    pickle.MEMOIZE: lambda state: state.memo.append(state.stack[-1]),
    pickle.BINGET: _again("<B"),
    pickle.LONG_BINGET: _again("<I"),
    pickle.NONE: _constant(None),
    pickle.NEWTRUE: _constant(True),
    pickle.NEWFALSE: _constant(False),
    pickle.BININT: _number("<i"),
    pickle.BININT1: _number("<B"),
    pickle.BININT2: _number("<H"),
    pickle.LONG1: _long,
    pickle.BINFLOAT: _number(">d"),
    pickle.SHORT_BINBYTES: _bytes("<B"),
    pickle.BINBYTES: _bytes("<I"),
    pickle.BINBYTES8: _bytes("<Q"),
    pickle.SHORT_BINUNICODE: _text("<B"),
    pickle.BINUNICODE: _text("<I"),
    pickle.BINUNICODE8: _text("<Q"),
    pickle.MARK: _mark,
    pickle.EMPTY_TUPLE: _constant(()),
    pickle.TUPLE1: _tuple(1),
    pickle.TUPLE2: _tuple(2),
    pickle.TUPLE3: _tuple(3),
    pickle.TUPLE: _tuple_since_mark,
    pickle.EMPTY_LIST: lambda state: state.stack.append([]),
    pickle.APPEND: lambda state: _extend(items=[state.stack.pop()], target=state.stack[-1]),
    pickle.APPENDS: lambda state: _extend(items=state.since_mark(), target=state.stack[-1]),
    pickle.EMPTY_DICT: lambda state: state.stack.append({}),
    pickle.SETITEM: lambda state: _set_items(
        items=[state.stack.pop(-2), state.stack.pop()], target=state.stack[-1]
    ),
    pickle.SETITEMS: lambda state: _set_items(items=state.since_mark(), target=state.stack[-1]),
    pickle.STACK_GLOBAL: _named,
    pickle.REDUCE: _reduce,
    pickle.NEWOBJ: _new,
    pickle.BUILD: _build,
    pickle.NEXT_BUFFER: lambda state: state.stack.append(state.parts.pop()),
    pickle.READONLY_BUFFER: lambda state: state.stack.append(state.stack.pop().toreadonly()),
}
