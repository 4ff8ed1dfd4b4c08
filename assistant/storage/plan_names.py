"""The names of the files that belong to one plan."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

_SAVES_BEFORE = (".bak", ".bak-2", ".bak-3")
"""The ends of the names of the saves before the newest one, the newer first."""
MAIN_ENDS = (".json", *_SAVES_BEFORE)
"""Where one of these is, there is a plan."""
ERASING = ".erasing"
"""The end of the mark of a plan that is being erased: where it is, there is no plan any more."""
_NOTHING_WRITTEN = (".lock", ERASING)
USUAL_ENDS = (*MAIN_ENDS, ".draft", *_NOTHING_WRITTEN)
"""Where one of these is, the id is taken."""


def saves_before(path: Path) -> tuple[Path, ...]:
    """Where the three saves before the newest one are, the newer first."""
    return tuple(path.with_suffix(end) for end in _SAVES_BEFORE)


def draft_of(path: Path) -> Path:
    """Where half-typed words are."""
    return path.with_suffix(".draft")


def lock_of(path: Path) -> Path:
    """The file by which one window at a time holds the plan."""
    return path.with_suffix(".lock")


def mark_of(path: Path) -> Path:
    """The mark of a plan that is being erased."""
    return path.with_suffix(ERASING)


def as_it_was(path: Path, record_format: int) -> Path:
    """Where the file of an older record format is kept."""
    return path.with_suffix(f".format-{record_format}")


def written_files(path: Path) -> Iterator[Path]:
    """Every file of the plan that holds what somebody wrote, in whatever state it is; raises OSError."""
    # A glob would pass over a folder that cannot be looked into, as if there were nothing.
    for name in sorted(os.listdir(path.parent)):  # noqa: PTH208
        if name.startswith(f"{path.stem}.") and not name.endswith(_NOTHING_WRITTEN):
            yield path.with_name(name)
