"""/settings for a person and for a group, and the buttons under a master."""

from __future__ import annotations

from typing import Any

import pytest

from bot.preferences import CHOICES, changed, options_of
from sandbox.server import groups
from sandbox.server.messages import Message
from sandbox.server.seed import ANN, BEN, FORUM, GROUP
from storage import jobs, preferences
from storage.jobs import JobState
from tests.bot import pictures
from tests.bot.conftest import Stage
from tests.bot.telegram_here import Person, eventually, labels, text_of
from tests.bot.test_choice import all_jobs, card_for

ME = "@enlarger_sandbox_bot"
OTHER_FORMATS = ["As JPEG", "As WebP"]


async def chosen(stage: Stage, chat_id: int) -> dict[str, Any]:
    async with stage.bot.services.database.session(reading=True) as session:
        return await preferences.of(session, chat_id)


def marked(person: Person) -> list[str]:
    """What the last /settings message shows as holding."""
    message = next(m for m in reversed(person.said()) if any("✓" in label for label in labels(m)))
    return [label.removeprefix("✓ ") for label in labels(message) if label.startswith("✓")]


async def test_a_person_sets_what_holds_for_all_his_photos(stage: Stage) -> None:
    ann, ben = stage.telegram.person(), stage.telegram.person(BEN)
    ann.text("/settings")
    page = await ann.hears("What I do for you")
    assert marked(ann) == ["Ask", "Natural", "PNG", "Keep all", "Show progress"]
    for label in ("Crisp", "JPEG", "No place"):
        assert await ann.press(page, label) == "Noted."
    await eventually(lambda: marked(ann) == ["Ask", "Crisp", "JPEG", "No place", "Show progress"])
    await ann.press(await card_for(ann), "4K")
    [job] = await all_jobs(stage)
    assert job.options == {"character": "crisp", "master_format": "jpeg", "metadata": "strip_gps"}
    await ben.press(await card_for(ben), "4K")
    [newest, _] = await all_jobs(stage)
    assert newest.options == {}


async def test_a_size_that_always_holds_is_made_at_once_save_of_a_copy(stage: Stage) -> None:
    ann = stage.telegram.person()
    ann.text("/settings")
    await ann.press(await ann.hears("What I do for you"), "4K")
    await ann.send(("IMG_1.png", pictures.png(1000, 800)), how="file")
    await ann.hears("1000 × 800", "I am making it in 4K.")
    await ann.send(("IMG_2.png", pictures.png(900, 700)), how="file", caption="2k")
    await ann.hears("900 × 700", "I am making it in 2K.")
    await ann.send(("IMG_3.jpg", pictures.jpeg(1600, 1200)))
    copy = await ann.hears("1280 × 960")
    assert "Wait for the better file" in labels(copy)
    assert sorted(job.target for job in await all_jobs(stage)) == ["2k", "4k"]


async def test_in_a_group_administrators_decide_for_all(stage: Stage) -> None:
    ann, ben = stage.telegram.person(ANN, FORUM), stage.telegram.person(BEN, FORUM)
    ben.text("/settings@enlarger_sandbox_bot")
    page = await ben.hears("What I do in this group")
    assert marked(ben) == [*("Ask", "Natural", "PNG", "No place"), *("Quiet", "When asked", "All may ask")]
    assert "Only an administrator" in await ben.press(page, "Crisp")
    assert await chosen(stage, FORUM) == {}
    assert await ann.press(page, "Crisp") == "Noted."
    assert await ann.press(page, "Keep all") == "Noted."
    assert await chosen(stage, FORUM) == {"character": "crisp", "metadata": "keep"}
    await ben.send(("g.jpg", pictures.jpeg(800, 600)), how="file", caption="@enlarger_sandbox_bot 4k")
    await ben.hears("I am making it in 4K")
    [job] = await all_jobs(stage)
    assert job.options == {"character": "crisp"}


async def test_forged_settings_change_nothing(stage: Stage) -> None:
    ann = stage.telegram.person()
    ann.text("/settings")
    page = await ann.hears("What I do for you")
    for data in ("s:size:16k", "s:lock:off", "s:master_format:", "s::png", "s:model:photo"):
        assert "doesn't work any more" in await ann.forge(page, data)
    assert await chosen(stage, ann.id) == {}


async def test_forget_takes_the_settings_too(stage: Stage) -> None:
    ann = stage.telegram.person()
    await card_for(ann)
    ann.text("/settings")
    await ann.press(await ann.hears("What I do for you"), "WebP")
    assert await chosen(stage, ann.id) == {"master_format": "webp"}
    ann.text("/forget")
    await ann.press(await ann.hears("no way back"), "Delete everything")
    await ann.hears("are deleted")
    assert await chosen(stage, ann.id) == {}


async def test_crisper_and_as_jpeg_under_the_master(stage: Stage) -> None:
    ann, ben = stage.telegram.person(), stage.telegram.person(BEN)
    await ann.press(await card_for(ann), "4K")
    stage.maker.hand_over = False
    [first] = await all_jobs(stage)
    await stage.maker.make(first.id)
    await stage.bot.delivery.deliver(first.id)
    master = await ann.hears_file("document")
    assert labels(master) == ["Versions", "Other size", "Crisper", "As a drawing", *OTHER_FORMATS, "Delete"]
    bens = await card_for(ben)
    assert "doesn't work any more" in await ben.forge(bens, f"a:{first.id}:crisper")
    assert "doesn't work any more" in await ann.forge(master, f"a:{first.id}:bluer")
    assert (await ann.press(master, "Crisper")).startswith("Taken")
    assert await ann.press(master, "Crisper") == "I am already on it."
    assert (await ann.press(master, "As JPEG")).startswith("Taken")
    again = [job for job in await all_jobs(stage) if job.state is JobState.QUEUED]
    assert {job.photo_id for job in again} == {first.photo_id}
    assert sorted(str(job.options) for job in again) == [
        "{'character': 'crisp'}",
        "{'master_format': 'jpeg'}",
    ]
    crisp = next(job for job in again if "character" in job.options)
    await stage.maker.make(crisp.id)
    await stage.bot.delivery.deliver(crisp.id)
    second = [m for m in ann.said() if "document" in m.content][-1]
    assert labels(second)[2:-1] == ["Softer", "As a drawing", *OTHER_FORMATS]
    assert await ann.press(second, "Softer") == "This one is made already, look further down."


@pytest.mark.parametrize("in_group", [True, False])
def test_equal_wishes_look_equal(in_group: bool) -> None:
    said = {"character": "natural", "master_format": "png", "metadata": "keep", "size": "4k"}
    assert options_of(said, model="photo", in_group=in_group) == {}
    assert options_of({"character": "purple"}, model="illustration", in_group=False) == {
        "model": "illustration"
    }
    assert changed({"character": "crisp", "model": "illustration"}, {"character": "natural"}) == {
        "model": "illustration"
    }


def test_every_choice_has_an_option_of_the_engine() -> None:
    from typing import get_args

    from engine import order

    assert set(CHOICES["character"]) == set(get_args(order.Character))
    assert set(CHOICES["master_format"]) == set(get_args(order.MasterFormat))
    assert set(CHOICES["metadata"]) == set(get_args(order.MetadataPolicy))


# ---- what a group sets about being spoken to, and quiet

PHOTO = ("g.jpg", pictures.jpeg(800, 600))


async def group_page(person: Person) -> Message:
    person.text(f"/settings{ME}")
    return await person.hears("What I do in this group")


async def test_all_photos_are_taken_where_administrators_say_so(stage: Stage) -> None:
    ann, ben = stage.telegram.person(ANN, FORUM), stage.telegram.person(BEN, FORUM)
    page = await group_page(ann)
    await ben.send(PHOTO, how="file")
    assert "Only an administrator" in await ben.press(page, "All photos")
    assert await ann.press(page, "All photos") == "Noted."  # The bot is an administrator there.
    [sent] = await ben.send(("h.jpg", pictures.jpeg(640, 480)), how="file")
    card = await ben.hears("640 × 480")
    assert card.reply_to == sent
    await ben.send(PHOTO, PHOTO, how="file")
    await ben.hears("An album of 2 photos")
    assert await ann.press(page, "When asked") == "Noted."
    await ben.send(("i.jpg", pictures.jpeg(500, 400)), how="file")
    await stage.settle()
    assert not any("500 × 400" in text for text in ben.texts())
    assert sum("800 × 600" in text for text in ben.texts()) == 1  # The album's; not the one of before.


async def test_all_photos_where_they_can_not_be_seen_says_what_to_change(stage: Stage) -> None:
    ann = stage.telegram.person(ANN, GROUP)
    page = await group_page(ann)
    assert "make me an administrator" in await ann.press(page, "All photos")
    await ann.send(PHOTO, how="file")
    groups.set_status(
        stage.telegram.world, GROUP, by=ANN, user_id=stage.telegram.world.bot_id, status="administrator"
    )
    await ann.send(("h.jpg", pictures.jpeg(640, 480)), how="file")
    await ann.hears("640 × 480")
    assert not any("800 × 600" in text for text in ann.texts())


async def test_in_a_group_only_administrators_may_ask_if_they_say_so(stage: Stage) -> None:
    ann, ben = stage.telegram.person(ANN, FORUM), stage.telegram.person(BEN, FORUM)
    page = await group_page(ann)
    await ann.press(page, "Administrators")
    [sent] = await ben.send(PHOTO, how="file", caption=ME)
    await ben.hears("only administrators ask me")
    ben.text("/4k", reply_to=sent)
    await eventually(lambda: sum("only administrators" in text for text in ben.texts()) == 2)
    ann.text("/4k", reply_to=sent)
    await ann.hears("I am making it in 4K")
    await ann.press(page, "All photos")
    await ben.send(("h.jpg", pictures.jpeg(640, 480)), how="file")
    await stage.settle()
    assert not any("640 × 480" in text for text in ben.texts())


async def test_in_a_group_only_listed_people_may_ask_if_administrators_say_so(stage: Stage) -> None:
    ann, ben = stage.telegram.person(ANN, FORUM), stage.telegram.person(BEN, FORUM)
    assert "with /allow" in await ann.press(await group_page(ann), "Listed people")
    [sent] = await ben.send(PHOTO, how="file", caption=ME)
    await ben.hears("An administrator can answer your message with /allow")
    ben.text("/allow", reply_to=sent)
    await ben.hears("Only an administrator of this group can change that")
    assert "listed" not in await chosen(stage, FORUM)
    ann.text("/allow")
    await ann.hears("Answer the message of the person you mean")
    ann.text("/allow", reply_to=sent)
    on = await ann.hears("Ben is on the list.")
    assert "It counts once" not in text_of(on)
    ben.text("/4k", reply_to=sent)
    await ben.hears("I am making it in 4K")
    ann.text("/disallow", reply_to=sent)
    await ann.hears("Ben is not on the list.")
    ben.text("/2k", reply_to=sent)
    await eventually(lambda: sum("only listed people" in text for text in ben.texts()) == 2)
    [job] = await all_jobs(stage)
    assert job.target == "4k"


async def test_the_list_is_kept_for_later_and_forget_takes_a_person_off_it(stage: Stage) -> None:
    ann, ben = stage.telegram.person(ANN, FORUM), stage.telegram.person(BEN, FORUM)
    number = ben.text("hello all")
    ann.text("/allow", reply_to=number)
    await ann.hears("Ben is on the list.", "It counts once /settings says")
    assert (await chosen(stage, FORUM))["listed"] == [BEN]
    alone = stage.telegram.person(BEN)
    alone.text("/allow")
    await alone.hears("This works in groups")
    alone.text("/forget")
    await alone.press(await alone.hears("no way back"), "Delete everything")
    await alone.hears("nothing of yours")
    assert (await chosen(stage, FORUM))["listed"] == []


async def test_what_is_for_groups_can_not_be_set_in_private(stage: Stage) -> None:
    ann = stage.telegram.person()
    ann.text("/settings")
    page = await ann.hears("What I do for you")
    for data in ("s:photos:all", "s:who:administrators"):
        assert "doesn't work any more" in await ann.forge(page, data)


async def test_quiet_is_one_short_line_without_a_sound_and_no_chat_action(stage: Stage) -> None:
    ann = stage.telegram.person()
    ann.text("/settings")
    await ann.press(await ann.hears("What I do for you"), "Quiet")
    stage.bot.watcher.edits.spacing = 0.1
    stage.maker.hand_over = False
    stage.maker.steps = 20
    await ann.press(await card_for(ann), "4K")
    line = await ann.hears("Making 4K.")
    stage.make(seconds=1.0)
    await eventually(lambda: stage.maker.made)
    await stage.bot.actions.look()
    await stage.bot.delivery.deliver(stage.maker.made[0])
    await ann.hears_file("document")
    await eventually(lambda: stage.telegram.world.message(ann.id, line.message_id) is None)
    assert not stage.telegram.calls("sendChatAction")
    silent = {
        call["method"].lower(): str(call["params"].get("disable_notification")).lower()
        for call in stage.telegram.calls("sendMessage")[-1:] + stage.telegram.calls("sendPhoto")
    }
    assert silent == {"sendmessage": "true", "sendphoto": "true"}
    loud = stage.telegram.calls("sendDocument")[-1]["params"].get("disable_notification", False)
    assert str(loud).lower() == "false"


async def test_the_chat_shows_that_a_master_is_being_made(stage: Stage) -> None:
    ann, ben = stage.telegram.person(), stage.telegram.person(BEN, FORUM)
    await ann.press(await card_for(ann), "4K")
    await ben.send(PHOTO, how="file", caption=f"{ME} 4k")
    await ben.hears("Making 4K.")
    async with stage.bot.services.database.session() as session:
        for job in await all_jobs(stage):
            await jobs.start(session, job.id, "someone")
    await stage.bot.actions.look()
    chats = [call["params"]["chat_id"] for call in stage.telegram.calls("sendChatAction")]
    assert set(chats) == {str(ANN)}  # Groups are quiet unless they say otherwise.
