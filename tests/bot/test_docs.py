"""What the documents link to and name exists: files, commands and their options, settings, make's targets."""

from __future__ import annotations

import importlib.util
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer
from pydantic import SecretStr

from bot.app import build
from bot.cli import app
from bot.commands.bench import NAMES as BENCHES
from bot.settings import PREFIX, Settings
from sandbox.server.world import DEFAULT_TOKEN

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
TODAY = [page for page in PAGES if "decisions" not in page.parts and page.name != "CHANGELOG.md"]
"""Decisions and the changelog tell of their day: what they name may have gone since."""
FOLDERS = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")}
OF_THE_WEB = {"/healthz", "/readyz", "/metrics", "/telegram", "/inspect", "/delete", "/edit", "/bot"}
"""Paths of our web server, of the sandbox and of the Bot API, which are written as commands are."""


def links(page: Path) -> list[str]:
    """Targets within the repository, without their anchors; code is no text."""
    text = re.sub(r"```.*?```|`[^`]*`", "", page.read_text("utf-8"), flags=re.DOTALL)
    found = [target.split("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text)]
    return [target for target in found if target and "://" not in target]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    gone = [target for target in links(page) if not (page.parent / target).exists()]
    assert not gone


def test_the_life_of_a_photo_is_linked_step_by_step() -> None:
    page = ROOT / "docs" / "contributing.md"
    steps = re.findall(r"^\d\. .*?(?=^\d\. |^All of it)", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert len(steps) == 9
    assert all(re.search(r"\]\(\.\./\w+/[\w/]+\.py\)", step) for step in steps)


def code(page: Path) -> list[str]:
    """Spans of code and lines of blocks, without comments."""
    text = page.read_text("utf-8")
    blocks = re.findall(r"^```[^\n]*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    spans = re.findall(r"`([^`]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
    lines = [line.split(" #")[0] for block in blocks for line in block.splitlines()]
    return [" ".join(one.split()) for one in (*spans, *lines)]


def ours() -> list[tuple[Path, str]]:
    return [(page, one) for page in TODAY for one in code(page)]


def test_every_file_that_is_named_exists() -> None:
    named = [
        (page, word)
        for page, one in ours()
        for word in re.findall(r"(?<![\w/.@:-])(?:\w[\w.-]*/)+[\w.-]*", one)
        if word.split("/")[0] in FOLDERS
    ]
    assert len(named) > 20
    gone = [f"{page.name}: {word}" for page, word in named if not (ROOT / word).exists()]
    assert not gone


def options_of(command: Any) -> set[str]:
    return {option for param in command.params for option in (*param.opts, *param.secondary_opts)} | {
        "--help"
    }


def unknown(words: list[str]) -> list[str]:
    """What `enlarger` with these words would not know."""
    command: Any = typer.main.get_command(app)
    while words and hasattr(command, "commands"):
        name = words.pop(0)
        if name.startswith("-") or "|" in name or "…" in name:
            return []
        if name not in command.commands:
            return [name]
        command = command.commands[name]
    given = [word.split("=")[0] for word in words if word.startswith("--")]
    if command.name != "bench":
        return [option for option in given if option not in options_of(command)]
    if not words or not set(words[0].split("|")) <= set(BENCHES):
        return words[:1]
    return [option for option in given if f'"{option}"' not in source_of(f"bench.{words[0]}")]


def source_of(module: str) -> str:
    """The text of a program and of the modules of its name beside it."""
    found = importlib.util.find_spec(module)
    if found is None or found.origin is None:
        return ""
    path = Path(found.origin)
    if path.name == "__init__.py":
        return "".join(one.read_text("utf-8") for one in path.parent.glob("*.py"))
    return "".join(one.read_text("utf-8") for one in path.parent.glob(f"{path.stem}*.py"))


def test_every_command_and_option_exists() -> None:
    seen, wrong = 0, []
    for page, one in ours():
        for line in re.split(r" && | \| |;|\(|\)", one):
            try:
                words = shlex.split(line)
            except ValueError:
                continue
            while words and re.fullmatch(r"[A-Z_]+=\S*", words[0]):
                words.pop(0)
            if not words:
                continue
            if words[0].rpartition("/")[2] == "enlarger" and len(words) > 1:
                seen += 1
                wrong += [f"{page.name}: {line}: {word}" for word in unknown(words[1:])]
            elif words[:2] == ["python", "-m"] and words[2] not in ("pytest", "venv"):
                seen += 1
                text = source_of(words[2])
                given = [word.split("=")[0] for word in words[3:] if word.startswith("--")]
                missing = [option for option in given if f'"{option}"' not in text]
                wrong += [f"{page.name}: {line}: {word}" for word in missing or ([] if text else words[2:3])]
    assert seen > 30
    assert not wrong


def test_every_setting_exists() -> None:
    named = {word for _, one in ours() for word in re.findall(rf"\b{PREFIX}[A-Z_]+\b", one)}
    assert len(named) > 20
    assert named <= {PREFIX + name.upper() for name in Settings.model_fields}


def test_every_target_of_make_exists() -> None:
    named = {word for _, one in ours() for word in re.findall(r"(?:^|&& )make (?:-C \S+ )?([a-z]+)", one)}
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert {"sandbox", "test", "install"} <= named <= targets


def test_every_command_in_a_chat_exists(tmp_path: Path) -> None:
    bot = build(Settings(token=SecretStr(DEFAULT_TOKEN), data=tmp_path, admins="1"))
    known = {
        f"/{name}"
        for group in bot.app.handlers.values()
        for handler in group
        for name in getattr(handler, "commands", ())
    }
    named = {one.split()[0] for _, one in ours() if re.fullmatch(r"/[a-z0-9]+( .*)?", one)}
    assert {"/upscale", "/settings"} <= named
    assert named - OF_THE_WEB <= known
