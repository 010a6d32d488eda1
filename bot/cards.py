"""The card: what a source is worth, in a few lines. Works on the reading as the database keeps it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.keyboards import OFFERED, offered_targets
from bot.texts import say
from bot.words import format_text, size_text, target_text
from engine.source.evidence import Reading

Record = Mapping[str, Any]
"""The object of Reading.as_json plus, for each evidence, `degrades`."""

MOST_REASONS = 3


def record(reading: Reading) -> dict[str, Any]:
    """A reading as it is kept: the command line's object, with what the card needs besides."""
    kept: dict[str, Any] = dict(reading.as_json())
    kept["evidence"] = [
        {
            "kind": e.kind,
            "app": e.app,
            "confidence": round(e.confidence, 3),
            "text": e.text,
            "degrades": e.degrades,
        }
        for e in reading.evidence
    ]
    return kept


def card_text(reading: Record, sent_as: str, wish: str | None = None) -> str:
    """The card's words: verdict and size, reasons, one advice, and what can be made.

    wish: a target asked for already that would not enlarge the source.
    """
    return "\n".join([*_findings(reading, sent_as), "", _question(reading, wish)])


def taken_text(reading: Record, sent_as: str, target: str) -> str:
    """The card when the size was named at once: the truth first, then that the work has begun."""
    return "\n".join([*_findings(reading, sent_as), "", say("card.taken", target=target_text(target))])


def _findings(reading: Record, sent_as: str) -> list[str]:
    lines = [say(f"card.{reading['verdict']}", facts=facts(reading))]
    lines += [say("card.reason", text=_sentence(text)) for text in reasons(reading, sent_as)]
    if advice := _advice(reading, sent_as):
        lines.append(say("card.advice", advice=_sentence(advice)))
    if sent_as == "photo":
        lines.append(say("card.how_file"))
    return lines


def why_text(reading: Record, sent_as: str) -> str:
    """The full reading, one line for each thing found."""
    lines = [say("why.title")]
    texts = [str(item["text"]) for item in reading.get("evidence", [])]
    lines += [say("why.line", text=_sentence(text)) for text in texts]
    if sent_as == "photo" and not texts:
        lines.append(say("why.line", text=say("card.sent_as_photo")))
    elif not texts:
        lines.append(say("why.line", text=say("why.nothing")))
    if quality := reading.get("quality"):
        lines.append(say("why.line", text=say("why.quality", quality=quality)))
    longest = max(int(reading["width"]), int(reading["height"]))
    side = reading.get("effective_side")
    if side and int(side) < longest:
        lines.append(say("why.line", text=say("why.effective", side=side, longest=longest)))
    if reading["verdict"] == "unproven":
        lines.append(say("why.line", text=say("why.no_proof")))
    return "\n".join(lines)[:4000]


def facts(reading: Record) -> str:
    return say(
        "card.facts",
        width=reading["width"],
        height=reading["height"],
        format=format_text(str(reading["format"])),
        size=size_text(int(reading["bytes"])),
    )


def reasons(reading: Record, sent_as: str) -> list[str]:
    """The strongest reasons for a verdict of degraded, at most three; that it came as a photo comes first."""
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
    strongest = sorted(harm, key=lambda item: -float(item["confidence"]))
    texts = [str(item["text"]) for item in strongest] if reading["verdict"] == "degraded" else []
    return (by_photo + texts)[:MOST_REASONS]


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
