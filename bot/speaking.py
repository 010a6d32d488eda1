"""Which language is spoken at the moment: set once for each update and each piece of background work.

A context variable, so that the updates handled at a time and the loops beside them each speak their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

FALLBACK = "en"
AUTO = "auto"
"""Chosen in /settings: whatever the person's Telegram speaks."""
LANGUAGES: dict[str, str] = {
    "en": "English",
    "ru": "Русский",
    "es": "Español",
    "uk": "Українська",
    "de": "Deutsch",
    "pt_br": "Português (Brasil)",
    "ar": "العربية",
    "id": "Bahasa Indonesia",
    "hi": "हिन्दी",
    "zh_hans": "简体中文",
}
"""The folders of bot/locale, in small letters, and what each language calls itself, in this order."""

RIGHT_TO_LEFT = frozenset({"ar"})

_SPOKEN: ContextVar[str] = ContextVar("spoken", default=FALLBACK)


def spoken() -> str:
    """The language of what is said now: a key of LANGUAGES."""
    return _SPOKEN.get()


def speak(language: str) -> None:
    """From here on, for the rest of this task: what begins an update calls it."""
    _SPOKEN.set(language if language in LANGUAGES else FALLBACK)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """The same for a block, for loops that speak to one person after another."""
    token = _SPOKEN.set(language if language in LANGUAGES else FALLBACK)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def supported(code: str | None) -> str | None:
    """The language for an IETF tag such as Telegram's language_code ("pt-br", "zh-hant"), None if none is.

    A tag of another country or script gets the language as it is spoken here.
    """
    wanted = (code or "").lower().replace("_", "-")
    exact = next((name for name in LANGUAGES if name.lower().replace("_", "-") == wanted), None)
    main = wanted.partition("-")[0]
    return exact or next((name for name in LANGUAGES if name.lower().partition("_")[0] == main), None)
