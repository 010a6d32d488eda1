"""Pictures in, pictures out. Knows no Telegram and, but for worker.py, no database."""

import sys

# OpenVINO tells its makers when it is imported and when it converts, and writes ~/intel. Nothing leaves this
# machine: to OpenVINO its telemetry is not installed.
sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type] # None: Python's own "not there"
