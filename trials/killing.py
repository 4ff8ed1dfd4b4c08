"""Proves that a kill at any moment, on either face, leaves a plan that opens and holds all that was called saved."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from assistant.errors import SaidPlainly
from assistant.record import Draft, Record
from assistant.storage.store import Store
from trials.foreseen import Essence, essence
from trials.killed_run import Run, killed_run
from trials.nursery import passing_folder, side_by_side
from trials.outcome import Outcome

SMALL, FULL = 12, 10_000
_ON_THE_SCREEN = 0.21
_IN_A_TERMINAL = 0.15
_LIVES = (15, 70)
"""How many kills one plan lives through, at least and at most."""


def trial(size: int, seed: int) -> Outcome:
    """Kills the program so many times."""
    return side_by_side(_share, size, seed)


def _share(size: int, seed: int) -> Outcome:
    chance, killed = Random(seed), _Killed()
    while killed.counts["kills"] < size:
        with passing_folder() as folder:
            lives = min(chance.randint(*_LIVES), size - killed.counts["kills"])
            _one_plan(folder, lives, chance, killed)
            killed.counts["plans"] += 1
    return Outcome(dict(killed.counts), tuple(killed.breaches))


@dataclass
class _Killed:
    """What has been counted and broken so far."""

    counts: Counter[str] = field(default_factory=Counter)
    breaches: list[str] = field(default_factory=list)


def _one_plan(folder: Path, lives: int, chance: Random, killed: _Killed) -> None:
    """Carries one plan on through so many kills, or until something about it is broken."""
    left = _Left(None, None)
    for life in range(lives):
        face = _face(chance)
        run = killed_run(folder, face, left.record, left.draft, chance)
        killed.counts += run.counts
        killed.counts["kills"] += 1
        killed.counts[f"kills, {face}"] += 1
        try:
            newer = _left(folder)
        except SaidPlainly as trouble:
            broken = f"{type(trouble).__name__}: {trouble}"
        else:
            broken = run.told or _broken(run, left, newer)
            killed.counts["kills in the middle of a save"] += newer.is_half_way and not left.is_half_way
            killed.counts["kills between saved and called so"] += _is_ahead(run, newer)
            left = newer
        if broken:
            killed.breaches.append(f"{face}, life {life}: {broken}")
            return
    killed.counts["longest record"] = max(killed.counts["longest record"], len(str(left.record)))


def _face(chance: Random) -> str:
    number = chance.random()
    if number < _ON_THE_SCREEN:
        return "screen"
    return "terminal" if number < _ON_THE_SCREEN + _IN_A_TERMINAL else "pipes"


@dataclass(frozen=True)
class _Left:
    """What a kill left on the disk; a notice where the newest save could not be read."""

    record: Record | None
    draft: Draft | None
    notice: str = ""
    draft_is_damaged: bool = False
    is_half_way: bool = False
    """Whether a file that was being written is still there."""


def _is_whole(file: Path) -> bool:
    """Whether this is an earlier save, which the next one is to be written over."""
    try:
        json.loads(file.read_bytes())
    except ValueError:
        return False
    return True


def _left(folder: Path) -> _Left:
    """Reads what is there, and opens it as the next window would; raises what anybody would be told."""
    names = [entry.name for entry in folder.iterdir()]
    found = {name.partition(".")[0] for name in names if name.endswith((".json", ".bak"))}
    half_way = any(name.endswith(".new") and not _is_whole(folder / name) for name in names)
    if not found:
        return _Left(None, None, is_half_way=half_way)
    store = Store(folder)
    record = store.read(found.pop())
    with store.open(record.id) as plan:
        damaged = f"{record.id}.draft" in names and plan.draft is None
        return _Left(record, plan.draft, plan.notice, damaged, half_way)


# What is left on the disk


def _broken(run: Run, before: _Left, left: _Left) -> str:
    """What is wrong with what the kill left, or an empty text."""
    if left.record is None:
        return "a plan that was called saved is not there" if run.saved or before.record else ""
    if left.notice:
        return f"the newest save was not readable: {left.notice}"
    if before.record and left.record.revision < before.record.revision:
        return f"revision {left.record.revision} stands where {before.record.revision} stood"
    if left.draft_is_damaged:
        return "the half-typed words cannot be read"
    return "" if essence(left.record) in run.states[run.saved :] else _lost(left.record, run)


def _is_ahead(run: Run, left: _Left) -> bool:
    """Whether the record holds more than the person had been told was saved."""
    return left.record is not None and essence(left.record) in run.states[max(run.saved, 1) + 1 :]


def _lost(record: Record, run: Run) -> str:
    found = essence(record)
    if found in run.states:
        return f"an answer that was called saved is lost: {run.states.index(found)} stands, {run.saved} was saved"
    nearest = min(filter(None, run.states), key=lambda state: len(_beyond(found, state)))
    return f"the record holds what nobody typed: {_beyond(found, nearest)}, and not {_beyond(nearest, found)}"


def _beyond(one: Essence, other: Essence) -> list[object]:
    """What the one holds, part by part, and the other does not."""
    parts = [part for whole in other for part in whole]
    return [part for whole in one for part in whole if part not in parts]
