"""Moments worth another try: something was lost in them, they are few, and they stand apart."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.practice.feedback.moments import MOST, moments
from tests.practice.by_hand import ANN, CLOSED, OPEN, TELL, Turn, talk, tells

ELSEWHERE = "What do you have for breakfast?"
ADVICE = Turn(TELL, ["says.told_again"], shut=True)
HELD_BACK = Turn(CLOSED, ["fact.holds_back three"])
COLD = Turn("What would you want if you were dying?", ["ahead.pushed"])
LOW = Turn("How sure are you?", ["says.how_sure"], sure=4)
RUDE = Turn("Nonsense, that is silly.", ["says.rude"])
WORRY = tells("four")
PASSED_BY = tells("one", ELSEWHERE)


def found(*turns: Turn) -> list[tuple[int, str]]:
    """The moments of a practice: the turn to start again from, and what was lost there."""
    return [(one.number, one.why) for one in moments(ANN, talk(*turns))]


def test_a_good_talk_and_an_empty_one_have_none() -> None:
    """Nothing was lost."""
    assert found() == []
    assert found(tells("one"), tells("two"), Turn("", ["says.silence"])) == []


def test_advice_that_closed_them_up_is_one() -> None:
    """The turn in which it happened, once: they were closed before the next."""
    assert found(Turn(), Turn(TELL, ["says.advised"]), ADVICE, ADVICE) == [(3, "advice")]


def test_other_advice_is_one_where_nothing_more_telling_is_left() -> None:
    """A shrug is enough of an answer; where they took it well, nothing is said."""
    shrugged = Turn(TELL, ["says.advised"])

    assert found(*[shrugged] * 5, ADVICE, ADVICE) == [(6, "advice"), (1, "unasked")]
    assert found(shrugged, *[Turn()] * 2, COLD) == [(4, "cold"), (1, "unasked")]
    assert found(Turn(TELL, ["says.informed"])) == []


def test_telling_after_asking_first_is_none() -> None:
    """Nor is what they asked for themselves."""
    for polite in (Turn(TELL, shut=True, asked_first=True), Turn(TELL, shut=True, was_asked=True)):
        assert found(polite) == []


@pytest.mark.parametrize("key", ["says.rude", "upsets rain"])
def test_words_that_hurt_are_one(key: str) -> None:
    """Rudeness, and what is sore for this person; also where they close up at it."""
    assert found(Turn(), Turn("Nonsense.", [key])) == [(2, "hurt")]
    assert found(Turn(), Turn(TELL, [key], shut=True)) == [(2, "hurt")]


def test_something_kept_in_by_a_closed_question_is_one() -> None:
    """It says what it was; an open question that met the same was worth asking."""
    [moment] = moments(ANN, talk(Turn(), HELD_BACK))

    assert (moment.number, moment.why, moment.about) == (2, "held_back", "Fact three")
    assert found(Turn(), Turn(OPEN, ["fact.holds_back three"])) == []


def test_what_was_told_later_was_not_lost() -> None:
    """The helper has made it good already."""
    assert found(HELD_BACK, Turn(), tells("three")) == []


def test_a_worry_passed_by_is_one_and_starts_again_at_the_turn_that_passed_it() -> None:
    """What they had said stands before that turn."""
    [moment] = moments(ANN, talk(WORRY, PASSED_BY))

    assert (moment.number, moment.why, moment.about) == (2, "passed_by", "Fact four")
    assert moment.exchange.heard == "Answer 1 on four."


@pytest.mark.parametrize(
    "offered",
    [
        tells("three"),
        Turn(keys=["goal.first goal"], told=["goal"]),
        Turn(keys=["ahead.early_signs"], told=["ahead:early_signs"]),
    ],
)
def test_a_strength_a_goal_and_an_early_sign_can_be_passed_by(offered: Turn) -> None:
    """A plain fact is not weighty enough for that."""
    assert found(offered, PASSED_BY) == [(2, "passed_by")]
    assert found(tells("seven"), PASSED_BY) == []


def test_telling_over_what_is_dear_to_them_passes_it_by() -> None:
    """Whatever they answer to it; to ask on from what matters does not."""
    assert found(WORRY, Turn(TELL, ["says.advised"])) == [(2, "passed_by")]
    assert found(tells("one"), Turn(TELL, ["says.off_topic"])) == [(2, "passed_by")]
    assert found(tells("one"), tells("seven", ELSEWHERE)) == []


@pytest.mark.parametrize(
    "taken_up",
    [
        Turn("So four is on your mind.", ["fact.first one"]),
        Turn("What else?", ["fact.more four"]),
        Turn("", ["fact.first one"]),
        Turn("mm", ["fact.first one"]),
        Turn("What else?", ["says.not_followed"]),
    ],
)
def test_a_worry_taken_up_waited_for_or_met_by_an_unsure_turn_is_not_passed_by(taken_up: Turn) -> None:
    """Words said back, going into it, a silence and a nod all stay with it; where it is not sure, nothing is said."""
    assert found(WORRY, taken_up) == []


def test_what_was_come_back_to_was_not_passed_by() -> None:
    """Later is soon enough; a step is about the goal."""
    assert found(WORRY, PASSED_BY, Turn(), Turn(keys=["fact.again four"])) == []
    assert found(Turn(told=["goal"]), PASSED_BY, Turn(keys=["step.first dig"])) == []


def test_a_low_number_that_was_left_is_one_at_the_turn_after_it() -> None:
    """There the talk moved on; where it ended, it is the turn that asked."""
    assert found(LOW, Turn()) == [(2, "low_number")]
    assert found(Turn(), LOW) == [(2, "low_number")]
    assert found(LOW, Turn(), Turn(keys=["step.helps dig"])) == []


def test_planning_ahead_that_came_coldly_is_one() -> None:
    """They say so themselves."""
    assert found(Turn(), COLD) == [(2, "cold")]


def test_the_most_telling_stands_first_and_there_are_three_at_most() -> None:
    """One of each kind before a second of any."""
    apart = [Turn()] * 2
    turns = (*(COLD, *apart), *(HELD_BACK, *apart), *(HELD_BACK, *apart), *(RUDE, *apart), ADVICE)

    assert found(*turns) == [(13, "advice"), (10, "hurt"), (4, "held_back")]
    assert found(COLD, *apart, HELD_BACK, *apart, HELD_BACK) == [(4, "held_back"), (1, "cold"), (7, "held_back")]


def test_two_moments_never_stand_within_two_turns() -> None:
    """Of near ones the more telling stays."""
    assert found(HELD_BACK, Turn(), ADVICE) == [(3, "advice")]
    assert found(HELD_BACK, Turn(), Turn(), ADVICE) == [(4, "advice"), (1, "held_back")]


@given(st.lists(st.sampled_from([ADVICE, HELD_BACK, COLD, LOW, RUDE, WORRY, PASSED_BY, Turn()]), max_size=14))
def test_however_a_talk_goes_moments_are_few_and_apart(turns: list[Turn]) -> None:
    """And each is a turn of that talk."""
    numbers = sorted(number for number, _ in found(*turns))

    assert len(numbers) <= MOST
    assert all(1 <= number <= len(turns) for number in numbers)
    assert all(later - before > 2 for before, later in pairwise(numbers))
