"""Children under one process: restarted when they die, ended together, none left behind."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.commands.processes import workers
from bot.settings import SettingsError, load_settings
from bot.supervise import Child, keep_alive

SLEEPER = "import os, sys, time; open(sys.argv[1], 'a').write(f'{os.getpid()}\\n'); time.sleep(60)"
STUBBORN = (
    "import os, signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    "open(sys.argv[1], 'a').write(f'{os.getpid()}\\n'); time.sleep(60)"
)
AWAY_TWICE = (
    "import os, sys, time; open(sys.argv[1], 'a').write(f'{os.getpid()}\\n');"
    "open(sys.argv[1]).read().count('\\n') < 3 and sys.exit(75); time.sleep(60)"
)
MISTAKEN = "import sys; open(sys.argv[1], 'a').write('1\\n'); sys.exit(2)"


def child(name: str, code: str, log: Path) -> Child:
    return Child(name, (sys.executable, "-c", code, str(log)))


async def started(log: Path, count: int) -> list[int]:
    for _ in range(400):
        if log.exists() and len(pids := [int(line) for line in log.read_text().split()]) >= count:
            return pids
        await asyncio.sleep(0.025)
    raise AssertionError(f"{count} starts never happened")


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def test_a_dead_child_is_started_again_and_a_stop_ends_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.supervise.FIRST_PAUSE", 0.05)
    one, two, stop = tmp_path / "one", tmp_path / "two", asyncio.Event()
    keeping = asyncio.ensure_future(
        keep_alive([child("one", SLEEPER, one), child("two", SLEEPER, two)], stop)
    )
    [first] = await started(one, 1)
    os.kill(first, signal.SIGKILL)
    pids = await started(one, 2)
    others = await started(two, 1)
    assert len(others) == 1
    stop.set()
    assert await keeping == 0
    assert not any(alive(pid) for pid in pids + others)


async def test_a_child_that_is_set_up_wrongly_ends_the_whole(tmp_path: Path) -> None:
    good, bad, stop = tmp_path / "good", tmp_path / "bad", asyncio.Event()
    code = await keep_alive([child("good", SLEEPER, good), child("bad", MISTAKEN, bad)], stop)
    assert code == 2
    assert bad.read_text() == "1\n"
    if good.exists():
        assert not any(alive(int(pid)) for pid in good.read_text().split())


async def test_a_child_whose_database_is_away_is_started_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also after it has worked for a while, and however often: an outage ends nothing for good."""
    monkeypatch.setattr("bot.supervise.FIRST_PAUSE", 0.05)
    log, stop = tmp_path / "log", asyncio.Event()
    keeping = asyncio.ensure_future(keep_alive([child("bot", AWAY_TWICE, log)], stop))
    pids = await started(log, 3)
    assert alive(pids[-1])
    stop.set()
    assert await keeping == 0


async def test_a_child_that_will_not_end_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.supervise.PATIENCE", 0.3)
    log, stop = tmp_path / "log", asyncio.Event()
    keeping = asyncio.ensure_future(keep_alive([child("stubborn", STUBBORN, log)], stop))
    [pid] = await started(log, 1)
    stop.set()
    await keeping
    assert not alive(pid)


def test_children_end_when_the_parent_is_killed(tmp_path: Path) -> None:
    log = tmp_path / "log"
    code = (
        "import asyncio, sys; from pathlib import Path; from tests.bot.test_supervise import *;"
        "asyncio.run(keep_alive([child('one', SLEEPER, Path(sys.argv[1]))], asyncio.Event()))"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(log)], cwd=Path(__file__).parents[2]) as parent:
        while not log.exists() or not log.read_text().strip():
            time.sleep(0.05)
        pid = int(log.read_text())
        parent.kill()
    for _ in range(100):
        if not alive(pid):
            return
        time.sleep(0.05)
    os.kill(pid, signal.SIGKILL)
    raise AssertionError("the child outlived its parent")


def test_each_device_gets_a_worker_that_sees_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENLARGER_DEVICES", "0, GPU-3f")
    found = workers(load_settings())
    assert [child.name for child in found] == ["worker-0", "worker-GPU-3f"]
    assert [child.env["CUDA_VISIBLE_DEVICES"] for child in found] == ["0", "GPU-3f"]
    # Or each of them would start workers of its own.
    assert {child.env["ENLARGER_DEVICES"] for child in found} == {""}
    monkeypatch.setenv("ENLARGER_DEVICES", "")
    assert [child.name for child in workers(load_settings())] == ["worker"]


def test_a_device_that_can_not_be_one_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENLARGER_DEVICES", "0;1")
    with pytest.raises(SettingsError, match="ENLARGER_DEVICES"):
        load_settings()


LISTENS = """
import asyncio, signal, sys
from bot.supervise import stop_on_signals
async def main():
    stop = asyncio.Event()
    stop_on_signals(stop)
    print("ready", flush=True)
    await asyncio.wait_for(stop.wait(), 20)
asyncio.run(main())
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_each_way_to_end_a_program_is_a_stop(number: signal.Signals) -> None:
    # The tests themselves may run under nohup, which is handed down.
    afresh = "import signal\nsignal.signal(signal.SIGHUP, signal.SIG_DFL)" + LISTENS
    with subprocess.Popen([sys.executable, "-c", afresh], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(number)
        assert process.wait(10) == 0


def test_under_nohup_the_end_of_the_terminal_is_none() -> None:
    command = ["nohup", sys.executable, "-c", LISTENS]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(signal.SIGHUP)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.5)
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
