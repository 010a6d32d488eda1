"""The examples of docs/sandbox.md run as they stand, and its tables tell the truth."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from sandbox.running import Sandbox
from sandbox.server import control, person_api
from tests.sandbox.raw import picture

_ROOT = Path(__file__).parents[2]
_TEXT = (_ROOT / "docs" / "sandbox.md").read_text(encoding="utf-8")
_EXAMPLES = re.findall(r"```python\n(.*?)```", _TEXT, re.DOTALL)
_NAMES = re.findall(r"async def (test_\w+)", "".join(_EXAMPLES))


@pytest.mark.parametrize("name", _NAMES)
async def test_example(name: str, sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "harbour.jpg").write_bytes(picture())
    space: dict[str, Any] = {"__file__": str(tmp_path / "test_bot.py")}
    exec(compile("".join(_EXAMPLES), "docs/sandbox.md", "exec"), space)
    await space[name](sandbox)


def test_each_test_id_is_in_the_page_and_each_of_the_page_is_told() -> None:
    section = _TEXT.split("Hooks for browser tests", 1)[1].split("`#app[data-ready", 1)[0]
    told = set(re.findall(r"`([a-z]+(?:-[a-z]+)*)`", section)) - {"data-testid", "aria-busy"}
    told = {name for name in told if not name.startswith("data-")}
    files = [*(_ROOT / "sandbox" / "page" / "js").glob("*.js"), _ROOT / "sandbox" / "page" / "index.html"]
    source = "".join(file.read_text(encoding="utf-8") for file in files)
    literal = set(re.findall(r'(?:data-testid"?[:=] ?"|testid: ")([a-z-]+)"', source))
    chosen = set(re.findall(r'key\("\w+", "[^"]+", "(viewer-[a-z-]+)"', source)) | {"caption", "message-text"}
    ways = {f"send-as-{how}" for how in ("photo", "hd", "file")}
    assert told == literal | chosen | ways


def test_each_call_is_told() -> None:
    for _, path, _ in (*person_api.ROUTES, *control.ROUTES):
        assert path.removeprefix("/sandbox").split("/{")[0].split("/")[-1] in _TEXT, path
