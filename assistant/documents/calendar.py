"""The days of a plan for a phone's calendar: steps, the catch-up, and when the plan is looked at again.

Only what has a day becomes an event; "in spring" stays in the plan. There are no alarms: a phone that rings is seen
by whoever is near, and people set their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from assistant.clean_text import clean, one_line
from assistant.documents.case import Case
from assistant.documents.clock import clock_in
from assistant.documents.goals import as_it_stands
from assistant.errors import CannotUse
from assistant.plan.goals import Action, Goal
from assistant.plan.parts import When

if TYPE_CHECKING:
    from icalendar import Event, Timezone

ZONE = "Europe/London"
_EVERY = {"every_day": "DAILY", "every_week": "WEEKLY"}
_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class _Day:
    """One thing with a day."""

    place: str
    items: tuple[int, ...]
    title: str
    """The name of its plain title."""
    on: date
    said: str
    """The time as it was said."""
    own_words: str = ""
    """What it is in the person's words, where there are any."""
    about: tuple[str, ...] = ()
    """Lines that tell more of it, in the person's words."""
    every: str = ""
    until: date | None = None


def calendar(case: Case) -> bytes:
    """The days of the plan as an iCalendar file (RFC 5545); raises CannotUse where there is no day in it.

    The same thing has the same id in each copy, so that a newer file brings an event up to date.
    """
    # Late: it brings time zones along, and no other document needs it.
    from icalendar import Calendar

    words = case.words("calendar")
    days = list(_days(case))
    if not days:
        raise CannotUse(words("no_day"))
    made = Calendar()
    made.add("PRODID", "-//My plan//EN")
    made.add("VERSION", "2.0")
    made.add("METHOD", "PUBLISH")
    made.add("X-WR-CALNAME", words("name" if case.is_for_the_person else "name_for_others"))
    events = [_event(case, day) for day in days]
    if any(isinstance(event.start, datetime) for event in events):
        made.add_component(_summer_time())
    for event in events:
        made.add_component(event)
    return bytes(made.to_ical())


def _days(case: Case) -> Iterator[_Day]:
    review = case.plan.review
    for number, goal in enumerate(case.plan.goals, 1):
        if goal.status == "open":
            for step, action in enumerate(goal.actions, 1):
                yield from _step(case, (number, step), goal, action)
    people = case.telling.said("review.with_whom").replace("\n", "; ")
    yield from _look_again("review.follow_up", "follow_up", review.follow_up, _lines(case, how=review.follow_up_how))
    yield from _look_again("review.on", "review", review.on, _lines(case, with_whom=people))


def _look_again(place: str, title: str, when: When | None, about: tuple[str, ...]) -> Iterator[_Day]:
    if when is not None and when.on is not None:
        yield _Day(place, (), title, when.on, when.said, about=about)


def _step(case: Case, items: tuple[int, int], goal: Goal, action: Action) -> Iterator[_Day]:
    """The step as it stands, where it has a day and is still to be done."""
    when, told = action.agreed_when, as_it_stands(case.telling, action)
    every = "" if action.is_another else _EVERY.get(action.how_often, "")
    gone_on_with = action.went is None or (action.next == "keep" and every)
    if when is None or when.on is None or not gone_on_with or action.next in ("change", "stop"):
        return
    how_often = "" if action.is_another else case.telling.said("goals.actions.how_often", items)
    about = _lines(case, who=told["goals.actions.who"], often=how_often, helps=told["goals.actions.support"])
    until = _until(case, goal, when.on) if every else None
    yield _Day("goals.actions", items, _whose(action), when.on, when.said, action.agreed, about, every, until)


def _whose(action: Action) -> str:
    whose = {"": "mine", "the_person": "mine", "carer": "theirs", "professional": "theirs"}
    return whose.get("" if action.is_another else action.who, "shared")


def _until(case: Case, goal: Goal, first: date) -> date | None:
    """Until when a step goes on: the day of its goal, else until the plan is looked at again; None without a day."""
    ends = (one.on for one in (goal.by_when, case.plan.review.on) if one is not None and one.on and one.on >= first)
    return next(ends, None)


def _lines(case: Case, **told: str) -> tuple[str, ...]:
    """What is told of an event, each under its label: `Who: me`."""
    words = case.words("calendar")
    labels = {"who": "who", "often": "often", "helps": "helps", "how": "how", "with_whom": "people"}
    return tuple(words(name, **{labels[name]: text}) for name, text in told.items() if text)


def _event(case: Case, day: _Day) -> Event:
    from icalendar import Event

    event = Event()
    event.add("UID", str(uuid5(NAMESPACE_URL, f"{case.plan_id} {day.place} {day.items}")))
    event.add("DTSTAMP", case.made.astimezone(UTC))
    event.add("SEQUENCE", _age(case))
    for name, text in _words_of(case, day).items():
        if text:
            event.add(name, text)
    event.add("CLASS", "PRIVATE")
    event.add("TRANSP", "TRANSPARENT")
    _add_time(event, day)
    return event


def _age(case: Case) -> int:
    """Minutes since 1970 at the last save: more for each newer plan, and small enough for every calendar."""
    return int((case.saved or case.made).timestamp()) // 60


def _words_of(case: Case, day: _Day) -> dict[str, str]:
    words = case.words("calendar")
    group = "title" if case.is_for_the_person else "title_for_others"
    plain = words(f"{group}.{day.title}")
    if not case.look.health_words:
        return {"SUMMARY": plain, "DESCRIPTION": words("about")}
    own = one_line(day.own_words, _LONGEST_TITLE)
    # A long step is cut in the title, and whole in the text.
    whole = (day.own_words,) if own.endswith("…") else ()
    said = words("said", when=day.said) if day.said else ""
    about = "\n".join(filter(None, (*whole, *day.about, said)))
    return {"SUMMARY": own or plain, "DESCRIPTION": clean(about).strip()}


# When


def _add_time(event: Event, day: _Day) -> None:
    at = clock_in(day.said)
    event.add("DTSTART", _local(day.on, at) if at else day.on)
    if not at:
        event.add("DTEND", day.on + timedelta(days=1))
    if day.every:
        rule: dict[str, object] = {"FREQ": day.every}
        if day.until:
            # Of an event with a time the end of its repeats is said in UTC (RFC 5545, 3.3.10).
            rule["UNTIL"] = _local(day.until, time(23, 59)).astimezone(UTC) if at else day.until
        event.add("RRULE", rule)


def _local(day: date, at: time) -> datetime:
    from zoneinfo import ZoneInfo

    return datetime.combine(day, at, ZoneInfo(ZONE))


def _summer_time() -> Timezone:
    """When clocks change in the United Kingdom: at 1 in the morning UTC on the last Sundays of March and October."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("TZID", ZONE)
    winter, summer = timedelta(0), timedelta(hours=1)
    for part, name, before, after, month, hour in (
        (TimezoneDaylight(), "BST", winter, summer, 3, 1),
        (TimezoneStandard(), "GMT", summer, winter, 10, 2),
    ):
        part.add("TZNAME", name)
        part.add("TZOFFSETFROM", before)
        part.add("TZOFFSETTO", after)
        part.add("DTSTART", datetime(1996, month, 31 if month == 3 else 27, hour))
        part.add("RRULE", {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": "-1SU"})
        zone.add_component(part)
    return zone
