"""Proves that several windows on one plan lose nothing of each other, and that whoever has to wait is told at once."""

from __future__ import annotations

import os
import pickle
import re
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

from assistant.errors import PlanOpenElsewhere
from assistant.record import Answer, Record, Talk
from assistant.storage.store import Store
from trials.foreseen import a_new_record
from trials.nursery import Program, passing_folder, side_by_side
from trials.outcome import Outcome, together

SMALL, FULL = 1, 10
WINDOWS = (2, 4)
_SAVES, _FEW_SAVES = 300, 15
_PLAN = "bcd234"
_SOON = 1.0
"""Seconds within which the second to come is told; judged at full size."""
_TOLD = re.compile(r"This plan has been open in another window since \d\d:\d\d")


def trial(size: int, seed: int) -> Outcome:
    """Takes so many rounds, each with 2 and with 4 windows."""
    return side_by_side(_share if size > SMALL else _small_share, size, seed)


def _share(size: int, seed: int) -> Outcome:
    return together(_round(windows, _SAVES, seed + number) for number in range(size) for windows in WINDOWS)


def _small_share(size: int, seed: int) -> Outcome:
    return together(_round(windows, _FEW_SAVES, seed + number) for number in range(size) for windows in WINDOWS)


def _round(windows: int, saves: int, seed: int) -> Outcome:
    """Several windows write to one plan; then one holds it, a second comes, and the first is killed."""
    with passing_folder() as folder:
        with Store(folder).create(_record()) as plan:
            plan.keep(plan.record)
        reports = [_in_a_process(partial(_saves, folder, own, saves)) for own in range(windows)]
        told = together(_report(report) for report in reports)
        lost = _lost(Store(folder).read(_PLAN), windows, saves)
        second = _second_window(folder, Random(seed), judged=saves == _SAVES)
        return together([told, Outcome({"saves": windows * saves}, lost), second])


def _record() -> Record:
    record = a_new_record()
    return record.changed(id=_PLAN, talks=(Talk(flow="discuss", version=1, started=record.created, place="end"),))


def _saves(folder: Path, own: int, saves: int) -> Outcome:
    """Adds its own numbers to what stands there, one at each save; comes again whenever it is told to wait."""
    store, waits, breaches = Store(folder), list[float](), list[str]()
    address, number = f"life/good_day#{own + 1}", 0
    while number < saves:
        began = time.monotonic()
        try:
            with store.open(_PLAN) as plan:
                plan.keep(_with_one_more(plan.record, address, number))
            number += 1
        except PlanOpenElsewhere as sentence:
            waits.append(time.monotonic() - began)
            if not _TOLD.search(str(sentence)) and "is open in another window" not in str(sentence):
                breaches.append(f"somebody was told: {sentence}")
    longest = round(max(waits, default=0), 2)
    return Outcome({"told to wait": len(waits), "longest wait until told, seconds": longest}, tuple(breaches))


def _with_one_more(record: Record, address: str, number: int) -> Record:
    talk = record.talks[-1]
    before = talk.answers[address].value if address in talk.answers else ""
    answer = Answer(state="answered", value=f"{before} {number}", given_by="person", at=record.saved, version=1)
    return record.changed(talks=(talk.changed(answers={**talk.answers, address: answer}),))


def _lost(record: Record, windows: int, saves: int) -> tuple[str, ...]:
    """A sentence for each window whose saves are not all there in their order, and one where they were miscounted."""
    wanted = " ".join(map(str, range(saves)))
    answers = record.talks[-1].answers
    there = [answers.get(f"life/good_day#{own + 1}") for own in range(windows)]
    gone = [own for own, answer in enumerate(there) if answer is None or answer.value.strip() != wanted]
    revisions = [f"{record.revision} saves were counted"] if record.revision != windows * saves + 1 else []
    return (*(f"of {windows} windows, number {own + 1} lost saves" for own in gone), *revisions)


# One that holds the plan, and one that comes


def _second_window(folder: Path, chance: Random, *, judged: bool) -> Outcome:
    """The second is told within a second who has the plan, and since when; and has it once the first was killed."""
    breaches: list[str] = []
    arguments = ["discuss", "--plain", "--plan", _PLAN, "--records", str(folder)]
    with Program(arguments, "pipes") as first:
        first.listen(20, lambda written: b"> " in written)
        began = time.monotonic()
        with Program(arguments, "pipes") as second:
            second.ends(20)
            second.kill()
            took, said = time.monotonic() - began, " ".join(second.written.decode().split())
        if not _TOLD.search(said):
            breaches.append(f"the second was told: {said}")
        if judged and took > _SOON:
            breaches.append(f"the second was told after {took:.2f} seconds")
        first.listen(chance.uniform(0, 0.02))
        first.kill()
        began = time.monotonic()
        with Store(folder).open(_PLAN):
            freed = time.monotonic() - began
    counts: dict[str, int | float | str] = {"second windows": 1, "holders killed": 1}
    counts |= {
        "longest wait of a second window, seconds": round(took, 2),
        "longest wait after a kill, seconds": round(freed, 2),
    }
    return Outcome(counts, tuple(breaches))


# Processes of their own


def _in_a_process(work: Callable[[], Outcome]) -> tuple[int, int]:
    """Starts the work; returns the process and where its outcome can be read."""
    (reading, writing), pid = os.pipe(), os.fork()
    if pid == 0:
        try:
            outcome = work()
        except BaseException as error:
            outcome = Outcome(breaches=(f"{type(error).__name__}: {error}",))
        with os.fdopen(writing, "wb") as report:
            pickle.dump(outcome, report)
        os._exit(0)
    os.close(writing)
    return pid, reading


def _report(started: tuple[int, int]) -> Outcome:
    pid, reading = started
    with os.fdopen(reading, "rb") as report:
        written = report.read()
    os.waitpid(pid, 0)
    outcome: Outcome = pickle.loads(written)  # noqa: S301
    return outcome
