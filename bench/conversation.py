"""A conversation of 60 steps with the product as a host runs it, written to docs/conversation.md.

Private chat, album, group with privacy mode on, forum with topics, channel with its discussion, settings,
cancel, and a power cut in the middle: everything is killed and started again. Real pictures (scikit-image's
own), the real engine, every process its own.

Run: python -m bench.conversation [--out docs/conversation.md]; some minutes.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image

from bench.conversation_log import InTopic, Log
from bench.soak_product import Product
from sandbox.client import Control, Person

ME = "@enlarger_sandbox_bot"
GROUP, FORUM, CHANNEL = "Weekend in Lisbon", "Studio", "Studio masters"
HEAD = """# A conversation, as it happened

Written by `python -m bench.conversation`: the product in its own processes, the real engine, the sandbox's
Telegram. Each numbered step is what a person did; quoted is all that the bot then said in that chat, buttons
in brackets. Lines of progress (“42 %, about 5 s left”), edited every five seconds, are left out.
"""


def picture(name: str, size: tuple[int, int], format_: str = "JPEG") -> bytes:
    """One of scikit-image's photographs, at this size."""
    import skimage.data

    image = Image.fromarray(getattr(skimage.data, name)()).convert("RGB")
    image = image.resize(size, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, format_, **({"quality": 92} if format_ == "JPEG" else {}))
    return out.getvalue()


async def private(log: Log, ann: Person) -> None:
    log.title("In private")
    portrait = ("portrait.jpg", picture("astronaut", (512, 512)))
    cup = ("cup.jpg", picture("coffee", (600, 400)))
    await log.text(ann, "/start", "Send me a photo")
    await log.text(ann, "/help", "Shortcuts")
    await log.text(ann, "hello there", "I work with photos")
    await log.text(ann, "https://example.org/photo.jpg", "from links")
    await log.send(ann, [("notes.zip", b"PK\x03\x04" + bytes(200))], "file", "no picture")
    await log.send(ann, [("holiday.jpg", b"\xff\xd8\xff" + bytes(500))], "file", "picture")
    await log.text(ann, "/privacy", "Nothing goes to third parties")
    card = await log.send(ann, [portrait], "photo", "512 × 512")
    card = await _with_button(ann, "Why?")
    await log.press(ann, card, "Why?", "", "What I see in this file")
    await log.press(ann, card, "What is it for?", "", "What is it for?")
    await log.press(ann, card, "Print", "", "Which sheet?")
    await log.press(ann, card, "Back", "", "What is it for?")
    await log.press(ann, card, "Back", "", "2K")
    await log.press(ann, card, "2K", "Taken", "Proof sheet", "2048 × 2048")
    await log.press(ann, card, "2K", "made already")
    proof, master = await _with_button(ann, "Something"), await _with_button(ann, "Versions")
    await log.press(ann, proof, "1", "Here it comes", "Crop 1, larger")
    await log.press(ann, proof, "Something looks wrong", "Which one", "None of them")
    await log.press(ann, proof, "None of them", "", "Something looks wrong")
    await log.press(ann, master, "As JPEG", "Taken", "photo-2k.jpg")
    await log.press(ann, master, "Versions", "", "Choose what you need")
    preview = await _with_button(ann, "Send all")
    await log.press(ann, preview, "Square", "", "✓ Square")
    await log.press(ann, preview, "Send these 1", "", "photo-2k-square.jpg")
    await log.send(ann, [cup], "file", "I am making it in 2K", "2048 × 1365", caption="2k")
    await log.text(ann, "/settings", "What I do for you")
    page = await _with_button(ann, "Crisp")
    await log.press(ann, page, "Crisp", "Noted", "✓ Crisp")
    await log.press(ann, page, "Language", "", "Which language")
    await log.press(ann, page, "Deutsch", "", "Sprache: Deutsch")
    await log.text(ann, "/status", "Ich arbeite gerade an nichts")
    await log.send(ann, [("katze.jpg", picture("chelsea", (600, 400)))], "file", "600 × 400")
    await log.press(ann, page, "Sprache", "", "Welche Sprache")
    await log.press(ann, page, "English", "", "✓ Crisp")
    await log.press(ann, page, "Natural", "Noted", "✓ Natural")


async def album(log: Log, ann: Person, product: Product) -> None:
    log.title("An album, Cancel, and a power cut")
    photos = [("rocket.jpg", picture("rocket", (640, 427))), ("broken.jpg", b"\xff\xd8\xff" + bytes(90))]
    await log.send(ann, [*photos, ("cat.jpg", picture("chelsea", (450, 300)))], "file", "An album of 3")
    card = await _with_button(ann, "All 2K")
    await log.press(ann, card, "All 2K", "Taken, all of them", "rocket-2k.png", "cat-2k.png")
    card = await log.send(ann, [("coins.png", picture("coins", (384, 303), "PNG"))], "file", "384 × 303")
    card = await _with_button(ann, "4K")
    await log.press(ann, card, "4K", "Taken", "coins.png in 4K")
    line = await _with_button(ann, "Cancel")
    await log.press(ann, line, "Cancel", "Cancelled", "coins.png in 4K: cancelled")
    await log.press(ann, card, "2K", "Taken", "coins.png in 2K")
    log.did("The power goes: bot, worker and Telegram's sandbox are killed, and started again")
    await product.restart(signal.SIGKILL)
    await log.text(ann, "/status", "working on", "coins-2k.png")
    again = [m for m in await ann.messages() if "coins-2k.png" in str(m.get("document"))]
    if len(again) != 1:
        raise RuntimeError(f"after the power cut the master came {len(again)} times")


async def group(log: Log, url: str) -> None:
    log.title("In a group, with privacy mode on")
    ann, ben = Person(url, "Ann", GROUP), Person(url, "Ben", GROUP)
    sunset = ("lisbon.jpg", picture("coffee", (640, 427)))
    log.did("Ben in “Weekend in Lisbon” sends lisbon.jpg as a photo, for the others")
    [shared] = await ben.send(sunset)
    await log.quiet(ben)
    await log.text(ben, "what a cup")
    await log.quiet(ben)
    number = shared["message_id"]
    await log.text(ann, f"/upscale{ME}", "640 × 427", reply_to=number, quoting="that photo")
    card = await _with_button(ann, "2K")
    await log.press(ben, card, "2K", "or an administrator")
    await log.press(ann, card, "2K", "Taken", "Proof sheet", "photo-2k.png")
    await log.text(ben, f"/settings{ME}", "What I do in this group")
    page = await _with_button(ben, "All photos")
    await log.press(ben, page, "All photos", "Only an administrator")
    await log.press(ann, page, "All photos", "make me an administrator")
    await log.press(ann, page, "When asked", "Noted")
    await log.press(ann, page, "Administrators", "Noted")
    await log.text(ben, f"/4k{ME}", "only administrators", reply_to=number, quoting="that photo")
    await log.press(ann, page, "All may ask", "Noted")
    await log.text(ben, f"/4k{ME}", "Answer a photo with this")


async def forum(log: Log, url: str) -> None:
    log.title("In a forum with topics")
    state = await Person(url, "Ben", FORUM).chat()
    thread, name = next((one["message_thread_id"], one["name"]) for one in state["topics"])
    ben = InTopic(url, "Ben", FORUM, thread, name)
    cora = InTopic(url, "Cora", FORUM, thread, name)
    tin = ("tin.png", picture("chelsea", (480, 320), "PNG"))
    await log.send(ben, [tin], "file", "I am making it in 2K", "tin-2k.png", caption=f"{ME} 2k")
    master = await _with_button(ben, "Versions")
    if master.get("message_thread_id") != thread:
        raise RuntimeError("the master left its topic")
    await log.press(cora, master, "As JPEG", "or an administrator")


async def channel(log: Log, url: str) -> None:
    log.title("A channel and its discussion")
    control = Control(url)
    here = await control.migrate(GROUP)
    await control.member(here, "bot", "administrator")
    await control.link(CHANNEL, here)
    log.did("Ann makes the group the discussion of her channel, and the bot one of its administrators")
    ann, post = Person(url, "Ann", GROUP), Person(url, "Ann", CHANNEL)
    await log.text(ann, f"/settings{ME}", "What I do in this group")
    page = await _with_button(ann, "Channel's")
    await log.press(ann, page, "Channel's", "Noted", "✓ Channel's")
    log.did("Ann posts launch.jpg in “Studio masters”; the bot answers in the discussion")
    await post.send(("launch.jpg", picture("rocket", (600, 400))), how="file")
    await log.expect(ann, "600 × 400")
    card = await _with_button(ann, "2K")
    await log.press(ann, card, "2K", "Taken", "launch-2k.png")


async def farewell(log: Log, ann: Person) -> None:
    log.title("Good-bye")
    log.did("Ann forwards launch.jpg from the discussion to the bot")
    there = await Person(log.url, "Ann", GROUP).messages()
    shared = next(m for m in there if m.get("document", {}).get("file_name") == "launch.jpg")
    await ann.forward(shared["chat"]["id"], shared["message_id"])
    await log.expect(ann, "600 × 400")
    await log.send(ann, [("cup.jpg", picture("coffee", (1800, 1200)))], "hd", "1800 × 1200")
    await log.text(ann, "/nonsense", "I don't know that command")
    await log.text(ann, "/forget", "There is no way back")
    page = await _with_button(ann, "Delete everything")
    await log.press(ann, page, "Delete everything", "", "are deleted")
    card = await _with_button(ann, "Versions")
    await log.press(ann, card, "As JPEG", "doesn't work any more")
    await log.text(ann, "/status", "not working on anything")


async def _with_button(person: Person, label: str) -> dict[str, Any]:
    """The newest message that has such a button."""
    for _ in range(600):
        for message in reversed(await person.messages()):
            rows = (message.get("reply_markup") or {}).get("inline_keyboard", [])
            if any(b["text"].removeprefix("✓ ").startswith(label) for row in rows for b in row):
                return message
        await asyncio.sleep(0.2)
    raise RuntimeError(f"nothing with the button {label}")


async def talk(folder: Path) -> Log:
    """The whole conversation; raises at the first step that goes otherwise."""
    product = Product(folder)
    await product.start()
    log = Log(product.url)
    try:
        ann = Person(product.url, "Ann", "private")
        await private(log, ann)
        await album(log, ann, product)
        await group(log, product.url)
        await forum(log, product.url)
        await channel(log, product.url)
        await farewell(log, ann)
    finally:
        print("\n".join(log.lines[-30:]), file=sys.stderr)
        await product.stop()
    return log


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("docs/conversation.md"))
    out: Path = parser.parse_args().out
    with tempfile.TemporaryDirectory() as folder:
        log = asyncio.run(talk(Path(folder)))
    out.write_text("\n".join([HEAD, *log.lines]).strip() + "\n", encoding="utf-8")
    print(f"{log.steps} steps, {out}")


if __name__ == "__main__":
    main()
