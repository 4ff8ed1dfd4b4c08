"""Proves that no damaged file ends the program, that none is overwritten, and that the newest good save is offered."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import NamedTuple

from assistant.errors import KeepingTrouble
from assistant.record import FORMAT, Draft, Record
from assistant.storage.open_plan import OpenPlan
from assistant.storage.recovery_code import new_code
from assistant.storage.sealed import Holds, Seal, is_sealed, new_seal
from assistant.storage.store import Store
from trials.damages import damages
from trials.one_plan import FIRST, PLAN, a_record, nothing_there, plans, store
from trials.outcome import Outcome
from trials.work_folder import a_folder, told_by_kind

SMALL = 400
FULL = 100_000
"""How many damaged files are tried; where there are fewer, this is every one of them."""
_SAVES = tuple(a_record(f"Save {number}", answers=3) for number in (4, 3, 2, 1))
"""What was said, the newest first: the last words tell the saves apart."""
_LATER = a_record("And more.", answers=3)
_DRAFT = Draft(words={"life/hopes": "half a sentence, and "})
_ENDS = (".json", ".bak", ".bak-2", ".bak-3")
_LITTLE = 8 * 1024

Files = dict[str, bytes]
_kept: dict[bool, Files] = {}
"""The files of the plan before anything was done to them, with a lock or without."""


class Case(NamedTuple):
    """The files of a plan after the damage, what was done, to which of them, and whether the plan has a lock."""

    kind: str
    name: str
    files: Files
    end: str
    locked: bool


def trial(size: int, seed: int) -> Outcome:
    """Tries `size` damaged files of all that can be made, of plans with and without a lock."""
    cases = list(_cases(Random(seed)))
    chosen = cases if len(cases) <= size else Random(seed).sample(cases, size)
    shares = [chosen[one::2] for one in range(2)]
    with get_context("fork").Pool(min(2, os.cpu_count() or 1)) as pool:
        results = pool.map(_tried, shares, chunksize=1)
    kinds = Counter(case.kind for case in chosen)
    wrong: Counter[tuple[str, str]] = sum(results, Counter())
    counts: dict[str, int | float | str] = dict(sorted(kinds.items()))
    return Outcome({**counts, "damaged files in all": len(chosen)}, tuple(told_by_kind(wrong)))


def _tried(cases: list[Case]) -> Counter[tuple[str, str]]:
    wrong: Counter[tuple[str, str]] = Counter()
    for case in cases:
        with a_folder() as folder:
            try:
                told = _wrong_with(case, folder)
            except Exception as error:
                told = f"not told in a sentence: {type(error).__name__}"
        if told:
            wrong[told, f"{case.kind}, {case.name}"] += 1
    return wrong


# The cases


def _cases(random: Random) -> Iterator[Case]:
    for locked in (False, True):
        files = _kept[locked] = _files(locked)
        what = "a locked plan" if locked else "a plan"
        for end in (".json", ".draft"):
            for damage in damages(files[end], random, holds_json=not locked):
                yield Case(f"{end} of {what}", damage.name, _put(files, end, damage.content), end, locked)
        # The newest save is damaged, and of those before it some are too.
        for bad in range(1, len(_ENDS)):
            for damage in random.sample(list(damages(files[_ENDS[bad]], random, holds_json=not locked)), 250):
                torn = {end: files[end][: len(files[end]) // 2] for end in _ENDS[:bad]}
                changed = _put({**files, **torn}, _ENDS[bad], damage.content)
                yield Case(f"{bad + 1} saves of {what}", damage.name, changed, _ENDS[bad], locked)


def _put(files: Files, end: str, content: bytes | None) -> Files:
    others = {name: kept for name, kept in files.items() if name != end}
    return others if content is None else {**others, end: content}


def _files(locked: bool) -> Files:
    """The files of the plan, by the ends of their names."""
    with a_folder() as folder:
        nothing_there(folder)
        with store(folder).create(_SAVES[-1]) as plan:
            _save_all(plan, locked)
        return {file.suffix: file.read_bytes() for file in plans(folder).glob(f"{PLAN}.*") if file.suffix != ".lock"}


@cache
def _seal() -> Seal:
    return new_seal(PLAN, FIRST, new_code(), memory=_LITTLE)


def _save_all(plan: OpenPlan, locked: bool) -> None:
    for record in reversed(_SAVES):
        plan.keep(record)
    plan.keep_draft(_DRAFT)
    if locked:
        plan.relock(_seal())


# What has to be true


def _wrong_with(case: Case, folder: Path) -> str:
    place = plans(folder)
    place.mkdir(parents=True)
    for end, content in case.files.items():
        (place / f"{PLAN}{end}").write_bytes(content)
    where = store(folder)
    read = _read(where)
    where.summaries()
    where.draft(PLAN)
    if _there(place) != case.files:
        return "looking at it has changed something"
    opened, notice = _opened(where)
    if case.end == ".draft":
        return (
            "" if opened == _SAVES[0] or _same(opened, _SAVES[0]) else "a damaged draft stands in the way of the plan"
        )
    still = _held(place)
    if lost := [end for end, content in case.files.items() if content not in still]:
        return f"the file {lost[0]} was overwritten"
    return _wrong_record(case, read, opened, notice) or _wrong_later(where, place, case, opened)


def _wrong_record(case: Case, read: Record | None, opened: Record | None, notice: str) -> str:
    expected = _newest_good(case)
    if opened is None:
        if read is not None and read.format > FORMAT:
            return ""
        return "no save is offered, and there is a good one" if expected else ""
    if read is not None:
        # It could be read, so it is what it was, or, without a lock, a letter of it is another one.
        whole = _same(opened, read) and not notice
        return "" if whole and not (case.locked and not _same(read, expected)) else "it is read, and opened as another"
    if not notice:
        return "an older save is opened, and nothing is said"
    return "" if _same(opened, expected) or not case.locked else "not the newest good save is offered"


def _wrong_later(where: Store, place: Path, case: Case, opened: Record | None) -> str:
    """Whoever goes on from there keeps the damaged file too."""
    if opened is None:
        return "it was not opened, and something was changed" if _there(place) != case.files else ""
    with where.open(PLAN) as plan:
        plan.keep(_LATER)
    damaged = case.files.get(".json", b"")
    if not _same(where.read(PLAN), _LATER):
        return "it could not be gone on with"
    return "" if damaged in _held(place) or not damaged else "the damaged file is gone after the next save"


def _read(where: Store) -> Record | None:
    try:
        return where.read(PLAN)
    except KeepingTrouble:
        return None


def _opened(where: Store) -> tuple[Record | None, str]:
    try:
        with where.open(PLAN) as plan:
            return plan.record, plan.notice
    except KeepingTrouble:
        return None, ""


def _newest_good(case: Case) -> Record | None:
    """What the newest save holds that nothing was done to."""
    whole = _kept[case.locked]
    good = (record for end, record in zip(_ENDS, _SAVES, strict=True) if case.files.get(end) == whole[end])
    return next(good, None)


def _same(one: Record | None, other: Record | None) -> bool:
    return one is not None and other is not None and one.talks == other.talks


def _held(place: Path) -> set[bytes]:
    """What the files hold, and what those hold that are sealed: in a locked plan a damaged file is sealed as it is."""
    there = set(_there(place).values())
    sealed: list[tuple[bytes, Holds]] = [
        (one, holds) for one in there if is_sealed(one) for holds in ("record", "aside")
    ]
    for content, holds in sealed:
        with suppress(KeepingTrouble):
            there.add(_seal().opened(content, holds))
    return there


def _there(place: Path) -> Files:
    """Every file with words in it, by the end of its name."""
    ends = {file.name.removeprefix(PLAN): file for file in place.glob(f"{PLAN}.*")}
    return {end: file.read_bytes() for end, file in ends.items() if end not in (".lock", ".index")}
