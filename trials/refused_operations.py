"""Each operation with the store on a disk that refuses: a sentence, nothing half, and it can be done again."""

from __future__ import annotations

import shutil
from pathlib import Path

from assistant.errors import SaidPlainly
from trials.one_plan import Operation
from trials.refusing_disk import Fault, refusing_disk


def calls_of(operation: Operation, folder: Path) -> list[str]:
    """The calls that the operation makes on a disk that is well."""
    operation.before(folder)
    with refusing_disk(folder) as disk:
        operation.act(folder, lambda: None)
    return disk.calls


def refused(operation: Operation, fault: Fault, folder: Path) -> str:
    """What is wrong with an operation that meets this fault, or with doing it again; an empty text where nothing is."""
    ground, copy = folder / "ground", folder / "copy"
    ground.mkdir()
    operation.before(ground)
    done: list[bool] = []
    told = ""
    with refusing_disk(ground) as disk:
        disk.break_by(fault)
        try:
            operation.act(ground, lambda: done.append(True))
        except SaidPlainly as sentence:
            told = str(sentence)
        except Exception as error:
            return f"an error that is not told in a sentence: {type(error).__name__}"
    if "secret" in told:
        return "the sentence has a path in it"
    shutil.copytree(ground, copy)
    if wrong := _checked(operation, copy, bool(done)):
        return wrong
    if done:
        return ""
    try:
        operation.act(ground, lambda: done.append(True))
    except SaidPlainly as sentence:
        # What was done although it was refused cannot be done again: the plan is there, erased, or packed already.
        shutil.rmtree(copy)
        shutil.copytree(ground, copy)
        return _checked(operation, copy, True) and f"the disk is well, and it says: {sentence}"
    return _checked(operation, ground, True)


def _checked(operation: Operation, folder: Path, done: bool) -> str:
    try:
        return operation.check(folder, done)
    except Exception as error:
        return f"an error that is not told in a sentence: {type(error).__name__}"
