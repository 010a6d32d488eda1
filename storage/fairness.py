"""Who is next: small targets first, one person's pile never before another's turn, nobody for ever last.

The number given to the queue is a due time in seconds: when the job was asked for, plus a handicap
for a large target and for each job that the same person (or chat) has open. The lowest goes first.
A due time, and not a class, because classes let an endless row of 2K jobs starve one 8K job; with a
due time whoever waits longest is passed by nobody in the end. docs/decisions/0002-queue.md.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
"""Due times count from here: they must stay within 1…2³¹-1 (the queue's limit), until 2094."""

NAMED_SIDES = {"own": 0, "2k": 2048, "4k": 3840, "6k": 5760, "8k": 7680}
SHEET_INCHES = {"a3": 16.5, "a4": 11.7, "a5": 8.3, "10x15": 5.9}

HANDICAPS = ((2048, 0), (3840, 300), (5760, 900), (1 << 31, 1800))
"""Longest side in pixels up to which a handicap in seconds holds; about the work ratio of the sizes."""

OPEN_JOB_SECONDS = 600
"""For each open job of the same person: longer than one job takes, so that everyone's first goes before
anyone's second."""

CHAT_SHARE = 4
"""A group has more people than a private chat: four open jobs of a chat weigh like one of a person."""

HIGHEST = (1 << 31) - 1


def longest_side(target: str) -> int:
    """Longest side in pixels that a target's name asks for; 0 when it names none."""
    if target in NAMED_SIDES:
        return NAMED_SIDES[target]
    sheet, at, resolution = target.partition("@")
    if at and sheet in SHEET_INCHES and resolution.isdigit():
        return round(SHEET_INCHES[sheet] * int(resolution))
    return max((int(number) for number in re.findall(r"\d+", target)), default=0)


def priority(target: str, asked_at: datetime, *, open_by_person: int, open_in_chat: int) -> int:
    """The due time of a new job, 1…2³¹-1; lower goes first.

    open_by_person, open_in_chat: jobs queued or running, without this one.
    """
    side = longest_side(target)
    handicap = next(seconds for limit, seconds in HANDICAPS if side <= limit)
    pile = max(open_by_person, open_in_chat // CHAT_SHARE)
    due = int((asked_at - EPOCH).total_seconds()) + handicap + pile * OPEN_JOB_SECONDS
    return min(max(due, 1), HIGHEST)
