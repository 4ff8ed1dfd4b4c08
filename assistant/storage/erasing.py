"""Takes a plan away for good: a mark first, then every file of it; what a killed program left goes the next time."""

from __future__ import annotations

import os
from pathlib import Path

from assistant.storage.disk_trouble import cannot_erase
from assistant.storage.durable import flush_folder, put_in_place
from assistant.storage.index import Index
from assistant.storage.plan_names import ERASING, lock_of, mark_of, written_files


def erase(path: Path) -> None:
    """Erases every file of a plan but its lock, durably; raises CannotSave, and doing it again is safe."""
    try:
        put_in_place(mark_of(path), b"")
        _take_away(path)
    except OSError as error:
        raise cannot_erase(error) from error


def finish_erasing(folder: Path) -> None:
    """Erases what a killed program had marked; raises OSError."""
    for name in os.listdir(folder):  # noqa: PTH208
        if name.endswith(ERASING):
            path = (folder / name).with_suffix(".json")
            _take_away(path)
            lock_of(path).unlink(missing_ok=True)


def _take_away(path: Path) -> None:
    for file in written_files(path):
        file.unlink(missing_ok=True)
    Index(path.parent).without(path.stem)
    # The mark goes last: while anything of the plan may still come back after a power cut, it has to be there.
    flush_folder(path.parent)
    mark_of(path).unlink(missing_ok=True)
    flush_folder(path.parent)
