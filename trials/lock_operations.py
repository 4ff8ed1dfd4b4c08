"""What is done with the lock of a plan: put on, another passphrase, taken away, and an answer behind it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from assistant.errors import KeepingTrouble
from assistant.storage.open_plan import OpenPlan
from assistant.storage.recovery_code import new_code
from assistant.storage.sealed import Seal, new_seal
from trials.one_plan import (
    FIRST,
    LONGER,
    OLD,
    PLAN,
    SECOND,
    Operation,
    holds,
    opens_with,
    saved_before,
    store,
    words_left,
)

_LITTLE = 8 * 1024
"""KiB for a try of the passphrase: the least that a lock may have, for here nobody guesses."""


@cache
def _seal() -> Seal:
    return new_seal(PLAN, FIRST, new_code(), memory=_LITTLE)


@cache
def _second_seal() -> Seal:
    return _seal().with_passphrase(SECOND, memory=_LITTLE)


def _saved_and_listed(folder: Path) -> None:
    saved_before(folder)
    store(folder).summaries()  # the name stands in the index from here on


def _locked(folder: Path) -> None:
    saved_before(folder)
    with store(folder).open(PLAN) as plan:
        plan.relock(_seal())


def _with(does: Callable[[OpenPlan], object]) -> Callable[[Path, Callable[[], None]], None]:
    def act(folder: Path, done: Callable[[], None]) -> None:
        with store(folder).open(PLAN) as plan:
            does(plan)
            done()

    return act


def _passphrase(folder: Path) -> str:
    """Which passphrase the plan asks for, or none."""
    lock = store(folder).lock_on(PLAN)
    return opens_with(lock) if lock else ""


def _goes(before: str, after: str) -> Callable[[Path, bool], str]:
    """The plan as it was, behind the one passphrase or the other ("" for no lock), and after it is done the other."""

    def check(folder: Path, done: bool) -> str:
        try:
            asked = _passphrase(folder)
        except KeepingTrouble as trouble:
            return f"it says: {trouble}"
        if asked not in ((after,) if done else (before, after)):
            return f"the lock is neither as before nor as wished, or not as it was called: {asked or 'no lock'}"
        left = words_left(folder) if done and after else ""
        wrong = left or holds(store(folder), (OLD,))
        # Whoever has opened a locked plan once more has swept up after the power cut.
        return wrong or (words_left(folder) if asked else "")

    return check


def _answered_behind_it(folder: Path, done: bool) -> str:
    return words_left(folder) or holds(store(folder), (LONGER,) if done else (OLD, LONGER)) or words_left(folder)


LOCK_OPERATIONS: dict[str, Operation] = {
    "add a lock": Operation(_saved_and_listed, _with(lambda plan: plan.relock(_seal())), _goes("", FIRST)),
    "change the passphrase": Operation(_locked, _with(lambda plan: plan.relock(_second_seal())), _goes(FIRST, SECOND)),
    "take the lock away": Operation(_locked, _with(lambda plan: plan.relock(None)), _goes(FIRST, "")),
    "answer behind a lock": Operation(_locked, _with(lambda plan: plan.keep(LONGER)), _answered_behind_it),
}
