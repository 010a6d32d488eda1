"""What the documents link to exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


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
