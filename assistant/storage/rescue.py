"""Reads the newest save of a plan, and where that cannot be read, puts back the newest one that can."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from assistant.errors import KeepingTrouble, NoSuchPlan, PlanDamaged, PlanEmpty, PlanTooNew
from assistant.record import FORMAT, Record
from assistant.storage.disk_trouble import cannot_open
from assistant.storage.durable import keep_aside, put_in_place
from assistant.storage.plan_file import MADE_BY_NEWER, PlanFile
from assistant.storage.plan_names import saves_before
from assistant.storage.said_time import said
from assistant.storage.sealed import Locked, Seal, is_sealed, locked

_UNREADABLE = (NoSuchPlan, PlanEmpty, PlanDamaged)
_OPEN_IT = "Open the plan to go on from the save before it."
_NO_OTHER = "Nothing was changed. If you have a copy of the file, put it in the place of this one."
_LOOK_ONLY = "You can look at it here, but not change it. To go on with it, get the newest version."


def lock_on(path: Path) -> Locked | None:
    """The lock on a plan, or None: that of its newest save, and where that is damaged, of the one before it."""
    saves = (path, *saves_before(path))
    if not any(map(_begins_sealed, saves)):
        return None
    for save in saves:
        with suppress(OSError, PlanDamaged):
            content = save.read_bytes()
            if is_sealed(content):
                return locked(content, path.stem)
            if _is_plain(save):
                return None
    return None


def _begins_sealed(save: Path) -> bool:
    try:
        with save.open("rb", buffering=0) as file:
            return is_sealed(file.read(64))
    except OSError:
        return False


def _is_plain(save: Path) -> bool:
    """Whether a file is whole without any key; what is damaged says nothing of a lock."""
    try:
        PlanFile(save).read()
    except PlanTooNew:
        return True
    except KeepingTrouble:
        return False
    return True


def newest(path: Path, seal: Seal | None = None) -> Record:
    """The record as it was last kept; changes nothing, and its error says what can be done."""
    try:
        return _read(path, seal)
    except _UNREADABLE as trouble:
        advice = _OPEN_IT if any(map(os.path.exists, saves_before(path))) else _NO_OTHER
        raise type(trouble)(f"{trouble} {advice}") from None


def newest_that_opens(path: Path, now: datetime, seal: Seal | None = None) -> tuple[Record, str]:
    """The record to go on from, and a sentence to show when it is not the newest; for the holder of the lock."""
    try:
        record, notice = _read(path, seal), ""
    except _UNREADABLE as trouble:
        record = _put_back(path, trouble, seal)
        notice = _notice(trouble, said(record.saved, now))
    if record.format > FORMAT:
        raise PlanTooNew(f"{MADE_BY_NEWER} {_LOOK_ONLY}")
    return record, notice


def _read(path: Path, seal: Seal | None) -> Record:
    record = PlanFile(path, seal).read()
    # The name of the file decides, so that a file copied under another name is a plan of its own.
    return record if record.id == path.stem else record.changed(id=path.stem)


def _put_back(path: Path, trouble: KeepingTrouble, seal: Seal | None) -> Record:
    for save in saves_before(path):
        with suppress(*_UNREADABLE):
            record = _read(save, seal)
            break
    else:
        raise type(trouble)(f"{trouble} {_NO_OTHER}") from None
    try:
        if path.exists():
            keep_aside(path)
        put_in_place(path, save.read_bytes())
    except OSError as error:
        raise cannot_open(error) from error
    return record


def _notice(trouble: KeepingTrouble, when: str) -> str:
    what = {NoSuchPlan: "is missing", PlanEmpty: "is empty"}.get(type(trouble), "could not be read")
    aside = "" if isinstance(trouble, NoSuchPlan) else " The other file is kept aside."
    return f"The newest save of this plan {what}, so I opened the one before it, from {when}.{aside}"
