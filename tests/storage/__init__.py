"""The suites are shared by SQLite and Postgres; pytest explains failures only in modules it is told of."""

import pytest

pytest.register_assert_rewrite(
    *(
        f"tests.storage.suite_{name}"
        for name in ("rows", "migrations", "queue", "crashes", "library", "library_search")
    )
)
