"""Reads the one file in which a plan travels; it lies where the person says, not among the records."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import CannotUnpack
from assistant.storage.disk_trouble import reason
from assistant.storage.new_file import said


def read_pack(path: Path, largest: int) -> bytes:
    """What the file holds, or one byte more than `largest` of it; raises CannotUnpack."""
    if not path.exists():
        raise CannotUnpack(f'There is no file "{said(path)}". Check its name and its folder.')
    if not path.is_file():
        raise CannotUnpack(f'"{said(path)}" is not a file. Name the file that was written with: pack')
    try:
        with path.open("rb") as file:
            return file.read(largest + 1)
    except OSError as error:
        why, remedy = reason(error)
        raise CannotUnpack(f'I could not read "{said(path)}" ({why}). {remedy}') from error
