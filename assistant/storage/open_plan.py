"""A plan that this window holds: what was kept, what is being typed, and the way to keep more."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from assistant.record import FORMAT, Copy, Draft, Record
from assistant.storage.elsewhere import free_place
from assistant.storage.lock import PlanLock
from assistant.storage.new_file import said as said_path
from assistant.storage.new_file import sum_of
from assistant.storage.plan_file import PlanFile, keep_older_format, read_draft, write_draft
from assistant.storage.plan_names import draft_of
from assistant.storage.sealed import Seal


class OpenPlan:
    """A plan open for writing, until it is closed; `notice` is a sentence to show first, or an empty text."""

    def __init__(
        self,
        path: Path,
        lock: PlanLock,
        record: Record,
        seal: Seal | None = None,
        *,
        new: bool = False,
        notice: str = "",
    ) -> None:
        self.record = record
        self.notice = notice
        self.draft = read_draft(draft_of(path), seal)
        self._path = path
        self._file = PlanFile(path, seal)
        self._lock = lock
        self._ever_kept = not new
        self._elsewhere: list[Copy] = []
        """What was saved elsewhere since the last save that worked, to be noted in the next one."""

    @property
    def seal(self) -> Seal | None:
        """The key of this plan and the ways to it, or None where it has no lock."""
        return self._file.seal

    def keep(self, record: Record) -> Record:
        """Keeps the record durably and returns it with the next revision; raises CannotSave.

        The revision follows the newest one kept, so that going back to an earlier state of the
        record, as undo does, is a newer save too.
        """
        if record.id != self.record.id:
            raise ValueError("this record belongs to another plan")
        revision = max(record.revision, self.record.revision) + 1
        copies = (*record.copies, *self._elsewhere)
        newest = record.changed(revision=revision, format=FORMAT, copies=copies)
        if self.record.format < FORMAT and self._ever_kept:
            keep_older_format(self._path, self.record.format)
        self._file.write(newest)
        self.record, self._elsewhere = newest, []
        self._ever_kept = True
        return newest

    def keep_draft(self, draft: Draft | None) -> None:
        """Keeps the words being typed, or drops them when None; raises CannotSave."""
        write_draft(draft_of(self._path), draft, self.seal)
        self.draft = draft

    def keep_elsewhere(self, folder: Path, record: Record) -> str:
        """Keeps the record in another folder, in a file that is not there yet, and says so; raises CannotSave."""
        place = free_place(folder, self._path.name)
        self._file.write_elsewhere(place, record.changed(revision=self.record.revision + 1, format=FORMAT))
        made = Copy(kind="elsewhere", at=record.saved, path=str(place.absolute()), check=sum_of(place.read_bytes()))
        self._elsewhere.append(made)
        return f'Saved in "{said_path(place)}". To go on with it there, start with --records and that folder.'

    def relock(self, seal: Seal | None) -> None:
        """Puts a lock on the plan, changes it, or takes it away with None; raises CannotSave.

        Where it could not be done to the end, the plan opens as before or as wished, and doing it again is safe.
        """
        if not self._ever_kept:
            self.keep(self.record)
        self._file.relock(seal)

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
