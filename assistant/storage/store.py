"""Finds and opens the plans of one folder."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from assistant.clean_text import clean, one_line
from assistant.errors import CannotSave, KeepingTrouble, NoSuchPlan
from assistant.record import Draft, Record
from assistant.storage.disk_trouble import cannot_look, reason
from assistant.storage.lock import PlanLock
from assistant.storage.open_plan import OpenPlan
from assistant.storage.plan_file import read_draft
from assistant.storage.rescue import newest, newest_or_the_one_before

_ID = re.compile(r"[A-Za-z0-9_-]{1,60}")
_ALPHABET = "234678bcdfghjkmnpqrtvwxy"
"""No two that look alike, and no vowels, so that no id makes a word."""
_LETTERS = 6
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Summary:
    """One line in the list of plans; `trouble` is a sentence when the plan cannot be read."""

    id: str
    name: str = ""
    stage: str = ""
    """The path of the place reached in the newest talk, or `end`."""
    saved: datetime | None = None
    review_on: date | None = None
    trouble: str = ""
    flow: str = ""
    """The flow of the newest talk."""


def _local_now() -> datetime:
    return datetime.now().astimezone()


class Store:
    """The plans in one folder; each is one file, opened for writing by one window at a time."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = _local_now) -> None:
        self._folder = folder
        self._now = now

    def ready(self) -> None:
        """Makes the folder if it is missing, and makes sure that it can be written to; raises CannotSave."""
        import tempfile  # late: a plan that is there needs no trying

        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            tempfile.TemporaryFile(dir=self._folder).close()
        except OSError as error:
            raise CannotSave(
                f"I cannot keep plans in the folder {clean(str(self._folder))} ({reason(error).why}). "
                "Choose another folder with --records."
            ) from error

    def new_id(self) -> str:
        """A short id that nothing in the folder has, easy to type and to say."""
        import secrets  # late: only a new plan needs an id

        taken = {name.partition(".")[0] for name in self._names()}
        while True:
            made = "".join(secrets.choice(_ALPHABET) for _ in range(_LETTERS))
            if made not in taken:
                return made

    def create(self, record: Record) -> OpenPlan:
        """Holds a new plan for writing; nothing of it is on the disk until it is kept."""
        self.ready()
        path = self._path(record.id)
        lock = PlanLock(path.with_suffix(".lock"), self._now)
        if self._is_there(path):
            lock.release()
            raise CannotSave(f"There is already a plan called {record.id}. Nothing was changed. Please start again.")
        return OpenPlan(path, lock, record, new=True)

    def open(self, plan_id: str) -> OpenPlan:
        """Holds a plan for writing; when its newest save cannot be read, the one before it, with a notice."""
        path = self._known(plan_id)
        lock = PlanLock(path.with_suffix(".lock"), self._now)
        try:
            record, notice = newest_or_the_one_before(path, self._now())
            return OpenPlan(path, lock, record, notice=notice)
        except BaseException:
            lock.release()
            raise

    def read(self, plan_id: str) -> Record:
        """The record as it was last kept; takes no lock and changes nothing."""
        return newest(self._known(plan_id))

    def draft(self, plan_id: str) -> Draft | None:
        """The words that were typed and not yet given."""
        return read_draft(self._path(plan_id).with_suffix(".draft"))

    def find(self, start: str) -> str:
        """The id of the one plan whose id starts so; raises NoSuchPlan saying what to do."""
        ids, wanted = self._ids(), start.strip().lower()
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
        """What there is to choose from, the newest first; a plan that cannot be read says why, at the end."""
        summaries = [self._summary(plan_id) for plan_id in self._ids()]
        return sorted(summaries, key=_age, reverse=True)

    def _summary(self, plan_id: str) -> Summary:
        try:
            record = self.read(plan_id)
        except KeepingTrouble as trouble:
            return Summary(plan_id, trouble=str(trouble))
        talk = record.talks[-1] if record.talks else None
        stage, flow = (talk.place.partition("#")[0], talk.flow) if talk else ("", "")
        name = record.name or (record.carer_name if record.about else "")
        return Summary(plan_id, name, stage, record.saved, record.review_on, flow=flow)

    def _known(self, plan_id: str) -> Path:
        path = self._path(plan_id)
        if not self._is_there(path):
            raise NoSuchPlan(f'There is no plan called "{one_line(plan_id)}". Look for its name in the list.')
        return path

    def _path(self, plan_id: str) -> Path:
        if not _ID.fullmatch(plan_id):
            raise NoSuchPlan(f'No plan can be called "{one_line(plan_id)}". Look for its name in the list.')
        return self._folder / f"{plan_id}.json"

    @staticmethod
    def _is_there(path: Path) -> bool:
        return path.exists() or path.with_suffix(".bak").exists()

    def _ids(self) -> list[str]:
        stems = {name.rpartition(".")[0] for name in self._names() if name.endswith((".json", ".bak"))}
        return sorted(stem for stem in stems if _ID.fullmatch(stem))

    def _names(self) -> list[str]:
        try:
            return [entry.name for entry in self._folder.iterdir()]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise cannot_look(error) from error


def _listed(ids: list[str]) -> str:
    named, rest = ids[:_MOST_NAMED], len(ids) - _MOST_NAMED
    last = f"{rest} more" if rest > 0 else named.pop()
    return f"{', '.join(named)} and {last}"


def _age(summary: Summary) -> tuple[bool, datetime]:
    saved = summary.saved or datetime.min
    return summary.saved is not None, saved if saved.tzinfo else saved.replace(tzinfo=UTC)
