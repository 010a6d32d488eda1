"""Requests to the bot's web server by somebody who guesses, changes, or breaks the rules of HTTP."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from bench.hostile_init_data import changed, forged
from bench.hostile_updates import Json, body
from bot.inspect.links import Links
from bot.web.webhook import LARGEST_BODY, PATH, SECRET_HEADER

ANSWER_SECONDS, CUT_SECONDS = 15.0, 2.0
"""Until a whole request must be answered; until one that may want more before it is left hanging."""
LONG = 20_000
FINE = frozenset({400, 403, 404, 405, 408, 413, 414, 417, 431, 501, 505})
"""Refusals. 0 stands for a connection that was closed without a word, which is one too."""
PATHS = (
    "..%2f..%2f..%2fetc%2fpasswd",
    "../../../../etc/passwd",
    "%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "..%5c..%5cwindows",
    "%252e%252e%252fetc%252fpasswd",
    "....//....//etc/passwd",
    "/etc/passwd",
    "%00",
    "x%00.css",
    "..%c0%af..%c0%afetc/passwd",
    "routes.py",
    "../routes.py",
    "%2e%2e%2froutes.py",
    "~root/.ssh/id_rsa",
    "file:///etc/passwd",
)
NUMBERS = f"-1|0|1|999|1000|{'9' * 30}|1e3|0x1|٣|%d9%a3|..||%00|1%2f..|00|+1".split("|")
SECRETS_TOLD = (b"root:x:", b"from __future__", b"BEGIN OPENSSH", b"Traceback")


@dataclass(frozen=True)
class Known:
    """What there is: the bot's token, and a delivered job and its owner. A forger has none of the first."""

    token: str
    job: str
    owner: int
    stranger: int

    @property
    def link(self) -> str:
        """The page of the job, which holds."""
        return Links(self.token).make(self.job, self.owner, 3600)


@dataclass(frozen=True)
class Request:
    """kind: for the table. raw: as it goes over the line. fine: what may be answered besides a refusal.
    whole: whether it has an end, and so must have an answer."""

    kind: str
    raw: bytes
    fine: frozenset[int] = frozenset()
    whole: bool = True


def requests(known: Known, count: int, seed: int) -> Iterator[Request]:
    """Links, tiles, files, initData and bare HTTP, the same for the same seed but for the time."""
    rng = random.Random(seed)  # noqa: S311 - a plan that can be repeated, no secret
    makers = (_link, _link, _tile, _tile, _file, _init_data, _init_data, _bare)
    for _ in range(count):
        yield rng.choice(makers)(known, rng)


def updates(known: Known, update: Json, secret: str, count: int, seed: int) -> Iterator[Request]:
    """Posts to the webhook, four in five without its secret or with another. update: a real one."""
    rng = random.Random(seed)  # noqa: S311 - as above
    wrong = (
        "",
        "wrong",
        secret[:-1],
        secret + "0",
        secret.upper(),
        "0" * 64,
        "x" * 8000,
        "\xfc\xff",
        secret[::-1],
    )
    for number in range(count):
        content = body(update, rng, LARGEST_BODY)
        if number % 5 == 0:
            yield Request(
                "update with the secret", _post(PATH, content, {SECRET_HEADER: secret}), frozenset({200})
            )
        elif number % 5 == 1:
            yield Request("update without a secret", _post(PATH, content, {}))
        else:
            yield Request(
                "update with a wrong secret", _post(PATH, content, {SECRET_HEADER: rng.choice(wrong)})
            )


async def ask(port: int, request: Request) -> tuple[int, bytes]:
    """Status and what came. TimeoutError when nothing did."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        async with asyncio.timeout(ANSWER_SECONDS if request.whole else CUT_SECONDS):
            writer.write(request.raw)
            await writer.drain()
            answer = await reader.read(2**20)
    except ConnectionError:
        return 0, b""
    except TimeoutError:
        if request.whole:
            raise
        return 0, b""
    finally:
        writer.close()
    words = answer.split(b" ", 2)
    return (int(words[1]) if len(words) > 1 and words[1].isdigit() else 0), answer


def wrong_with(request: Request, status: int, answer: bytes) -> str | None:
    """What must not be, or None."""
    if status not in FINE | request.fine | {0}:
        return f"{request.kind}: answered {status} to {request.raw[:120]!r}"
    if any(secret in answer for secret in SECRETS_TOLD):
        return f"{request.kind}: told what it must not to {request.raw[:120]!r}"
    return None


def _link(known: Known, rng: random.Random) -> Request:
    job, mark, end, signature = known.link.removeprefix("/inspect/").rstrip("/").split(".")
    links, now = Links(known.token), time.time()
    other = Links(known.token[:-1] + ("A" if known.token[-1] != "A" else "B"))
    place = rng.randrange(43)
    made = rng.choice(
        (
            f"{job}.{mark}.{end}.{changed(signature, place, rng)}",
            f"{job}.{mark}.{int(end) + 1}.{signature}",
            f"{job}.{mark}.{'9' * 11}.{signature}",
            f"{rng.randbytes(16).hex()}.{mark}.{end}.{signature}",
            f"{job}.{changed(mark, place % 11, rng)}.{end}.{signature}",
            f"{job}.{mark}.{end}.{signature}A",
            f"{job}.{mark}.{end}",
            f"{job}.{mark}.{end}.",
            f"{job.upper()}.{mark}.{end}.{signature}",
            f"{job}.{mark}.-{end}.{signature}",
            f"{job}.{mark}.{end}.{'A' * LONG}",
            f"{job}.{mark}.{end}.{signature}%00",
            f"{job}.{mark}.{end}.{signature}%0a",
            quote(rng.randbytes(60)),
            rng.choice(PATHS),
            links.make(known.job, known.owner, -5, now).split("/")[2],
            links.make(known.job, known.stranger, 3600, now).split("/")[2],
            links.make("f" * 32, known.owner, 3600, now).split("/")[2],
            other.make(known.job, known.owner, 3600, now).split("/")[2],
        )
    )
    below = rng.choice(("", "", "master", "after/0/0/0"))
    if rng.random() < 0.2:
        return Request("forged link", _post(f"/inspect/{made}/tiles", b"", {}))
    return Request("forged link", _get(f"/inspect/{made}/{below}"))


def _tile(known: Known, rng: random.Random) -> Request:
    """Below a link that holds: nothing that is no tile."""
    layer = rng.choice(("before", "after", "..", "after%2f..", "x", "", "BEFORE", "after%00"))
    level, column, row = (rng.choice(NUMBERS) for _ in range(3))
    if layer in ("before", "after") and {level, column, row} <= {"0", "00", "1"}:
        level = "999"
    rest = rng.choice(
        (f"{layer}/{level}/{column}/{row}", rng.choice(PATHS), f"after/0/0/{rng.choice(PATHS)}")
    )
    return Request("no tile", _get(known.link + rest))


def _file(_known: Known, rng: random.Random) -> Request:
    return Request(
        "no file", _get(rng.choice(("/inspect/files/", "/inspect/", "/", "//")) + rng.choice(PATHS))
    )


def _init_data(known: Known, rng: random.Random) -> Request:
    data = forged(known.token, known.owner, known.stranger, rng)
    place = rng.choice((known.job, known.job, known.job, "f" * 32, "..%2f" * 6, known.job.upper()))
    # Of a job that is gone nobody knows whose it was: whoever Telegram vouches for gets a link to its page.
    fine = frozenset({200}) if place == "f" * 32 else frozenset[int]()
    return Request(
        "forged initData", _post(f"/inspect/app/{place}", data.encode("utf-8", "replace"), {}), fine
    )


def _bare(known: Known, rng: random.Random) -> Request:
    """No HTTP, or hardly."""
    page = known.link.encode()
    webhook, app = (
        f"POST {path} HTTP/1.1\r\nHost: x\r\n".encode() for path in (PATH, f"/inspect/app/{known.job}")
    )
    raw = rng.choice(
        (
            rng.randbytes(rng.randrange(1, 3000)),
            b"GET " + page * 400 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
            b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
            b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 20_000 + b"\r\n",
            webhook + b"Content-Length: -1\r\n\r\n",
            webhook + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG",
            webhook + b"Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n",
            webhook + b"Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\n\x1f\x8bx",
            app + b"Content-Encoding: gzip\r\nContent-Length: 10\r\n\r\n0123456789",
            app + b"Content-Encoding: gzip\r\nContent-Length: 12\r\n\r\n\x1f\x8b\x08" + rng.randbytes(9),
            app + b"Content-Encoding: deflate\r\nContent-Length: 10\r\n\r\n" + rng.randbytes(10),
            # Cut short: hung up on before the rest.
            app + b"Content-Length: 100\r\n\r\nabc",
            app + b"Transfer-Encoding: chunked\r\n\r\n64\r\nabc",
            app + b"Content-Encoding: gzip\r\nContent-Length: 100\r\n\r\n\x1f\x8b\x08",
            b"GET http://127.0.0.1:1/ HTTP/1.1\r\nHost: x\r\n\r\n",
            b"CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: x\r\n\r\n",
            b"DELETE " + page + b" HTTP/1.1\r\nHost: x\r\n\r\n",
            b"PUT " + page + b"tiles HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
            b"GET " + page + b"\r\n\r\n",
            b"GET / HTTP/9.9\r\n\r\n",
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + rng.randbytes(200),
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        )
    )
    # The link is an honest one, however it is asked for.
    fine = frozenset({200}) if raw == b"GET " + page + b"\r\n\r\n" else frozenset[int]()
    return Request("hardly HTTP", raw, fine, whole=False)


def _get(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode("utf-8", "replace")


def _post(path: str, content: bytes, headers: dict[str, str]) -> bytes:
    more = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    more += f"Connection: close\r\nContent-Length: {len(content)}\r\n"
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\n{more}\r\n"
    return head.encode("latin-1", "replace") + content
