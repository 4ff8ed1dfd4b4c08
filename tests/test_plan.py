"""A plan is drawn from answers: each goes to its place, and the later one stands."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checker import checker
from assistant.plan.drawing import Drawn, draw, place_type, places
from assistant.plan.goals import Action, ConfidenceRound
from assistant.plan.model import Plan
from assistant.plan.parts import Confidence, Dated, Importance, SomeoneNamed, When
from assistant.plan.plan_json import as_json_data, checked_plan, json_of_plan

DAY = date(2026, 11, 22)
WORD_PLACES = [place for place in places() if place_type(place) is str and not place.startswith("goals")]


def drawn(place: str, value: Any, *items: int) -> Drawn:
    """An answer on its way into the plan."""
    return Drawn(place, items, value, DAY)


def part_of(kind: type, raw: Any) -> Any:
    """A part of a plan from plain data."""
    return checker(kind).validate_python(raw)


def test_no_answers_make_an_empty_plan() -> None:
    """Nothing is compulsory."""
    assert draw([]) == Plan()


@pytest.mark.parametrize("place", WORD_PLACES)
def test_words_arrive_at_their_place(place: str) -> None:
    """Every place for words can be filled, and nothing else is."""
    plan: Any = draw([drawn(place, "Tea in the garden")])
    for name in place.split("."):
        plan = getattr(plan[0] if isinstance(plan, tuple) else plan, name)

    assert plan == "Tea in the garden"


def test_what_somebody_else_said_of_a_goal_stays_with_it() -> None:
    """Also where a goal before it was taken out and its number is closed up."""
    other = {"place": "goals.goal", "items": (3,), "by": "carer", "words": "A rest"}
    plan = draw([drawn("goals.goal", "The shop", 2), drawn("goals.goal", "Sleep", 3), drawn("said_too", other)])

    assert plan.said_too[0].items == (2,)
    assert plan.goals[1].goal == "Sleep"


def test_of_two_answers_the_later_one_stands() -> None:
    """As when a review changes what was said."""
    plan = draw([drawn("person.name", "Mary"), drawn("person.name", "Mrs Smith")])

    assert plan.person.name == "Mrs Smith"


def test_goals_actions_and_rounds_are_found_by_their_numbers() -> None:
    """Several goals, several actions each, in any order of answering."""
    plan = draw(
        [
            drawn("goals.goal", "Second", 2),
            drawn("goals.actions.what", "B2", 2, 2),
            drawn("goals.actions.what", "B1", 2, 1),
            drawn("goals.goal", "First", 1),
            drawn("goals.actions.rounds.confidence", 8, 2, 1, 2),
            drawn("goals.actions.rounds.confidence", 4, 2, 1, 1),
        ]
    )

    assert [goal.goal for goal in plan.goals] == ["First", "Second"]
    assert [action.what for action in plan.goals[1].actions] == ["B1", "B2"]
    assert [turn.confidence for turn in plan.goals[1].actions[0].rounds] == [Confidence(number=4), Confidence(number=8)]


def test_items_that_were_left_out_leave_no_gap() -> None:
    """The third goal follows the first where the second was taken out."""
    plan = draw([drawn("goals.goal", "Third", 3), drawn("goals.goal", "First", 1)])

    assert [goal.goal for goal in plan.goals] == ["First", "Third"]


def test_an_answer_without_item_numbers_is_the_first_item() -> None:
    """A flow that asks for one goal only needs no repeat."""
    assert [goal.goal for goal in draw([drawn("goals.goal", "Only")]).goals] == ["Only"]


def test_thoughts_and_questions_put_off_are_gathered() -> None:
    """One after the other, as they came."""
    plan = draw([drawn("thoughts", "The bus"), drawn("not_today", "ahead/start"), drawn("thoughts", "The cat")])

    assert plan.thoughts == ("The bus", "The cat")
    assert plan.not_today == ("ahead/start",)


def test_an_agreement_has_its_day() -> None:
    """The day on which it was said."""
    assert draw([drawn("agreements.person", "mostly")]).agreements.person == Dated(answer="mostly", on=DAY)
    assert draw([drawn("taking_part", "yes_please")]).taking_part == Dated(answer="yes_please", on=DAY)


def test_people_days_scales_and_looks_keep_their_shape() -> None:
    """As answers hold them."""
    plan = draw(
        [
            drawn("people_here", [{"name": "Maya", "who": "sister", "contact": ""}]),
            drawn("review.on", {"on": "2027-05-22", "said": "in 6 months"}),
            drawn("goals.importance", 1),
            drawn("goals.by_when", {"option": "soon"}),
            drawn("goals.actions.rounds.confidence", "very_sure"),
            drawn("areas.look", {"physical": "talk"}),
            drawn("sharing.may_see", ["family"]),
        ]
    )

    assert plan.people_here == (SomeoneNamed(name="Maya", who="sister"),)
    assert plan.review.on == When(on=date(2027, 5, 22), said="in 6 months")
    assert plan.goals[0].importance == Importance(number=1)
    assert plan.goals[0].by_when == When(option="soon")
    assert plan.goals[0].actions[0].confidence == Confidence(words="very_sure")
    assert plan.areas.look == {"physical": "talk"}
    assert plan.sharing.may_see == ("family",)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("goals.importance", 0),
        ("goals.importance", 11),
        ("goals.importance", "very_sure"),
        ("goals.actions.rounds.confidence", "most"),
        ("goals.actions.rounds.confidence", 1.5),
        ("goals.keeping", "something_else"),
        ("nowhere", "x"),
        ("person.nickname", "x"),
        ("review.on", {"on": "the 40th"}),
    ],
)
def test_a_plan_takes_in_nothing_that_is_not_of_it(place: str, value: Any) -> None:
    """The two scales are two types, and unknown places are refused."""
    with pytest.raises(ValueError, match="validation error"):
        draw([drawn(place, value)])


def test_a_scale_says_its_number_or_its_words() -> None:
    """And a whole one is taken as it is."""
    assert part_of(Confidence, {"number": 7}) == part_of(Confidence, 7) == Confidence(number=7)
    assert part_of(Importance, "most") == Importance(words="most")
    assert part_of(Importance, Importance(number=1)) == Importance(number=1)


def test_the_step_agreed_is_the_newest_smaller_one() -> None:
    """And when it is to be done is said of that step."""
    first = ConfidenceRound(confidence=Confidence(number=3), new_step="To the gate", new_when=When(said="Monday"))
    second = ConfidenceRound(confidence=Confidence(number=8))
    action = Action(what="To the shop", when=When(said="Tuesday"))
    changed = Action(what="To the shop", when=When(said="Tuesday"), rounds=(first, second))

    assert (action.agreed, action.agreed_when) == ("To the shop", When(said="Tuesday"))
    assert (changed.agreed, changed.agreed_when) == ("To the gate", When(said="Monday"))


def test_the_confidence_is_that_in_the_step_as_it_stands() -> None:
    """None where it was changed and not asked again."""
    low = ConfidenceRound(confidence=Confidence(number=3), new_step="To the gate")
    sure = ConfidenceRound(confidence=Confidence(number=8))

    assert Action(what="To the shop").confidence is None
    assert Action(what="To the shop", rounds=(low,)).confidence is None
    assert Action(what="To the shop", rounds=(low, sure)).confidence == Confidence(number=8)


@pytest.mark.parametrize(("what_now", "another"), [("another_action", True), ("smaller_step", False)])
def test_another_step_is_told_from_a_smaller_one(what_now: str, another: bool) -> None:
    """What was said of the first step may not hold for another."""
    turn = part_of(ConfidenceRound, {"what_now": what_now, "new_step": "Sing"})

    assert Action(what="Walk", rounds=(turn,)).is_another is another
    assert not Action(what="Walk").is_another


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("person.name", str),
        ("goals.actions.rounds.confidence", Confidence),
        ("goals.importance", Importance),
        ("review.on", When),
        ("people_here", tuple[SomeoneNamed, ...]),
        ("areas.physical.words", str),
        ("areas.phisical.words", None),
        ("person.name.first", None),
        ("", None),
        ("goals.", None),
    ],
)
def test_a_place_has_the_type_of_what_fills_it(place: str, kind: Any) -> None:
    """None where there is no such place."""
    found = place_type(place)

    assert found == kind


def test_every_place_has_a_type() -> None:
    """And each is listed once."""
    known = places()

    assert len(known) == len(set(known))
    assert all(place_type(place) is not None for place in known)
    assert {"goals.actions.rounds.confidence", "ahead.amber.call", "areas.look"} <= set(known)


ANSWERS = st.one_of(
    st.builds(drawn, st.sampled_from(WORD_PLACES), st.text()),
    st.builds(drawn, st.just("goals.goal"), st.text(), st.integers(1, 6)),
    st.builds(drawn, st.just("goals.actions.what"), st.text(), st.integers(1, 6), st.integers(1, 8)),
    st.builds(
        drawn,
        st.just("goals.actions.rounds.confidence"),
        st.integers(1, 10),
        st.integers(1, 6),
        st.integers(1, 8),
        st.integers(1, 3),
    ),
    st.builds(drawn, st.just("thoughts"), st.text()),
)


@given(st.lists(ANSWERS, max_size=20))
def test_any_answers_make_a_plan_that_survives_being_kept(answers: list[Drawn]) -> None:
    """As JSON and back, it is the very same plan."""
    plan = draw(answers)

    assert checked_plan(as_json_data(plan)) == plan
    assert checked_plan(json.loads(json_of_plan(plan))) == plan


@given(st.lists(ANSWERS, max_size=20))
def test_the_last_answer_to_each_place_is_all_that_counts(answers: list[Drawn]) -> None:
    """What was said before and changed leaves no trace in the plan."""
    newest = {(one.place, one.items): one for one in answers if one.place != "thoughts"}
    thoughts = [one for one in answers if one.place == "thoughts"]

    assert draw([*newest.values(), *thoughts]) == draw(answers)


@given(
    st.permutations([drawn("goals.goal", "A", 1), drawn("goals.goal", "B", 2), drawn("goals.actions.what", "C", 2, 1)])
)
def test_the_order_of_answering_does_not_matter(answers: list[Drawn]) -> None:
    """Any order is fine."""
    plan = draw(answers)

    assert [(goal.goal, [action.what for action in goal.actions]) for goal in plan.goals] == [("A", []), ("B", ["C"])]
