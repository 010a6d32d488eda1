"""The Inspect page as a Mini App: where it opens inside Telegram, and for whom."""

from __future__ import annotations

import json
import time
from urllib.parse import urljoin

from bot.inspect.init_data import LONGEST
from bot.settings import Settings
from sandbox.server.seed import ANN, BEN, FORUM
from tests.bot import pictures
from tests.bot.conftest import KeptPool, on_stage
from tests.bot.inspect.conftest import Looking
from tests.bot.inspect.signing import signed
from tests.bot.telegram_here import Telegram, buttons
from tests.bot.test_choice import all_jobs
from tests.bot.test_second_look import delivered


async def test_in_a_private_chat_with_https_it_opens_inside_telegram(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    behind = settings.model_copy(update={"public_url": "https://bot.example.org"})
    async with on_stage(behind, telegram, readings) as stage:
        job, proof = await delivered(stage, stage.telegram.person())
        [private] = [button for button in buttons(proof) if button["text"] == "Inspect"]
        app = {"url": f"https://bot.example.org/inspect/app/{job.id}"}
        assert private == {"text": "Inspect", "web_app": app}
        grouped = stage.telegram.person(BEN, FORUM)
        stage.maker.hand_over = False
        await grouped.send(("g.jpg", pictures.jpeg(800, 600)), how="file", caption="@enlarger_sandbox_bot 2k")
        await grouped.hears("I am making it in 2K")
        [other] = [one for one in await all_jobs(stage) if one.id != job.id]
        await stage.maker.make(other.id)
        await stage.bot.delivery.deliver(other.id)
        sheet = await grouped.hears_file("photo")
        [button] = [button for button in buttons(sheet) if button["text"] == "Inspect"]
        assert button["url"].startswith(f"https://bot.example.org/inspect/{other.id}.")


async def test_init_data_of_its_person_is_given_a_link(looking: Looking) -> None:
    address = f"{looking.settings.public_url}/inspect/app/{looking.job.id}"
    assert (await looking.get(address))[0] == 200
    status, text = await looking.post(address, signed(ANN, time.time()))
    assert status == 200
    status, page = await looking.get(urljoin(address, json.loads(text)["link"]))
    assert (status, "IMG_2041-2k" in page) == (200, True)
    address = f"{looking.settings.public_url}/inspect/app/{'0' * 32}"
    status, text = await looking.post(address, signed(BEN, time.time()))
    assert status == 200
    assert "has been deleted" in (await looking.get(urljoin(address, json.loads(text)["link"])))[1]


async def test_init_data_of_others_and_forged_is_refused(looking: Looking) -> None:
    address = f"{looking.settings.public_url}/inspect/app/{looking.job.id}"
    status, text = await looking.post(address, signed(BEN, time.time()))
    assert (status, "Only the person who asked" in text) == (403, True)
    real = signed(ANN, time.time())
    forged = [
        "",
        real[:-1],
        real.replace(str(ANN), str(BEN)),
        signed(ANN, time.time() - 7200),
        "x" * LONGEST * 2,
    ]
    forged.append(signed(ANN, time.time(), token="110201543:" + "B" * 35))
    for one in forged:
        status, text = await looking.post(address, one)
        assert (status, "button in the chat" in text) == (403, True)
        assert "link" not in text.replace("<link", "")
