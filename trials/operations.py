"""The operations whose power is cut: how each begins, what it does, and what has to hold whatever the disk kept."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

from assistant.errors import KeepingTrouble, NoSuchPlan
from assistant.handing_over.packing import LARGEST, packed, unpacked
from assistant.record import FORMAT, Draft, Record
from assistant.record_json import record_of
from assistant.storage.new_file import write_new
from assistant.storage.pack_file import read_pack
from trials.lock_operations import LOCK_OPERATIONS
from trials.one_plan import (
    DRAFT,
    LONGER,
    OLD,
    OLDER,
    ONE_LESS,
    PLAN,
    SHORTER,
    Operation,
    holds,
    nothing_there,
    now,
    plans,
    saved_before,
    store,
    words_left,
)

_GOLDEN = Path(__file__).parent.parent / "tests" / "golden" / "format_1" / "mrs-smith.json"
_MIGRATED = "mrs-smith"

Act = Callable[[Path, Callable[[], None]], None]


def _creates(folder: Path, done: Callable[[], None]) -> None:
    with store(folder).create(OLD) as plan:
        plan.keep(OLD)
        done()


def _nothing_or_the_plan(folder: Path, done: bool) -> str:
    where = store(folder)
    try:
        found = where.summaries()
        where.read(PLAN)
    except NoSuchPlan:
        return "what was called saved is not there" if done or found else ""
    except KeepingTrouble as trouble:
        return f"it says: {trouble}"
    return holds(where, (OLD,), draft=None)


def _keeps(new: Record) -> Act:
    def act(folder: Path, done: Callable[[], None]) -> None:
        with store(folder).open(PLAN) as plan:
            plan.keep(new)
            done()

    return act


def _old_or(new: Record) -> Callable[[Path, bool], str]:
    def check(folder: Path, done: bool) -> str:
        return holds(store(folder), (new,) if done else (OLD, new))

    return check


def _packs(folder: Path, done: Callable[[], None]) -> None:
    record = store(folder).read(PLAN)
    # Where a refusing disk has kept a part of it under this name, it says to choose another one.
    name = "other.pack" if os.path.lexists(folder / "plan.pack.new") else "plan.pack"
    write_new(folder / name, packed(record, (), now()), "--to")
    done()


def _plan_and_no_half_a_pack(folder: Path, done: bool) -> str:
    packs = list(folder.glob("*.pack"))
    if any(unpacked(read_pack(pack, LARGEST), now()).record.talks != OLD.talks for pack in packs):
        return "the file to hand over is not whole"
    if done and not packs:
        return "the file that was called written is not there"
    return holds(store(folder), (OLD,))


# From an older format


@cache
def _golden() -> bytes:
    return _GOLDEN.read_bytes()


def _an_older_one(folder: Path) -> None:
    plans(folder).mkdir(parents=True)
    (plans(folder) / f"{_MIGRATED}.json").write_bytes(_golden())


def _migrates(folder: Path, done: Callable[[], None]) -> None:
    with store(folder).open(_MIGRATED) as plan:
        plan.keep(plan.record)
        done()


def _same_words_and_the_older_file(folder: Path, done: bool) -> str:
    older = plans(folder) / f"{_MIGRATED}.format-1"
    if done and not older.exists():
        return "the file as the older format left it is not kept"
    if older.exists() and older.read_bytes() != _golden():
        return "the file as the older format left it is not what it was"
    record = record_of(json.loads(_golden())["kept"]["1"]["record"])
    if done and store(folder).read(_MIGRATED).format != FORMAT:
        return "it was called migrated, and is not"
    wrong = holds(store(folder), (record,), draft=None)
    return wrong or ("" if older.read_bytes() == _golden() else "the file as the older format left it is changed")


# What is damaged, and what is half-typed

_TORN = b'{"kept":{"1":{"record":{"format":'
_MORE = Draft(words={"life/hopes": "half a sentence, and a little more, " * 100})


def _damaged(folder: Path) -> None:
    saved_before(folder)
    (plans(folder) / f"{PLAN}.json").write_bytes(_TORN)


def _is_put_back(folder: Path, done: Callable[[], None]) -> None:
    with store(folder).open(PLAN):
        done()


def _the_save_before_and_the_damaged_file(folder: Path, done: bool) -> str:
    where = store(folder)
    try:
        with where.open(PLAN) as plan:
            if plan.record.talks != OLDER.talks:
                return "it is not the save before the damaged one"
            if done and plan.notice:
                return "what was put back is damaged again"
    except KeepingTrouble as trouble:
        return f"it says: {trouble}"
    kept = any(file.read_bytes() == _TORN for file in plans(folder).iterdir())
    return holds(where, (OLDER,)) if kept else "the damaged file is gone"


def _types(folder: Path, done: Callable[[], None]) -> None:
    with store(folder).open(PLAN) as plan:
        plan.keep_draft(_MORE)
        done()


def _half_typed(folder: Path, done: bool) -> str:
    if store(folder).draft(PLAN) not in ((_MORE,) if done else (DRAFT, _MORE)):
        return "half-typed words are lost"
    return holds(store(folder), (OLD,), store(folder).draft(PLAN))


# Erasing


def _listed_and_saved(folder: Path) -> None:
    saved_before(folder)
    store(folder).summaries()  # the name stands in the index from here on


def _erases(folder: Path, done: Callable[[], None]) -> None:
    store(folder).erase(PLAN)
    done()


def _old_or_nothing(folder: Path, done: bool) -> str:
    left = words_left(folder)
    if done and left:
        return f"it was called erased, and {left}"
    where = store(folder)
    try:
        where.read(PLAN)
    except NoSuchPlan:
        # Whoever looks at the list next has the rest of it erased.
        return "a plan that is being erased stands in the list" if where.summaries() else words_left(folder)
    except KeepingTrouble as trouble:
        return f"it says: {trouble}"
    return "it was called erased, and opens" if done else holds(where, (OLD,))


OPERATIONS: dict[str, Operation] = {
    "create": Operation(nothing_there, _creates, _nothing_or_the_plan),
    "answer": Operation(saved_before, _keeps(LONGER), _old_or(LONGER)),
    "edit shorter": Operation(saved_before, _keeps(SHORTER), _old_or(SHORTER)),
    "delete an answer": Operation(saved_before, _keeps(ONE_LESS), _old_or(ONE_LESS)),
    "pack": Operation(saved_before, _packs, _plan_and_no_half_a_pack),
    "migrate": Operation(_an_older_one, _migrates, _same_words_and_the_older_file),
    "put back the save before": Operation(_damaged, _is_put_back, _the_save_before_and_the_damaged_file),
    "half-typed words": Operation(saved_before, _types, _half_typed),
    "erase": Operation(_listed_and_saved, _erases, _old_or_nothing),
    **LOCK_OPERATIONS,
}
