"""The HTML of the Inspect page: what comes from elsewhere escaped, all words in the language spoken."""

from __future__ import annotations

import html
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Template
from typing import Any

from bot.crops import crops_of
from bot.engine_words import in_words
from bot.inspect.links import ROOT
from bot.speaking import RIGHT_TO_LEFT, spoken
from bot.texts import plain, say
from bot.words import format_text, size_text
from engine.levels import TILE
from storage.jobs import Job

STATIC = Path(__file__).parent / "static"
VERDICTS = {
    "fine": ("✓", "check.word_fine"),
    "look": ("!", "check.word_look"),
    "changed": ("✕", "check.word_changed"),
    "unchecked": ("?", "check.word_unchecked"),
}
"""Each one's mark and word."""
MOST_PLACES = 60
"""Worst first. A page of lettering can have hundreds, which nobody looks through."""
WORDS = {
    "picture": "inspect.picture",
    "slider": "inspect.slider",
    "before": "inspect.before",
    "after": "inspect.after",
    "larger": "inspect.larger",
    "smaller": "inspect.smaller",
    "whole": "inspect.whole",
    "loading": "inspect.loading",
    "failed": "inspect.failed",
    "given_up": "inspect.given_up",
    "places": "inspect.places",
    "about": "inspect.about",
    "download": "inspect.download",
}


def files_from(path: str) -> str:
    """The way from a page at `path` of this server to its files. Relative: a proxy may serve us under a path
    of its own, which stands before ours in the browser and which no request tells of."""
    above = path.count("/") - ROOT.count("/") - 1
    return "../" * above + "files" if above >= 0 else f"{ROOT[1:]}/files"


def master_page(job: Job, name: str, levels: int = 0, *, files: str) -> str:
    """The page of a delivered job. name: of the master's file. levels: that came with it. files: where
    the browser finds STATIC, from the page (`files_from`); the same for the other pages."""
    master: Mapping[str, Any] = (job.report or {}).get("master") or {}
    width, height, size = (int(master.get(key) or 0) for key in ("width", "height", "bytes"))
    facts = f"{width} × {height}, {format_text(str(master.get('format', 'png')))}, {size_text(size)}"
    # The headline stands alone, as on the proof sheet, where each language has it without a full stop.
    verdict, _, more = str(((job.report or {}).get("trust") or {}).get("sentence") or "").partition(". ")
    places = "".join(_place(place, number) for number, place in enumerate(_places(job), 1))
    return _template("page.html").substitute(
        _everywhere(files),
        name=html.escape(name),
        facts=_escaped(facts),
        verdict=_escaped(in_words(verdict.removesuffix("."))),
        verdict_more=_escaped(in_words(more)),
        width=width,
        height=height,
        tile=TILE,
        levels=levels,
        places_list=places or f'<li class="none">{_escaped(say("inspect.no_places"))}</li>',
        **{word: _escaped(say(key)) for word, key in WORDS.items()},
    )


def app_page(*, files: str) -> str:
    """The first page of a Mini App, which asks for its link."""
    return _template("app.html").substitute(
        _everywhere(files),
        loading=_escaped(say("inspect.loading")),
        from_chat=_escaped(say("inspect.from_chat")),
        failed=_escaped(say("inspect.failed")),
    )


def sentence_page(key: str, *, files: str) -> str:
    """A page that says one thing."""
    return _template("sentence.html").substitute(_everywhere(files), sentence=_escaped(say(key)))


def _everywhere(files: str) -> dict[str, str]:
    language = spoken()
    return {
        "language": language.replace("_", "-"),
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
        "title": _escaped(say("button.inspect")),
        "files": files,
    }


def _places(job: Job) -> list[Mapping[str, Any]]:
    """Those of the proof sheet by its numbers, then the others as the report has them: worst first."""
    shown = [{**crop, "box": crop["zone"]} for crop in crops_of(job)]
    known = [place["box"] for place in shown]
    zones = ((job.report or {}).get("trust") or {}).get("zones") or ()
    return [*shown, *(zone for zone in zones if zone.get("box") not in known)][:MOST_PLACES]


def _place(place: Mapping[str, Any], number: int) -> str:
    verdict = str(place.get("verdict"))
    verdict = verdict if verdict in VERDICTS else "unchecked"
    mark, word = VERDICTS[verdict]
    if place.get("taken_back") is True and verdict == "fine":
        word = "check.word_back"
    x0, y0, x1, y1 = (int(edge) for edge in place["box"])
    text = in_words(str(place.get("text", "")))
    return (
        f'<li><button type="button" class="place {verdict}" data-box="{x0} {y0} {x1} {y1}">'
        f'<span class="number">{number}</span><span class="mark" aria-hidden="true">{mark}</span>'
        f"<span><strong>{_escaped(say(word))}</strong> {_escaped(text)}</span>"
        "</button></li>"
    )


def _escaped(text: str) -> str:
    return html.escape(plain(text))


@cache
def _template(name: str) -> Template:
    return Template((STATIC / name).read_text("utf-8"))
