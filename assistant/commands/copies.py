"""Takes a note in the plan of each file that is written from it, so that it can be found again, and erased."""

from __future__ import annotations

import hashlib
from pathlib import Path

from assistant.commands.printing import write
from assistant.commands.surroundings import now
from assistant.errors import KeepingTrouble
from assistant.record import Copy
from assistant.storage.new_file import write_new
from assistant.storage.store import Store


def write_copy(where: Store, plan_id: str, kind: str, path: Path, content: bytes, option: str) -> None:
    """Writes a file that is not there yet, and takes a note of it; raises CannotPack.

    Where the note cannot be kept, that is said, and the file is there all the same.
    """
    write_new(path, content, option)
    made = Copy(kind=kind, at=now(), path=str(path.absolute()), check=sum_of(content))
    try:
        with where.open(plan_id) as plan:
            plan.keep(plan.record.changed(copies=(*plan.record.copies, made)))
    except KeepingTrouble as trouble:
        write(f"The plan could not take a note of where this file is. {trouble}")


def sum_of(content: bytes) -> str:
    """By what a file is known to be as it was written."""
    return hashlib.sha256(content).hexdigest()
