"""What is kept about a person, for them to take along whole, and to erase."""

from __future__ import annotations

import argparse
from contextlib import suppress
from pathlib import Path

from assistant.commands import face
from assistant.commands.cases import case_of
from assistant.commands.copies import write_copies
from assistant.commands.printing import write
from assistant.commands.surroundings import content, store
from assistant.document_kinds import KINDS, document
from assistant.errors import KeepingTrouble
from assistant.help_now import help_now
from assistant.plan.plan_json import json_of_plan
from assistant.record import Copy, Record
from assistant.record_json import json_of
from assistant.storage.new_file import new_folder, said, sum_of
from assistant.storage.store import Store

_READ_ME = """\
Everything that What Matters keeps of one plan.

plan.txt      the plan, to read
plan.json     the plan, for other programs
record.json   every answer of every talk, with who gave it and when, and what it was before;
              thoughts kept for later, the diary, each version of the plan, files that were written
half-typed.json   words that were typed and not yet given as an answer, if there are any
kept/         the files as they lie among the records, without their lock: the newest save (.json),
              the saves before it (.bak), files from older versions (.format-1), files that were
              damaged and put aside (.damaged-1)

All are plain text. How they are made is written in docs/formats.md of What Matters.
Whoever has this folder can read all of it.
"""
_OUT_OF_REACH = (
    "What I cannot reach: copies on paper, files that were sent or moved, and backups of this computer.",
    "A carer's own talk is a plan of its own. Erase it too if that is wished.",
)
_IN_CARE = "This plan was written with somebody in your care. Ask first whether your service has to keep it."


_EXPORT = "export-all"


def export_all(options: argparse.Namespace) -> None:
    """Writes everything kept of a plan, its history too, into a folder that is not there yet; raises CannotPack."""
    where = store(options)
    plan_id = where.find(options.plan)
    files = _everything(options, where, plan_id)
    new_folder(options.to, "--to")
    new_folder(options.to / "kept", "--to")
    write_copies(where, plan_id, _EXPORT, {options.to / name: held for name, held in files.items()}, "--to")
    write(f'Written: "{said(options.to)}", {len(files)} files.', "Whoever has this folder can read all of it.")


def _everything(options: argparse.Namespace, where: Store, plan_id: str) -> dict[str, bytes]:
    record = where.read(plan_id)
    case = case_of(options, record)
    files = {
        "README.txt": _READ_ME.encode(),
        "plan.txt": document(KINDS["plain-english"], case),
        "plan.json": json_of_plan(case.plan, indent=1),
        "record.json": json_of(record),
    }
    if draft := where.draft(plan_id):
        files["half-typed.json"] = json_of(draft)
    return files | {f"kept/{name}": held for name, held in where.kept_files(plan_id)}


def erase(options: argparse.Namespace) -> None:
    """Takes a plan away for good, with every file of it and the documents written from it, once that is confirmed."""
    where = store(options)
    where.finish_erasing()
    erase_plan(options, where, where.find(options.plan), asked=not options.yes)


def erase_plan(options: argparse.Namespace, where: Store, plan_id: str, *, asked: bool = True) -> None:
    """Erases a plan and the files written from it, once the person has said yes where it is `asked`."""
    try:
        record = where.read(plan_id)
    except KeepingTrouble as trouble:
        record = None
        write(str(trouble), "I cannot look for files that were written from it.")
    if asked and not _confirmed(options, plan_id, record):
        write("Nothing was erased.")
        return
    where.erase(plan_id)
    write(f"The plan {plan_id} is erased, with all that was kept of it here.")
    write(*_erased_copies(record.copies if record else ()), *_OUT_OF_REACH)


def _confirmed(options: argparse.Namespace, plan_id: str, record: Record | None) -> bool:
    warning = f" {_IN_CARE}" if record and record.role == "practitioner" else ""
    title = f"Erase the plan {plan_id} for good? It cannot be brought back.{warning}"
    card = help_now(content(options))
    return face.choose(options, title, [("no", "No, keep it"), ("yes", "Yes, erase it")], card) == "yes"


def _erased_copies(copies: tuple[Copy, ...]) -> list[str]:
    """Erases the files written from a plan that are still as they were written, and says what became of each."""
    newest = {copy.path: copy for copy in copies}
    lines = [f'"{said(Path(path))}": {_erased(copy)}.' for path, copy in newest.items()]
    folders = {Path(path).parent for path, copy in newest.items() if copy.kind == _EXPORT}
    for folder in sorted(folders, key=lambda folder: -len(folder.parts)):
        with suppress(OSError):
            folder.rmdir()  # only one that is empty by now goes
    return lines


def _erased(copy: Copy) -> str:
    path = Path(copy.path)
    try:
        if sum_of(path.read_bytes()) != copy.check:
            return "changed since, so it was left there"
        path.unlink()
    except FileNotFoundError:
        return "not there any more"
    except OSError:
        return "could not be erased"
    return "erased"
