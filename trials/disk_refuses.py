"""Proves that a disk that refuses any call costs no answer, is told in a sentence, and never brings a false "Saved"."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import NamedTuple

from trials import refused_chat, refused_operations, refused_visits, weak_disks
from trials.one_talk import visits
from trials.operations import OPERATIONS
from trials.outcome import Outcome
from trials.refusing_disk import Fault, faults
from trials.work_folder import a_folder, told_by_kind

SMALL = 200
FULL = 1_000_000
"""How many faults are tried, over all visits and operations; there are far fewer, and this is every one of them."""


class Part(NamedTuple):
    """What was tried, how often, and what was wrong."""

    kind: str
    name: str
    tried: int
    breaches: list[str]


Ready = tuple[list[str], Callable[[Fault, Path], str]]
"""The calls that something makes on a disk that is well, and how it is tried on one that is not."""


def trial(size: int, seed: int) -> Outcome:
    """Tries `size` faults, evenly spread over all there are, and then disks that are full, read-only or gone."""
    kinds = dict(zip(_KINDS, ([visit.name for visit in visits()], list(OPERATIONS), ["an answer"]), strict=True))
    jobs = [(kind, name) for kind, names in kinds.items() for name in names]
    share = max(1, size // len(jobs))
    with get_context("fork").Pool(min(2, os.cpu_count() or 1)) as pool:
        parts = pool.starmap(_tried, [(kind, name, share, seed) for kind, name in jobs], chunksize=1)
    counts: dict[str, int | float | str] = {
        f"faults {kind} ({len(names)} kinds)": sum(part.tried for part in parts if part.kind == kind)
        for kind, names in kinds.items()
    }
    breaches = [f"{part.name}: {breach}" for part in parts for breach in part.breaches]
    for name, told in weak_disks.tried(size).items():
        counts[name] = told.count if not told.skipped else f"SKIPPED: {told.skipped}"
        breaches += [f"{name}: {breach}" for breach in told.breaches]
    return Outcome({"faults in all": sum(part.tried for part in parts), **counts}, tuple(breaches))


def _tried(kind: str, name: str, share: int, seed: int) -> Part:
    """Every fault that one visit, operation or chat can meet, or a fair share of them."""
    calls, refused = _KINDS[kind](name)
    found = list(faults(calls))
    chosen = found if len(found) <= share else Random(seed).sample(found, share)
    wrong: Counter[tuple[str, str]] = Counter()
    for fault in chosen:
        with a_folder() as folder:
            told = refused(fault, folder)
        if told:
            wrong[told, f"{calls[fault.at - 1]}, {fault}"] += 1
    return Part(kind, name, len(chosen), told_by_kind(wrong))


def _visit(name: str) -> Ready:
    visit = next(one for one in visits() if one.name == name)
    with a_folder() as folder:
        calls, wished = refused_visits.calls_of(visit, folder)
    return calls, lambda fault, folder: refused_visits.refused(visit, fault, folder, wished)


def _operation(name: str) -> Ready:
    operation = OPERATIONS[name]
    with a_folder() as folder:
        calls = refused_operations.calls_of(operation, folder)
    return calls, lambda fault, folder: refused_operations.refused(operation, fault, folder)


def _chat(_name: str) -> Ready:
    with a_folder() as folder:
        calls = refused_chat.calls_of(folder)
    return calls, refused_chat.refused


_KINDS: dict[str, Callable[[str], Ready]] = {
    "while talking": _visit,
    "in operations of the store": _operation,
    "in the plain chat": _chat,
}
