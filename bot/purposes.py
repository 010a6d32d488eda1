"""What is it for? A few steps from a purpose to the smallest size that does it, with its price.

A step is the name behind a button: "" asks, "print" asks for the sheet, "a4" for the distance,
"a4@300", "web" and "everyday" answer, "6k" and "8k" tell what they cost.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, get_args

from telegram import InlineKeyboardMarkup

from bot import cards, keyboards
from bot.texts import say
from bot.words import target_text
from engine.source.purpose import HAND_DPI, WALL_DPI, Purpose, PurposeAdvice, advise
from engine.source.wording import about
from engine.target import NAMED_SIDES, PAPER_MILLIMETRES, parse_target
from storage.photos import Photo

SHEETS = ("10x15", "a5", "a4", "a3")
LARGE = ("6k", "8k")
COMMON = "4k"
"""What the price of a large size is compared with."""
Seconds = Mapping[str, float]
"""What this photo takes, by target: foretold (bot.estimates), else what recent masters took."""


def view(photo: Photo, step: str, seconds: Seconds) -> tuple[str, InlineKeyboardMarkup] | None:
    """The card at a step: its text and buttons. None for a step that there isn't."""
    if step == "":
        return _page(photo, [say("purpose.ask")]), keyboards.purposes(photo.id, _choices(photo), "card")
    if step == "print":
        labels = [(sheet_text(sheet), sheet) for sheet in SHEETS]
        return _page(photo, [say("purpose.ask_sheet")]), keyboards.purposes(photo.id, labels, "")
    if step in SHEETS:
        labels = [
            (say("purpose.hand"), f"{step}@{HAND_DPI}"),
            (say("purpose.wall"), f"{step}@{WALL_DPI}"),
        ]
        question = say("purpose.ask_distance", sheet=sheet_text(step))
        return _page(photo, [question]), keyboards.purposes(photo.id, labels, "print")
    if step in LARGE:
        chosen = say("purpose.large_choice", purpose=say("purpose.large"), target=target_text(step))
        lines = [chosen, *_price(photo, step, seconds)]
        if _justified(photo) < NAMED_SIDES[step]:
            lines.append(say("purpose.weak", side=about(_justified(photo))))
        return _page(photo, lines), keyboards.purpose_made(photo.id, step, "")
    return _advised(photo, step, seconds)


def _advised(photo: Photo, step: str, seconds: Seconds) -> tuple[str, InlineKeyboardMarkup] | None:
    sheet, _, dpi = step.partition("@")
    purpose = next((one for one in get_args(Purpose) if one in (step, f"print_{sheet}")), None)
    if purpose is None or dpi not in ("", str(HAND_DPI), str(WALL_DPI)):
        return None
    advice = advise(purpose, photo.width, photo.height, _justified(photo), int(dpi or HAND_DPI))
    lines = [_answer(advice, sheet), *_price(photo, advice.target, seconds)]
    if not advice.justified:
        lines.append(say("purpose.weak", side=about(_justified(photo))))
    return _page(photo, lines), keyboards.purpose_made(photo.id, advice.target, sheet if dpi else "")


def _answer(advice: PurposeAdvice, sheet: str) -> str:
    if advice.dots_per_inch is None:
        purpose = say("purpose.for_web" if advice.purpose == "web" else "purpose.for_everyday")
    else:
        purpose = say(
            "purpose.for_print",
            sheet=sheet_text(sheet, size=False),
            dpi=advice.dots_per_inch,
            width=_figure(advice.width_cm),
            height=_figure(advice.height_cm),
        )
    if advice.target == "own":
        return say("purpose.own_does_it", purpose=purpose)
    return say("purpose.does_it", purpose=purpose, target=target_text(advice.target))


def _choices(photo: Photo) -> list[tuple[str, str]]:
    choices = [
        (say("purpose.web"), "web"),
        (say("purpose.everyday"), "everyday"),
        (say("purpose.print"), "print"),
    ]
    large = [name for name in LARGE if parse_target(name).enlarges(photo.width, photo.height)]
    return [*choices, *((target_text(name), name) for name in large)]


def _price(photo: Photo, target: str, seconds: Seconds) -> list[str]:
    """What 6K and 8K cost; nothing for the common sizes."""
    side = max(parse_target(target).size_for(photo.width, photo.height))
    if target == "own" or side <= NAMED_SIDES[COMMON]:
        return []
    time, less = _seconds(target, side, seconds), _seconds(COMMON, NAMED_SIDES[COMMON], seconds)
    if time is None or less is None:
        times = (side / NAMED_SIDES[COMMON]) ** 2
        return [say("purpose.price_factor", target=target_text(target), times=times)]
    return [say("purpose.price_time", target=target_text(target), left=_time(time), less=_time(less))]


def _seconds(target: str, side: int, seconds: Seconds) -> float | None:
    """What a target takes: as it was measured, else by its area from the nearest size that was."""
    if target in seconds:
        return seconds[target]
    known = {NAMED_SIDES[name]: taken for name, taken in seconds.items() if name in NAMED_SIDES}
    if not known:
        return None
    nearest = min(known, key=lambda one: abs(one - side))
    return known[nearest] * (side / nearest) ** 2


def _time(seconds: float) -> str:
    if seconds > 90:
        return say("purpose.minutes", minutes=math.ceil(seconds / 60))
    return say("purpose.seconds", seconds=max(5, 5 * math.ceil(seconds / 5)))


def sheet_text(sheet: str, *, size: bool = True) -> str:
    """ "A4 · 21 × 29.7" in centimetres, or "A4"."""
    short, long = (_figure(millimetres / 10) for millimetres in PAPER_MILLIMETRES[sheet])
    if sheet == "10x15":
        return f"{short} × {long}"
    return f"{sheet.upper()} · {short} × {long}" if size else sheet.upper()


def _figure(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _justified(photo: Photo) -> int:
    return int((photo.reading or {}).get("justified_side") or max(photo.width, photo.height))


def _page(photo: Photo, lines: list[str]) -> str:
    reading: Mapping[str, Any] = photo.reading or {}
    return "\n".join([cards.verdict_line(reading), "", *lines])
