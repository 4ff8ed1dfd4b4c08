"""Runs the trials that are asked for, or all; prints what each counted, and ends with 1 where a promise was broken."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from time import monotonic
from typing import NamedTuple

from trials.outcome import Outcome
from trials.table import SIDE_BY_SIDE, TRIALS, trial

_MOST_SHOWN = 20
_SEED = 20261122


class Taken(NamedTuple):
    """A trial, how many seconds it took, and what came of it."""

    name: str
    took: float
    outcome: Outcome


def main(arguments: Sequence[str] | None = None) -> int:
    """Takes trial after trial, some of them two at a time; returns 0 when no promise was broken, 1 for one breach."""
    asked = _parser().parse_args(arguments)
    began, broken = monotonic(), 0
    for name, took, outcome in _taken(asked):
        print(f"\n{name}: {TRIALS[name]} ({took:.1f} s)", *_lines(outcome), sep="\n  ", flush=True)
        broken += len(outcome.breaches)
    print(f"\n{_breaches(broken)} in all, {monotonic() - began:.0f} s. Seed {asked.seed}.")
    return min(broken, 1)


def _taken(asked: argparse.Namespace) -> Iterator[Taken]:
    """Each trial with what came of it, as soon as it is done."""
    names = asked.names or list(TRIALS)
    yield from (_take(name, asked) for name in names if name not in SIDE_BY_SIDE)
    with ProcessPoolExecutor(min(2, os.cpu_count() or 1), get_context("fork")) as lanes:
        running = [lanes.submit(_take, name, asked) for name in names if name in SIDE_BY_SIDE]
        yield from (done.result() for done in as_completed(running))


def _take(name: str, asked: argparse.Namespace) -> Taken:
    began, taken = monotonic(), trial(name)
    outcome = taken.trial(asked.size or (taken.SMALL if asked.small else taken.FULL), asked.seed)
    return Taken(name, monotonic() - began, outcome)


def _parser() -> argparse.ArgumentParser:
    told = [f"  {name:<14}  {what}" for name, what in TRIALS.items()]
    parser = argparse.ArgumentParser(
        prog="make trials", epilog="\n".join(("trials:", *told)), formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", type=_name, help="without any name, all of them")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--small", action="store_true", help="as small as in the tests")
    size.add_argument("--size", type=int, metavar="N", help="as large as this")
    parser.add_argument("--seed", type=int, default=_SEED, metavar="N", help="what chance begins with")
    return parser


def _name(written: str) -> str:
    if written in TRIALS:
        return written
    raise argparse.ArgumentTypeError(f'there is no trial "{written}". There is: {", ".join(TRIALS)}')


def _lines(outcome: Outcome) -> list[str]:
    counts = [
        f"{what}: {f'{count:,}' if isinstance(count, int | float) else count}" for what, count in outcome.counts.items()
    ]
    rest = len(outcome.breaches) - _MOST_SHOWN
    more = [f"... and {rest} more"] if rest > 0 else []
    return [*counts, _breaches(len(outcome.breaches)), *outcome.breaches[:_MOST_SHOWN], *more]


def _breaches(number: int) -> str:
    return "1 breach" if number == 1 else f"{number:,} breaches"


if __name__ == "__main__":
    sys.exit(main())
