"""What may be in an answer of a process that is not believed: known classes, their fields as annotated.

Bytes that are really a word matter: a library may take the word for a file's name and send that file.
"""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

_ANYTHING = (Any, object)
MOST_DEPTH = 20

Name = tuple[str, str]
Maker = Callable[..., Any]


class NotPlain(Exception):
    """It is none of our answers."""


class Known:
    """What answers may hold beside plain values. kinds: classes whose instances go field by field, each
    checked by its annotation. makers: what may be called, by the name it has in the pickle; each must look
    at its arguments itself."""

    def __init__(self, kinds: Iterable[type], makers: Mapping[Name, Maker] | None = None) -> None:
        self.kinds = {(kind.__module__, kind.__qualname__): kind for kind in kinds}
        self.fields = {kind: hints_of(kind) for kind in self.kinds.values()}
        self.makers = makers or {}


def check(found: Any, known: Known, most: int, never: tuple[type, ...]) -> None:
    """No more than it may be, however often it names one value again (a list in itself has no end), and then
    each field what it should be."""
    waiting, left = [(found, 0)], most
    instances = []
    while waiting:
        value, depth = waiting.pop()
        inside: Collection[Any] = ()
        if type(value) in (list, tuple):
            inside = value
        elif type(value) is dict:
            inside = value.values()
        elif type(value) in known.fields:
            inside = vars(value).values()
            instances.append(value)
        elif type(value) in never:
            raise NotPlain("a part of an answer")
        left -= len(inside)
        if left < 0 or depth > MOST_DEPTH:
            raise NotPlain("more than an answer has")
        waiting.extend((one, depth + 1) for one in inside)
    for one in instances:
        for name, hint in known.fields[type(one)].items():
            if name not in vars(one) or not fits(vars(one)[name], hint):
                raise NotPlain(f"no {name} of {type(one).__name__}")


def hints_of(kind: type) -> dict[str, Any]:
    """What belongs in each field of a dataclass; anything in those without an annotation."""
    hints = get_type_hints(kind)
    return {name: hints.get(name, object) for name in inspect.signature(kind).parameters}


def fits(value: Any, hint: Any) -> bool:
    """Of arrays only that they are some."""
    inner, outer = get_args(hint), get_origin(hint)
    if hint in _ANYTHING:
        return True
    if outer is Literal:
        return any(type(value) is type(one) and value == one for one in inner)
    if outer in (Union, types.UnionType):
        return any(fits(value, one) for one in inner)
    if hint is float:
        return type(value) in (float, int)
    return type(value) is (outer or hint) and _holds(value, inner)


def _holds(value: Any, inner: tuple[Any, ...]) -> bool:
    """Whether what is in a container is what should be."""
    if type(value) is tuple and inner[-1:] == (...,):
        return all(fits(one, inner[0]) for one in value)
    if type(value) is tuple:
        return len(value) == len(inner) and all(map(fits, value, inner))
    if type(value) is list:
        return all(fits(one, inner[0]) for one in value)
    if type(value) is dict:
        return all(fits(key, inner[0]) and fits(one, inner[1]) for key, one in value.items())
    return True
