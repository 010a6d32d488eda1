"""pytest explains failures only in test modules and those that it is told of."""

import pytest

pytest.register_assert_rewrite("tests.engine.working_place")
