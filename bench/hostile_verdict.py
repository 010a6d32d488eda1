"""What came of the hostile inputs, and whether it is as it must be."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from bench.hostile_place import Place
from bench.hostile_telegram import Between
from bench.hostile_watch import Used
from bench.soak_verdict import errors_in, warnings_in

MOST_LINES = 40


@dataclass
class Seen:
    """What the stages note."""

    used: Used = field(default_factory=Used)
    came: dict[str, Counter[str]] = field(default_factory=dict)
    slowest: dict[str, tuple[float, str]] = field(default_factory=dict)
    """By stage: seconds, and of what."""
    honest: list[float] = field(default_factory=list)
    """Seconds to the card of a real photo: the first before anything hostile, then after each thousand."""
    inputs: int = 0
    trouble: list[str] = field(default_factory=list)

    def note(self, stage: str, kind: str, seconds: float = 0.0, what: str = "") -> None:
        """kind: what came of it. what: the input, where its kind says less."""
        self.came.setdefault(stage, Counter())[kind] += 1
        self.slowest[stage] = max(self.slowest.get(stage, (0.0, "")), (seconds, what or kind))


def judge(place: Place, seen: Seen, between: Between, seconds: float) -> dict[str, Any]:
    """All of it, after the processes have ended."""
    contained, unhandled = _errors(place, between)
    trouble = [*seen.trouble, *seen.used.trouble(), *unhandled]
    trouble += [f"touched: {path}" for path in place.touched()]
    trouble += [f"left behind: {path}" for path in place.left()]
    figures = {
        "inputs": seen.inputs,
        "minutes": round(seconds / 60, 1),
        **seen.used.figures(),
        "a real photo, s": ", ".join(f"{one:.1f}" for one in seen.honest),
        **{f"slowest of {name}, s": f"{most:.1f} ({what})" for name, (most, what) in seen.slowest.items()},
        "forged updates that a handler stumbled over": contained,
        "warnings": dict(warnings_in(place.log).most_common(20)),
    }
    return {
        "figures": figures,
        "came of it": {name: dict(kinds.most_common()) for name, kinds in seen.came.items()},
        "trouble": trouble[:MOST_LINES],
    }


def _errors(place: Place, between: Between) -> tuple[int, list[str]]:
    """How many forged updates ended in the bot's error handler, which is where what has the wrong types may
    end; and every other error."""
    contained, others = 0, Counter[str]()
    for line in errors_in(place.log):
        try:
            told = json.loads(line)
        except ValueError:
            others[line[:300]] += 1
            continue
        if told.get("event") == "a handler failed" and told.get("update") in between.forged:
            contained += 1
        else:
            where = str(told.get("exception", "")).strip().splitlines()[-3:]
            others[f"{str(told.get('event'))[:200]} {' | '.join(line.strip() for line in where)[:300]}"] += 1
    return contained, [f"logged {count} times: {what}" for what, count in others.items()]
