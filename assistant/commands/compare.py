"""Says what changed from one version of a plan to another."""

from __future__ import annotations

import argparse
import textwrap
from dataclasses import dataclass
from datetime import datetime

from assistant.commands.face import UNBROKEN
from assistant.commands.printing import width, write, write_json
from assistant.commands.surroundings import content, store
from assistant.content import Content
from assistant.days import day_written
from assistant.documents.compare import Change, changed_lines, changes
from assistant.documents.plain_english import title
from assistant.documents.telling import telling
from assistant.documents.wording import document_words
from assistant.drawn import drawn_plan
from assistant.errors import CannotUse
from assistant.plan.model import Plan
from assistant.plan.plan_json import checked_plan
from assistant.record import Record


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of the comparison: a version by its number from 1, or with number 0 the plan as it is now."""

    number: int
    at: datetime
    plan: Plan

    @property
    def name(self) -> str:
        """`version 2 (22 November 2026)`."""
        return _named(self.number, self.at) if self.number else "the plan as it is now"


def compare(options: argparse.Namespace) -> None:
    """Prints what changed between two versions, or between a version and the plan as it is now."""
    where = store(options)
    record = where.read(where.find(options.plan))
    before, after = _sides(record, options.start, options.end)
    files = content(options)
    found = _found(before, after, files)
    if options.json:
        data = {
            "from": _as_data(before),
            "to": _as_data(after),
            "changes": [_change(one) for one in found if one.before != one.now],
        }
        write_json(data)
        return
    heading = f"{title(after.plan)}, from {before.name} to {after.name}"
    told = changed_lines(found, document_words(files, "plan"), width())
    write("\n".join([*textwrap.wrap(heading, width()), "", *told]))


def lines_since(record: Record, files: Content) -> list[str]:
    """What changed since last time, in unbroken lines; raises CannotUse for a plan without any version."""
    before, after = _sides(record, None, None)
    return changed_lines(_found(before, after, files), document_words(files, "plan"), UNBROKEN)


def _found(before: _Side, after: _Side, files: Content) -> list[Change]:
    return changes(telling(before.plan, files), telling(after.plan, files))


def _sides(record: Record, start: int | None, end: int | None) -> tuple[_Side, _Side]:
    now = _Side(0, record.saved, drawn_plan(record))
    last = len(record.versions)
    if not last:
        raise CannotUse(f"{title(now.plan)} has no version yet. One is kept each time a talk comes to its end.")
    if start is None:
        newest = _version(record, last)
        return (newest, now) if last == 1 or newest.plan != now.plan else (_version(record, last - 1), newest)
    if end is not None and end < start:
        raise CannotUse(f"Version {end} is older than version {start}. Name the older one first: {end} {start}.")
    return _version(record, start), _version(record, end) if end is not None else now


def _version(record: Record, number: int) -> _Side:
    if not 1 <= number <= len(record.versions):
        there_are = ", ".join(_named(known, one.at) for known, one in enumerate(record.versions, 1))
        raise CannotUse(f"There is no version {number}. These are kept: {there_are}.")
    version = record.versions[number - 1]
    try:
        return _Side(number, version.at, checked_plan(version.plan))
    except ValueError:
        raise CannotUse(f"Version {number} cannot be read here. A newer whatmatters may be able to read it.") from None


def _named(number: int, at: datetime) -> str:
    return f"version {number} ({day_written(at.date())})"


def _as_data(side: _Side) -> dict[str, object]:
    return {"version": side.number or None, "at": side.at.isoformat()}


def _change(change: Change) -> dict[str, str | None]:
    return {
        "part": change.section,
        "of": change.of or None,
        "label": change.label or None,
        "before": change.before or None,
        "now": change.now or None,
    }
