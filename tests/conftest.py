"""What all tests share: no settings of whoever runs them."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _only_our_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test meets the program as somebody new does."""
    for name in ("WHATMATTERS_RECORDS", "WHATMATTERS_CONTENT", "NO_COLOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
