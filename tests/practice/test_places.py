"""What a person tells in a practice gets its place in the flow of real talks, and nothing else gets in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pytest

from assistant.conversation.turns import Coach
from assistant.drawn import drawn_plan
from assistant.practice.person import Ahead, Area
from tests.practice.by_hand import ANN, Turn, talk
from tests.practice.filling import GOAL, Filling, plan_with

AREAS = get_args(Area)
DIG, SOW = (Turn("A first step?", [f"step.first {one}"], [f"step:{one}"]) for one in ("dig", "sow"))
LOW = Turn("How sure are you?", ["says.how_sure dig"], ["sure:dig"], sure=4)
HELPED = Turn("With a spade?", ["step.now_sure dig"], ["helped:dig"])
SURER = Turn("How sure are you now?", ["says.how_sure dig"], sure=7)


def action(*turns: Turn, number: int = 0) -> dict[str, Any]:
    """An action of the goal, once these things were told after it."""
    found: dict[str, Any] = Filling(GOAL, *turns).drawn["goals"][0]["actions"][number]
    return found


@pytest.mark.parametrize(
    ("fact", "path"),
    [
        ("one", "what_matters/important"),
        ("two", "what_matters/good_day"),
        ("three", "what_matters/strengths"),
        ("four", "areas/social_support"),
        ("five", "what_matters/hopes"),
        ("six", "areas/control"),
        ("ten", "areas/physical"),
    ],
)
@pytest.mark.parametrize("form", ["short", "first", "more", "again"])
def test_a_fact_goes_to_its_kind_or_to_its_area(form: str, fact: str, path: str) -> None:
    """However it is told; worries, unmet needs and plain facts belong to an area of life."""
    filling = Filling(Turn(keys=[f"fact.{form} {fact}"]))
    stage, _, step = path.partition("/")
    found = filling.drawn[stage][step]
    assert filling.reached == [(path,)]
    assert (found["words"] if stage == "areas" else found) == f"Answer 1 on {fact}."


def test_every_area_of_life_has_room() -> None:
    """Once something of it was told, the flow looks at it."""
    facts = {one.area: one.id for one in ANN.facts if one.kind in ("fact", "worry", "unmet")}
    assert set(facts) | {"emotional", "personal", "information"} >= set(AREAS)
    turns = [Turn(keys=[f"fact.first {one}"]) for one in facts.values()]
    assert Filling(*turns).reached == [(f"areas/{area}",) for area in facts]


def test_what_is_told_later_stands_beside_what_was_told_first() -> None:
    """Nothing is lost, and nothing is written twice."""
    filling = Filling(Turn(keys=["fact.first one"]), Turn(keys=["fact.more one"]))
    assert filling.drawn["what_matters"] == {"important": "Answer 1 on one. Answer 2 on one."}


def test_several_things_told_in_one_turn_are_all_there() -> None:
    """Each at its place, in the order in which they were told."""
    filling = Filling(Turn(keys=["says.warms", "fact.first ten", "fact.first one", "fact.more ten"]))
    assert filling.reached == [("areas/physical", "what_matters/important")]
    assert filling.drawn["areas"]["physical"] == {"words": "Answer 1 on ten. Answer 1 on ten."}


def test_to_agree_to_the_talk_is_in_the_plan() -> None:
    """The first time it is said."""
    filling = Filling(Turn("A good time?", ["says.agrees"], ["agree"]), Turn("A good time?", ["says.agrees"]))
    assert filling.reached == [("welcome/agree",), ()]
    assert filling.drawn["taking_part"]["answer"] == "yes_please"


@pytest.mark.parametrize(
    "keys",
    [
        ["says.mm"],
        ["says.agrees"],
        ["fact.holds_back two"],
        ["goal.not_yet goal"],
        ["goal.again goal"],
        ["ahead.offered"],
        ["ahead.pushed"],
        ["upsets rain"],
        ["refuses rain"],
        ["nothing"],
        [],
    ],
)
def test_nothing_else_gets_into_the_plan(keys: list[str]) -> None:
    """What is held back, not yet there, or said in passing."""
    filling = Filling(Turn(keys=keys))
    assert filling.reached == [()]
    assert filling.drawn == Filling().drawn


# The goal and its steps


def test_the_goal_comes_with_how_much_it_matters_and_what_is_behind_it() -> None:
    """The number stands in the person's file."""
    filling = Filling(GOAL, Turn(keys=["goal.more goal"]))
    assert filling.reached == [("goals/goal", "goals/importance"), ("goals/need",)]
    assert filling.drawn["goals"] == (
        {"goal": "Answer 1 on goal.", "need": "Answer 2 on goal.", "importance": {"number": ANN.goal.importance}},
    )


def test_nobody_is_coached_in_a_practice() -> None:
    """What would be met with a coaching line in a real talk is taken as it is said."""
    [one] = talk(GOAL)
    gym = replace(one, lines=(replace(one.lines[0], text="Go to the gym"),))
    plan, reached = plan_with().filled(ANN, frozenset(), gym)
    assert reached == ("goals/goal", "goals/importance")
    assert not isinstance(plan.conversation.turn(plan.record), Coach)
    assert drawn_plan(plan.record).goals[0].goal == "Go to the gym"


def test_a_step_is_an_action_of_the_goal_with_all_that_is_said_of_it() -> None:
    """What stands in the way, what would help, and how sure they are."""
    turns = [DIG, LOW, Turn(keys=["step.doubts dig"]), Turn(keys=["step.helps dig"])]
    found = action(*turns)
    assert (found["what"], found["barrier"], found["support"]) == tuple(f"Answer {at} on dig." for at in (2, 4, 5))
    assert found["confidence"] == {"number": 4}


def test_when_they_will_do_it_is_a_day_where_they_name_one() -> None:
    """Their words stay beside it."""
    [step, promise] = talk(DIG, Turn(keys=["step.again dig"]))
    day = replace(promise, lines=(replace(promise.lines[0], text="Next Wednesday at ten, I will."),))
    plan, _ = Filling(GOAL).plan.filled(ANN, frozenset({"goal"}), step)
    plan, reached = plan.filled(ANN, frozenset({"goal", "step:dig"}), day)
    assert reached == ("goals/when",)
    when = drawn_plan(plan.record).goals[0].actions[0].when
    assert when is not None
    assert when.said


def test_steps_are_actions_in_the_order_in_which_they_were_told() -> None:
    """Whichever comes first in the file; what is said of one never gets into the other."""
    turns = [SOW, Turn(keys=["step.doubts sow"]), DIG, Turn(keys=["step.doubts dig"])]
    assert Filling(GOAL, *turns).plan.steps == ("sow", "dig")
    assert [action(*turns, number=one)["what"] for one in (0, 1)] == ["Answer 2 on sow.", "Answer 4 on dig."]
    assert [action(*turns, number=one)["barrier"] for one in (0, 1)] == ["Answer 3 on sow.", "Answer 5 on dig."]


def test_a_low_number_and_what_helped_are_kept_round_by_round() -> None:
    """Below 6 the flow looks at the step again (handbook 5.2.5)."""
    filling = Filling(GOAL, DIG, LOW, HELPED, SURER)
    assert filling.reached[2:] == [("goals/confidence",), ("goals/what_now", "goals/more_help"), ("goals/confidence",)]
    assert action(DIG, LOW, HELPED, SURER)["rounds"] == (
        {"confidence": {"number": 4}, "what_now": "more_help", "more_help": "Answer 4 on dig."},
        {"confidence": {"number": 7}},
    )


def test_help_and_the_number_after_it_may_come_in_one_turn() -> None:
    """The first number stays in its own round."""
    both = Turn("How sure with a spade?", ["step.now_sure dig", "says.how_sure dig"], ["helped:dig"], sure=7)
    assert [one["confidence"]["number"] for one in action(DIG, LOW, both)["rounds"]] == [4, 7]


def test_the_number_of_a_second_step_is_its_own() -> None:
    """The first one keeps the number that was said of it."""
    low, helped, surer = (
        replace(
            one, keys=[key.replace("dig", "sow") for key in one.keys], told=[t.replace("dig", "sow") for t in one.told]
        )
        for one in (LOW, HELPED, SURER)
    )
    turns = [DIG, LOW, SOW, low, helped, surer]
    assert action(*turns)["confidence"] == {"number": 4}
    assert action(*turns, number=1)["confidence"] == {"number": 7}


def test_after_a_number_that_was_not_low_there_is_one_round() -> None:
    """What helped is support, and the newer number stands."""
    found = action(DIG, replace(LOW, sure=6), HELPED, replace(SURER, sure=9))
    assert (found["support"], found["rounds"]) == ("Answer 4 on dig.", ({"confidence": {"number": 9}},))


def test_help_that_was_found_before_a_number_was_asked_for_is_support() -> None:
    """Beside what they had said would help."""
    found = action(DIG, Turn(keys=["step.helps dig"]), HELPED, LOW)
    assert found["support"] == "Answer 3 on dig. Answer 4 on dig."
    assert found["rounds"] == ({"confidence": {"number": 4}},)


# Harder days, and the end


def test_planning_ahead_has_a_place_for_each_part() -> None:
    """What is told of it first opens that stage of the flow."""
    places = {
        "triggers": "triggers",
        "early_signs": "early_signs",
        "helps": "helps",
        "avoid": "avoid",
        "who": "services",
        "wishes": "future_wishes",
    }
    assert {*places, "offered", "pushed"} == {*Ahead.__dataclass_fields__}
    filling = Filling(*(Turn(keys=[f"ahead.{part}"]) for part in places))
    assert filling.reached == [(f"ahead/{step}",) for step in places.values()]
    assert filling.drawn["ahead"]["helps"] == "Answer 3 on ahead.helps."
    assert filling.drawn["ahead"]["future"] == {"wishes": "Answer 6 on ahead.wishes."}


def test_the_end_has_a_place_for_who_may_see_it_and_that_they_agree() -> None:
    """And for what is kept back."""
    filling = Filling(*(Turn(keys=[f"agreeing.{part}"]) for part in ("agrees", "may_see", "keep_from")))
    assert filling.reached == [("agreeing/person_agrees",), ("agreeing/may_see",), ("agreeing/keep_back",)]
    assert filling.drawn["agreements"]["person"]["answer"] == "agrees"
    assert filling.drawn["sharing"]["keep_back"] == "Answer 3 on agreeing.keep_from."


def test_when_to_look_again_is_not_in_the_plan() -> None:
    """The flow wants a day there, and people name a season."""
    assert Filling(Turn(keys=["agreeing.review"])).reached == [()]
