"""Finds and opens the plans of one folder."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from assistant.clean_text import clean, one_line
from assistant.errors import CannotSave, KeepingTrouble, NoSuchPlan, PlanLocked
from assistant.record import Draft, Record
from assistant.storage.disk_trouble import cannot_erase, cannot_look, reason
from assistant.storage.durable import make_folder
from assistant.storage.erasing import erase, finish_erasing
from assistant.storage.index import Found, Index, Progress, look_into
from assistant.storage.lock import PlanLock
from assistant.storage.locking import seal_leftovers, unlocked_files
from assistant.storage.open_plan import OpenPlan
from assistant.storage.plan_file import read_draft
from assistant.storage.plan_names import ERASING, MAIN_ENDS, USUAL_ENDS, draft_of, lock_of
from assistant.storage.rescue import lock_on, newest, newest_that_opens
from assistant.storage.sealed import Locked, Seal
from assistant.storage.summary import Summary, newest_first, summary_of

_ID = re.compile(r"[A-Za-z0-9_-]{1,60}")
_ALPHABET = "234678bcdfghjkmnpqrtvwxy"
"""No two that look alike, and no vowels, so that no id makes a word."""
_LETTERS = 6
_MOST_NAMED = 6


def _local_now() -> datetime:
    return datetime.now().astimezone()


def _nobody_to_ask(_: Locked) -> Seal:
    raise PlanLocked("This plan is locked with a passphrase, and there is nobody here to ask for it.")


class Store:
    """The plans in one folder; each is one file, opened for writing by one window at a time."""

    def __init__(
        self,
        folder: Path,
        now: Callable[[], datetime] = _local_now,
        unlock: Callable[[Locked], Seal] = _nobody_to_ask,
        progress: Progress | None = None,
    ) -> None:
        self._folder = folder
        self._now = now
        self._progress = progress
        self._unlock = unlock
        self._seals: dict[Locked, Seal] = {}
        """The locks that were opened since this store was made, so that nobody is asked twice."""

    def ready(self) -> None:
        """Makes the folder if it is missing, and makes sure that it can be written to; raises CannotSave."""
        import tempfile  # late: a plan that is there needs no trying

        try:
            make_folder(self._folder)
            tempfile.TemporaryFile(dir=self._folder).close()
        except OSError as error:
            raise CannotSave(
                f"I cannot keep plans in the folder {clean(str(self._folder))} ({reason(error).why}). "
                "Choose another folder with --records."
            ) from error

    def new_id(self) -> str:
        """A short id that nothing in the folder has, easy to type and to say."""
        import secrets  # late: only a new plan needs an id

        while True:
            made = "".join(secrets.choice(_ALPHABET) for _ in range(_LETTERS))
            if not self._any(self._path(made), USUAL_ENDS):
                return made

    def create(self, record: Record) -> OpenPlan:
        """Holds a new plan for writing; nothing of it is on the disk until it is kept."""
        self.ready()
        path = self._path(record.id)
        lock = PlanLock(lock_of(path), self._now)
        try:
            if self._is_there(path):
                raise CannotSave(
                    f"There is already a plan called {record.id}. Nothing was changed. Please start again."
                )
        except KeepingTrouble:
            lock.release()
            raise
        return OpenPlan(path, lock, record, new=True)

    def open(self, plan_id: str) -> OpenPlan:
        """Holds a plan for writing; when its newest save cannot be read, the one before it, with a notice.

        For a plan with a passphrase it asks first; raises PlanLocked where nobody answers.
        """
        path = self._known(plan_id)
        seal = self._seal(path)
        lock = PlanLock(lock_of(path), self._now)
        try:
            record, notice = newest_that_opens(path, self._now(), seal)
            if seal:
                seal_leftovers(path, seal)
            return OpenPlan(path, lock, record, seal, notice=notice)
        except BaseException:
            lock.release()
            raise

    def read(self, plan_id: str) -> Record:
        """The record as it was last kept; takes no lock and changes nothing."""
        path = self._known(plan_id)
        return newest(path, self._seal(path))

    def draft(self, plan_id: str) -> Draft | None:
        """The words that were typed and not yet given."""
        path = self._path(plan_id)
        return read_draft(draft_of(path), self._seal(path))

    def kept_files(self, plan_id: str) -> Iterator[tuple[str, bytes]]:
        """Every file of a plan by its name, with what it holds, without its lock; what cannot be read as it is."""
        path = self._known(plan_id)
        return unlocked_files(path, self._seal(path))

    def lock_on(self, plan_id: str) -> Locked | None:
        """The lock on a plan, or None where it has none."""
        return lock_on(self._known(plan_id))

    def forget_keys(self) -> None:
        """From here on every passphrase is asked for again."""
        self._seals.clear()

    def erase(self, plan_id: str) -> None:
        """Takes a plan away for good, with all that was ever kept of it in this folder; raises CannotSave.

        Where it could not be done to the end, the plan is gone from the list, and doing it again is safe.
        """
        path = self._path(plan_id)
        if not self._any(path, (ERASING,)):
            self._known(plan_id)
        lock = PlanLock(lock_of(path), self._now)
        try:
            erase(path)
        finally:
            lock.release(forget=True)

    def finish_erasing(self) -> None:
        """Erases what is still left of plans that were to be erased; raises CannotSave."""
        try:
            finish_erasing(self._folder)
        except FileNotFoundError:
            return
        except OSError as error:
            raise cannot_erase(error) from error

    def find(self, start: str) -> str:
        """The id of the one plan whose id starts so; raises NoSuchPlan saying what to do."""
        ids, wanted = list(self._found().plans), start.strip().lower()
        found = [plan_id for plan_id in ids if plan_id.lower().startswith(wanted)]
        exact = [plan_id for plan_id in found if plan_id.lower() == wanted]
        if len(exact or found) == 1:
            return (exact or found)[0]
        if not ids:
            raise NoSuchPlan("There are no plans here yet. Start one, and it will be kept here.")
        if not found:
            raise NoSuchPlan(f'There is no plan that starts with "{one_line(start)}". Look for its name in the list.')
        raise NoSuchPlan(f"{len(found)} plans start so: {_listed(found)}. Type more letters of the one you want.")

    def summaries(self) -> list[Summary]:
        """What there is to choose from, the newest first; a plan that cannot be read says why, at the end.

        What a killed program left to erase is erased.
        """
        found = self._found()
        if found.erasing:
            with suppress(OSError):
                finish_erasing(self._folder)
        return newest_first(Index(self._folder, self._progress).summaries(found.plans, self._summary))

    def readable(self) -> Iterator[Record]:
        """Every plan as it was last kept, but for those that are locked or cannot be read."""
        plans = sorted(self._found().plans)
        for number, plan_id in enumerate(plans):
            if self._progress:
                self._progress(number, len(plans))
            with suppress(KeepingTrouble):
                yield newest(self._path(plan_id))

    def _seal(self, path: Path) -> Seal | None:
        lock = lock_on(path)
        if lock is None:
            return None
        if lock not in self._seals:
            self._seals[lock] = self._unlock(lock)
        return self._seals[lock]

    def _summary(self, plan_id: str) -> Summary:
        try:
            return summary_of(newest(self._path(plan_id)))
        except PlanLocked:
            return Summary(plan_id, locked=True)
        except KeepingTrouble as trouble:
            return Summary(plan_id, trouble=str(trouble))

    def _known(self, plan_id: str) -> Path:
        path = self._path(plan_id)
        if not self._is_there(path):
            raise NoSuchPlan(f'There is no plan called "{one_line(plan_id)}". Look for its name in the list.')
        return path

    def _path(self, plan_id: str) -> Path:
        if not _ID.fullmatch(plan_id):
            raise NoSuchPlan(f'No plan can be called "{one_line(plan_id)}". Look for its name in the list.')
        return self._folder / f"{plan_id}.json"

    def _is_there(self, path: Path) -> bool:
        return self._any(path, MAIN_ENDS) and not self._any(path, (ERASING,))

    @staticmethod
    def _any(path: Path, ends: Iterable[str]) -> bool:
        """Whether any of these files of a plan is there; raises KeepingTrouble where the folder does not tell."""
        try:
            return any(path.with_suffix(end).exists() for end in ends)
        except OSError as error:
            raise cannot_look(error) from error

    def _found(self) -> Found:
        try:
            found = look_into(self._folder)
        except FileNotFoundError:
            return Found({}, False)
        except OSError as error:
            raise cannot_look(error) from error
        plans = {plan_id: stamp for plan_id, stamp in found.plans.items() if _ID.fullmatch(plan_id)}
        return found._replace(plans=plans)


def _listed(ids: list[str]) -> str:
    named, rest = ids[:_MOST_NAMED], len(ids) - _MOST_NAMED
    last = f"{rest} more" if rest > 0 else named.pop()
    return f"{', '.join(named)} and {last}"
