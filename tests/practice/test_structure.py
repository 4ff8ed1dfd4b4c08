"""Which parts of the talk were reached, in what order, and how."""

from __future__ import annotations

from typing import get_args

import pytest

from assistant.practice.feedback.structure import Part, PartName, low_and_left, structure
from tests.practice.by_hand import ANN, OPEN, Turn, talk, tells

GOAL = Turn(keys=["goal.first goal"], told=["goal"])
STEP = Turn(keys=["step.first dig"], told=["step:dig"])
OFFERED = Turn(keys=["ahead.offered"], told=["ahead:offered"])
PUSHED = Turn(keys=["ahead.pushed"])


def sure(number: int) -> Turn:
    """A turn to which they say how sure they are."""
    return Turn(keys=["says.how_sure"], sure=number)


def part(name: PartName, *turns: Turn) -> Part:
    """One part of the structure of a talk."""
    [found] = [one for one in structure(ANN, talk(*turns)) if one.name == name]
    return found


def test_every_part_is_there_once_and_what_was_not_reached_says_so() -> None:
    """In the order in which a talk mostly has them."""
    found = structure(ANN, [])

    assert [one.name for one in found] == list(get_args(PartName))
    assert {one.at for one in found} == {None}


def test_parts_stand_in_the_order_in_which_they_were_reached() -> None:
    """Not in the order that a book would have; those that were not reached come after them."""
    turns = [OFFERED, GOAL, tells("one"), Turn(keys=["says.agrees"])]
    found = structure(ANN, talk(*turns))

    assert [(one.name, one.at) for one in found[:4]] == [("ahead", 1), ("goal", 2), ("what_matters", 3), ("agree", 4)]
    assert [one.name for one in found[4:]] == ["how_sure", "read_back", "review"]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("agree", "says.agrees"),
        ("read_back", "says.read_back"),
        ("read_back", "says.summed_up"),
        ("review", "agreeing.review"),
    ],
)
def test_some_parts_are_known_by_what_is_answered(name: PartName, key: str) -> None:
    """The first time counts."""
    assert part(name, Turn(), Turn(keys=[key]), Turn(keys=[key])) == Part(name, 2)


def test_agreeing_is_known_by_the_plan_too() -> None:
    """Whatever words they agreed with."""
    assert part("agree", Turn(reached=["welcome/agree"])).at == 1


def test_what_matters_comes_first_or_after_other_things() -> None:
    """A strength told before is no problem; what is told in the same turn came with it."""
    assert part("what_matters", tells("three"), tells("one"), tells("four")) == Part("what_matters", 2, "first")
    assert part("what_matters", tells("four"), tells("one")) == Part("what_matters", 2, "later")
    assert part("what_matters", Turn(told=["four", "one"])).how == "first"
    assert part("what_matters", tells("four")) == Part("what_matters", None)


def test_the_goal_comes_before_a_step_or_after_it() -> None:
    """A step without a goal is said too."""
    assert part("goal", GOAL, STEP) == Part("goal", 1, "step_after")
    assert part("goal", STEP, GOAL) == Part("goal", 2, "step_before")
    assert part("goal", STEP) == Part("goal", None, "step_before")
    assert part("goal", GOAL) == Part("goal", 1, "no_step")


def test_a_number_that_is_high_enough_needs_nothing() -> None:
    """From 6 on."""
    assert part("how_sure", GOAL, sure(6)) == Part("how_sure", 2, "high", 6)


@pytest.mark.parametrize(
    "then", [Turn(keys=["step.doubts dig"]), Turn(keys=["step.helps dig"]), Turn(keys=["step.now_sure dig"]), STEP]
)
def test_a_low_number_is_eased_by_staying_with_it(then: Turn) -> None:
    """What is in the way, what would help, another step."""
    assert part("how_sure", sure(5), Turn(), then) == Part("how_sure", 1, "eased", 5)


def test_a_low_number_is_eased_by_asking_again() -> None:
    """A number that rises shows that something was done; one that stays low was left after all."""
    assert part("how_sure", sure(4), sure(7)) == Part("how_sure", 1, "eased", 4)
    assert part("how_sure", sure(4), sure(3)) == Part("how_sure", 1, "left", 3)


def test_a_low_number_that_is_left_is_known_by_its_place() -> None:
    """What was spoken of before it does not count."""
    turns = talk(Turn(keys=["step.helps dig"]), sure(4), Turn(OPEN))

    assert low_and_left(turns) == [1]
    assert low_and_left(talk(sure(4), Turn(keys=["step.helps dig"]))) == []


def test_planning_ahead_is_calm_where_it_was_offered_and_cold_where_it_came_suddenly() -> None:
    """Once cold is said, whatever came after."""
    early_signs = Turn(keys=["ahead.early_signs"], told=["ahead:early_signs"])

    assert part("ahead", Turn(), OFFERED) == Part("ahead", 2, "calm")
    assert part("ahead", PUSHED, OFFERED) == Part("ahead", 1, "cold")
    assert part("ahead", early_signs) == Part("ahead", 1)
