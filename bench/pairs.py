"""Takes variants side by side: in turn, shuffled anew each round, so that a busy moment hits them alike."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from statistics import median
from time import monotonic, perf_counter

import psutil

_BUSY = 20.0
"""Per cent of the machine."""
Taken = dict[str, list[float]]
"""For each variant what each round gave, in the order of the rounds."""


def side_by_side(rounds: int, variants: Mapping[str, Callable[[], float]], patience: float = 0) -> Taken:
    """What each variant gave in each round, after one round of warming up that does not count.

    Each round waits for a quiet moment of the machine, for `patience` seconds at most.
    """
    for take in variants.values():
        take()
    taken: Taken = {name: [] for name in variants}
    for _ in range(rounds):
        _wait_for_quiet(patience)
        for name in random.sample(list(variants), len(variants)):
            taken[name].append(variants[name]())
    return taken


def _wait_for_quiet(patience: float) -> None:
    last = monotonic() + patience
    while monotonic() < last and psutil.cpu_percent(interval=0.1) > _BUSY:
        pass


def ratio(taken: Taken, ours: str, floor: str) -> float:
    """The median of the ratios, pair by pair."""
    return median(one / other for one, other in zip(taken[ours], taken[floor], strict=True))


def timed(act: Callable[[], object], times: int = 1) -> Callable[[], float]:
    """A variant that gives the seconds one of `times` acts took."""

    def take() -> float:
        began = perf_counter()
        for _ in range(times):
            act()
        return (perf_counter() - began) / times

    return take


def percentile(values: list[float], percent: int) -> float:
    """The value that so many in a hundred do not pass."""
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]
