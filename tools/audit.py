"""Known weaknesses of the pinned packages, by pip-audit and the OSV advisory service; and no silent pass.

    python tools/audit.py [--strict] [--service URL] [constraints.txt]

pip-audit counts what its service doesn't know as fine, and a service that can't be reached is a traceback.
Here each outcome is one line, and an exit code: 0 no known weakness; 1 there are some; 3 not looked up, or
not all of it. Without --strict the last is said as loudly, and is 0: a machine without a network may run the
tests.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

PINNED = Path(__file__).parents[1] / "constraints.txt"
SECONDS = 300.0
FINE, WEAK, NOT_DONE = 0, 1, 3


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="tools/audit.py", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("pinned", type=Path, nargs="?", default=PINNED)
    parser.add_argument("--strict", action="store_true", help="3 when not all could be looked up")
    parser.add_argument("--service", help="another OSV service's address for queries")
    asked = parser.parse_args(argv)
    code, said = judged(*run(asked.pinned, asked.service))
    sys.stdout.write("".join(f"audit: {line}\n" for line in said))
    return FINE if code == NOT_DONE and not asked.strict else code


def run(pinned: Path, service: str | None) -> tuple[str, str]:
    """pip-audit's report, empty when it came to none, and its last words."""
    command = [sys.executable, "-m", "pip_audit", "-s", "osv", "-r", str(pinned), "-f", "json"]
    command += ["--no-deps", "--disable-pip", "--progress-spinner", "off"]
    command += ["--osv-url", service] if service else []
    try:
        done = subprocess.run(  # noqa: S603 - this very Python, and what the host gave
            command, capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return "", f"no end after {SECONDS:.0f} s"
    last = [line for line in done.stderr.splitlines() if line.strip()]
    return done.stdout, last[-1] if last else ""


def judged(report: str, last_words: str) -> tuple[int, list[str]]:
    """Exit code, and what to say."""
    try:
        packages: list[dict[str, Any]] = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return NOT_DONE, [f"NOT DONE, nothing is known of any package: {last_words[:300]}"]
    weak = [
        f"{one['name']} {one['version']}: {weakness['id']}, mended in {_or_none(weakness['fix_versions'])}"
        for one in packages
        for weakness in one.get("vulns", ())
    ]
    unknown = [
        f"NOT DONE for {one['name']}: {one['skip_reason']}" for one in packages if "skip_reason" in one
    ]
    if weak:
        return WEAK, weak + unknown
    if unknown or not packages:
        return NOT_DONE, unknown or ["NOT DONE, no package was named"]
    return FINE, [f"no known weakness in {len(packages)} packages"]


def _or_none(versions: list[str]) -> str:
    return ", ".join(versions) or "no version yet"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
