"""Faults on demand: what a network or an overloaded Telegram does, asked for by a test or a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

KINDS = ("429", "500", "502", "413", "stall", "drop", "drop_after", "stall_after", "504_after")


@dataclass
class Fault:
    """`method` is a Bot API method, "file" for downloads, or "*". `times` None means until it is cleared.

    429 carries retry_after, 500 is JSON, 502 and 413 are HTML as from the front server. stall waits `seconds`
    before the method is carried out and drop closes the connection without carrying it out; the three with
    _after first carry it out, so that the bot can't know.
    """

    kind: str
    method: str = "*"
    times: int | None = 1
    retry_after: int = 3
    seconds: float = 5.0
    seen: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"There is no fault {self.kind!r}; there are {', '.join(KINDS)}.")


class Faults:
    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(self, **wanted: Any) -> Fault:
        fault = Fault(**wanted)
        self._waiting.append(fault)
        return fault

    def clear(self) -> None:
        self._waiting.clear()

    def take(self, method: str) -> Fault | None:
        """The first fault that fits, which is then used up by one."""
        for fault in self._waiting:
            if fault.method != "*" and fault.method.lower() != method.lower():
                continue
            fault.seen += 1
            if fault.times is not None and fault.seen >= fault.times:
                self._waiting.remove(fault)
            return fault
        return None
