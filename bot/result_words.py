"""What stands under a master."""

from __future__ import annotations

from typing import Any

from bot.local_api import FileLimits
from bot.texts import say
from bot.words import format_text, megabytes_text
from storage.jobs import Job


def master_caption(job: Job, limits: FileLimits) -> str:
    """Size, format and the line of the trust check, from the engine's report."""
    report = job.report or {}
    master: dict[str, Any] = report.get("master") or {}
    made_as = str(master.get("format", "png"))
    lines = [
        say(
            "master.caption",
            width=master.get("width", "?"),
            height=master.get("height", "?"),
            format=format_text(made_as),
        )
    ]
    if made_as != job.options.get("master_format", "png"):
        most = megabytes_text(limits.upload)
        lines.append(say("master.smaller_format", format=format_text(made_as), most=most))
    verdict = (report.get("trust") or {}).get("verdict")
    alone = "" if job.proof_sha256 else "_alone"
    if report.get("plain"):
        lines.append(say("master.plain"))
    elif verdict in ("green", "amber", "red"):
        lines.append(say(f"trust.{verdict}{alone}"))
    if alone:
        lines.append(say("proof.none"))
    if job.sending == "master":
        lines.append(say("delivery.second"))
    return "\n".join(lines)
