"""The type of pictures as samples."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.unsignedinteger[Any]]
"""8-bit or 16-bit samples, (H, W) or (H, W, channels)."""
