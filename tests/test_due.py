"""What is due, when, and by which plain reason (handbook 5.4.1)."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from assistant.between_talks.diary import ticked
from assistant.between_talks.due import Due, due
from assistant.cli import main
from assistant.record import Record, Talk
from assistant.storage.recovery_code import new_code
from assistant.storage.sealed import new_seal
from assistant.storage.store import Store
from tests.planned import WALK, answered, kept, talked
from tests.talking import NOON

TODAY = NOON.date()
FAR = 1_000
"""Days within which everything of these tests is near."""
WALKING = ("goals.actions.what", "Walk to the shop", WALK)

Given = tuple[str, Any] | tuple[str, Any, tuple[int, ...]]


def on(day: date) -> dict[str, str]:
    """A day as an answer."""
    return {"on": day.isoformat(), "said": "then"}


def days(record: Record, kind: str = "review", within: int = FAR) -> list[date]:
    """The days of one kind that are due."""
    return [one.on for one in due(record, TODAY, within) if one.kind == kind]


def review(day: datetime, *given: Given, place: str = "end") -> Talk:
    """A review on some day."""
    return talked(("reviewed.going_on", "go_on"), *given, at=day, flow="review", place=place)


# Looking at the plan again


def test_the_day_that_was_chosen_is_the_day() -> None:
    """However soon."""
    record = kept(talked(("review.on", on(date(2026, 12, 5)))))

    assert due(record, TODAY) == (Due("review", date(2026, 12, 5), "It is the day that was chosen."),)


def test_without_a_day_it_is_a_year_after_the_last_talk() -> None:
    """Once a year is the least."""
    (found,) = due(kept(talked(("person.name", "Mary"))), TODAY, FAR)

    assert found.on == date(2027, 11, 22)
    assert found.reason == "No day is set. A year after 22 November 2026, the last talk."


def test_not_sure_yet_is_no_day() -> None:
    """Then it is a year."""
    assert days(kept(talked(("review.on", {"option": "not_sure_yet"})))) == [date(2027, 11, 22)]


def test_a_day_more_than_a_year_on_is_kept_and_the_year_comes_first() -> None:
    """The reason names both."""
    (found,) = due(kept(talked(("review.on", on(date(2028, 5, 1))))), TODAY, FAR)

    assert found.on == date(2027, 11, 22)
    assert "1 May 2028" in found.reason


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        ("review.sooner", ["lives_alone"], "being alone a lot"),
        ("review.sooner", ["comes_and_goes"], "health that comes and goes"),
        ("review.sooner", ["getting_harder"], "things slowly getting harder"),
        ("review.sooner", ["help_to_decide"], "help being needed to decide"),
        ("review.sooner", ["other_risk"], "something that makes life risky"),
        ("consent.decides", "with_support", "help being needed to decide"),
        ("consent.decides", "somebody_for_them", "help being needed to decide"),
    ],
)
def test_what_asks_for_an_earlier_look_makes_it_half_a_year(place: str, value: Any, words: str) -> None:
    """Alone, up and down, slowly harder, help to decide, or at risk: the reason is named."""
    (found,) = due(kept(talked((place, value))), TODAY, FAR)

    assert found.on == date(2027, 5, 22)
    assert words in found.reason


def test_a_chosen_day_stands_beside_reasons_for_an_earlier_one() -> None:
    """The person decides."""
    record = kept(talked(("review.sooner", ["lives_alone"]), ("review.on", on(date(2027, 9, 1)))))

    assert days(record) == [date(2027, 9, 1)]


@pytest.mark.parametrize(("place", "value"), [("review.sooner", ["none"]), ("consent.decides", "the_person")])
def test_where_nothing_asks_for_it_a_year_is_right(place: str, value: Any) -> None:
    """None of these is an answer too."""
    assert days(kept(talked((place, value)))) == [date(2027, 11, 22)]


def test_a_review_that_was_had_early_has_served_the_day_that_was_set() -> None:
    """With no other day set, the year runs from that review."""
    first = talked(("review.on", on(date(2026, 12, 5))))

    assert days(kept(first, review(NOON + timedelta(days=7)))) == [date(2027, 11, 29)]


def test_a_day_set_in_a_review_takes_the_place_of_the_one_before() -> None:
    """The newest stands."""
    first = talked(("review.on", on(date(2026, 12, 5))))
    again = review(NOON + timedelta(days=7), ("review.on", on(date(2027, 2, 1))))

    assert days(kept(first, again)) == [date(2027, 2, 1)]


@pytest.mark.parametrize(
    "unfinished",
    [
        review(NOON + timedelta(days=7), place="goals/known_goal#1"),
        talked(("reviewed.going_on", "not_today"), at=NOON + timedelta(days=7), flow="review"),
        talked(("what_matters.hopes", "the sea"), at=NOON + timedelta(days=7), flow="prepare"),
    ],
    ids=["half-way", "not today", "getting ready"],
)
def test_a_talk_that_was_not_had_leaves_the_day_as_it_was(unfinished: Talk) -> None:
    """Half-way, put off, or only prepared."""
    assert days(kept(talked(("review.on", on(date(2026, 12, 5)))), unfinished)) == [date(2026, 12, 5)]


def test_a_talk_that_never_came_to_its_end_counts_from_its_newest_answer() -> None:
    """So that no plan is forgotten."""
    assert days(kept(talked(("person.name", "Mary"), place="goals/need#1"))) == [date(2027, 11, 22)]


def test_an_empty_record_has_nothing_due() -> None:
    """Nothing was said yet."""
    assert due(kept(), TODAY, FAR) == ()


@pytest.mark.parametrize(
    ("place", "value"), [("taking_part", "no_thank_you"), ("reviewed.going_on", "stop_planning")], ids=str
)
def test_who_said_no_is_left_in_peace(place: str, value: str) -> None:
    """Care goes on without a plan, and nothing is due."""
    walk = (WALKING, ("goals.actions.when", on(date(2026, 1, 1)), WALK))
    record = kept(talked((place, value), ("review.on", on(TODAY)), ("review.follow_up", on(TODAY)), *walk))

    assert due(record, TODAY, FAR) == ()


def test_a_year_from_a_leap_day_is_the_last_of_february() -> None:
    """There is no 29 February in most years."""
    leap = datetime.combine(date(2028, 2, 29), NOON.timetz())

    assert days(kept(talked(("person.name", "Mary"), at=leap))) == [date(2029, 2, 28)]


# Follow-ups


def test_a_follow_up_is_due_on_its_day_with_how_it_is_to_be() -> None:
    """By phone, by message, or in person."""
    record = kept(talked(("review.follow_up", on(date(2026, 12, 1))), ("review.follow_up_how", "by phone")))

    (found,) = due(record, TODAY)
    assert (found.kind, found.on) == ("follow_up", date(2026, 12, 1))
    assert found.reason == "It is the day that was chosen. How: by phone"


def test_a_talk_on_that_day_or_later_was_the_follow_up() -> None:
    """One before it was not."""
    first = talked(("review.follow_up", on(date(2026, 12, 1))))

    assert days(kept(first, review(datetime(2026, 11, 30, 9, tzinfo=NOON.tzinfo))), "follow_up") == [date(2026, 12, 1)]
    assert days(kept(first, review(datetime(2026, 12, 1, 9, tzinfo=NOON.tzinfo))), "follow_up") == []


# Actions


@pytest.mark.parametrize(("ahead", "is_due"), [(-1, True), (0, False), (3, False)])
def test_a_step_is_due_when_its_day_has_gone_by(ahead: int, is_due: bool) -> None:
    """On its day it still can be done."""
    record = kept(talked(WALKING, ("goals.actions.when", on(TODAY + timedelta(days=ahead)), WALK)))

    assert bool(days(record, "action")) == is_due


@pytest.mark.parametrize(
    ("place", "value", "numbers"),
    [
        ("goals.actions.went", "not_tried", WALK),
        ("goals.actions.next", "stop", WALK),
        ("goals.status", "on_hold", (1,)),
        ("goals.status", "achieved", (1,)),
    ],
)
def test_a_step_that_was_spoken_of_or_left_is_not_due(place: str, value: str, numbers: tuple[int, ...]) -> None:
    """A review dealt with it."""
    first = talked(WALKING, ("goals.actions.when", on(date(2026, 11, 1)), WALK))

    assert days(kept(first, review(NOON, (place, value, numbers))), "action") == []


@pytest.mark.parametrize("went", ["done", "partly", "not_tried"])
def test_a_tick_of_any_kind_is_enough(went: Any) -> None:
    """Not tried is an answer."""
    record = kept(talked(WALKING, ("goals.actions.when", on(date(2026, 11, 1)), WALK)))

    assert [one.words for one in due(record, TODAY)] == ["Walk to the shop"]
    assert due(ticked(record, *WALK, went, "", NOON), TODAY) == ()


def test_the_longest_past_comes_first_and_what_is_far_away_not_at_all() -> None:
    """Near is a number of days."""
    record = kept(
        talked(
            ("review.on", on(TODAY + timedelta(days=31))),
            ("review.follow_up", on(TODAY + timedelta(days=30))),
            WALKING,
            ("goals.actions.when", on(date(2026, 11, 1)), WALK),
        )
    )

    assert [one.kind for one in due(record, TODAY, 30)] == ["action", "follow_up"]
    assert [one.kind for one in due(record, TODAY, 31)] == ["action", "follow_up", "review"]
    assert [one.kind for one in due(record, TODAY, -5)] == ["action"]


# The command


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two plans: a review 3 days ago, and a follow-up in 2 days."""
    monkeypatch.setenv("WHATMATTERS_RECORDS", str(tmp_path))
    now = datetime.now().astimezone()
    for plan_id, name, place, ahead in (("aaaaaa", "Tom", "review.follow_up", 2), ("bbbbbb", "Mary", "review.on", -3)):
        day = now.date() + timedelta(days=ahead)
        record = kept(talked(("person.name", name), (place, on(day)), at=now - timedelta(days=9)))
        record = record.changed(id=plan_id)
        with Store(tmp_path).create(record) as plan:
            plan.keep(record)
    return tmp_path


@pytest.mark.usefixtures("records")
def test_due_lists_every_plan_the_most_pressing_first(capsys: pytest.CaptureFixture[str]) -> None:
    """Whose, what, when, by which reason, and what to type."""
    assert main(["due"]) == 0

    printed = capsys.readouterr().out
    assert printed.index("Mary's plan") < printed.index("Tom's plan")
    for words in ("3 days ago", "in 2 days", "It is the day that was chosen.", "whatmatters review --plan bbbbbb"):
        assert words in printed


@pytest.mark.usefixtures("records")
def test_due_as_json_names_the_same_facts(capsys: pytest.CaptureFixture[str]) -> None:
    """Days count from today."""
    main(["due", "--json"])

    rows = json.loads(capsys.readouterr().out)
    assert [(row["id"], row["kind"], row["days"]) for row in rows] == [
        ("bbbbbb", "review", -3),
        ("aaaaaa", "follow_up", 2),
    ]


def test_a_plan_that_cannot_be_read_is_named_and_hides_no_other(
    records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It comes last, with its sentence."""
    (records / "cccccc.json").write_text("{", encoding="utf-8")

    assert main(["due"]) == 0
    printed = capsys.readouterr().out
    assert printed.index("Tom's plan") < printed.index("cccccc")


def test_a_locked_plan_is_named_and_nobody_is_asked_for_its_passphrase(
    records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A list is no reason to unlock a plan."""
    with Store(records).open("aaaaaa") as plan:
        plan.relock(new_seal("aaaaaa", "three tall kettles", new_code(), memory=8 * 1024))

    assert main(["due"]) == 0
    printed = capsys.readouterr().out
    assert "aaaaaa  This plan is locked." in printed
    assert "Mary's plan" in printed
    assert "Tom" not in printed


def test_nothing_due_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty folder is no error."""
    assert main(["due", "--records", str(tmp_path)]) == 0
    assert "Nothing is due, and nothing falls in the next 30 days." in capsys.readouterr().out


def test_an_answer_taken_along_keeps_its_own_day() -> None:
    """A later talk that repeats the review day of an earlier one has not set it anew."""
    first = talked(("review.on", on(date(2026, 12, 5))))
    again = review(NOON + timedelta(days=7))
    again = again.changed(answers={**again.answers, "any/on": answered("review.on", on(date(2026, 12, 5)))})

    assert days(kept(first, again)) == [date(2027, 11, 29)]
