"""The lines that a run prints: ours beside a floor, the ratio, the aim and whether it holds."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic

import psutil

_WIDTHS = (9, 46, 20, 20, 7, 28, 6)
_HEADS = ("row", "what", "ours", "floor", "ratio", "aim", "holds")


@dataclass(frozen=True, slots=True)
class Line:
    """One figure beside its floor; without an aim it is there for information."""

    what: str
    ours: str
    floor: str = ""
    ratio: float | None = None
    aim: str = ""
    holds: bool | None = None


def at_most(bound: float, what: str, ours: str, floor: str, ratio: float, also: bool = True) -> Line:
    """A line whose ratio may be `bound` at most; `also` says whether the rest of its aim holds."""
    return Line(what, ours, floor, ratio, f"{bound:g} or less", ratio <= bound and also)


def ms(seconds: float) -> str:
    """A time in milliseconds, with three digits that mean something."""
    return f"{seconds * 1000:.3g} ms" if seconds < 1 else f"{seconds * 1000:.0f} ms"


def heading() -> str:
    """The names of the columns, underlined."""
    return f"{_row(*_HEADS)}\n{_row(*('-' * len(head) for head in _HEADS))}"


def written(row: str, line: Line) -> str:
    """A line as it is printed."""
    ratio = "" if line.ratio is None else f"{line.ratio:.2f}"
    holds = "" if line.holds is None else "yes" if line.holds else "NO"
    return _row(row, line.what, line.ours, line.floor, ratio, line.aim, holds)


def _row(*cells: str) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, _WIDTHS, strict=True)).rstrip()


@contextmanager
def watched() -> Iterator[Callable[[], float]]:
    """Tells, once the block is over, what share of the machine other programs took meanwhile."""
    began, busy, own = monotonic(), _busy(), sum(os.times()[:4])
    share = 0.0
    yield lambda: share
    others = (_busy() - busy) - (sum(os.times()[:4]) - own)
    share = max(0.0, others / ((monotonic() - began) * (os.cpu_count() or 1)))


def _busy() -> float:
    times = psutil.cpu_times()
    return float(times.user + times.system + times.nice)
