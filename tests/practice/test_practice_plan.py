"""A practice has the flow of real talks: what could be said goes on with what was told, and nothing is ever kept."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from assistant.drawn import drawn_plan
from assistant.practice.exchange import Exchange
from assistant.practice.person import Area
from assistant.practice.places import ASKED, is_asked
from assistant.practice.practice_plan import NEVER_KEPT
from tests.practice.by_hand import ANN, Turn, talk
from tests.practice.filling import GOAL, Filling, plan_with
from tests.talking import our_discuss, small

AREAS = get_args(Area)
SMALL_FLOW = """\
flow: discuss
version: 1
title: Small
stages:
  - id: around
    title: Around it
    steps:
      - {id: weather, kind: text, saves: what_matters.hopes}
  - id: what_matters
    title: What matters
    steps:
      - {id: important, kind: text, saves: what_matters.important}
      - {id: news, kind: tell}
"""


def prompted(prompt: str, said: str) -> Exchange:
    """A turn that says something, where the flow offered to say something."""
    [one] = talk(Turn(said, ["says.mm"]))
    return replace(one, prompt=prompt)


# At the beginning


def test_it_begins_at_the_first_question_and_knows_the_name() -> None:
    """Nobody has to ask what they are called."""
    plan = plan_with()
    assert drawn_plan(plan.record).person.name == "Ann"
    assert plan.record.talks[-1].place == "welcome/hello"
    assert plan.prompt().ask
    assert plan.stage == "Welcome"
    assert not plan.is_at_end


def test_it_is_in_memory_only() -> None:
    """Its id is one that no store gives, and so is that of all that becomes of it."""
    assert plan_with().record.id == NEVER_KEPT == "practice"
    assert Filling(GOAL).plan.record.id == NEVER_KEPT


def test_what_was_there_before_stays_as_it_was() -> None:
    """So that a practice can be gone back in."""
    before = plan_with()
    after = Filling(GOAL, plan=before).plan
    assert before == plan_with()
    assert after != before
    assert before.another_prompt() != before


# What could be said goes on


def test_what_could_be_said_goes_on_with_what_was_told() -> None:
    """From the place that was filled."""
    before = plan_with().prompt()
    filling = Filling(Turn(keys=["fact.first one"]))
    assert filling.place == "what_matters/good_day"
    assert filling.plan.prompt() != before


def test_what_could_be_said_stays_where_nothing_was_told() -> None:
    """However often something else is said."""
    turns = [Turn(keys=["fact.first one"]), Turn(keys=["says.mm"]), Turn(keys=["fact.holds_back two"])]
    assert Filling(*turns).place == "what_matters/good_day"


def test_what_only_opens_the_talk_is_passed_with_the_first_words() -> None:
    """Whatever they are; silence is no beginning."""
    assert Filling(Turn("")).place == "welcome/hello"
    assert Filling(Turn("Good morning.")).place == "welcome/agree"


@pytest.mark.parametrize(
    ("prompt", "said", "passes"),
    [
        ("What would you like to do?", "What would you like to do?", True),
        ("What would you like to do?", "so WHAT would you like to do? Today", True),
        ("What would you like to do?", "What would you like to eat?", True),
        ("What would you like to do?", "What is it?", False),
        ("What would you like to do?", "", False),
        ("", "What would you like to do?", False),
    ],
)
def test_saying_what_could_be_said_passes_it(prompt: str, said: str, passes: bool) -> None:
    """More or less word for word, though nothing was told; an empty prompt is no match for anything."""
    plan = Filling(Turn(keys=["fact.first one"])).plan
    after, reached = plan.filled(ANN, frozenset(), prompted(prompt, said))
    assert reached == ()
    assert (after != plan) == passes


def test_every_place_that_is_asked_is_in_the_flow() -> None:
    """A step that was renamed would not be stopped at."""
    assert set(our_discuss().flow.steps) >= ASKED
    assert all(f"areas/{area}" in our_discuss().flow.steps for area in AREAS)
    assert is_asked("areas/physical_easier")
    assert not is_asked("arrangements/any_help")


def test_passing_over_what_could_be_said_leads_through_the_whole_talk() -> None:
    """Only to what can be asked here; at the end there is nothing left to say, and it stays there."""
    plan, places, stages = plan_with(), list[str](), list[str]()
    while not plan.is_at_end:
        places.append(plan.record.talks[-1].place.partition("#")[0])
        stages.append(plan.stage)
        assert plan.prompt().ask
        plan = plan.another_prompt()
    assert all(map(is_asked, places))
    assert (places[0], len(set(places))) == ("welcome/hello", len(places))
    assert stages[-1] == "Sharing, agreeing, looking again"
    assert (plan.prompt().ask, plan.another_prompt()) == ("", plan)


def test_a_plan_with_something_in_it_is_read_back_on_the_way() -> None:
    """Stage by stage, as in a real talk."""
    plan, places = Filling(Turn(keys=["fact.first one"]), GOAL).plan, set[str]()
    while not plan.is_at_end:
        places.add(plan.record.talks[-1].place)
        plan = plan.another_prompt()
    assert any(place.startswith("read_back/") for place in places)


def test_another_flow_takes_what_it_has_room_for() -> None:
    """One without our first questions, and without most of our places; what it tells can only be passed over."""
    plan = plan_with(conversation=small(SMALL_FLOW))
    assert plan.record.talks[-1].place == "what_matters/important"
    filling = Filling(GOAL, Turn(keys=["fact.first one", "fact.first ten"]), plan=plan)
    assert filling.reached == [(), ("what_matters/important",)]
    assert filling.plan.is_at_end
    assert drawn_plan(filling.plan.record).what_matters.important == "Answer 2 on one."
