"""What was said in each talk, at the questions of its form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.content import Content
from assistant.documents.case import Case
from assistant.fhir.form import form
from assistant.fhir.response import responses
from assistant.fhir.spots import plan_spots
from assistant.plan.model import Plan
from assistant.plan.plan_json import checked_plan
from assistant.plan.sources import Source
from tests.cases import STORIES, case_of_plan, case_of_story
from tests.fhir.forms import FLOWS, Item, answers_in, form_of, in_bundle, items_in
from tests.fhir.plans import DAY, PLANS
from tests.fhir.valid import faults, model_faults

_TOLD = [
    file
    for file in STORIES
    if file.stem in ("mrs_smith", "falls_on_the_stairs", "many_tongues", "hard_subjects", "looking_again", "at_home")
    or file.stem
    in ("peer_3_two_am", "patient_1_wardrobe", "practitioner_2_breath", "peer_4_night_shift", "no_thank_you")
]
_VALUES = {
    "boolean": {"valueBoolean"},
    "choice": {"valueCoding"},
    "date": {"valueDate"},
    "integer": {"valueInteger"},
    "open-choice": {"valueCoding", "valueString"},
    "string": {"valueString"},
    "text": {"valueString"},
}


@cache
def _told(file: Path) -> tuple[Case, tuple[Item, ...]]:
    case = case_of_story(file)
    return case, tuple(responses(case))


def _form(response: Item) -> Item:
    flow, _, role = response["questionnaire"].rpartition("/")[2].partition("|")[0].rpartition("-")
    return form_of(flow, role)


def _case(said: dict[str, Any], *sources: Source) -> Case:
    return case_of_plan(checked_plan(said), sources=sources, plan_id="k7f3qd")


def _said(place: str, *items: int, by: str = "person", day: int = 1, flow: str = "discuss") -> Source:
    return Source(place, items, by, date(2026, 11, day), flow)


@pytest.mark.parametrize("file", _TOLD, ids=lambda file: file.stem)
def test_every_response_is_valid_r4(file: Path) -> None:
    """Both the official JSON schema and fhir.resources take each of them."""
    made = in_bundle(*_told(file)[1])
    assert faults(made) == []
    assert model_faults(made) == []


@pytest.mark.parametrize("file", _TOLD, ids=lambda file: file.stem)
def test_what_was_said_in_a_story_fits_its_form(file: Path) -> None:
    """Each item is in the form, in the same groups, in its order, with answers of its type, once unless it repeats."""
    for response in _told(file)[1]:
        _fits(response)


@settings(max_examples=60, deadline=None)
@given(PLANS, st.sampled_from(FLOWS), st.sampled_from(["person", "carer", "practitioner", "peer"]))
def test_whatever_stands_in_a_plan_fits_a_form(plan: Plan, flow: str, by: str) -> None:
    """Of any plan, whoever said it in whichever talk: valid, and at questions of the form."""
    sources = tuple(Source(spot.place, spot.items, by, DAY, flow) for spot in plan_spots(plan))
    made = list(responses(case_of_plan(plan, sources=sources)))
    for response in made:
        _fits(response)
    assert faults(in_bundle(*made)) == []


def _fits(response: Item) -> None:
    asked = {item["linkId"]: (around, item) for around, item in items_in(_form(response)["item"])}
    for around, item in items_in(response["item"]):
        question = asked[item["linkId"]][1]
        assert around == asked[item["linkId"]][0]
        assert item.get("text") == question.get("text")
        for answer in item.get("answer", ()):
            assert set(answer) <= _VALUES[question["type"]]
            _is_offered(answer, question)
        assert len(item.get("answer", ())) <= 1 or question.get("repeats")
        _stand_in_order(item.get("item", ()), list(asked))


def _is_offered(answer: Item, question: Item) -> None:
    if "valueCoding" in answer:
        assert answer["valueCoding"] in [option.get("valueCoding") for option in question["answerOption"]]


def _stand_in_order(inside: Any, order: list[str]) -> None:
    there = [order.index(item["linkId"]) for item in inside]
    assert there == sorted(there)


@pytest.mark.parametrize("file", _TOLD, ids=lambda file: file.stem)
def test_everything_said_in_a_question_of_a_form_is_in_a_response(file: Path) -> None:
    """As often as a place was filled by a talk, its question stands answered in a response to that talk's form."""
    case, made = _told(file)
    for name in {source.flow for source in case.sources}:
        there = [
            item["linkId"]
            for response in made
            if f"/{name}-" in response["questionnaire"]
            for _, item in items_in(response["item"])
        ]
        steps = form(Content(), name).flow.steps.values()
        for source in case.sources:
            if source.flow == name and case.telling.at(source.place, source.items):
                paths = [step.path for step in steps if step.saves == source.place and not step.apart]
                assert any(path in there for path in paths), source


def test_ids_and_bytes_are_the_same_each_time_and_differ_by_plan() -> None:
    """What makes an id is the plan, the flow and the role, and no chance or clock."""
    case = _case({"person": {"name": "Mary"}}, _said("person.name"))
    assert list(responses(case)) == list(responses(case))
    (one,), (other,) = responses(case), responses(replace(case, plan_id="other1"))
    assert one["id"] != other["id"]


def test_what_its_reader_may_not_see_is_not_there() -> None:
    """Neither the words of a part that is kept from the hospital, nor the offer that led to it."""
    said = {
        "what_matters": {"important": "The garden"},
        "ahead": {"crisis": {"signs": "Zebedee shouts"}},
        "sharing": {"limits": [{"who": "hospital", "parts": ["crisis"]}]},
    }
    sources = (_said("what_matters.important"), _said("ahead.crisis.signs"))
    (mine,) = responses(_case(said, *sources))
    assert ("ahead/crisis_offer", "talk_about_it") in answers_in(mine)
    limited = case_of_plan(checked_plan(said), "hospital", sources=sources[:1])
    (theirs,) = responses(limited)
    assert answers_in(theirs) == [("what_matters/important", "The garden")]
    # Even if a source of it were handed on by mistake, there is nothing to say.
    (anyhow,) = responses(replace(limited, sources=sources))
    assert answers_in(anyhow) == [("what_matters/important", "The garden")]


def test_a_talk_that_nothing_is_known_of_has_no_response() -> None:
    """Nor has one of a flow that this service does not have."""
    assert list(responses(_case({"person": {"name": "Mary"}}))) == []
    assert list(responses(_case({"person": {"name": "Mary"}}, _said("person.name", flow="another_flow")))) == []


def test_two_goals_and_their_steps_are_groups_that_repeat() -> None:
    """Each goal has its own group, and each step one inside it."""
    said = {"goals": {1: {"goal": "Walk", "actions": {1: {"what": "Shoes"}, 2: {"what": "Path"}}}, 2: {"goal": "Sing"}}}
    goals_said = (_said("goals.goal", 1), _said("goals.goal", 2))
    (made,) = responses(_case(said, *goals_said, *(_said("goals.actions.what", 1, number) for number in (1, 2))))
    goals = made["item"][0]["item"]
    assert [goal["item"][0]["answer"][0]["valueString"] for goal in goals] == ["Walk", "Sing"]
    steps = [
        item["item"][0]["answer"][0]["valueString"] for item in goals[0]["item"] if item["linkId"] == "goals/actions"
    ]
    assert steps == ["Shoes", "Path"]


def test_choices_that_only_lead_further_are_told_from_what_stands_behind_them() -> None:
    """Topics picked and an offer taken are in no plan; without them a form would hide what was said."""
    said = {"what_matters": {"enjoy": "Bread", "home": "The stairs"}}
    (made,) = responses(
        _case(said, _said("what_matters.enjoy", flow="prepare"), _said("what_matters.home", flow="prepare"))
    )
    topics = [code for link_id, code in answers_in(made) if link_id == "what_matters/topics"]
    assert topics == ["enjoy", "home"]


def test_what_was_prepared_is_shown_in_the_talk_as_known() -> None:
    """It stands in the response to the preparing, and in that to the talk where the talk shows it."""
    said = {"preparing": {"questions": "May I lift?"}, "what_matters": {"important": "Bread"}}
    prepared = _said("preparing.questions", flow="prepare")
    first, second = responses(_case(said, prepared, _said("what_matters.important", day=2)))
    assert answers_in(first) == [("the_talk/questions", "May I lift?")]
    assert answers_in(second) == [
        ("brought/questions", "May I lift?"),
        ("had/prepare", "True"),
        ("what_matters/important", "Bread"),
    ]


def test_each_side_of_a_flow_has_its_own_response() -> None:
    """What a person and a professional prepared stands in two responses, to two forms of the same flow."""
    said = {"preparing": {"questions": "May I lift?"}, "professional": {"history": "Two falls"}}
    theirs = _said("professional.history", by="practitioner", flow="prepare")
    made = {
        response["questionnaire"].rpartition("/")[2]: answers_in(response)
        for response in responses(_case(said, _said("preparing.questions", flow="prepare"), theirs))
    }
    assert made == {
        "prepare-patient|1": [("the_talk/questions", "May I lift?")],
        "prepare-practitioner|1": [("story/history", "Two falls")],
    }


def test_a_review_shows_the_goal_it_looks_at() -> None:
    """The goal of the talk is known in the review, and its status is the review's answer."""
    said = {"goals": {1: {"goal": "Walk", "status": "achieved"}}}
    review = _said("goals.status", 1, day=20, flow="review")
    talk, looked_at = responses(_case(said, _said("goals.goal", 1), review))
    assert answers_in(talk) == [("goals/goal", "Walk")]
    assert answers_in(looked_at) == [("goals/known_goal", "Walk"), ("goals/status", "achieved")]
    assert (talk["authored"], looked_at["authored"]) == ("2026-11-01", "2026-11-20")


def test_a_talk_is_completed_at_its_last_stage_or_by_another_after_it() -> None:
    """Half-way through, a talk is in progress."""
    said = {
        "what_matters": {"important": "Bread"},
        "review": {"on": {"said": "in spring"}},
        "reviewed": {"health": "Well"},
    }
    half = _said("what_matters.important")
    (made,) = responses(_case(said, half))
    assert made["status"] == "in-progress"
    (made,) = responses(_case(said, half, _said("review.on")))
    assert made["status"] == "completed"
    made, _ = responses(_case(said, half, _said("reviewed.health", day=9, flow="review")))
    assert made["status"] == "completed"


def test_references_are_given_by_whoever_builds_the_bundle() -> None:
    """The person is the subject; who said all of it is the source, and nobody is where there were two."""
    said = {"what_matters": {"important": "Bread"}, "review": {"on": {"said": "in spring"}}}
    person, carer = {"reference": "urn:uuid:1"}, {"reference": "urn:uuid:2"}
    givers = {"person": person, "carer": carer}
    by_one = _case(said, _said("what_matters.important", by="carer"), _said("review.on", by="carer"))
    (made,) = responses(by_one, person, givers)
    assert (made["subject"], made["source"]) == (person, carer)
    by_two = _case(said, _said("what_matters.important", by="carer"), _said("review.on"))
    (made,) = responses(by_two, person, givers)
    assert "source" not in made


def test_times_and_scales_keep_both_the_value_and_the_words() -> None:
    """A day with how it was said, an option, own words, a number, and a scale in words."""
    goal = {"goal": "Walk", "importance": 2, "by_when": {"on": "2027-05-22", "said": "in 6 months"}}
    action = {"what": "Shoes", "when": {"option": "soon"}, "rounds": {1: {"confidence": "fairly_sure"}}}
    said = {"goals": {1: {**goal, "actions": {1: action}}}}
    places = (
        *(_said(f"goals.{name}", 1) for name in ("goal", "importance", "by_when")),
        *(_said(f"goals.actions.{name}", 1, 1) for name in ("what", "when")),
        _said("goals.actions.rounds.confidence", 1, 1, 1),
    )
    (made,) = responses(_case(said, *places))
    assert answers_in(made) == [
        ("goals/by_when.on", "2027-05-22"),
        ("goals/by_when.said", "in 6 months"),
        ("goals/confidence.words", "fairly_sure"),
        ("goals/goal", "Walk"),
        ("goals/importance.number", "2"),
        ("goals/what", "Shoes"),
        ("goals/when.said", "soon"),
    ]


def test_people_are_groups_and_support_is_named() -> None:
    """Somebody has a name, who they are and how to reach them; of support that was chosen the name is enough."""
    maya = {"name": "Maya", "who": "my sister", "contact": "07700 900123"}
    group = {"name": "A walking group", "who": "Tuesdays", "contact": ""}
    said = {"people_here": [maya, {"name": "Joe"}], "goals": {1: {"goal": "Walk", "ways": [group]}}}
    (made,) = responses(_case(said, _said("people_here"), _said("goals.goal", 1), _said("goals.ways", 1)))
    assert answers_in(made) == [
        ("goals/goal", "Walk"),
        ("goals/see_ideas", "yes"),
        ("goals/ways", "A walking group"),
        ("welcome/who_is_here.contact", "07700 900123"),
        ("welcome/who_is_here.name", "Joe"),
        ("welcome/who_is_here.name", "Maya"),
        ("welcome/who_is_here.who", "my sister"),
    ]
    assert [item["linkId"] for item in made["item"][0]["item"]] == ["welcome/who_is_here"] * 2
