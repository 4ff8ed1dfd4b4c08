"""A folder to work in, gone afterwards; and what went wrong there, told shortly."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MEMORY = Path("/dev/shm")
_SHOWN = 3
"""How many breaches of one kind are told."""


@contextmanager
def a_folder() -> Iterator[Path]:
    """An empty folder, in memory where there is such a place."""
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as name:
        yield Path(name).resolve()


def told_by_kind(wrong: Counter[tuple[str, str]]) -> list[str]:
    """A few breaches of each kind, counted as (what is wrong, where), and how many more of it there are."""
    told: dict[str, list[str]] = {}
    for (what, where), number in wrong.items():
        told.setdefault(what, []).extend([where] * number)
    lines = []
    for what, places in told.items():
        lines += [f"{where}: {what}" for where in places[:_SHOWN]]
        if len(places) > _SHOWN:
            lines.append(f"and {len(places) - _SHOWN} more times: {what}")
    return lines
