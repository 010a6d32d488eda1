"""The Bot API's methods, one module for each kind. A handler's name is the method's name in snake case."""

from __future__ import annotations

from types import ModuleType

from sandbox.server.methods import (
    album,
    chats,
    deleting,
    editing,
    files,
    forwarding,
    hello,
    inline,
    members,
    profile,
    queries,
    sending,
    topics,
    updates,
)
from sandbox.server.methods.table import Handler, known_methods

_MODULES: tuple[ModuleType, ...] = (
    hello,
    updates,
    sending,
    album,
    editing,
    deleting,
    forwarding,
    files,
    queries,
    inline,
    profile,
    chats,
    members,
    topics,
)


def _collect() -> dict[str, Handler]:
    found: dict[str, Handler] = {}
    for module in _MODULES:
        for name in module.METHODS:
            handler: Handler = getattr(module, name)
            found[name.replace("_", "")] = handler
    return found


METHODS = _collect()
"""Handlers by method name in lower case."""

NOT_HERE = frozenset(known_methods()) - METHODS.keys()
"""Methods of the Bot API that the sandbox says it doesn't have."""
