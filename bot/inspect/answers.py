"""What every answer of the Inspect page carries, and the pages that hold one sentence."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from bot.inspect.page import files_from, sentence_page
from bot.speaking import FALLBACK, speaking, supported

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]

HEADERS: Mapping[str, str] = {
    # All from this server, no code within the page. Telegram's web client shows Mini Apps in a frame.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors https://web.telegram.org",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def guarded(answer: Answer) -> Answer:
    """The same, with HEADERS."""

    async def answered(request: web.Request) -> web.StreamResponse:
        try:
            response = await answer(request)
        except web.HTTPException as refused:
            refused.headers.update(HEADERS)
            raise
        response.headers.update(HEADERS)
        return response

    return answered


def page(text: str, status: int = 200) -> web.Response:
    """HTML that is never kept: what it shows may be deleted."""
    return web.Response(
        text=text, status=status, content_type="text/html", headers={"Cache-Control": "no-store"}
    )


def refusal(request: web.Request, key: str, status: int) -> web.Response:
    """A sentence to somebody of whom nothing is known but what the browser says it speaks."""
    with speaking(asked_language(request)):
        return page(sentence_page(key, files=files_from(request.rel_url.raw_path)), status)


def asked_language(request: web.Request) -> str:
    """The first language of the browser's list that is spoken here."""
    for part in request.headers.get("Accept-Language", "")[:200].split(","):
        found = supported(part.partition(";")[0].strip())
        if found is not None:
            return found
    return FALLBACK
