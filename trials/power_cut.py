"""Proves that a power cut in the middle of an operation leaves the plan as it was or as it is to be, never neither."""

from __future__ import annotations

import os
from collections import Counter
from multiprocessing import get_context
from random import Random

from trials.disk_states import Left, lay_out, states
from trials.disk_tree import Tape, paths_in
from trials.one_plan import Operation
from trials.operations import OPERATIONS
from trials.outcome import Outcome
from trials.recorded_calls import recording
from trials.work_folder import a_folder, told_by_kind

SMALL = 60
FULL = 5_000
"""How many different states are tried for each operation."""


def trial(size: int, seed: int) -> Outcome:
    """Tries `size` different states of every operation; fewer are told where the operation has no more."""
    # Each operation has a process of its own: two of them at a time are twice as fast.
    with get_context("fork").Pool(min(2, os.cpu_count() or 1)) as pool:
        results = pool.starmap(_tried, [(name, size, seed) for name in OPERATIONS], chunksize=1)
    counts: dict[str, int | float | str] = {f"states of {name}": count for name, count, _ in results}
    counts["states in all"] = sum(count for _, count, _ in results)
    return Outcome(counts, tuple(breach for _, _, breaches in results for breach in breaches))


def _tried(name: str, size: int, seed: int) -> tuple[str, int, list[str]]:
    operation = OPERATIONS[name]
    tape, breaches = recorded(operation)
    wrong: Counter[tuple[str, str]] = Counter()
    count = 0
    for left in states(tape, size, Random(f"{seed} {name}")):
        count += 1
        if told := found_wrong(operation, left):
            wrong[told, f"cut after {left.after} of {len(tape.steps)} calls"] += 1
    return name, count, [f"{name}: {breach}" for breach in (*breaches, *told_by_kind(wrong))]


def recorded(operation: Operation) -> tuple[Tape, list[str]]:
    """The steps of an operation, and whatever it did that the steps do not tell of."""
    with a_folder() as folder:
        operation.before(folder)
        with recording(folder) as tape:
            operation.act(folder, tape.acknowledge)
        breaches = [f"a write was not recorded: {told}" for told in tape.escaped]
        if tape.after().paths() != paths_in(folder):
            breaches.append("the recording does not end with what stands in the folder")
    return tape, breaches


def found_wrong(operation: Operation, left: Left) -> str:
    """What is wrong where the disk holds this, or an empty text."""
    with a_folder() as folder:
        lay_out(left.tree, folder)
        try:
            return operation.check(folder, left.acknowledged)
        except Exception as error:
            return f"an error that is not told in a sentence: {type(error).__name__}"
