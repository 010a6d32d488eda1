"""Parse modes and what is recognised by itself: offsets are UTF-16, as clients count."""

from __future__ import annotations

import pytest

from sandbox.server import text, text_html, text_markdown
from sandbox.server.errors import BadRequest

Found = list[tuple[str, str]]


def _cut(words: str, entities: list[dict[str, object]]) -> Found:
    raw = words.encode("utf-16-le")
    out = []
    for one in entities:
        start, length = one["offset"], one["length"]
        assert isinstance(start, int)
        assert isinstance(length, int)
        out.append((str(one["type"]), raw[2 * start : 2 * (start + length)].decode("utf-16-le")))
    return out


@pytest.mark.parametrize(
    ("given", "plain", "found"),
    [
        ("<b>a</b> 🙂 <i>é</i>", "a 🙂 é", [("bold", "a"), ("italic", "é")]),
        ("<b>a<i>b</i></b>", "ab", [("bold", "ab"), ("italic", "b")]),
        ("1 &lt; 2 &amp; 3 &copy;", "1 < 2 & 3 &copy;", []),
        ('<a href="https://x.org/?a=1&amp;b=2">x</a>', "x", [("text_link", "x")]),
        ('<pre><code class="language-py">x = 1</code></pre>', "x = 1", [("pre", "x = 1")]),
        ("<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", "q")]),
        (
            '<span class="tg-spoiler">s</span><tg-spoiler>t</tg-spoiler>',
            "st",
            [("spoiler", "s"), ("spoiler", "t")],
        ),
    ],
)
def test_html(given: str, plain: str, found: Found) -> None:
    words, entities = text_html.parse(given)
    assert (words, _cut(words, entities)) == (plain, found)


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ("</b>", "Unexpected end tag at byte offset 0"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_html_refused(given: str, problem: str) -> None:
    with pytest.raises(BadRequest) as error:
        text_html.parse(given)
    assert error.value.description == f"Bad Request: can't parse entities: {problem}"


@pytest.mark.parametrize(
    ("given", "plain", "found"),
    [
        ("*a* _b_ __c__ ~d~ ||e||", "a b c d e", "bold italic underline strikethrough spoiler"),
        ("`x\\`y` and 1\\.5", "x`y and 1.5", "code"),
        ("```py\nx = 1```", "x = 1", "pre"),
        ("[x](https://x.org/\\)) *_both_*", "x both", "text_link bold italic"),
    ],
)
def test_markdown(given: str, plain: str, found: str) -> None:
    words, entities = text_markdown.parse(given)
    assert (words, " ".join(kind for kind, _ in _cut(words, entities))) == (plain, found)


def test_old_markdown() -> None:
    words, entities = text_markdown.parse_old("*a* _b_ `c` [d](https://x.org) \\_")
    assert words == "a b c d _"
    assert _cut(words, entities) == [("bold", "a"), ("italic", "b"), ("code", "c"), ("text_link", "d")]
    with pytest.raises(BadRequest, match="byte offset 2"):
        text_markdown.parse_old("a *b")


def test_recognised() -> None:
    words = "/start@a_bot 🙂 @somebody https://x.org/a?b=1. #tag me@x.org 1/2 a/b"
    assert _cut(words, text.recognised(words, [])) == [
        ("bot_command", "/start@a_bot"),
        ("mention", "@somebody"),
        ("url", "https://x.org/a?b=1"),
        ("hashtag", "#tag"),
        ("email", "me@x.org"),
    ]
