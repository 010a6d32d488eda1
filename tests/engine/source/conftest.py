"""Real photos that scikit-image ships, for the source reading."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from skimage import data


@pytest.fixture(scope="session")
def coffee() -> NDArray[np.uint8]:
    """A cup of coffee, 600×400."""
    pixels: NDArray[np.uint8] = data.coffee()
    return pixels
