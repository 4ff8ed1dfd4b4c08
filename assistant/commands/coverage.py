"""Prints what the two guides ask for, and what serves each point."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from assistant.commands.flows import FaultsFound
from assistant.commands.printing import width, write, write_json
from assistant.commands.surroundings import content
from assistant.conversation import coverage as table
from assistant.conversation.coverage import Row


def coverage(options: argparse.Namespace) -> None:
    """Prints the table by source, with counts; raises FaultsFound, after its lines, where it has mistakes."""
    rows, faults = table.coverage(content(options))
    if faults:
        write(*map(str, faults))
        many = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        raise FaultsFound(f"{many} found. Each line above says where it is and what to do.")
    if options.json:
        write_json(coverage_data(rows))
        return
    write(*coverage_lines(rows, width()))


def coverage_data(rows: Sequence[Row]) -> dict[str, Any]:
    """The rows, and the counts for each source and in all."""
    sources = [{"source": source, **_counts(of)} for source, of in _by_source(rows).items()]
    return {"rows": [asdict(row) for row in rows], "sources": sources, "in_all": _counts(rows)}


def coverage_lines(rows: Sequence[Row], width: int) -> Iterator[str]:
    """The table as lines of text, none wider than `width`: the rows of each source, then the counts."""
    sources = _by_source(rows)
    for source, of in sources.items():
        yield from _wrapped(source.upper(), width)
        for row in of:
            yield from _wrapped(row.asks, width, "- ", "  ")
            yield from _wrapped(_served(row), width, "    ", "    ")
        yield ""
    yield "COUNTS"
    for source, of in sources.items():
        yield from _wrapped(f"{source}: {_in_words(of)}", width, "", "  ")
    yield ""
    yield from _wrapped(f"In all: {_in_words(rows)}", width, "", "  ")


def _by_source(rows: Sequence[Row]) -> dict[str, list[Row]]:
    sources: dict[str, list[Row]] = {}
    for row in rows:
        sources.setdefault(row.source, []).append(row)
    return sources


def _served(row: Row) -> str:
    return f"Served by: {', '.join(row.served_by)}" if row.served_by else f"Not served: {row.not_served}"


def _counts(rows: Sequence[Row]) -> dict[str, int]:
    return {"rows": len(rows), "served": sum(bool(row.served_by) for row in rows)}


def _in_words(rows: Sequence[Row]) -> str:
    count, served = _counts(rows).values()
    # Rounded down: 100 in 100 is said only where it is all of them.
    return f"{count} row{'' if count == 1 else 's'}, {served} served ({100 * served // max(1, count)} in 100)"


def _wrapped(text: str, width: int, first: str = "", then: str = "") -> list[str]:
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=then, break_on_hyphens=False)
