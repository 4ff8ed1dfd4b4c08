"""Takes a note in the plan of each file that is written from it, so that it can be found again, and erased."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from assistant.commands.printing import write
from assistant.commands.surroundings import now
from assistant.errors import KeepingTrouble
from assistant.record import Copy
from assistant.storage.new_file import sum_of, write_new
from assistant.storage.store import Store


def write_copies(
    where: Store,
    plan_id: str,
    kind: str,
    files: Mapping[Path, bytes],
    option: str,
    for_whom: str = "",
    *,
    replace: bool = False,
) -> None:
    """Writes files, and takes a note of them in the plan with what they are, for whom and when; raises CannotPack.

    Where the note cannot be kept, that is said, and the files are there all the same.
    """
    made = [copy_of(path, held, kind, for_whom) for path, held in files.items()]
    for path, held in files.items():
        write_new(path, held, option, replace=replace)
    try:
        with where.open(plan_id) as plan:
            plan.keep(plan.record.changed(copies=(*plan.record.copies, *made)))
    except KeepingTrouble as trouble:
        write(not_noted(trouble))


def copy_of(path: Path, held: bytes, kind: str, for_whom: str = "") -> Copy:
    """The note of a file that holds this, written at this moment."""
    return Copy(kind=kind, at=now(), path=str(path.absolute()), check=sum_of(held), for_whom=for_whom)


def not_noted(trouble: KeepingTrouble) -> str:
    """What is said where the file is there, and the plan could not take the note."""
    return f"The plan could not take a note of where this is. {trouble}"
