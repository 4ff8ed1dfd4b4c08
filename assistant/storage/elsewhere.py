"""Finds a place in another folder for a plan that could not be saved in its own."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import CannotSave
from assistant.storage.disk_trouble import reason


def free_place(folder: Path, name: str) -> Path:
    """A file of this name in the folder, or of the next name that is free; raises CannotSave."""
    try:
        if not folder.is_dir():
            raise CannotSave("There is no such folder. Make it first, or name another one. Your words are still here.")
        stem, end = Path(name).stem, Path(name).suffix
        names = (name, *(f"{stem}-{number}{end}" for number in range(2, 1000)))
        return next(folder / one for one in names if not (folder / one).exists())
    except OSError as error:
        raise CannotSave(f"I could not look into that folder ({reason(error).why}). Name another one.") from error
