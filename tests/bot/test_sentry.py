"""What goes to a Sentry: a real client, and a receiver on this machine that keeps every byte."""

from __future__ import annotations

import gzip
import json
import logging
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
import sentry_sdk
from pydantic import SecretStr

from bot import sentry
from bot.commands.doctor import LOOKS, _sentry
from bot.settings import Settings, SettingsError

SECRETS = ("holiday-in-rome.jpg", "501000001", "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw", "my words")


@pytest.fixture
def received() -> Iterator[tuple[str, list[bytes]]]:
    bodies: list[bytes] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            bodies.append(gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
            pass

    server = HTTPServer(("127.0.0.1", 0), Receiver)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    before = list(logging.getLogger().handlers)
    yield f"http://key@127.0.0.1:{server.server_port}/7", bodies
    logging.getLogger().handlers[:] = before
    sentry_sdk.get_client().close(timeout=2)
    sentry_sdk.init()
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_exception_goes_out_and_nothing_of_anybody_with_it(received: tuple[str, list[bytes]]) -> None:
    dsn, bodies = received
    sentry.set_up(dsn)
    log = logging.getLogger("bot.intake")
    file_name, user_id, token, words = SECRETS
    try:
        raise ValueError(f"{file_name} of {user_id} at https://api/bot{token}: {words}")
    except ValueError as error:
        log.exception("an intake failed for %s", file_name)
        log.error(
            {
                "event": "a delivery failed",
                "exc_info": error,
                "job": "ab" * 16,
                "user": user_id,
                "text": words,
            }
        )
    log.error("a line without an exception: %s", words)
    sentry_sdk.flush(timeout=5)
    sent = b"".join(bodies).decode()
    assert len(bodies) == 2
    for secret in (*SECRETS, "ab" * 16):
        assert secret not in sent
    event = next(json.loads(line) for line in sent.splitlines() if '"exception"' in line)
    (error_sent,) = event["exception"]["values"]
    assert error_sent["type"] == "ValueError"
    assert "value" not in error_sent
    assert error_sent["stacktrace"]["frames"][-1]["function"].startswith("test_an_exception")
    assert set(error_sent["stacktrace"]["frames"][-1]) <= set(sentry.FRAME)
    assert "a delivery failed" in sent


@pytest.mark.parametrize(
    ("address", "package", "good"),
    [
        ("https://key@sentry.example/7", True, True),
        ("notaurl", True, False),
        ("https://key@h/7", False, False),
    ],
)
def test_the_doctor_looks_at_what_a_start_would_refuse(
    monkeypatch: pytest.MonkeyPatch, address: str, package: bool, good: bool
) -> None:
    if not package:
        monkeypatch.setitem(sys.modules, "sentry_sdk.utils", None)
    [finding] = _sentry(Settings(sentry_dsn=SecretStr(address)))
    assert finding.good is good
    assert good or finding.text.startswith("ENLARGER_SENTRY_DSN is ")
    assert package or "pip install" in finding.text
    assert list(_sentry(Settings(sentry_dsn=None))) == []
    assert _sentry in LOOKS


@pytest.mark.parametrize("address", ["no address", "https://key@h:port/1"])
def test_it_is_off_unless_asked_for_and_a_wrong_address_is_told(address: str) -> None:
    assert Settings.model_fields["sentry_dsn"].default is None
    with pytest.raises(SettingsError, match="ENLARGER_SENTRY_DSN"):
        sentry.set_up(address)
