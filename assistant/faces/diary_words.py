"""The diary in words, and as small charts: what was noted and when. Nothing here says good or bad."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from assistant.between_talks.diary import (
    BLOOD_PRESSURE,
    Followed,
    Step,
    Went,
    every_step,
    followed,
    newest,
    of_measure,
    of_step,
    stands,
)
from assistant.clean_text import one_line
from assistant.record import Entry, Record

WENT: dict[Went, str] = {"done": "Done", "partly": "Partly done", "not_tried": "Not tried"}
NOTHING_YET = "Nothing is in the diary yet."
_BARS = "▁▂▃▄▅▆▇█"
_SHORT = 40
_IN_CHART = 24
_IN_TABLE = 10
"""How many entries about one thing are shown, the newest; all of them are kept."""


def number(value: float) -> str:
    """A value as people write it: `72`, `72.5`, `10,500`."""
    text = f"{value:,.3f}"
    return text.rstrip("0").rstrip(".")


def day(at: datetime, today: date) -> str:
    """A day in words, with its year only where it is not this one."""
    then = at.date()
    if then == today:
        return "today"
    return f"{then.day} {then:%B}" + ("" if then.year == today.year else f" {then.year}")


def called(one: Followed) -> str:
    """What is followed, with its unit: `Weight (kg)`."""
    return f"{one.name} ({one.unit})" if one.unit else one.name


def newest_of_step(record: Record, step: Step, today: date) -> str:
    """The newest tick of an action: `Done, today`."""
    ticks = [entry for entry in of_step(record, step.goal, step.action) if entry.went]
    return f"{WENT[ticks[-1].went]}, {day(ticks[-1].at, today)}" if ticks and ticks[-1].went else "No entry yet"


def newest_of_followed(record: Record, one: Followed, today: date) -> str:
    """The newest value: `72, 15 November`."""
    values = list(_values(record, one))
    return f"{values[-1][1]}, {day(values[-1][0], today)}" if values else "No entry yet"


def chart(record: Record, one: Followed) -> str:
    """The newest values as bars from the lowest to the highest, a line for each number; empty for fewer than 2."""
    lines = []
    for name in one.measures:
        values = [entry.value or 0.0 for entry in of_measure(record, name)][-_IN_CHART:]
        lines += [f"{_bars(values)}{_part(one, name)}"] if len(values) > 1 else []
    return "\n".join(lines)


def _part(one: Followed, name: str) -> str:
    """Which of two numbers a measure is: ` upper`; empty where there is one."""
    return f" {name.rpartition(', ')[2]}" if len(one.measures) > 1 else ""


def _bars(values: Sequence[float]) -> str:
    low, high = min(values), max(values)
    if low == high:
        return _BARS[3] * len(values)
    return "".join(_BARS[round((value - low) / (high - low) * (len(_BARS) - 1))] for value in values)


def in_words(record: Record, one: Followed, today: date) -> list[str]:
    """What the chart shows, in words: newest, lowest, highest, and what the person aims for."""
    lines = [f"Newest: {newest_of_followed(record, one, today)}."] if list(_values(record, one)) else ["No entry yet."]
    for name in one.measures:
        values = [entry.value or 0.0 for entry in of_measure(record, name)]
        if len(values) > 1:
            lowest = f"{_part(one, name)}: lowest".strip(": ").capitalize()
            lines.append(f"{lowest} {number(min(values))}, highest {number(max(values))}.")
    return [*lines, f"You aim for: {one.target}."] if one.target else lines


def newest_in_words(record: Record, steps: Sequence[Step]) -> str:
    """The entry that can be taken back: `Weight 72`, or its first words; empty where there is none."""
    last = newest(record)
    if not last:
        return ""
    if last[0].measure:
        name = BLOOD_PRESSURE if len(last) > 1 else last[0].measure
        return f"{name} {_joined(last)}"
    if last[0].went:
        words = next((one.words for one in steps if (one.goal, one.action) == (last[0].goal, last[0].action)), "")
        return one_line(f"{WENT[last[0].went]}: {words}" if words else WENT[last[0].went], _SHORT)
    return one_line(last[0].words, _SHORT)


def table(record: Record, today: date) -> list[str]:
    """All that the diary holds, as lines: each thing with its entries, the newest first."""
    lines: list[str] = []
    for heading, things in (("MY STEPS", _steps(record, today)), ("WHAT I FOLLOW", _followed(record, today))):
        said = [line for thing in things for line in (*thing, "")]
        lines += [heading, "", *said] if said else []
    notes = [entry for entry in stands(record) if not entry.goal and not entry.measure]
    if notes:
        lines += ["MY WORDS", "", *_newest_first([f"{day(one.at, today)}: {one.words}" for one in notes])]
    while lines and not lines[-1]:
        lines.pop()
    return lines or [NOTHING_YET]


def _steps(record: Record, today: date) -> Iterator[list[str]]:
    known = {(step.goal, step.action): step.words for step in every_step(record)}
    ticked = [(entry.goal, entry.action) for entry in stands(record) if entry.goal]
    for goal, action in dict.fromkeys([*known, *ticked]):
        entries = [_tick(entry, today) for entry in of_step(record, goal, action)]
        if entries:
            yield [known.get((goal, action), "A step that was taken out of the plan"), *_newest_first(entries)]


def _tick(entry: Entry, today: date) -> str:
    said = [WENT[entry.went]] if entry.went else []
    return f"{day(entry.at, today)}: {'. '.join([*said, *([entry.words] if entry.words else [])])}"


def _followed(record: Record, today: date) -> Iterator[list[str]]:
    there = followed(record)
    now = {name for one in there for name in one.measures}
    past = dict.fromkeys(entry.measure for entry in stands(record) if entry.measure and entry.measure not in now)
    for one in (*there, *(Followed(name, "", "", (name,)) for name in past)):
        entries = [f"{day(at, today)}: {text}" for at, text in _values(record, one)]
        if entries:
            yield [called(one), *in_words(record, one, today)[1:], *_newest_first(entries)]


def _values(record: Record, one: Followed) -> Iterator[tuple[datetime, str]]:
    for entries in zip(*(of_measure(record, name) for name in one.measures), strict=False):
        yield entries[0].at, _joined(entries)


def _joined(entries: Sequence[Entry]) -> str:
    return "/".join(number(entry.value or 0.0) for entry in entries)


def _newest_first(entries: Sequence[str]) -> list[str]:
    shown = [f"  {entry[:1].upper()}{entry[1:]}" for entry in reversed(entries[-_IN_TABLE:])]
    more = len(entries) - len(shown)
    return [*shown, f"  And {more} before that."] if more > 0 else shown
