"""What a trial comes back with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Outcome:
    """How much was tried, by name; and a sentence for each time that a promise was broken."""

    counts: dict[str, int | float | str] = field(default_factory=dict)
    breaches: tuple[str, ...] = ()


def together(parts: Iterable[Outcome]) -> Outcome:
    """One outcome of several: numbers are added up, except those called `longest ...`, the largest of which stays."""
    counts: dict[str, int | float | str] = {}
    breaches: list[str] = []
    for part in parts:
        breaches += part.breaches
        for what, count in part.counts.items():
            before = counts.get(what, 0)
            if isinstance(count, str) or isinstance(before, str):
                counts[what] = count
            else:
                counts[what] = max(before, count) if what.startswith("longest") else before + count
    return Outcome(counts, tuple(breaches))
