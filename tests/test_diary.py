"""The diary between talks: entries are added and never removed, and no value is judged."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.between_talks.diary import (
    BLOOD_PRESSURE,
    MOST_FOLLOWED,
    every_step,
    followed,
    measured,
    noted,
    of_measure,
    of_step,
    stands,
    steps,
    taken_back,
    ticked,
    with_measure,
    without_measure,
)
from assistant.errors import CannotGoThere, NotUnderstood
from assistant.record import Record
from assistant.record_json import json_of, record_of
from tests.planned import CALL, STRETCH, WALK, kept, marys_record, talked
from tests.talking import NOON


def later(hours: int) -> datetime:
    """Some hours after noon."""
    return NOON + timedelta(hours=hours)


def with_weight(unit: str = "kg") -> Record:
    """Mary's record, with her weight followed."""
    return with_measure(marys_record(), "Weight", unit, "70")


# Steps


def test_the_steps_are_numbered_as_they_were_answered() -> None:
    """What was taken out of the plan leaves its number free, so that no tick ever moves to another step."""
    assert [(step.goal, step.action, step.words) for step in steps(marys_record())] == [
        (*WALK, "Walk to the shop"),
        (*STRETCH, "Stretch each morning"),
        (*CALL, "Call on Sundays"),
    ]


@pytest.mark.parametrize(
    ("place", "value", "numbers", "offered"),
    [
        ("goals.status", "achieved", (1,), [CALL]),
        ("goals.status", "abandoned", (1,), [CALL]),
        ("goals.status", "on_hold", (1,), [WALK, STRETCH, CALL]),
        ("goals.actions.next", "stop", WALK, [STRETCH, CALL]),
        ("goals.actions.next", "keep", WALK, [WALK, STRETCH, CALL]),
    ],
)
def test_what_was_reached_let_go_or_stopped_is_not_offered(
    place: str, value: str, numbers: tuple[int, ...], offered: list[tuple[int, int]]
) -> None:
    """A review says so, and the diary follows it."""
    review = talked((place, value, numbers), at=later(1), flow="review")
    record = kept(*marys_record().talks, review)

    assert [(step.goal, step.action) for step in steps(record)] == offered
    assert len(list(every_step(record))) == 3


def test_a_step_that_a_review_changed_is_offered_as_it_is_now() -> None:
    """In its newest words."""
    review = talked(
        ("goals.actions.next", "change", WALK),
        ("goals.actions.changed_to", "Walk to\nthe corner", WALK),
        at=later(1),
        flow="review",
    )

    assert steps(kept(*marys_record().talks, review))[0].words == "Walk to the corner"


def test_a_plan_without_goals_has_no_steps() -> None:
    """A diary can be opened all the same."""
    assert steps(kept(talked(("person.name", "Mary")))) == ()


def test_a_tick_is_kept_with_its_words() -> None:
    """Which step, how it went, what was said."""
    record = ticked(marys_record(), *STRETCH, "partly", " it rained\n", NOON)

    (entry,) = of_step(record, *STRETCH)
    assert (entry.went, entry.words, entry.at) == ("partly", "it rained", NOON)
    assert of_step(record, *WALK) == ()


@pytest.mark.parametrize(("goal", "action"), [(1, 2), (2, 1), (0, 0)])
def test_only_a_step_of_the_plan_can_be_ticked(goal: int, action: int) -> None:
    """A number that is none says what to do."""
    with pytest.raises(CannotGoThere, match="Choose one from the list"):
        ticked(marys_record(), goal, action, "done", "", NOON)


# Words


def test_words_are_kept_and_cleaned() -> None:
    """What could act on a terminal is removed."""
    assert noted(marys_record(), " a \x1b[31mgood day ", NOON).diary[-1].words == "a good day"


@pytest.mark.parametrize(("words", "sentence"), [("  ", "Type a few words"), ("x" * 10_001, "10,001 characters")])
def test_no_words_and_too_many_are_answered_kindly(words: str, sentence: str) -> None:
    """Nothing is cut."""
    with pytest.raises(NotUnderstood, match=sentence):
        noted(marys_record(), words, NOON)


# Values


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("72", "kg", 72.0),
        (" 72.5 ", "kg", 72.5),
        ("72,5", "kg", 72.5),
        ("72 kg", "kg", 72.0),
        ("72.5KG", "kg", 72.5),
        ("10,500", "a day", 10500.0),
        ("7/10", "out of 10", 7.0),
        ("7 out of 10", "out of 10", 7.0),
        ("-3", "", -3.0),
        ("\u22123", "", -3.0),
        ("0", "", 0.0),
    ],
)
def test_a_number_is_read_as_people_type_it(typed: str, unit: str, value: float) -> None:
    """With a comma or a point, with its unit or without."""
    assert of_measure(measured(with_weight(unit), "weight", typed, NOON), "Weight")[-1].value == value


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Type a number, such as 72 or 72.5"),
        ("a lot", "I read that as words. Type a number, such as 72 or 72.5."),
        ("nan", "I read that as words"),
        ("11 stone 4", "one number"),
        ("72 71", "one number"),
        ("1e9", "one number"),
        ("9" * 400, "one number"),
    ],
)
def test_what_is_no_number_is_asked_again(typed: str, sentence: str) -> None:
    """The sentence says how to type it."""
    with pytest.raises(NotUnderstood, match=sentence):
        measured(with_weight(), "Weight", typed, NOON)


@given(st.integers(-9_999_999, 9_999_999), st.integers(0, 3))
def test_any_number_that_is_shown_can_be_typed_again(whole: int, places: int) -> None:
    """What is kept is the number that was typed."""
    value = whole / 10**places

    assert measured(with_weight(), "Weight", f"{value:,.{places}f}", NOON).diary[-1].value == pytest.approx(value)


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_a_sentence(typed: str) -> None:
    """Nothing else can come of it."""
    try:
        value = measured(with_weight(), "Weight", typed, NOON).diary[-1].value
    except NotUnderstood:
        return
    assert value is not None
    assert abs(value) < 10**7


@pytest.mark.parametrize("typed", ["120/80", "120 / 80", "120 over 80", "120/80 mmHg"])
def test_blood_pressure_is_two_numbers_given_at_once(typed: str) -> None:
    """Each is kept as a measure of its own."""
    record = measured(with_measure(marys_record(), "blood pressure", "mmHg"), BLOOD_PRESSURE, typed, NOON)

    assert [(entry.measure, entry.value) for entry in record.diary] == [
        ("Blood pressure, upper", 120.0),
        ("Blood pressure, lower", 80.0),
    ]
    assert [one.name for one in followed(record)] == [BLOOD_PRESSURE]


@pytest.mark.parametrize("typed", ["120", "high", "120/80/60", ""])
def test_blood_pressure_needs_both_numbers(typed: str) -> None:
    """The sentence shows how."""
    with pytest.raises(NotUnderstood, match="such as 120/80"):
        measured(with_measure(marys_record(), BLOOD_PRESSURE), BLOOD_PRESSURE, typed, NOON)


def test_a_value_of_something_not_followed_is_not_kept() -> None:
    """It is chosen from the list."""
    with pytest.raises(CannotGoThere, match="Choose one from the list"):
        measured(marys_record(), "Weight", "72", NOON)


# What is followed


def test_a_few_things_can_be_followed_and_no_more() -> None:
    """Following takes time; a few are enough."""
    record = marys_record()
    for number in range(MOST_FOLLOWED):
        record = with_measure(record, f"Thing {number}")

    with pytest.raises(NotUnderstood, match="Stop following one of them first"):
        with_measure(record, "One more")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("", "Type a name"), (" weight ", "already"), ("x" * 41, "41 characters")],
)
def test_a_name_that_does_not_do_is_asked_again(name: str, sentence: str) -> None:
    """Empty, taken, or too long."""
    with pytest.raises(NotUnderstood, match=sentence):
        with_measure(with_weight(), name)


def test_what_is_no_longer_followed_keeps_its_values() -> None:
    """They are back when it is taken up again."""
    record = without_measure(measured(with_weight(), "Weight", "72", NOON), "weight")

    assert followed(record) == ()
    assert [entry.value for entry in of_measure(with_measure(record, "Weight"), "Weight")] == [72.0]


def test_blood_pressure_goes_as_it_came() -> None:
    """Both numbers at once."""
    assert without_measure(with_measure(marys_record(), BLOOD_PRESSURE), BLOOD_PRESSURE).measures == ()


# Taking back


def test_the_newest_entry_can_be_taken_back_and_stays_in_the_history() -> None:
    """The tick no longer stands; both it and the taking back are kept."""
    record = ticked(marys_record(), *WALK, "done", "", NOON)
    record = taken_back(ticked(record, *WALK, "partly", "", later(1)), later(2))

    assert [entry.went for entry in of_step(record, *WALK)] == ["done"]
    assert [entry.went for entry in record.diary] == ["done", "partly", None]


def test_only_one_entry_can_be_taken_back_at_a_time() -> None:
    """It is for a slip of the finger."""
    record = taken_back(noted(noted(marys_record(), "one", NOON), "two", NOON), later(1))

    assert [entry.words for entry in stands(record)] == ["one"]
    with pytest.raises(CannotGoThere, match="nothing to take back"):
        taken_back(record, later(2))


def test_an_empty_diary_has_nothing_to_take_back() -> None:
    """It says so."""
    with pytest.raises(CannotGoThere, match="nothing to take back"):
        taken_back(marys_record(), NOON)


def test_both_numbers_of_a_blood_pressure_are_taken_back_together() -> None:
    """They were given together."""
    record = measured(with_measure(marys_record(), BLOOD_PRESSURE), BLOOD_PRESSURE, "120/80", NOON)

    assert stands(taken_back(record, later(1))) == ()


@given(st.lists(st.sampled_from(["tick", "note", "value", "pressure", "back"]), max_size=12))
def test_the_diary_only_ever_grows(acts: list[str]) -> None:
    """Whatever is done, what was in it before is still there, in its place."""
    record = with_measure(with_weight(), BLOOD_PRESSURE)
    for number, act in enumerate(acts):
        before = record.diary
        record = _done(record, act, later(number))
        assert record.diary[: len(before)] == before


def test_a_diary_comes_back_from_its_file_as_it_was() -> None:
    """Measures and entries go through JSON unchanged."""
    record = taken_back(measured(with_weight(), "Weight", "72.5", NOON), later(1))
    record = ticked(record, *CALL, "not_tried", "no time", later(2))

    assert record_of(json.loads(json_of(record))) == record


def _done(record: Record, act: str, at: datetime) -> Record:
    try:
        match act:
            case "tick":
                return ticked(record, *WALK, "done", "", at)
            case "note":
                return noted(record, "words", at)
            case "value":
                return measured(record, "Weight", "72", at)
            case "pressure":
                return measured(record, BLOOD_PRESSURE, "120/80", at)
            case _:
                return taken_back(record, at)
    except CannotGoThere:
        return record
