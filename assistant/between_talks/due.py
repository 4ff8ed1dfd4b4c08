"""What is due: plans to be looked at again, follow-ups, and actions whose day has gone by without a tick.

How often: at least once a year, and sooner for somebody alone, with health that comes and goes or
gets harder, who needs help to decide, or at other risk (handbook 5.4.1). The person and their carer may
ask for a look at any time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from assistant.between_talks.diary import every_step, of_step
from assistant.days import day_written, months_on
from assistant.drawn import drawn_plan
from assistant.plan.model import Plan
from assistant.record import Answer, Record, Talk
from assistant.standing import standing

_YEAR, _SOONER = 12, 6
"""Months from one look to the next: at the most (handbook 5.4.1), and where something asks for an earlier one."""
_REASONS = {
    "lives_alone": "being alone a lot",
    "comes_and_goes": "health that comes and goes",
    "getting_harder": "things slowly getting harder",
    "help_to_decide": "help being needed to decide",
    "other_risk": "something that makes life risky",
}
_CHOSEN = "It is the day that was chosen."
_ORDER = ("review", "follow_up", "action")

Kind = Literal["review", "follow_up", "action"]


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due, on which day, and a plain sentence on how the day came about."""

    kind: Kind
    on: date
    reason: str
    words: str = ""
    """The action, in the person's words."""


def due(record: Record, today: date, within: int = 30) -> tuple[Due, ...]:
    """What is past, or near by `within` days, of one plan; the longest past first."""
    near = (one for one in _days(record, today) if (one.on - today).days <= max(0, within))
    return tuple(sorted(near, key=lambda one: (one.on, _ORDER.index(one.kind))))


def _days(record: Record, today: date) -> Iterator[Due]:
    plan = drawn_plan(record)
    if _wants_none(plan):
        return
    yield from _review(record, plan)
    yield from _follow_up(record, plan)
    yield from _actions(record, today)


def _wants_none(plan: Plan) -> bool:
    """Whether the person said no to the talk, or left planning at a review; their care goes on without it."""
    going_on = plan.reviewed.going_on if plan.reviewed else None
    said = [answer.answer for answer in (plan.taking_part, going_on) if answer is not None]
    return "no_thank_you" in said or "stop_planning" in said


def _review(record: Record, plan: Plan) -> Iterator[Due]:
    last = _last_talk(record)
    if last is None:
        return
    chosen = _chosen_day(record)
    latest = months_on(last, _YEAR)
    if chosen is not None and chosen <= latest:
        yield Due("review", chosen, _CHOSEN)
    elif chosen is not None:
        yield Due("review", latest, f"The day chosen is {day_written(chosen)}. Once a year is the least.")
    elif reasons := _sooner(plan):
        words = " and ".join(_REASONS[reason] for reason in reasons)
        day = months_on(last, _SOONER)
        yield Due("review", day, f"No day is set. Half a year after {day_written(last)}, for {words}.")
    else:
        yield Due("review", latest, f"No day is set. A year after {day_written(last)}, the last talk.")


def _sooner(plan: Plan) -> list[str]:
    named = [reason for reason in plan.review.sooner if reason in _REASONS]
    helped = plan.consent.decides in ("with_support", "somebody_for_them")
    return [*named, "help_to_decide"] if helped and "help_to_decide" not in named else named


def _follow_up(record: Record, plan: Plan) -> Iterator[Due]:
    day = record.follow_up_on
    # A talk on that day or later was a follow-up as well.
    if day is not None and not any(ended.date() >= day for ended in map(_ended, _talks_had(record))):
        how = " ".join(plan.review.follow_up_how.split())
        yield Due("follow_up", day, f"{_CHOSEN} How: {how}" if how else _CHOSEN)


def _actions(record: Record, today: date) -> Iterator[Due]:
    for step in every_step(record):
        day = step.when.on if step.when else None
        if day is None or day >= today or not step.is_open or step.status != "open" or step.reviewed:
            continue
        if not any(entry.went for entry in of_step(record, step.goal, step.action)):
            yield Due("action", day, "Its day has gone by, and nothing is noted about it yet.", step.words)


# When there was a talk


def _chosen_day(record: Record) -> date | None:
    """The day set for a review, unless a talk has been had since it was set: then it has served."""
    found = standing(record.talks).get(("review.on", ()))
    if found is None or record.review_on is None:
        return None
    served = any(talk.started > found.answer.at for talk in _talks_had(record))
    return None if served else record.review_on


def _last_talk(record: Record) -> date | None:
    """The day the newest talk came to its end; where none did, the day of the newest answer."""
    had = [_ended(talk) for talk in _talks_had(record)] or [
        answer.at for talk in record.talks for answer in _given(talk)
    ]
    return max(had).date() if had else None


def _talks_had(record: Record) -> list[Talk]:
    """The talks that came to their end; getting ready is none, and neither is one put off to another day."""
    return [talk for talk in record.talks if talk.flow != "prepare" and talk.place == "end" and not _put_off(talk)]


def _put_off(talk: Talk) -> bool:
    return any(
        answer.fills in ("taking_part", "reviewed.going_on") and answer.value == "not_today" for answer in _given(talk)
    )


def _ended(talk: Talk) -> datetime:
    return max((answer.at for answer in talk.answers.values()), default=talk.started)


def _given(talk: Talk) -> Iterator[Answer]:
    return (answer for answer in talk.answers.values() if answer.state == "answered")
