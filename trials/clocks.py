"""Proves that order, counts and plan stay when the clock goes back a day, on ten years, or through summer time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from random import Random
from zoneinfo import ZoneInfo

from assistant.drawn import drawn_plan
from assistant.errors import PlanOpenElsewhere
from assistant.plan.plan_json import as_json_data
from assistant.record import Record
from assistant.storage.store import Store
from trials.foreseen import Foreseen, a_new_record, essence
from trials.nursery import passing_folder
from trials.outcome import Outcome, together
from trials.plain_typist import at_a_pipe

SMALL, FULL = 18, 100
_PLAN = "bcd234"
_VISITS = ("prepare", "discuss", "prepare", "discuss", "review", "discuss")
"""Talks that fill the same places in the plan, one after the other."""
_LONDON = ZoneInfo("Europe/London")
_NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class _Change:
    """When the clock begins, what it is set forward or back by, and where among the saves; 1/3 is as a visit begins."""

    begins: datetime
    jump: timedelta = timedelta()
    after: float = 5 / 12
    is_put_right: bool = False
    zone: ZoneInfo | None = None
    apart: timedelta = 2 * _DAY
    """The time from one visit to the next."""


_CHANGES = {
    "back a day": _Change(_NOON, -_DAY),
    "back a day at the start": _Change(_NOON, -_DAY, after=1 / 3),
    "forward ten years": _Change(_NOON, 3653 * _DAY),
    "forward ten years, and put right": _Change(_NOON, 3653 * _DAY, is_put_right=True),
    "into summer time": _Change(datetime(2026, 3, 29, 0, 30, tzinfo=UTC), zone=_LONDON, apart=timedelta()),
    "out of summer time": _Change(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), zone=_LONDON, apart=timedelta()),
}


class _Clock:
    """A clock that goes on a minute at each look, and may be set."""

    def __init__(self, change: _Change) -> None:
        self._now, self._zone = change.begins, change.zone

    def __call__(self) -> datetime:
        """The time, with the distance from Greenwich that holds there and then, as a computer tells it."""
        self._now += timedelta(minutes=1)
        local = self._now.astimezone(self._zone or UTC)
        return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()))

    def set(self, jump: timedelta) -> None:
        """Sets it forward or back."""
        self._now += jump


def trial(size: int, seed: int) -> Outcome:
    """So many saves by each of the clocks."""
    return together([_second_window(), *(_with(name, change, size, seed) for name, change in _CHANGES.items())])


def _with(name: str, change: _Change, size: int, seed: int) -> Outcome:
    steady = _talks(_Change(change.begins, apart=change.apart), size, seed)
    told = [f"{name}: {what}" for what in _differences(steady, _talks(change, size, seed))]
    return Outcome({f"saves, {name}": size, "answers compared": len(_answers(steady))}, tuple(told))


def _talks(change: _Change, size: int, seed: int) -> Record:
    """The record after so many saves, in several visits to one plan."""
    clock, chance = _Clock(change), Random(seed)
    with passing_folder() as folder:
        store = Store(folder, clock)
        with store.create(a_new_record().changed(id=_PLAN, created=clock(), saved=clock())) as plan:
            plan.keep(plan.record)
        for flow, saves in _visits(size):
            with store.open(_PLAN) as plan:
                talk = Foreseen(plan.record, plan.draft, chance, flow, plan, clock)
                for number in saves:
                    if number == int(change.after * size):
                        clock.set(change.jump)
                    if number == int(0.75 * size) and change.is_put_right:
                        clock.set(-change.jump)
                    talk.move(at_a_pipe)
            clock.set(change.apart)
        return store.read(_PLAN)


def _visits(size: int) -> Iterator[tuple[str, range]]:
    """The talks, each with the numbers of its saves."""
    ends = [size * number // len(_VISITS) for number in range(len(_VISITS) + 1)]
    return zip(_VISITS, map(range, ends, ends[1:]), strict=False)


def _second_window() -> Outcome:
    """While a plan is held, the clock goes back; the sentence for others has to be said all the same."""
    clock = _Clock(_Change(_NOON))
    with passing_folder() as folder, Store(folder, clock).create(a_new_record().changed(id=_PLAN)) as plan:
        plan.keep(plan.record)
        clock.set(-_DAY)
        try:
            Store(folder, clock).open(_PLAN)
        except PlanOpenElsewhere:
            return Outcome({"second windows told": 1})
    return Outcome(breaches=("two windows had the plan at once",))


# What has to be the same


def _differences(steady: Record, changed: Record) -> Iterator[str]:
    if changed.revision != steady.revision:
        yield f"{changed.revision} revisions, and {steady.revision} by a steady clock"
    if len(_answers(changed)) != len(_answers(steady)):
        yield f"{len(_answers(changed))} answers, and {len(_answers(steady))} by a steady clock"
    if essence(changed) != essence(steady):
        yield "the answers or their order differ from those by a steady clock"
    if changed.name != steady.name:
        yield f"the name is {changed.name!r}, and {steady.name!r} by a steady clock"
    if changed.review_on != steady.review_on:
        yield f"the plan is looked at again on {changed.review_on}, and on {steady.review_on} by a steady clock"
    different = [part for part, drawn in _plan(steady).items() if _plan(changed)[part] != drawn]
    if different:
        yield f"in the plan, older answers stand in: {', '.join(different)}"


def _answers(record: Record) -> list[tuple[str, int]]:
    return [(key, len(one.earlier)) for talk in record.talks for key, one in talk.answers.items()]


def _plan(record: Record) -> dict[str, str]:
    """The plan part by part, without the days on which things were said."""
    said = {one.at.date().isoformat() for talk in record.talks for one in talk.answers.values()}
    said |= {thought.at.date().isoformat() for thought in record.thoughts}
    days = re.compile("|".join(sorted(said)))
    parts = as_json_data(drawn_plan(record))
    return {part: days.sub("the day", json.dumps(drawn)) for part, drawn in parts.items()}
