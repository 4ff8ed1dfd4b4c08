"""Says that looking through the plans takes a while, when it does."""

from __future__ import annotations

import sys
from time import monotonic

_PATIENCE = 1.0
"""Seconds in which nobody begins to wonder."""


class Looking:
    """Told how many plans were looked at, it says so once on standard error, after a second.

    `when` is when it takes as long, such as ` the first time`.
    """

    def __init__(self, when: str = "") -> None:
        self._when = when
        self._began: float | None = None
        self._said = False

    def __call__(self, done: int, total: int) -> None:
        """`done` of `total` plans were looked at."""
        now = monotonic()
        if done == 0 or self._began is None:
            self._began = now
        if not self._said and now - self._began > _PATIENCE:
            self._said = True
            sys.stderr.write(f"Looking through {total:,} plans. This takes a few seconds{self._when}.\n")
            sys.stderr.flush()
