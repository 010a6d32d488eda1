"""Each thing that can be broken is found, by itself, and what to do is said."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.commands import doctor, doctor_places
from bot.commands.doctor_engine import devices, engine
from bot.commands.doctor_shared import queue
from bot.commands.doctor_telegram import telegram
from bot.commands.finding import Finding
from bot.settings import Settings
from engine.errors import BackendUnavailable
from engine.upscale.checksums import SHA256
from storage.db import upgrade
from tests.e2e.product import free_port
from tests.storage.suite_migrations import of_tomorrow

Break = Callable[[pytest.MonkeyPatch, Path], Settings]


def no_package(patch: pytest.MonkeyPatch, folder: Path) -> Settings:
    patch.setattr(doctor, "PACKAGES", ("dbos", "no-package-of-this-name"))
    return Settings(data=folder)


def no_engine(patch: pytest.MonkeyPatch, folder: Path) -> Settings:
    def none() -> str:
        raise BackendUnavailable("backend_unavailable", "no openvino, no torch")

    patch.setattr("engine.upscale.choose.automatic", none)
    return Settings(data=folder)


def no_package_of_the_backend(patch: pytest.MonkeyPatch, folder: Path) -> Settings:
    """The machine has OpenVINO all the same: every job would fail."""
    patch.setitem(sys.modules, "realesrgan", None)
    patch.setitem(sys.modules, "torchvision.transforms.functional", None)
    return Settings(data=folder, backend="realesrgan")


def no_gpu(patch: pytest.MonkeyPatch, folder: Path) -> Settings:
    patch.setattr("engine.upscale.torch_backend.cuda_devices", list)
    return Settings(data=folder, devices="0")


def one_gpu_less(patch: pytest.MonkeyPatch, folder: Path) -> Settings:
    patch.setattr("engine.upscale.torch_backend.cuda_devices", lambda: [("GPU-3f5a", "NVIDIA H200")])
    return Settings(data=folder, devices="0, GPU-3f, GPU-4, MIG-7")


def devices_without_use(_patch: pytest.MonkeyPatch, folder: Path) -> Settings:
    return Settings(data=folder, devices="0", backend="openvino")


def other_weights(patch: pytest.MonkeyPatch, folder: Path) -> Settings:
    patch.setitem(SHA256, "FAITHFUL_UP2X", "0" * 64)
    return Settings(data=folder)


def no_such_network(patch: pytest.MonkeyPatch, folder: Path) -> Settings:
    patch.setenv("XDG_DATA_HOME", str(folder))
    return Settings(data=folder, model="calm", denoise=0.5)


def not_writable(_patch: pytest.MonkeyPatch, folder: Path) -> Settings:
    (folder / "file").write_text("in the way")
    return Settings(data=folder / "file" / "data")


def little_room(patch: pytest.MonkeyPatch, folder: Path) -> Settings:
    patch.setattr(doctor_places, "LITTLE_DISK", 10**18)
    return Settings(data=folder)


def no_database(_patch: pytest.MonkeyPatch, folder: Path) -> Settings:
    return Settings(data=folder)


def old_database(_patch: pytest.MonkeyPatch, folder: Path) -> Settings:
    (folder / "enlarger.db").touch()
    return Settings(data=folder)


def outdated_database(_patch: pytest.MonkeyPatch, folder: Path) -> Settings:
    """Its jobs can be read; what came to other tables since is not there."""
    upgrade(f"sqlite+aiosqlite:///{folder}/enlarger.db", "0009")
    return Settings(data=folder)


def newer_database(_patch: pytest.MonkeyPatch, folder: Path) -> Settings:
    url = f"sqlite+aiosqlite:///{folder}/enlarger.db"
    upgrade(url)
    of_tomorrow(url)
    return Settings(data=folder)


def database_away(_patch: pytest.MonkeyPatch, folder: Path) -> Settings:
    address = f"postgresql+asyncpg://nobody:secret@127.0.0.1:{free_port()}/none"
    return Settings(data=folder, database_url=address)


def queue_away(_patch: pytest.MonkeyPatch, folder: Path) -> Settings:
    address = f"//nobody:secret@127.0.0.1:{free_port()}/none"
    return Settings(
        data=folder, database_url=f"postgresql+asyncpg:{address}", queue_url=f"postgresql:{address}"
    )


def queue_of_its_own(_patch: pytest.MonkeyPatch, folder: Path) -> Settings:
    return Settings(data=folder, database_url="postgresql+asyncpg://nobody:secret@127.0.0.1/none")


def queue_shared_alone(_patch: pytest.MonkeyPatch, folder: Path) -> Settings:
    return Settings(data=folder, queue_url="postgresql://nobody:secret@127.0.0.1/none")


def no_token(_patch: pytest.MonkeyPatch, folder: Path) -> Settings:
    return Settings(data=folder)


def telegram_away(_patch: pytest.MonkeyPatch, folder: Path) -> Settings:
    address = f"http://127.0.0.1:{free_port()}"
    return Settings(data=folder, token=SecretStr("1234567890:" + "a" * 35), api_url=address)


@pytest.mark.parametrize(
    ("broken", "topic", "advice"),
    [
        (no_package, "no-package-of-this-name", "make install"),
        (no_engine, "Engine", "make install"),
        (no_package_of_the_backend, "Engine", "set ENLARGER_BACKEND to auto"),
        (no_gpu, "Devices", "torch sees no GPU here"),
        (one_gpu_less, "Devices", "names GPU-4, and torch sees only 1"),
        (devices_without_use, "Devices", "leave ENLARGER_DEVICES empty"),
        (other_weights, "Models", "enlarger models verify says what mends it"),
        (not_writable, "Data folder", "ENLARGER_DATA"),
        (little_room, "Data folder", "make room"),
        (no_database, "Database", "enlarger db upgrade"),
        (old_database, "Database", "enlarger db upgrade"),
        (outdated_database, "Database", "enlarger db upgrade"),
        (newer_database, "Database", "of a newer Enlarger"),
        (no_such_network, "Models", "change ENLARGER_MODEL or ENLARGER_DENOISE"),
        (database_away, "Database", "ENLARGER_DATABASE_URL"),
        (queue_away, "Queue", "ENLARGER_QUEUE_URL"),
        (queue_of_its_own, "Queue", "Set ENLARGER_QUEUE_URL to a Postgres database too"),
        (queue_shared_alone, "Queue", "Set ENLARGER_DATABASE_URL to a Postgres database too"),
        (no_token, "Token", "@BotFather"),
        (telegram_away, "Token", "is the network there"),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_what_is_broken_is_found_and_what_to_do_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, broken: Break, topic: str, advice: str
) -> None:
    settings = broken(monkeypatch, tmp_path)
    look = {
        "Engine": engine,
        "Devices": devices,
        "Models": doctor._models,
        "Data folder": doctor_places.folder,
        "Database": doctor._database,
        "Queue": queue,
        "Token": telegram,
    }.get(topic, doctor._installed)
    wrong: list[Finding] = [finding for finding in look(settings) if not finding.good]
    assert [finding.topic for finding in wrong] == [topic]
    assert advice in wrong[0].text
    assert "secret" not in wrong[0].text
    assert "a" * 35 not in wrong[0].text
