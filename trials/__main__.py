"""Runs the trials that are asked for, or all; prints what each counted, and ends with 1 where a promise was broken."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from time import monotonic

from trials.outcome import Outcome
from trials.table import TRIALS, trial

_MOST_SHOWN = 20
_SEED = 20261122


def main(arguments: Sequence[str] | None = None) -> int:
    """Takes trial after trial; returns 0 when no promise was broken, 1 for a single breach."""
    asked = _parser().parse_args(arguments)
    began, broken = monotonic(), 0
    for name in asked.names or TRIALS:
        broken += _take(name, asked)
    print(f"\n{_breaches(broken)} in all, {monotonic() - began:.0f} s. Seed {asked.seed}.")
    return min(broken, 1)


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


def _take(name: str, asked: argparse.Namespace) -> int:
    """Takes one trial and prints it; returns the number of its breaches."""
    began, taken = monotonic(), trial(name)
    outcome = taken.trial(asked.size or (taken.SMALL if asked.small else taken.FULL), asked.seed)
    print(f"\n{name}: {TRIALS[name]} ({monotonic() - began:.1f} s)")
    for line in _lines(outcome):
        print(f"  {line}")
    sys.stdout.flush()
    return len(outcome.breaches)


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
