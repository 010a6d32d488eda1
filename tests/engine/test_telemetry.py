"""OpenVINO has nobody to tell what it is used for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_nothing_is_told_and_nothing_written_at_home(tmp_path: Path) -> None:
    code = (
        "import engine, openvino; from openvino.tools.ovc import telemetry_utils;"
        "print(type(telemetry_utils.init_ovc_telemetry()).__module__)"
    )
    environment = {**os.environ, "HOME": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "openvino.tools.ovc.telemetry_stub"
    assert list(tmp_path.iterdir()) == []
