"""The debrief says what they carried, what was found and what reached the plan, and counts only what is enough."""

from __future__ import annotations

from typing import get_args

import pytest

from assistant.practice.feedback.counts import FEWEST_TURNS, Counts, count
from assistant.practice.feedback.debrief import Carried, debrief
from assistant.practice.person import Area
from tests.practice.by_hand import ANN, CLOSED, OPEN, TELL, Turn, talk, tells

IMPORTANT = "what_matters/important"


def carried(piece: str, *turns: Turn, reached_plan: tuple[str, ...] = (IMPORTANT,)) -> Carried:
    """What became of one thing they carried."""
    [found] = [one for one in debrief(ANN, talk(*turns), reached_plan).carried if one.id == piece]
    return found


def test_all_they_carried_is_there_once_with_the_goal_first_and_by_area() -> None:
    """Also what nobody found: that is the point of it."""
    found = debrief(ANN, talk(Turn()), ()).carried
    places = [one.place for one in found]

    assert [found[0].id, found[0].words] == ["goal", ANN.goal.goal]
    assert {one.id for one in found[1:]} == {fact.id for fact in ANN.facts}
    assert len(found) == len(ANN.facts) + 1
    assert list(dict.fromkeys(places)) == ["goal", *get_args(Area)]
    assert places[1:] == sorted(places[1:], key=get_args(Area).index)


def test_what_was_told_is_found_in_the_turn_that_told_it() -> None:
    """The first time counts."""
    assert carried("one", Turn(), tells("one"), Turn(keys=["fact.again one"])).found_at == 2
    assert carried("goal", Turn(), Turn(keys=["goal.first goal"], told=["goal"])).found_at == 2
    assert carried("two", Turn(), tells("one")).found_at is None


def test_a_few_words_of_something_are_a_hint_until_it_is_told() -> None:
    """A yes-or-no question gets a short answer: that is more than nothing, and it is not the thing itself."""
    short = Turn(CLOSED, ["fact.short one"])

    assert (carried("one", short).hinted_at, carried("one", short).found_at) == (1, None)
    assert (carried("one", short, tells("one")).hinted_at, carried("one", short, tells("one")).found_at) == (None, 2)


def test_what_was_told_reached_the_plan_where_that_turn_filled_a_step_that_still_holds() -> None:
    """A step that was filled and then emptied again is not in the plan."""
    filled = tells("one", reached=[IMPORTANT])

    assert carried("one", filled).in_plan
    assert not carried("one", filled, reached_plan=()).in_plan
    assert not carried("one", tells("one")).in_plan
    assert not carried("two", filled).in_plan


def test_what_is_told_again_may_reach_the_plan_then() -> None:
    """It is often first heard before the talk has come to its place."""
    again = Turn(keys=["fact.again one"], reached=[IMPORTANT])
    held_back = Turn(keys=["fact.holds_back one"], reached=[IMPORTANT])

    assert carried("one", tells("one"), again).in_plan
    assert not carried("one", tells("one"), held_back).in_plan


def test_what_is_guarded_and_what_fits_no_service_is_marked() -> None:
    """As in the person's file."""
    assert [carried(name, Turn()).guarded for name in ("one", "two", "three")] == [1, 2, 3]
    assert [carried(name, Turn()).unmet for name in ("five", "six")] == [False, True]


@pytest.mark.parametrize("turns", [0, 1, FEWEST_TURNS - 1])
def test_fewer_than_ten_turns_are_not_counted(turns: int) -> None:
    """Too few say nothing."""
    assert debrief(ANN, talk(*[Turn()] * turns), ()).counts is None


def test_ten_turns_are_counted() -> None:
    """From there on the counts are shown."""
    assert debrief(ANN, talk(*[Turn()] * FEWEST_TURNS), ()).counts == count(talk(*[Turn()] * FEWEST_TURNS))


def test_the_counts_are_numbers_of_turns_by_their_form() -> None:
    """A silence is a turn; telling that was asked for, or that came after asking first, is not counted."""
    said_back = Turn("You feel worn out, and you miss him.")
    turns = [Turn(OPEN), Turn(CLOSED), Turn(CLOSED), said_back, Turn(""), Turn(TELL)]
    polite = [Turn(TELL, asked_first=True), Turn(TELL, was_asked=True)]

    assert count(talk(*turns, *polite, greeting="I am worn out since he died.")) == Counts(
        turns=8, listened=1, asked_open=1, asked_closed=2, told_unasked=1, silences=1, longest=8
    )


def test_advice_put_as_a_question_tells() -> None:
    """The question mark does not ask whether it is wanted."""
    assert count(talk(Turn("Have you thought about a stair lift?"))).told_unasked == 1


def test_an_empty_practice_has_a_debrief() -> None:
    """Nothing was said, so nothing was found, counted or lost."""
    empty = debrief(ANN, [], ())

    assert (empty.exchanges, empty.counts, empty.moments) == ((), None, ())
    assert not any(one.found_at or one.in_plan for one in empty.carried)
    assert not any(part.at for part in empty.structure)
