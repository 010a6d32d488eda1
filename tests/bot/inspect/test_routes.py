"""The Inspect page's web server: who sees a picture, what nobody sees, and what goes when it is deleted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.inspect.button import inspect_button
from bot.settings import Settings, SettingsError, load_settings
from sandbox.server.seed import ANN, BEN
from storage import preferences
from storage.job_change import change_job
from storage.jobs import JobState
from tests.bot.conftest import KeptPool, Stage, on_stage
from tests.bot.inspect.conftest import Looking, tiles_kept
from tests.bot.telegram_here import Telegram, buttons, eventually
from tests.bot.test_choice import all_jobs, card_for
from tests.bot.test_second_look import delivered, now


async def test_the_button_under_the_proof_sheet_leads_to_the_page(looking: Looking) -> None:
    ann, proof = looking.ann, await looking.ann.hears_file("photo")
    [button] = [button for button in buttons(proof) if button["text"] == "Inspect"]
    assert button["url"].startswith(looking.settings.public_url + "/inspect/" + looking.job.id)
    status, page = await looking.get(button["url"])
    assert status == 200
    assert '<html lang="en" dir="ltr">' in page
    assert "IMG_2041-2k" in page
    assert 'data-width="2048"' in page
    assert page.count('class="place ') == 4, "the crops of the sheet; their zone is one of them"
    assert 'data-box="200 90 300 200"' in page
    assert "<strong>Look.</strong> Text couldn&#x27;t be read for certain." in page
    assert not re.search(r"https?://|<script>|style=|onclick", page), "nothing from elsewhere, no code within"
    await ann.press(proof, "Something looks wrong")
    await eventually(lambda: "None of them" in now(ann, proof) or None)
    await ann.press(proof, "None of them")
    await eventually(lambda: now(ann, proof)[-1] == "Inspect" or None)


async def test_without_a_proof_sheet_it_is_under_the_master(stage: Stage) -> None:
    stage.maker.sheet, stage.maker.hand_over = False, False
    ann = stage.telegram.person()
    await ann.press(await card_for(ann), "2K")
    [job] = await all_jobs(stage)
    await stage.maker.make(job.id)
    await stage.bot.delivery.deliver(job.id)
    master = await ann.hears_file("document")
    assert buttons(master)[0]["text"] == "Inspect"


async def test_every_answer_forbids_what_it_does_not_need(looking: Looking) -> None:
    addresses = [looking.url(rest) for rest in ("", "master", "after/9/9/9")]
    base = looking.settings.public_url + "/inspect"
    addresses += [
        f"{base}{rest}" for rest in ("", "/", "/nothing", "/files/main.js", f"/app/{'0' * 32}", "/x/y/z")
    ]
    for address in addresses:
        async with looking.client.get(address) as answer:
            policy = answer.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';"), address
            assert "unsafe" not in policy
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
    for path in ("/files/../routes.py", "/files/%2e%2e%2froutes.py", "/files/page.html", "/files/x/y"):
        status, text = await looking.get(base + path)
        assert (status, "import" in text) == (404, False), path


async def test_forged_and_expired_links_get_a_sentence_and_no_picture(looking: Looking) -> None:
    assert (await looking.post(looking.url("tiles")))[0] == 204
    real = looking.url()
    changed = real[:-5] + ("A" if real[-5] != "A" else "B") + real[-4:]
    for rest in ("", "tiles", "master", "after/0/0/0"):
        ask = looking.post if rest == "tiles" else looking.get
        assert (await ask(real + rest))[0] in (200, 204)
        assert "leads nowhere" in (await ask(changed + rest))[1]
        for address in (changed, looking.url(user=BEN), looking.url(seconds=-2)):
            status, text = await ask(address + rest)
            assert status == 403
            assert "JFIF" not in text
            assert "IMG_2041" not in text
        assert "has expired" in (await ask(looking.url(seconds=-2) + rest))[1]
    _, text = await looking.get(changed, headers={"Accept-Language": "tlh, ar;q=0.8, de"})
    assert '<html lang="ar" dir="rtl">' in text


async def test_what_was_deleted_is_gone_from_the_disk_too_and_the_page_says_so(looking: Looking) -> None:
    page = looking.url()
    assert (await looking.post(looking.url("tiles")))[0] == 204
    master = await looking.ann.hears_file("document")
    await looking.ann.press(master, "Delete")
    await eventually(lambda: "Delete it" in now(looking.ann, master) or None)
    await looking.ann.press(master, "Delete it")
    await eventually(lambda: not looking.ann.world.message(master.chat_id, master.message_id) or None)
    assert tiles_kept(looking.stage) == []
    for rest in ("", "master", "after/0/0/0"):
        status, text = await looking.get(page + rest)
        assert status == 404
        assert "has been deleted" in text
    assert (await looking.post(page + "tiles"))[0] == 404


async def test_forget_takes_the_tiles(looking: Looking) -> None:
    assert (await looking.post(looking.url("tiles")))[0] == 204
    looking.ann.text("/forget")
    await looking.ann.press(await looking.ann.hears("There is no way back."), "Delete everything")
    await looking.ann.hears("1 photo")
    assert tiles_kept(looking.stage) == []


async def test_names_and_texts_from_elsewhere_stay_texts_in_every_language(looking: Looking) -> None:
    services = looking.stage.bot.services
    bad = '"><script>alert(1)</script>'
    report = {
        "master": {"width": 2048, "height": 1536, "bytes": 9, "format": bad},
        "trust": {
            "verdict": "red",
            "sentence": bad,
            "zones": [{"kind": "text", "verdict": bad, "box": [1, 2, 3, 4], "text": bad}],
        },
    }
    async with services.database.session() as session:
        await change_job(
            session, looking.job.id, (JobState.DELIVERED,), report=report, master_name=f"a{bad}/../b.png"
        )
    status, page = await looking.get(looking.url())
    assert status == 200
    assert page.count("<script") == 1, "its own"
    assert "alert(1)</script>" not in page
    assert 'class="place unchecked"' in page
    async with looking.client.get(looking.url("master")) as answer:
        assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''b.png"
        assert answer.headers["Content-Type"] == "application/octet-stream"
    async with looking.stage.bot.services.database.session() as session:
        await preferences.choose(session, ANN, "language", "ar")
    _, page = await looking.get(looking.url())
    assert '<html lang="ar" dir="rtl">' in page
    assert "ما جرى فحصه" in page


async def test_the_server_has_no_page_without_a_public_address(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    closed = settings.model_copy(update={"public_url": ""})
    async with on_stage(closed, telegram, readings) as stage:
        job, proof = await delivered(stage, stage.telegram.person())
        assert "Inspect" not in [button["text"] for button in buttons(proof)]
        assert stage.bot.inspecting is None
        real = settings.model_copy(update={"api_url": "https://api.telegram.org"})
        assert inspect_button(real, job) is None, "Telegram refuses links to this machine"
        assert inspect_button(settings, job) is not None


def test_a_public_address_is_checked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ENLARGER_PUBLIC_URL", "http://bot.example.org")
    with pytest.raises(SettingsError, match="ENLARGER_PUBLIC_URL"):
        load_settings()
    monkeypatch.setenv("ENLARGER_PUBLIC_URL", "https://bot.example.org/")
    assert load_settings().public_url == "https://bot.example.org"
    assert load_settings().bot_port == 8081
