"""A plan that this window holds: what was kept, what is being typed, and the way to keep more."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from assistant.record import FORMAT, Draft, Record
from assistant.storage.lock import PlanLock
from assistant.storage.plan_file import PlanFile, read_draft, write_draft


class OpenPlan:
    """A plan open for writing, until it is closed; `notice` is a sentence to show first, or an empty text."""

    def __init__(self, path: Path, lock: PlanLock, record: Record, *, new: bool = False, notice: str = "") -> None:
        self.record = record
        self.notice = notice
        self._draft_path = path.with_suffix(".draft")
        self.draft = read_draft(self._draft_path)
        self._file = PlanFile(path)
        self._lock = lock
        self._ever_kept = not new

    def keep(self, record: Record) -> Record:
        """Keeps the record durably and returns it with the next revision; raises CannotSave.

        The revision follows the newest one kept, so that going back to an earlier state of the
        record, as undo does, is a newer save too.
        """
        if record.id != self.record.id:
            raise ValueError("this record belongs to another plan")
        revision = max(record.revision, self.record.revision) + 1
        newest = record.changed(revision=revision, format=FORMAT)
        self._file.write(newest)
        self.record = newest
        self._ever_kept = True
        return newest

    def keep_draft(self, draft: Draft | None) -> None:
        """Keeps the words being typed, or drops them when None; raises CannotSave."""
        write_draft(self._draft_path, draft)
        self.draft = draft

    def close(self) -> None:
        """Lets others open the plan; closing twice does no harm."""
        self._file.close()
        self._lock.release(forget=not self._ever_kept)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
