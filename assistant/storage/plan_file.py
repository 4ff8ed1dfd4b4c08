"""How a record and a draft lie in their files: one table with one document, and a small text."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tinydb import TinyDB

from assistant.clean_text import clean_all
from assistant.errors import KeepingTrouble, PlanTooNew
from assistant.record import FORMAT, Draft, Record
from assistant.storage.disk_trouble import cannot_save, damaged
from assistant.storage.durable import keep_twin, put_in_place
from assistant.storage.locking import kept_content, plain_content, relock
from assistant.storage.plan_names import as_it_was
from assistant.storage.safe_file import SafeFile, as_json
from assistant.storage.sealed import Seal

if TYPE_CHECKING:
    from assistant.record_json import RecordWriter

_TABLE = "kept"
MADE_BY_NEWER = "This plan was made by a newer version of the program."


class PlanFile:
    """The TinyDB file of one plan: the record, and beside it the plan as drawn from it."""

    def __init__(self, path: Path, seal: Seal | None = None) -> None:
        self._path = path
        self._storage = SafeFile(path, seal)
        self._tinydb = TinyDB(storage=lambda: self._storage)
        self._writer: RecordWriter | None = None

    def read(self) -> Record:
        """The record; raises NoSuchPlan, PlanEmpty, PlanDamaged, PlanLocked or PlanTooNew, and changes nothing.

        A record of a newer version is given as far as this one knows it: its `format` is above FORMAT.
        """
        try:
            [kept] = self._tinydb.table(_TABLE).all()
            return _record(kept["record"])
        except KeepingTrouble:
            raise
        except Exception:
            # Damage comes in any shape: wrong types, wrong tables, too deep. None of it may end the program.
            # `from None`, because the error of pydantic shows what the person wrote.
            raise damaged() from None

    def write(self, record: Record) -> None:
        """Keeps the record and its plan in one durable save; raises CannotSave."""
        # Straight to the storage: an update of the table would first read and copy what is replaced whole.
        self._storage.put(self._tables(record))

    def write_elsewhere(self, path: Path, record: Record) -> None:
        """Keeps the record in another file, sealed as this one is; raises CannotSave."""
        SafeFile(path, self._storage.seal).put(self._tables(record))

    def _tables(self, record: Record) -> bytes:
        # Late: neither the parts of the plan nor any JSON are needed for the first question.
        from assistant.drawn import drawn_plan
        from assistant.record_json import RecordWriter

        self._writer = self._writer or RecordWriter()
        parts = (_TABLE.encode(), self._writer.json_of(record), as_json(drawn_plan(record)))
        return b'{"%s":{"1":{"record":%s,"plan":%s}}}' % parts

    def relock(self, seal: Seal | None) -> None:
        """Rewrites all files of the plan with another lock, or with none; raises CannotSave."""
        relock(self._path, self._storage.seal, seal)
        self._storage.seal = seal

    @property
    def seal(self) -> Seal | None:
        """The key of this plan and the ways to it, or None where it has no lock."""
        return self._storage.seal

    def close(self) -> None:
        """Ends the writing."""
        self._tinydb.close()


def _record(raw: Mapping[str, Any]) -> Record:
    from assistant.record_json import newer_record_of, record_of  # late: a new talk needs no checking of what was kept

    # A file can be edited by hand. Where copies were written is not cleaned: they are found by these very names.
    raw = {name: part if name == "copies" else clean_all(part) for name, part in raw.items()}
    if not isinstance(raw["format"], int) or raw["format"] <= FORMAT:
        return record_of(raw)
    try:
        return newer_record_of(raw)
    except ValueError:
        raise PlanTooNew(
            f"{MADE_BY_NEWER} Nothing was changed. Get the newest version, then open the plan with it."
        ) from None


def keep_older_format(path: Path, record_format: int) -> None:
    """Keeps the file of an older format under a name of its own before it is written anew; raises CannotSave."""
    try:
        with suppress(FileNotFoundError):
            keep_twin(path, as_it_was(path, record_format))
    except OSError as error:
        raise cannot_save(error) from error


def read_draft(path: Path, seal: Seal | None = None) -> Draft | None:
    """The words typed and not yet given, or None; a draft that cannot be read never stands in the way of the plan."""
    try:
        written = plain_content(path.read_bytes(), "draft", seal)
    except (OSError, KeepingTrouble):
        return None
    from assistant.record_json import draft_of  # late: a new talk has no draft

    try:
        return draft_of(written)
    except ValueError:
        return None


def write_draft(path: Path, draft: Draft | None, seal: Seal | None = None) -> None:
    """Keeps the draft durably, or takes it away when there is none; raises CannotSave."""
    try:
        if draft is not None:
            put_in_place(path, kept_content(as_json(draft), "draft", seal))
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise cannot_save(error) from error
