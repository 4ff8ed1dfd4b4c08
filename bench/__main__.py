"""Runs the rows that are asked for, or all of them, and prints their figures; it never fails a build."""

from __future__ import annotations

import argparse
import platform
import sys
from statistics import median
from time import monotonic

from bench.handing_out import documents
from bench.key_presses import keys
from bench.labels import labels
from bench.loading import content
from bench.practising import practice
from bench.resting import memory
from bench.saving import save
from bench.starting import plain, start
from bench.table import heading, watched, written
from bench.turning import turn
from bench.walking import engine

_ROWS = {
    row.__name__: row for row in (start, plain, keys, save, turn, content, engine, memory, documents, labels, practice)
}


def main() -> None:
    """Reads what is asked for, and takes row after row."""
    parser = argparse.ArgumentParser(prog="make bench", epilog="\n".join(_told()), formatter_class=_AsWritten)
    parser.add_argument("rows", nargs="*", metavar="ROW", help=", ".join(_ROWS))
    parser.add_argument("--quick", action="store_true", help="few rounds: an impression in a minute")
    asked = parser.parse_args()
    if unknown := [name for name in asked.rows if name not in _ROWS]:
        parser.error(f'there is no row "{unknown[0]}". There is: {", ".join(_ROWS)}')
    began, shares = monotonic(), []
    print(heading(), flush=True)
    for name in asked.rows or _ROWS:
        shares.append(_take(name, asked.quick))
    print(
        f"\nRatios are medians of pairs taken in turn. Python {platform.python_version()}, {monotonic() - began:.0f} s."
    )
    print(f"Other programs took {median(shares):.0%} of the machine meanwhile, and {max(shares):.0%} at the most.")


class _AsWritten(argparse.RawDescriptionHelpFormatter):
    """Help with the rows line by line."""


def _told() -> list[str]:
    return [f"{name}: {row.__doc__}" for name, row in _ROWS.items()]


def _take(name: str, quick: bool) -> float:
    """Prints a row; returns the share of the machine that others took meanwhile."""
    with watched() as others:
        try:
            lines = _ROWS[name](quick)
        except (OSError, RuntimeError) as trouble:
            # One row that cannot be taken must not cost the others; the figures are never a test.
            lines = []
            print(f"{name}: not taken ({trouble})", file=sys.stderr)
    for line in lines:
        print(written(name, line), flush=True)
    return others()


if __name__ == "__main__":
    main()
