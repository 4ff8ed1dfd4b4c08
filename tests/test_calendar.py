"""The calendar holds the days of a plan and nothing that others are not to read over a shoulder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Timezone

from assistant.documents.calendar import ZONE, calendar
from assistant.documents.case import Look
from assistant.documents.clock import clock_in
from assistant.errors import CannotUse
from assistant.plan.model import Plan
from assistant.plan.plan_json import checked_plan
from tests.cases import AT, STORIES, case_of_plan, case_of_story

STORY = {file.stem: file for file in STORIES}
LONDON = ZoneInfo("Europe/London")
WORDS = Look(health_words=True)


def from_ical(made: bytes) -> Any:
    """A calendar read back; what stands in it has too many types to name them."""
    return Calendar.from_ical(made)


def plan_of(action: dict[str, Any], **more: Any) -> Plan:
    """A plan with one step."""
    step = {"what": "Walk to the shop", "who": "the_person", **action}
    goal = {"goal": "Get out", "actions": [step], **more.pop("goal", {})}
    return checked_plan({"goals": [goal], **more})


def on(day: str, said: str = "") -> dict[str, str]:
    """A day as a plan holds it."""
    return {"on": day, "said": said or day}


def read(plan: Plan, reader: str = "the_person", **more: Any) -> Any:
    """The calendar of a plan, read back."""
    return from_ical(calendar(case_of_plan(plan, reader, **{"plan_id": "abc", **more})))


def events(plan: Plan, reader: str = "the_person", **more: Any) -> list[Any]:
    """Its events, in order."""
    return list(read(plan, reader, **more).events)


def starts(event: Any, most: int = 60) -> Iterator[Any]:
    """When an event comes round: at the same time on the wall each day, or each week, as its rule says."""
    rule = event["RRULE"]
    by = timedelta(days={"DAILY": 1, "WEEKLY": 7}[rule["FREQ"][0]])
    for number in range(most):
        # Adding to a time with its zone keeps what the wall shows.
        one = event.start + number * by
        if "UNTIL" in rule and one > rule["UNTIL"][0]:
            return
        yield one


def test_a_step_with_a_day_is_an_event_of_that_day() -> None:
    """A day has no time zone, and ends with the day."""
    (event,) = events(plan_of({"when": on("2026-12-01")}))
    assert (event.start, event.end) == (date(2026, 12, 1), date(2026, 12, 2))
    assert "RRULE" not in event


def test_a_weekly_step_at_9_stays_at_9_when_the_clocks_change() -> None:
    """In the spring of 2026 and in its autumn."""
    when = on("2026-03-18", "Wednesday at 9am")
    (event,) = events(plan_of({"when": when, "how_often": "every_week"}))
    found = [one for one in starts(event) if isinstance(one, datetime)]
    assert {one.strftime("%A %H:%M") for one in found} == {"Wednesday 09:00"}
    utc = {one.date(): one.astimezone(UTC).hour for one in found}
    assert (utc[date(2026, 3, 25)], utc[date(2026, 4, 1)]) == (9, 8)
    assert (utc[date(2026, 10, 21)], utc[date(2026, 10, 28)]) == (8, 9)


def test_a_weekly_day_stays_that_day_when_the_clocks_change() -> None:
    """Without a time there is nothing to shift."""
    (event,) = events(plan_of({"when": on("2026-03-18"), "how_often": "every_week"}))
    assert {one.weekday() for one in starts(event)} == {2}


@pytest.mark.parametrize("year", range(2020, 2040))
def test_the_file_itself_tells_when_clocks_change(year: int) -> None:
    """A phone that knows no time zones reads the same times from it, hour by hour around each change."""
    made = read(plan_of({"when": on("2026-03-18", "Wednesday at 9am")}))
    (zone,) = [one for one in made.subcomponents if isinstance(one, Timezone)]
    read_from_it = zone.to_tz(lookup_tzid=False)
    assert zone["TZID"] == ZONE
    for day in (datetime(year, 3, 24, tzinfo=UTC), datetime(year, 10, 24, tzinfo=UTC)):
        for moment in (day + timedelta(minutes=30 * number) for number in range(48 * 8)):
            assert moment.astimezone(read_from_it).utcoffset() == moment.astimezone(LONDON).utcoffset()


def test_a_zone_stands_in_the_file_only_where_a_time_does() -> None:
    """Days alone need none."""
    assert b"VTIMEZONE" not in calendar(case_of_plan(plan_of({"when": on("2026-12-01")})))


@pytest.mark.parametrize(("often", "rule"), [("every_day", "DAILY"), ("every_week", "WEEKLY")])
def test_a_real_interval_comes_round(often: str, rule: str) -> None:
    """Every day, every week."""
    (event,) = events(plan_of({"when": on("2026-12-01"), "how_often": often}))
    assert event["RRULE"]["FREQ"] == [rule]


@pytest.mark.parametrize("often", ["once", "", "Tuesdays in term time"])
def test_what_is_no_interval_stands_once(often: str) -> None:
    """Words are not worked out: the day that was named is the one there is."""
    (event,) = events(plan_of({"when": on("2026-12-01"), "how_often": often}))
    assert "RRULE" not in event


def test_a_step_comes_round_until_the_day_of_its_goal_or_until_the_plan_is_looked_at_again() -> None:
    """A last day that lies before the first is none."""
    weekly = {"when": on("2026-12-01"), "how_often": "every_week"}
    review = {"review": {"on": on("2027-02-01")}}
    early = events(plan_of(weekly, goal={"by_when": on("2026-01-01")}, **review))[0]
    goal = events(plan_of(weekly, goal={"by_when": on("2027-01-01")}, **review))[0]
    assert [list(starts(one))[-1] for one in (early, goal)] == [date(2027, 1, 26), date(2026, 12, 29)]
    assert early["RRULE"]["UNTIL"] == [date(2027, 2, 1)]


def test_the_end_of_what_comes_round_at_a_time_is_in_utc() -> None:
    """As the standard asks, and the last day is in it."""
    weekly = {"when": on("2026-12-01", "1 December at 14:00"), "how_often": "every_week"}
    event = events(plan_of(weekly, review={"on": on("2027-01-26")}))[0]
    assert b"UNTIL=20270126T235900Z" in event["RRULE"].to_ical()
    assert list(starts(event))[-1] == datetime(2027, 1, 26, 14, 0, tzinfo=LONDON)


def test_the_catch_up_and_the_review_are_events() -> None:
    """Each with its day."""
    plan = checked_plan({"review": {"on": on("2027-02-22"), "follow_up": on("2026-12-22")}})
    assert [(str(one["SUMMARY"]), one.start) for one in events(plan)] == [
        ("My plan: how is it going?", date(2026, 12, 22)),
        ("My plan: we look at it again", date(2027, 2, 22)),
    ]


@pytest.mark.parametrize(
    "plan",
    [
        Plan(),
        plan_of({"when": {"said": "in spring"}}),
        plan_of({"when": {"option": "soon"}}),
        plan_of({"when": on("2026-12-01")}, goal={"status": "achieved"}),
        plan_of({"when": on("2026-12-01"), "went": "done"}),
        plan_of({"when": on("2026-12-01"), "how_often": "every_week", "went": "partly", "next": "stop"}),
        plan_of({"when": on("2026-12-01"), "how_often": "every_week", "next": "change", "changed_to": "Swim"}),
    ],
)
def test_without_a_day_that_is_still_to_come_round_it_says_so(plan: Plan) -> None:
    """An empty file would look like a mistake."""
    with pytest.raises(CannotUse, match="no day"):
        calendar(case_of_plan(plan))


def test_a_weekly_step_that_is_kept_after_a_review_goes_on() -> None:
    """It was partly done, and stays."""
    kept = {"when": on("2026-12-01"), "how_often": "every_week", "went": "partly", "next": "keep"}
    assert len(events(plan_of(kept))) == 1


def test_another_step_than_the_first_does_not_come_round_like_the_first() -> None:
    """How often was said of the other one."""
    changed = {"what_now": "another_action", "new_step": "Swim", "new_when": on("2026-12-05")}
    (event,) = events(plan_of({"when": on("2026-12-01"), "how_often": "every_day", "rounds": [changed]}), look=WORDS)
    assert (str(event["SUMMARY"]), event.start) == ("Swim", date(2026, 12, 5))
    assert "RRULE" not in event


@pytest.mark.parametrize("story", ["mrs_smith", "falls_on_the_stairs", "many_tongues"])
def test_titles_and_texts_say_nothing_of_health_unless_asked(story: str) -> None:
    """Whoever looks at the phone learns that there is a plan, and no more."""
    made = from_ical(calendar(case_of_story(STORY[story])))
    plain = {"My plan: something I do", "My plan: something others do for me", "My plan: a step to take"}
    assert {str(one["SUMMARY"]) for one in made.events} <= {*plain, "My plan: we look at it again"}
    assert {str(one["DESCRIPTION"]) for one in made.events} == {"What it is stands in the plan."}


def test_health_words_are_the_persons_own() -> None:
    """Where they were asked for, with who does it and what would help."""
    step = {"when": on("2026-12-01", "first of December"), "how_often": "every_week", "support": "Karen comes along"}
    (event,) = events(plan_of(step), look=WORDS)
    assert str(event["SUMMARY"]) == "Walk to the shop"
    assert str(event["DESCRIPTION"]).splitlines() == [
        "Who: me",
        "How often: every week",
        "What would help: Karen comes along",
        "When: first of December",
    ]


def test_a_long_step_is_cut_in_the_title_and_whole_in_the_text() -> None:
    """No word is lost."""
    long = "Walk " * 60
    (event,) = events(plan_of({"what": long.strip(), "when": on("2026-12-01")}), look=WORDS)
    assert len(event["SUMMARY"]) <= 120
    assert long.strip() in str(event["DESCRIPTION"])


def test_who_comes_to_the_review_is_told_only_with_health_words() -> None:
    """A name may tell what it is about."""
    plan = checked_plan({"review": {"on": on("2027-02-22"), "with_whom": [{"name": "Dr Osei", "who": "my GP"}]}})
    assert "Dr Osei" not in str(events(plan)[0])
    assert "With: Dr Osei, my GP" in str(events(plan, look=WORDS)[0]["DESCRIPTION"])


def test_a_text_of_its_own_is_left_out_where_there_is_nothing_to_say() -> None:
    """No empty line in the file."""
    (event,) = events(checked_plan({"review": {"on": {"on": "2027-02-22"}}}), look=WORDS)
    assert "DESCRIPTION" not in event


def test_a_copy_for_somebody_else_does_not_call_the_plan_theirs() -> None:
    """Karen has a plan of her own, perhaps."""
    (event,) = events(plan_of({"when": on("2026-12-01")}), "gp_surgery")
    assert str(event["SUMMARY"]) == "A plan: something to do"
    assert str(read(plan_of({"when": on("2026-12-01")}), "gp_surgery")["X-WR-CALNAME"]) == "A plan"


def test_the_same_thing_has_the_same_id_and_a_newer_plan_a_higher_number() -> None:
    """So that a phone brings it up to date and shows it once."""
    first = events(plan_of({"when": on("2026-12-01")}))[0]
    later = events(plan_of({"when": on("2026-12-08")}), saved=AT + timedelta(hours=1), made=AT + timedelta(hours=2))[0]
    other = events(plan_of({"when": on("2026-12-01")}), plan_id="xyz")[0]
    assert first["UID"] == later["UID"] != other["UID"]
    assert later["SEQUENCE"] > first["SEQUENCE"]
    assert later["SEQUENCE"] < 2**31


def test_nobody_is_invited_and_nothing_rings() -> None:
    """A file of days, that sends nothing to anybody."""
    made = calendar(case_of_story(STORY["mrs_smith"], look=WORDS))
    assert not re.search(rb"^(ORGANIZER|ATTENDEE|BEGIN:VALARM|URL|ATTACH)", made, re.MULTILINE)


@settings(deadline=None)
@given(st.text(max_size=400), st.text(max_size=200))
def test_words_cannot_become_anything_but_words(step: str, helps: str) -> None:
    """Whatever is typed: one event, lines of 75 octets, and nothing that acts."""
    plan = plan_of({"what": f"Walk\nEND:VEVENT{step}", "when": on("2026-12-01"), "support": helps})
    made = calendar(case_of_plan(plan, look=WORDS))
    (event,) = from_ical(made).events
    assert event.start == date(2026, 12, 1)
    lines = made.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", made.decode())
    assert sum(line == b"END:VEVENT" for line in lines) == 1


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("Wednesday at 9am", time(9)),
        ("Tuesday at 2.30 pm", time(14, 30)),
        ("1 December at 14:05", time(14, 5)),
        ("12am", time(0)),
        ("Friday at 12 p.m.", time(12)),
        ("Monday at noon", time(12)),
        ("10:30", time(10, 30)),
        ("Tuesday", None),
        ("Tuesday at 10", None),
        ("Tuesday at 2:30", None),
        ("1.12.2026", None),
        ("10am or 2pm", None),
        ("in 6 weeks", None),
        ("I am there", None),
    ],
)
def test_a_time_of_day_is_found_where_it_is_clear(said: str, at: time | None) -> None:
    """Half past two may be night or day: then it is the day alone."""
    assert clock_in(said) == at
