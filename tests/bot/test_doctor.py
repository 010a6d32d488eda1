"""What the doctor asks Telegram, of a real sandbox."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.commands.doctor_telegram import WRONG_BY, _clock, blobs, telegram
from bot.settings import Settings
from sandbox.running import Sandbox
from tests.e2e.product import free_port


def test_a_good_token_and_a_webhook_that_nobody_answers(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        settings = Settings(
            token=SecretStr(sandbox.token),
            api_url=sandbox.url,
            data=tmp_path,
            webhook_url=f"http://127.0.0.1:{free_port()}",
            public_url=f"http://127.0.0.1:{free_port()}",
        )
        found = {finding.topic: finding for finding in telegram(settings)}
        assert found["Token"].good
        assert "@" in found["Token"].text
        assert found["Clock"].good
        assert not found["Updates"].good
        assert "is the bot running" in found["Updates"].text
        assert not found["Inspect page"].good
        assert "/inspect" in found["Inspect page"].text
        wrong = settings.model_copy(update={"token": SecretStr("1:" + "a" * 35)})
        (refused,) = telegram(wrong)
        assert not refused.good
        assert "BotFather" in refused.text


def test_a_clock_that_is_off_is_told() -> None:
    (finding,) = _clock("Mon, 23 Nov 2020 10:00:00 GMT")
    assert not finding.good
    assert "NTP" in finding.text
    assert WRONG_BY < 900, "what S3 forgives"


@pytest.mark.parametrize("good", [True, False])
def test_picture_files_go_there_and_back(tmp_path: Path, good: bool) -> None:
    if not good:
        (tmp_path / "blobs").write_text("in the way")
    (finding,) = blobs(Settings(data=tmp_path))
    assert finding.good is good
    assert good or "ENLARGER_BLOBS" in finding.text
