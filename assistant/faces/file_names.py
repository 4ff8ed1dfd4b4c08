"""What the file of a document is called: a name to suggest, and what a typed one means."""

from __future__ import annotations

import os
import re
from pathlib import Path

from assistant.clean_text import clean, one_line
from assistant.plan.readers import THE_PERSON

_LONGEST_NAME = 40


def file_name(reader: str, ending: str) -> str:
    """A name that says nothing of anybody's health, and keeps the copies of several people apart."""
    whose = re.sub(r"[\W_]+", "-", one_line(reader, _LONGEST_NAME)).strip("-").lower()
    return f"plan{f'-for-{whose}' if whose and reader != THE_PERSON else ''}{ending}"


def free(path: Path) -> Path:
    """The path, or the next one with a number (`plan-2.pdf`) that is not there yet."""
    number, found = 1, path
    while os.path.lexists(found):
        number += 1
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return found


def named(typed: str, suggested: Path, ending: str) -> Path:
    """The file that was typed: a name, a folder, or both; it always ends as its form does."""
    name = " ".join(clean(typed).split()).strip("\"'")
    if not name:
        return suggested
    path = suggested.parent / os.path.expanduser(name)  # noqa: PTH111 - a Path raises for a stranger's home
    if os.path.isdir(path):  # noqa: PTH112 - a Path raises where it may not look
        return path / suggested.name
    return path if path.suffix.lower() == ending else path.with_name(f"{path.name}{ending}")
