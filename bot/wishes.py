"""Which size the words under a photo ask for, and whether they ask at all.

They ask when they are a size and nothing but words of the lists in bot/locale (asking.ftl): "2k drawing
please", "bitte in 4k". A size within other words ("my 4k monitor", "4K TV stand, 49 €") may be a description:
nothing is made of it, and the card asks about it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from bot.speaking import FALLBACK, LANGUAGES
from bot.texts import words_of
from engine.target import NAMED_SIDES
from storage.letters import JOINERS, MARKS

UNCLEAR = "unclear"
"""Instead of a size's name: several were written, or one that is perhaps not wanted."""
_RUN_ON = "\u0600-\u06ff\u4e00-\u9fff"
"""Arabic and Chinese letters: words of theirs stand at a size without a blank."""
_MONEY = "€$£¥₽₹₴₺₩"
_SIZE = re.compile(
    rf"(?<![^\W{_RUN_ON}])(?<!\d[.,])(?<![{_MONEY}])(?<![{_MONEY}] )"
    rf"([2468]) ?[kк]"
    rf"(?![^\W{_RUN_ON}])(?! ?[{_MONEY}])"
)
"""4k, 4 K, and 4к on a Russian keyboard; not 14k, 3.4k, 4kg or 4k €."""
_WORD = re.compile(rf"[\w'{MARKS}{JOINERS}]+")
_TAG = re.compile(rf"#[\w{MARKS}{JOINERS}]+")
_LINK = re.compile(r"\S{1,20}://\S*|www\.\S+")
_OTHER_SIGN = re.compile(r"[^\s.,:;!?…()\"“”„«»*_\-–—。、،؟؛।¿¡\ufe0f🙏👍😊🙂😀😃😄😁❤🏻🏼🏽🏾🏿]")
"""Any other says something that is not understood here: 4k €, 4k/60, 🚫 4k."""
_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Wish:
    """What words ask of a photo.

    size: a target's name, to be made. named: a size that was written but perhaps not asked for, or UNCLEAR.
    drawing: the photo is said to be one.
    """

    size: str | None = None
    named: str | None = None
    drawing: bool = False


NOTHING = Wish()


@dataclass(frozen=True)
class _Words:
    """The lists of a language, and of English, whose words are borrowed everywhere."""

    asking: frozenset[str]
    pointing: frozenset[str]
    drawing: frozenset[str]
    known: frozenset[str]
    run_on: str
    """A pattern of those that are written without blanks."""

    def ask(self, words: list[str]) -> bool:
        """Whether these say nothing but that something is asked for."""
        parts = [part for word in words for part in self._parts(word)]
        return self.known.issuperset(parts) and (
            self.pointing.isdisjoint(parts) or not self.asking.isdisjoint(parts)
        )

    def _parts(self, word: str) -> list[str]:
        if not self.run_on:
            return [word]
        # Not one pattern for all of it: where words split in two ways that takes twice as long for each.
        parts = re.findall(self.run_on, word)
        return parts if "".join(parts) == word else [word]

    def draw(self, words: list[str]) -> bool:
        return not self.drawing.isdisjoint(part for word in words for part in self._parts(word))


def wish_in(text: str) -> Wish:
    """Read what stands under a photo, or in answer to one; without mentions and commands."""
    plain = _LINK.sub(" / ", _TAG.sub(" ", _plain(text)))
    sizes = {f"{digit}k" for digit in _SIZE.findall(plain)} & NAMED_SIDES.keys()
    if not sizes:
        return NOTHING
    rest = _SIZE.sub(" ", plain)
    words = _WORD.findall(rest)
    reader = next((one for one in map(_words, LANGUAGES) if one.ask(words)), None)
    if len(sizes) > 1 or _doubted(words, known=reader is not None):
        return Wish(named=UNCLEAR)
    [size] = sizes
    only_asked_about = not words and "?" in rest
    if reader is None or only_asked_about or _OTHER_SIGN.search(_WORD.sub(" ", rest)):
        return Wish(named=size)
    return Wish(size, drawing=reader.draw(words))


def _doubted(words: list[str], *, known: bool) -> bool:
    if any(word in denying for denying in map(_denying, LANGUAGES) for word in words):
        return True
    runs = [word for word in words if _HAN.search(word)]
    return not known and any(sign in word for sign in _denying("zh_hans") for word in runs)


@cache
def _denying(language: str) -> frozenset[str]:
    return frozenset(map(_plain, words_of("words.not", language)))


@cache
def _words(language: str) -> _Words:
    lists = {
        name: frozenset(
            _plain(word) for spoken in {language, FALLBACK} for word in words_of(f"words.{name}", spoken)
        )
        for name in ("asking", "beside", "pointing", "drawing")
    }
    known = frozenset[str]().union(*lists.values())
    chinese = sorted((word for word in known if _HAN.search(word)), key=len, reverse=True)
    return _Words(
        asking=lists["asking"],
        pointing=lists["pointing"] - lists["asking"] - lists["beside"],
        drawing=lists["drawing"],
        known=known,
        run_on="|".join(chinese),
    )


def _plain(text: str) -> str:
    """In small letters, digits of all scripts as ours, and one way of writing each sign."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in folded)
