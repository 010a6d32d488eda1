"""What progress messages and /status say of a job."""

from __future__ import annotations

import math

from bot.incoming import PHOTO_NAME
from bot.texts import say
from bot.words import target_text
from storage.jobs import Job, JobState
from storage.photos import Photo

LONGEST_NAME = 60


def line_of(job: Job, photo: Photo, position: int, wait: float | None) -> str:
    """One job in one line: its place in the queue, or how far it is, and the time left.

    position: 1 = next, 0 = not waiting. wait: seconds until a waiting job is made, None when unknown.
    """
    name, target = name_of(photo), target_text(job.target)
    if job.state is JobState.QUEUED:
        if position <= 1:
            return say("progress.queued_next", name=name, target=target, left=left_text(wait))
        return say("progress.queued", name=name, target=target, position=position, left=left_text(wait))
    if job.state is JobState.MADE:
        return say("progress.made", name=name, target=target)
    percent = min(99, math.floor(job.fraction * 100))
    left = left_text(job.seconds_left)
    return say("progress.running", name=name, target=target, percent=percent, left=left)


def left_text(seconds: float | None) -> str:
    """Time left in words, rounded so that it doesn't jitter; nothing when unknown."""
    if seconds is None or seconds <= 0:
        return ""
    if seconds > 90:
        return say("progress.left_minutes", minutes=math.ceil(seconds / 60))
    return say("progress.left_seconds", seconds=max(5, 5 * math.ceil(seconds / 5)))


def name_of(photo: Photo | None) -> str:
    """What its sender calls it, with the middle left out where that would fill the message."""
    if photo is None or photo.file_name == PHOTO_NAME:
        return say("name.photo")
    name = " ".join(photo.file_name.split())
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 20]}…{name[-19:]}"
