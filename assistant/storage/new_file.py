"""Writes a file that the person asked for, where they say; what lies there already stays unless they say so."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from assistant.clean_text import one_line
from assistant.errors import CannotPack
from assistant.storage.disk_trouble import reason
from assistant.storage.durable import put_in_place


def write_new(path: Path, content: bytes, option: str, *, replace: bool = False, unchanged: str = "Your plan") -> None:
    """Writes a file that is not there yet, or in place of one: durable, and for its owner alone; raises CannotPack.

    `option` is the one on the command line that names the file, such as `--to`; empty where it was asked for.
    `unchanged` names what it was written from, to say that a disk that refuses did no harm to it.
    """
    how = f" with {option}" if option else ""
    if not os.path.isdir(path.parent):  # noqa: PTH112 - a Path raises where it may not look
        raise CannotPack(f'There is no folder "{said(path.parent)}". Make it first, or choose another{how}.')
    # A name ending in ".new" is where a file is written before it takes its place.
    for there in (path, path.with_name(f"{path.name}.new")):
        if os.path.lexists(there) and not (replace and there == path and path.is_file()):
            raise CannotPack(f'"{said(there)}" is there already, and stays as it is. Choose another name{how}.')
    try:
        put_in_place(path, content)
    except OSError as error:
        why, remedy = reason(error)
        raise CannotPack(f'I could not write "{said(path)}" ({why}). {unchanged} is unchanged. {remedy}') from error


def new_folder(path: Path, option: str) -> None:
    """Makes a folder that is not there yet, for its owner alone; raises CannotPack."""
    if os.path.lexists(path):
        raise CannotPack(f'"{said(path)}" is there already, and stays as it is. Choose another name with {option}.')
    try:
        path.mkdir(mode=0o700)
    except OSError as error:
        why, remedy = reason(error)
        raise CannotPack(f'I could not make "{said(path)}" ({why}). Your plan is unchanged. {remedy}') from error


def sum_of(content: bytes) -> str:
    """By what a file is known to be as it was written: its SHA-256 sum."""
    return hashlib.sha256(content).hexdigest()


def said(path: Path) -> str:
    """A path as it stands in a sentence."""
    return one_line(str(path), 200)
