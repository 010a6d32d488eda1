"""What `enlarger doctor` says of that which bot and workers share: where the queue is, and whose pictures."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

from bot.commands.finding import Finding
from bot.commands.guard import without_secrets
from bot.commands.shared import apart, asked, elsewhere, on_postgres
from bot.settings import Settings
from storage.picture_place import here
from storage.queue import QueueClient

TOPIC = "Picture files"


def queue(settings: Settings) -> Iterator[Finding]:
    if sentence := apart(settings):
        yield Finding("Queue", sentence, good=False)
        return
    place = f"{without_secrets(settings.queue)}, which ENLARGER_QUEUE_URL names"
    if not settings.queue_url:
        place = f"an SQLite file in the data folder, {settings.data / 'queue.db'}"
        if not Path(settings.data / "queue.db").exists():
            yield Finding("Queue", f"{place}, made at the first start")
            return

    async def ask() -> None:
        client = QueueClient(settings.queue, patient=False)
        try:
            await client.states(["doctor"])
        finally:
            await client.close()

    try:
        asyncio.run(ask())
    except Exception as error:
        # The error's own text may show the password.
        mend = (
            "is that right, and its database created?" if settings.queue_url else "may this user write there?"
        )
        yield Finding("Queue", f"{place}, can't be used ({type(error).__name__}): {mend}", good=False)
    else:
        yield Finding("Queue", f"answers: {place}")


def pictures(settings: Settings) -> Iterator[Finding]:
    """Whether they are the database's, where machines may share one."""
    if not on_postgres(settings):
        return
    if "://" not in settings.blob_folder:
        text = f"in a folder of this machine, {settings.blob_folder}: good while bot and workers all run "
        advice = "here; workers on other machines need ENLARGER_BLOBS=s3://bucket/prefix, here and there"
        yield Finding(TOPIC, text + advice, warning=True)
    try:
        right = asyncio.run(asked(settings, here))
    except Exception:  # the database's finding, or the one about the files, says what is wrong
        return
    if not right:
        yield Finding(TOPIC, elsewhere(settings), good=False)
