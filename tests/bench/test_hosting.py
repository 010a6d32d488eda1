"""What the rehearsal of docs/hosting.md types is what the page says."""

from __future__ import annotations

import pytest

from bench.hosting import PAGE, STEPS, blocks, filled_in
from bench.machine import complete_commands


def test_every_step_is_on_the_page_and_keeps_its_words() -> None:
    page = PAGE.read_text("utf-8")
    found = blocks(page)
    assert list(found) == [name for name, _ in STEPS]
    assert all(block in page for block in found.values())
    typed = "\n".join(complete_commands(filled_in(found["install"], "http://127.0.0.1:1")))
    assert "git clone /srv/enlarger.git /opt/enlarger && cd /opt/enlarger && make install" in typed
    assert r"ENLARGER_API_URL=http://127.0.0.1:1\nENLARGER_DATA=/var/lib/enlarger\n" in typed
    assert "123:abc" not in typed
    assert "ADDRESS" not in typed


def test_a_step_that_is_gone_from_the_page_is_noticed() -> None:
    with pytest.raises(ValueError, match="blocks are"):
        blocks(PAGE.read_text("utf-8").replace("git pull", "git fetch"))


def test_lines_that_belong_together_are_one_command() -> None:
    block = "one && \\\n  two\ncat > f <<END\nset -e\nEND\n\n(a\nb)\n"
    assert complete_commands(block) == ["one && \\\n  two", "cat > f <<END\nset -e\nEND", "(a\nb)"]
    with pytest.raises(ValueError, match="not a whole command"):
        complete_commands("(cd /\n")
