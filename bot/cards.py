"""The card: what a source is worth, in a few lines. Works on the reading as the database keeps it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.engine_words import in_words
from bot.keyboards import OFFERED, offered_targets
from bot.texts import say
from bot.wishes import UNCLEAR
from bot.words import format_text, size_text, target_text
from engine.errors import TargetError
from engine.source.wording import about, limit_text
from engine.target import parse_target

Record = Mapping[str, Any]
"""The object that bot/record.py makes of a reading."""

MOST_REASONS = 3
EXPECTATIONS = frozenset({"motion_blur", "soft", "tiny_faces", "bands"})
"""Kinds that are told before the wait though no copying did it: they limit what can be hoped for, or stay in
the result. So does compression that is heavy, even when the camera did it."""
FIRM = 0.5


def card_text(reading: Record, sent_as: str, wish: str | None = None, named: str | None = None) -> str:
    """The card's words: verdict and size, reasons, one advice, and what can be made.

    wish: a target asked for already that would not enlarge the source. named: a size that was written, but
    perhaps not asked for.
    """
    question = _question(reading, wish)
    if named is not None:
        question = named_text(named) if question == say("card.ask") else f"{question}\n{named_text(named)}"
    return "\n".join([*_findings(reading, sent_as), "", question])


def named_text(named: str) -> str:
    """What is said of a size that stands within other words, or of several."""
    return say("card.unclear") if named == UNCLEAR else say("card.named", target=target_text(named))


def taken_text(reading: Record, sent_as: str, target: str, *, drawing: bool | None = None) -> str:
    """The card when the size was named at once: the truth first, then that the work has begun."""
    lines = [*_findings(reading, sent_as), ""]
    side, limit = guessed_beyond(reading, target), _limit(reading)
    told = limit != "" and limit in str(reading.get("advice"))
    if side and not told:
        lines.append(say("card.guessed", side=about(side)))
    told_of = bool(reading.get("drawing"))
    return "\n".join([*lines, taken_line(target, drawing=None if drawing is False and told_of else drawing)])


def taken_line(target: str, *, drawing: bool | None) -> str:
    """drawing: whether it is made as one, which was asked for; None: nobody asked, or it is told already."""
    if drawing:
        return say("card.taken_drawing", target=target_text(target))
    taken = say("card.taken", target=target_text(target))
    return taken if drawing is None else f"{taken} {say('card.drawing_later')}"


def is_copy(reading: Record, sent_as: str) -> bool:
    """Whether a better file may well exist: the reading found damage, or Telegram squeezed it."""
    return reading.get("verdict") == "degraded" or sent_as == "photo"


def guessed_beyond(reading: Record, target: str) -> int | None:
    """The longest side that the detail carries, when `target` asks for more; else None."""
    justified = reading.get("justified_side")
    try:
        size = parse_target(target).size_for(int(reading["width"]), int(reading["height"]))
    except TargetError:
        return None
    return int(justified) if justified and max(size) > int(justified) else None


def _findings(reading: Record, sent_as: str) -> list[str]:
    lines = [verdict_line(reading)]
    lines += [say("card.reason", text=_sentence(in_words(text))) for text in reasons(reading, sent_as)]
    if advice := _sentence(in_words(_advice(reading, sent_as))):
        lines.append(advice)
    if sent_as == "photo":
        lines.append(say("card.how_file"))
    if reading.get("drawing"):
        lines.append(say("card.drawing"))
    return lines


def why_text(reading: Record, sent_as: str) -> str:
    """The full reading, one line for each thing found."""
    lines = [say("why.title")]
    texts = [str(item["text"]) for item in reading.get("evidence", [])]
    lines += [say("why.line", text=_sentence(in_words(text))) for text in texts]
    if sent_as == "photo" and not texts:
        lines.append(say("why.line", text=say("card.sent_as_photo")))
    elif not texts:
        lines.append(say("why.line", text=say("why.nothing")))
    told = [item.get("measured", {}).get("quality") for item in reading.get("evidence", [])]
    if (quality := reading.get("quality")) and quality not in told:
        lines.append(say("why.line", text=say("why.quality", quality=quality)))
    if limit := _limit(reading):
        lines.append(say("why.line", text=in_words(limit)))
    if reading["verdict"] == "unproven":
        lines.append(say("why.line", text=say("why.no_proof")))
    return "\n".join(lines)[:4000]


def verdict_line(reading: Record) -> str:
    return say(f"card.{reading['verdict']}", facts=facts(reading))


def gained_text(copy: Record, better: Record) -> str:
    """What a better file brings."""
    return say(
        "slot.gained",
        width=better["width"],
        height=better["height"],
        old_width=copy["width"],
        old_height=copy["height"],
        size=size_text(int(better["bytes"])),
        old_size=size_text(int(copy["bytes"])),
    )


def offered_text(copy: Record, better: Record) -> str:
    """That the better file of a copy is here already."""
    return say(
        "slot.offer",
        width=better["width"],
        height=better["height"],
        old_width=copy["width"],
        old_height=copy["height"],
        size=size_text(int(better["bytes"])),
        old_size=size_text(int(copy["bytes"])),
    )


def waiting_text(reading: Record, sent_as: str, *, in_group: bool) -> str:
    """The card while its photo waits for a better file."""
    waiting = say("slot.waiting_group" if in_group else "slot.waiting")
    return "\n".join([*_findings(reading, sent_as), "", waiting, say("slot.or_now")])


def facts(reading: Record) -> str:
    return say(
        "card.facts",
        width=reading["width"],
        height=reading["height"],
        format=format_text(str(reading["format"])),
        size=size_text(int(reading["bytes"])),
    )


def reasons(reading: Record, sent_as: str) -> list[str]:
    """The strongest reasons for the verdict, at most three; that it came as a photo comes first."""
    found: Sequence[Mapping[str, Any]] = reading.get("evidence", [])
    by_photo = [str(item["text"]) for item in found if item["kind"] == "telegram_photo"]
    if sent_as == "photo" and not by_photo:
        by_photo = [say("card.sent_as_photo")]
    # A photo is always squeezed by Telegram: what its tables say of that is no second reason.
    told = ("telegram_photo",) if sent_as != "photo" else ("telegram_photo", "app_table:Telegram")
    harm = [
        item
        for item in found
        if item.get("degrades", True)
        and item["kind"] not in told
        and f"{item['kind']}:{item.get('app')}" not in told
    ]
    if reading["verdict"] != "degraded":
        harm = []  # no copying to tell of; only what limits every enlargement of this picture
    limits = [item for item in found if _is_expectation(item) and item not in harm]
    copying = by_photo + [str(item["text"]) for item in _strongest(harm)]
    hoping = [str(item["text"]) for item in _strongest(limits)]
    return [*copying[: MOST_REASONS - min(1, len(hoping))], *hoping][:MOST_REASONS]


def _is_expectation(item: Mapping[str, Any]) -> bool:
    heavy = item["kind"] == "compressed" and item.get("measured", {}).get("heavy")
    return float(item["confidence"]) >= FIRM and bool(item["kind"] in EXPECTATIONS or heavy)


def _strongest(items: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return sorted(items, key=lambda item: -float(item["confidence"]))


def _limit(reading: Record) -> str:
    """What the advice says of how far the picture can be enlarged."""
    longest = max(int(reading["width"]), int(reading["height"]))
    justified = reading.get("justified_side")
    return limit_text(longest, int(justified)) if justified else ""


def _advice(reading: Record, sent_as: str) -> str:
    return str(reading.get("advice") or "") or (say("card.send_file") if sent_as == "photo" else "")


def _question(reading: Record, wish: str | None) -> str:
    width, height = int(reading["width"]), int(reading["height"])
    recommended = str(reading["recommended"])
    offered = offered_targets(width, height, recommended)
    if wish and wish != "own":
        return say("card.own_named", target=target_text(wish))
    larger = [target_text(name) for name in OFFERED if name in offered]
    reached = [target_text(name) for name in OFFERED if name not in offered]
    if reached and larger:
        return say("card.own_or_larger", target=reached[-1], larger=larger[-1])
    if reached:
        return say("card.own", target=reached[-1])
    if recommended not in OFFERED:
        return say("card.weak", target=target_text(recommended))
    return say("card.ask")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
