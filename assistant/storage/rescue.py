"""Reads the newest save of a plan, and where that cannot be read, puts back the one before it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from assistant.errors import KeepingTrouble, NoSuchPlan, PlanDamaged, PlanEmpty
from assistant.record import Record
from assistant.storage.disk_trouble import cannot_open
from assistant.storage.durable import keep_aside, put_in_place
from assistant.storage.plan_file import PlanFile
from assistant.storage.said_time import said

_UNREADABLE = (NoSuchPlan, PlanEmpty, PlanDamaged)
_OPEN_IT = "Open the plan to go on from the save before it."
_NO_OTHER = "Nothing was changed. If you have a copy of the file, put it in the place of this one."


def newest(path: Path) -> Record:
    """The record as it was last kept; changes nothing, and its error says what can be done."""
    try:
        return _read(path)
    except _UNREADABLE as trouble:
        advice = _OPEN_IT if path.with_suffix(".bak").exists() else _NO_OTHER
        raise type(trouble)(f"{trouble} {advice}") from None


def newest_or_the_one_before(path: Path, now: datetime) -> tuple[Record, str]:
    """The record to go on from, and a sentence to show when it is not the newest; for the holder of the lock."""
    try:
        return _read(path), ""
    except _UNREADABLE as trouble:
        record = _put_back(path, trouble)
        return record, _notice(trouble, said(record.saved, now))


def _read(path: Path) -> Record:
    record = PlanFile(path).read()
    # The name of the file decides, so that a file copied under another name is a plan of its own.
    return record if record.id == path.stem else record.changed(id=path.stem)


def _put_back(path: Path, trouble: KeepingTrouble) -> Record:
    last = path.with_suffix(".bak")
    try:
        record = _read(last)
    except KeepingTrouble:
        raise type(trouble)(f"{trouble} {_NO_OTHER}") from None
    try:
        if path.exists():
            keep_aside(path)
        put_in_place(path, last.read_bytes())
    except OSError as error:
        raise cannot_open(error) from error
    return record


def _notice(trouble: KeepingTrouble, when: str) -> str:
    what = {NoSuchPlan: "is missing", PlanEmpty: "is empty"}.get(type(trouble), "could not be read")
    aside = "" if isinstance(trouble, NoSuchPlan) else " The other file is kept aside."
    return f"The newest save of this plan {what}, so I opened the one before it, from {when}.{aside}"
