"""How a record and a draft lie in their files: one table with one document, and a small text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tinydb import TinyDB

from assistant.errors import KeepingTrouble, PlanDamaged, PlanTooNew
from assistant.record import FORMAT, Draft, Record
from assistant.storage.disk_trouble import cannot_save
from assistant.storage.durable import put_in_place
from assistant.storage.safe_file import SafeFile, as_json

_TABLE = "kept"


class PlanFile:
    """The TinyDB file of one plan: the record, and beside it the plan as drawn from it."""

    def __init__(self, path: Path) -> None:
        self._tinydb = TinyDB(path, storage=SafeFile)

    def read(self) -> Record:
        """The record; raises NoSuchPlan, PlanEmpty, PlanDamaged or PlanTooNew, and changes nothing."""
        try:
            [kept] = self._tinydb.table(_TABLE).all()
            return _record(kept["record"])
        except KeepingTrouble:
            raise
        except Exception:
            # Damage comes in any shape: wrong types, wrong tables, too deep. None of it may end the program.
            # `from None`, because the error of pydantic shows what the person wrote.
            raise PlanDamaged("The file of this plan is there, but it cannot be read.") from None

    def write(self, record: Record) -> None:
        """Keeps the record and its plan in one durable save; raises CannotSave."""
        # Late: neither the models of the plan nor any JSON are needed for the first question.
        from assistant.drawn import drawn_plan
        from assistant.record_json import as_mappings

        # Straight to the storage: an update of the table would first read and copy what is replaced whole.
        kept = {"record": as_mappings(record), "plan": drawn_plan(record)}
        self._tinydb.storage.write({_TABLE: {"1": kept}})

    def close(self) -> None:
        """Ends the writing."""
        self._tinydb.close()


def _record(raw: Mapping[str, Any]) -> Record:
    if isinstance(raw["format"], int) and raw["format"] > FORMAT:
        raise PlanTooNew(
            "This plan was made by a newer version of the program. Nothing was changed. "
            "Get the newest version, then open the plan with it."
        )
    from assistant.record_json import record_of  # late: a new talk needs no checking of what was kept

    return record_of(raw)


def read_draft(path: Path) -> Draft | None:
    """The words typed and not yet given, or None; a draft that cannot be read never stands in the way of the plan."""
    try:
        written = path.read_bytes()
    except OSError:
        return None
    from assistant.record_json import draft_of  # late: a new talk has no draft

    try:
        return draft_of(written)
    except ValueError:
        return None


def write_draft(path: Path, draft: Draft | None) -> None:
    """Keeps the draft durably, or takes it away when there is none; raises CannotSave."""
    try:
        if draft is not None:
            put_in_place(path, as_json(draft))
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise cannot_save(error) from error
