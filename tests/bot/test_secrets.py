"""A secret that somebody sends is compared in constant time, everywhere."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECRET = re.compile(r"(?i)secret|signature|hmac|digest|password|\btoken\b|_token\b|init_data|\bmark\b")
"""What the code calls a secret, or what proves that one is known."""

NO_SECRETS = {
    ("bot/welcome.py", "known_mark == mark"),  # of our own picture
    ("storage/blobs.py", "hashlib.sha256(data).hexdigest() != sha256"),  # of a file, which its name tells
}


def compared(source: str) -> list[str]:
    """Comparisons by == or != of something that is called a secret."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare) and any(isinstance(how, (ast.Eq, ast.NotEq)) for how in node.ops):
            sides = [ast.unparse(side) for side in (node.left, *node.comparators)]
            if any(SECRET.search(side) for side in sides):
                found.append(ast.unparse(node))
    return found


@pytest.mark.parametrize("place", ["bot", "storage"])
def test_no_secret_is_compared_letter_by_letter(place: str) -> None:
    found = {
        (str(path.relative_to(ROOT)), line)
        for path in (ROOT / place).rglob("*.py")
        for line in compared(path.read_text())
    }
    assert found - NO_SECRETS == set()


def test_the_search_would_find_one() -> None:
    assert compared("if given == self._secret: pass\nif a != signature(b): pass\nx = a == b\n") == [
        "given == self._secret",
        "a != signature(b)",
    ]


@pytest.mark.parametrize("file", ["web/webhook.py", "inspect/links.py", "inspect/init_data.py"])
def test_those_that_come_from_outside_are_compared_in_constant_time(file: str) -> None:
    assert "hmac.compare_digest(" in (ROOT / "bot" / file).read_text()
