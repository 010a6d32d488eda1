"""A conversation in one's own language: taken from Telegram, changed in /settings, kept by a restart."""

# ruff: noqa: RUF001 - these people speak Russian

from __future__ import annotations

from bot.settings import Settings
from bot.speaking import speaking
from bot.texts import label, say
from sandbox.server.seed import BEN, FORUM, add_person
from tests.bot import pictures
from tests.bot.conftest import KeptPool, Stage, on_stage
from tests.bot.telegram_here import Person, Telegram, labels, text_of

LENA = 700_001
MENTION = "@enlarger_sandbox_bot"


def lena_of(telegram: Telegram, language: str = "ru") -> Person:
    add_person(telegram.world, LENA, "Lena", language)
    return telegram.person(LENA)


async def test_russian_then_german_and_a_restart_keeps_it(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    lena = lena_of(telegram)
    async with on_stage(settings, telegram, readings) as stage:
        lena.text("/help")
        await lena.hears("Пришлите фото, лучше Файлом")
        await lena.send(("дом.png", pictures.png(800, 600)), how="file")
        card = await lena.hears("Повреждений не нашёл: 800 × 600, PNG")
        assert any("· советую" in label for label in labels(card))
        stage.make()
        assert await lena.press(card, "4K") == "Взял. Начну, как только дойдёт очередь."
        await lena.hears("дом.png, 4K:")
        assert telegram.calls("setMyCommands")[-1]["params"].get("language_code") == "zh"
        lena.text("/settings")
        page = await lena.hears("если вы не просите иначе")
        await lena.press(page, "Язык: Русский")
        languages = await lena.hears("На каком языке мне говорить?")
        assert "✓ Как в Telegram" in labels(languages)
        assert await lena.press(languages, "Deutsch") == "Gemerkt."
        await lena.hears("wenn du nichts anderes sagst")
        await stage.settle()
    async with on_stage(settings, telegram, readings):
        lena.text("hm")
        await lena.hears("Schick mir eins, am besten als Datei")


async def test_the_way_out_of_the_list_and_back_to_telegrams_language(stage: Stage) -> None:
    lena = lena_of(stage.telegram)
    lena.text("/settings")
    page = await lena.hears("если вы не просите иначе")
    await lena.press(page, "Язык")
    await lena.press(await lena.hears("На каком языке"), "Назад")
    await lena.hears("если вы не просите иначе")
    await lena.press(page, "Язык")
    await lena.press(await lena.hears("На каком языке"), "हिन्दी")
    await lena.hears("कुछ और न कहें")
    await lena.press(page, "भाषा")
    assert await lena.press(await lena.hears("कौन सी भाषा"), "जैसी Telegram में") == "Запомнил."
    await lena.hears("если вы не просите иначе")


async def test_a_group_hears_the_language_of_its_first_asker_until_one_is_chosen(stage: Stage) -> None:
    telegram = stage.telegram
    add_person(telegram.world, LENA, "Lena", "ru")
    telegram.world.set_member(FORUM, LENA, {"status": "member"})
    lena, ben, ann = telegram.person(LENA, FORUM), telegram.person(BEN, FORUM), telegram.person(chat_id=FORUM)
    await lena.send(("a.jpg", pictures.jpeg(800, 600)), how="file", caption=MENTION)
    await lena.hears("800 × 600, JPEG", "Какой размер сделать?")
    await ben.send(("b.jpg", pictures.jpeg(900, 700)), how="file", caption=MENTION)
    await ben.hears("900 × 700, JPEG", "Какой размер сделать?")
    ann.text(f"/settings{MENTION}")
    page = await ann.hears("Что я делаю в этой группе")
    assert "только администратор" in await ben.press(page, "Язык")
    await ann.press(page, "Язык")
    assert await ann.press(await ann.hears("На каком языке"), "Español") == "Anotado."
    await lena.send(("c.jpg", pictures.jpeg(1000, 800)), how="file", caption=MENTION)
    await lena.hears("1000 × 800, JPEG", "¿Qué tamaño hago?")


async def test_two_people_at_once_each_in_their_language(stage: Stage) -> None:
    lena, ann = lena_of(stage.telegram, "ar"), stage.telegram.person()
    for number in range(3):
        lena.text(f"m{number}")
        ann.text(f"n{number}")
    await stage.settle()
    await lena.hears("أنا أعمل مع الصور")
    await ann.hears("I work with photos")
    assert not [text for text in lena.texts() if "I work" in text]
    assert not [text for text in ann.texts() if "أنا" in text]


async def test_an_unknown_language_is_answered_in_english_and_a_forged_one_refused(
    stage: Stage,
) -> None:
    lena = lena_of(stage.telegram, "tlh")
    lena.text("/settings")
    page = await lena.hears("What I do for you")
    assert "doesn't work any more" in await lena.forge(page, "s:language:tlh")
    assert text_of(page).startswith("What I do for you")


def test_arabic_has_six_forms() -> None:
    with speaking("ar"):
        said = [say("forget.done", photos=count, masters=0) for count in (0, 1, 2, 3, 11, 100)]
    parts = [text.split(": ")[1].split(" و0")[0] for text in said]
    assert parts == ["0 صورة", "صورة واحدة", "صورتان", "3 صور", "11 صورة", "100 صورة"]


def test_russian_counts_as_russians_do() -> None:
    with speaking("ru"):
        said = [say("unit.bytes", count=count) for count in (1, 2, 5, 11, 21, 22, 111)]
        assert say("unit.megabytes", count=4.1) == "4,1 МБ"
    assert said == ["1 байт", "2 байта", "5 байт", "11 байт", "21 байт", "22 байта", "111 байт"]


def test_sizes_keep_their_order_from_right_to_left() -> None:
    with speaking("ar"):
        facts = say("card.facts", width=1600, height=1200, format="PNG", size="x")
        assert "\u20661600 × 1200\u2069" in facts
        assert say("card.reason", text="وصلت كصورة").startswith("\u200f·")
        assert label("button.size", target="4K") == "4K"
    assert facts.startswith("\u200f")
