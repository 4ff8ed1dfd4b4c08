"""The diary between talks: actions ticked off, values noted, words. Records go in, records come out.

Nothing is ever removed from a diary: an entry that says nothing takes back the one before it on the
same thing, and both stay. No value is judged. What may be kept: handbook 5.2.5, on tracking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from assistant.clean_text import LONGEST_ANSWER, clean
from assistant.drawn import drawn_plan
from assistant.errors import CannotGoThere, NotUnderstood
from assistant.plan.goals import Action, Goal
from assistant.plan.parts import When
from assistant.record import Entry, Measure, Record
from assistant.standing import standing

Went = Literal["done", "partly", "not_tried"]

MOST_FOLLOWED = 5
"""How many things one can follow at a time: more would be work."""
BLOOD_PRESSURE = "Blood pressure"
IDEAS = {"Mood": "out of 10", "Weight": "kg", BLOOD_PRESSURE: "mmHg", "Pain": "out of 10", "Steps": "a day"}
"""What many people follow, with a usual unit."""
_PAIR = (f"{BLOOD_PRESSURE}, upper", f"{BLOOD_PRESSURE}, lower")
"""Blood pressure is 2 numbers, each kept as a measure of its own."""
_LONGEST = {"name": 40, "unit": 20, "target": 60}
_NUMBER = re.compile(r"-?\d{1,7}(?:\.\d{1,3})?")


@dataclass(frozen=True, slots=True)
class Step:
    """An action of the plan as the diary sees it; the numbers are those of its answers, and never change."""

    goal: int
    action: int
    words: str
    when: When | None
    reviewed: Went | None
    """How the newest review says that it went."""
    status: str
    """Where its goal stands; see plan/goals.py."""
    stopped: bool

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done: its goal neither reached nor let go, and it was not stopped."""
        return self.status not in ("achieved", "abandoned") and not self.stopped


@dataclass(frozen=True, slots=True)
class Followed:
    """Something the person follows: one measure, or the two of blood pressure."""

    name: str
    unit: str
    target: str
    measures: tuple[str, ...]
    """The names under which its values are kept."""


# What there is


def steps(record: Record) -> tuple[Step, ...]:
    """The actions that can be ticked off, in the order of the plan."""
    return tuple(step for step in every_step(record) if step.is_open)


def every_step(record: Record) -> Iterator[Step]:
    """All actions of the plan, those of the past too."""
    numbers = _numbers(record)
    for (goal_number, action_numbers), goal in zip(numbers.items(), drawn_plan(record).goals, strict=True):
        for action_number, action in zip(action_numbers, goal.actions, strict=True):
            if action.agreed:
                yield _step(goal_number, action_number, goal, action)


def _step(goal_number: int, action_number: int, goal: Goal, action: Action) -> Step:
    words = " ".join(action.agreed.split())
    stopped = action.next == "stop"
    return Step(goal_number, action_number, words, action.agreed_when, action.went, goal.status, stopped)


def _numbers(record: Record) -> dict[int, list[int]]:
    """The numbers of the goals as answered, each with those of its actions: a list in the plan has no gaps."""
    found: dict[int, set[int]] = {}
    for place, items in standing(record.talks):
        if place.startswith("goals."):
            goal, action, *_ = (*items, 1, 1)
            actions = found.setdefault(goal, set())
            if place.startswith("goals.actions."):
                actions.add(action)
    return {goal: sorted(found[goal]) for goal in sorted(found)}


def followed(record: Record) -> tuple[Followed, ...]:
    """What the person follows, in the order it was taken up."""
    return tuple(
        Followed(BLOOD_PRESSURE, one.unit, one.target, _PAIR)
        if one.name == _PAIR[0]
        else Followed(one.name, one.unit, one.target, (one.name,))
        for one in record.measures
        if one.name != _PAIR[1]
    )


def stands(record: Record) -> tuple[Entry, ...]:
    """The entries that were not taken back, oldest first."""
    found: list[Entry] = []
    for entry in record.diary:
        if not _takes_back(entry):
            found.append(entry)
            continue
        before = [number for number, one in enumerate(found) if _thing(one) == _thing(entry)]
        if before:
            del found[before[-1]]
    return tuple(found)


def of_step(record: Record, goal: int, action: int) -> tuple[Entry, ...]:
    """What stands about one action, oldest first."""
    return tuple(entry for entry in stands(record) if (entry.goal, entry.action) == (goal, action))


def of_measure(record: Record, name: str) -> tuple[Entry, ...]:
    """The values of one measure that stand, oldest first."""
    return tuple(entry for entry in stands(record) if entry.measure == name and entry.value is not None)


def _thing(entry: Entry) -> tuple[int, int, str]:
    return entry.goal, entry.action, entry.measure


def _takes_back(entry: Entry) -> bool:
    return entry.went is None and entry.value is None and not entry.words


# What is noted


def ticked(record: Record, goal: int, action: int, went: Went, words: str, at: datetime) -> Record:
    """The record with a tick for an action, with or without words; raises CannotGoThere where it cannot be ticked."""
    if not any((step.goal, step.action) == (goal, action) for step in steps(record)):
        raise CannotGoThere("That step is not in the plan now. Choose one from the list.")
    entry = Entry(at=at, goal=goal, action=action, went=went, words=_within_length(words))
    return record.changed(diary=(*record.diary, entry))


def noted(record: Record, words: str, at: datetime) -> Record:
    """The record with words about anything; raises NotUnderstood where there are none."""
    text = _within_length(words)
    if not text:
        raise NotUnderstood("Nothing is typed yet. Type a few words first.")
    return record.changed(diary=(*record.diary, Entry(at=at, words=text)))


def measured(record: Record, name: str, typed: str, at: datetime) -> Record:
    """The record with a value of something followed: a number, or two as `120/80`; raises NotUnderstood."""
    one = _followed_as(record, name)
    values = _two_numbers(typed, one.unit) if len(one.measures) > 1 else [_number(typed, one.unit)]
    entries = [Entry(at=at, measure=part, value=value) for part, value in zip(one.measures, values, strict=True)]
    return record.changed(diary=(*record.diary, *entries))


def taken_back(record: Record, at: datetime) -> Record:
    """The record with its newest entry taken back; raises CannotGoThere where that was done already."""
    back = newest(record)
    if not back:
        raise CannotGoThere("There is nothing to take back. Only the newest entry can be taken back.")
    empty = [Entry(at=at, goal=one.goal, action=one.action, measure=one.measure) for one in back]
    return record.changed(diary=(*record.diary, *empty))


def newest(record: Record) -> tuple[Entry, ...]:
    """The newest entry, two where both were given at once; none after one was taken back."""
    last = record.diary[-2:]
    together = last if tuple(entry.measure for entry in last) == _PAIR else last[-1:]
    return () if any(_takes_back(entry) for entry in together) else together


def _within_length(words: str) -> str:
    text = clean(words).strip()
    if len(text) > LONGEST_ANSWER:
        raise NotUnderstood(
            f"That is {len(text):,} characters, and one entry can hold {LONGEST_ANSWER:,}. "
            "Nothing is cut: please make it shorter, or keep it as two entries."
        )
    return text


def _number(typed: str, unit: str) -> float:
    bare = _without_unit(typed, unit)
    if not bare:
        raise NotUnderstood("Nothing is typed yet. Type a number, such as 72 or 72.5.")
    # A comma before 3 digits parts the thousands, as in 10,500; else it is what a point is to others.
    bare = re.sub(r",(?=\d{3}(?!\d))", "", bare).replace(",", ".").replace("\u2212", "-")
    if _NUMBER.fullmatch(bare):
        return float(bare)
    if re.search(r"\d", bare):
        raise NotUnderstood("I could not read that as one number. Type a number alone, such as 72 or 72.5.")
    raise NotUnderstood("I read that as words. Type a number, such as 72 or 72.5.")


def _two_numbers(typed: str, unit: str) -> list[float]:
    parts = re.split(r"\s*(?:/|\bover\b)\s*", _without_unit(typed, unit))
    if len(parts) != 2 or not all(map(_NUMBER.fullmatch, parts)):
        raise NotUnderstood("I could not read 2 numbers there. Type the upper and the lower one, such as 120/80.")
    return [float(part) for part in parts]


def _without_unit(typed: str, unit: str) -> str:
    """What was typed without the unit after it: `72 kg`, or `7/10` where the unit is `out of 10`."""
    bare, unit = " ".join(clean(typed).casefold().split()), unit.casefold()
    for ending in (unit, unit.replace("out of ", "/")):
        bare = bare.removesuffix(ending).strip()
    return bare


# What is followed


def with_measure(record: Record, name: str, unit: str = "", target: str = "") -> Record:
    """The record with something more to follow; raises NotUnderstood where it cannot be taken up."""
    name, unit, target = _line("name", name), _line("unit", unit), _line("target", target)
    name = next((idea for idea in IDEAS if idea.casefold() == name.casefold()), name)
    if not name:
        raise NotUnderstood("Nothing is typed yet. Type a name for it, such as sleep or steps.")
    there = followed(record)
    if any(one.name.casefold() == name.casefold() for one in there):
        raise NotUnderstood(f'You follow "{name}" already. Choose another name, or go on with that one.')
    if len(there) >= MOST_FOLLOWED:
        raise NotUnderstood(f"You follow {MOST_FOLLOWED} things now. Stop following one of them first.")
    names = _PAIR if name == BLOOD_PRESSURE else (name,)
    measures = [Measure(name=part, unit=unit, target=target) for part in names]
    return record.changed(measures=(*record.measures, *measures))


def without_measure(record: Record, name: str) -> Record:
    """The record with one thing less to follow; its values stay in the diary. Raises CannotGoThere."""
    going = _followed_as(record, name).measures
    return record.changed(measures=tuple(one for one in record.measures if one.name not in going))


def _followed_as(record: Record, name: str) -> Followed:
    for one in followed(record):
        if one.name.casefold() == name.casefold():
            return one
    raise CannotGoThere("That is not something you follow now. Choose one from the list.")


def _line(part: str, typed: str) -> str:
    flat = " ".join(clean(typed).split())
    if len(flat) > _LONGEST[part]:
        raise NotUnderstood(
            f"That is {len(flat)} characters, and there is room here for {_LONGEST[part]}. Type it shorter."
        )
    return flat
