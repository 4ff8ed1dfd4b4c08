"""What a bundle carries is read back as it was, for every place of the plan and any plan."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import CannotUse
from assistant.fhir.bundle import bundle, bundle_of
from assistant.fhir.reading_back import plan_of
from assistant.fhir.spots import fhir_text
from assistant.plan.drawing import Drawn, draw, place_type
from assistant.plan.model import Plan
from assistant.plan.parts import When
from tests.cases import STORIES, case_of_plan, case_of_story
from tests.fhir.plans import DAY, PLACES, PLANS, depth, drawn_at

NOT_CARRIED = {"format": "it is the form of a plan in this program, and always 1; a bundle has a version of its own"}
"""Places of a plan that a bundle does not hold, each with its reason."""
TOLD = [file for file in STORIES if file.stem in ("mrs_smith", "hard_subjects", "many_tongues", "patient_2_biryani")]


def back(plan: Plan) -> Plan:
    """The plan as it comes back from its bundle."""
    return plan_of(bundle(case_of_plan(plan)))


def test_every_place_is_carried_or_named_with_its_reason() -> None:
    """No place of the plan is forgotten without a word."""
    assert set(PLACES) | set(NOT_CARRIED) == {*PLACES, "format"}
    assert not set(PLACES) & set(NOT_CARRIED)
    assert all(NOT_CARRIED.values())


@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(data=st.data())
def test_what_stands_in_a_place_comes_back(place: str, data: st.DataObject) -> None:
    """Alone in its plan, in whatever form the place can hold."""
    plan = draw([data.draw(drawn_at(place, (1,) * depth(place)))])

    assert plan != Plan()
    assert back(plan) == plan


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(PLANS)
def test_any_plan_comes_back_whole(plan: Plan) -> None:
    """With all its goals, steps and people, in their order."""
    assert back(plan) == plan


@pytest.mark.parametrize("file", TOLD, ids=lambda file: file.stem)
def test_a_plan_that_was_told_comes_back_whole(file: Any) -> None:
    """From a story to a bundle and back."""
    case = case_of_story(file)

    assert plan_of(bundle(case)) == case.plan


def test_an_empty_plan_comes_back_empty() -> None:
    """And there is a bundle for it."""
    assert back(Plan()) == Plan()


@settings(deadline=None)
@given(st.text(max_size=60))
def test_words_lose_only_what_fhir_cannot_hold(words: str) -> None:
    """Spaces of other kinds become plain ones, and what acts on a terminal goes; doing it twice changes nothing."""
    plan = draw([Drawn("what_matters.good_day", (), words, DAY)])

    assert back(plan).what_matters.good_day == fhir_text(words) == fhir_text(fhir_text(words))


@given(st.text(max_size=60).filter(lambda words: words.isascii() and words.isprintable() and words.strip() != ""))
def test_plain_words_lose_nothing(words: str) -> None:
    """Not even a space at the end."""
    assert fhir_text(words) == words


def test_what_others_added_is_left_alone() -> None:
    """A resource or an element that is not ours changes nothing."""
    plan = draw([Drawn("goals.goal", (1,), "Walk to the shop", DAY)])
    made = bundle_of(case_of_plan(plan))
    made["entry"] += [
        {"resource": {"resourceType": "Goal", "id": "theirs", "description": {"id": "goals.goal", "text": "Theirs"}}},
        {"resource": {"resourceType": "Basic", "identifier": {"system": "theirs", "value": "goals#2"}}},
        {"fullUrl": "urn:uuid:nothing"},
    ]
    made["entry"][0]["resource"]["note"] = [{"id": "own-note", "text": "Seen today."}]

    assert plan_of(made) == plan


def test_what_acts_on_a_terminal_is_taken_out_on_the_way_in() -> None:
    """A bundle may come from anywhere."""
    made = bundle_of(case_of_plan(draw([Drawn("person.name", (), "Mary", DAY)])))
    text = json.dumps(made).replace('"text": "Mary"', '"text": "\\u001b[31mMary"')

    assert plan_of(text.encode()).person.name == "Mary"


def test_a_day_that_was_said_keeps_both() -> None:
    """The day for other systems, the words for people."""
    plan = draw([Drawn("review.on", (), {"on": date(2027, 2, 28), "said": "in three months"}, DAY)])

    assert back(plan).review.on == When(on=date(2027, 2, 28), said="in three months")
    assert place_type("review.on") is When


# What cannot be read


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not whole, or it is no FHIR bundle"),
        (b"hello", "not whole, or it is no FHIR bundle"),
        (b"\xff\xfe{", "not whole, or it is no FHIR bundle"),
        (b"[" * 100_000, "not whole, or it is no FHIR bundle"),
        (b'{"resourceType": "Bundle", "entry": [{"resource": ' + b'{"a": ' * 450 + b"1" + b"}" * 452 + b"]}", "."),
        (b"[]", "not a FHIR bundle"),
        (b"7", "not a FHIR bundle"),
        (b'{"resourceType": "Patient"}', "not a FHIR bundle"),
        (b'{"resourceType": "Bundle"}', "holds no plan that What Matters wrote"),
        (b'{"resourceType": "Bundle", "entry": 7}', "holds no plan that What Matters wrote"),
        (b'{"resourceType": "Bundle", "entry": [7, {}, {"resource": 7}]}', "holds no plan that What Matters wrote"),
    ],
)
def test_what_is_no_bundle_of_ours_is_said_in_a_sentence(content: bytes, said: str) -> None:
    """With what to do, where something can be done."""
    with pytest.raises(CannotUse, match=said):
        plan_of(content)


def test_a_bundle_of_another_version_is_not_guessed_at() -> None:
    """It may mean something else by the same words."""
    made = bundle(case_of_plan(Plan())).decode()
    changed = made.replace('fhir/format",\n            "value": "1"', 'fhir/format",\n            "value": "2"')

    assert changed != made
    with pytest.raises(CannotUse, match="another version"):
        plan_of(changed.encode())


WHOLE = bundle(
    case_of_plan(
        draw(
            [
                Drawn("goals.goal", (1,), "Walk", DAY),
                Drawn("goals.status", (1,), "achieved", DAY),
                Drawn("goals.by_when", (1,), {"on": DAY}, DAY),
                Drawn("team.lead", (), [{"name": "Jo", "who": "the nurse", "contact": "01632 960001"}], DAY),
                Drawn("ahead.red.call", (), [{"name": "Maya"}], DAY),
                Drawn("agreements.person", (), "agrees", DAY),
                Drawn("said_too", (), {"place": "goals.goal", "items": (1,), "by": "carer", "words": "Run"}, DAY),
            ]
        )
    )
)


@given(st.integers(0, len(WHOLE) - 3))
def test_a_bundle_that_was_cut_is_never_half_read(length: int) -> None:
    """Wherever it was cut."""
    with pytest.raises(CannotUse, match="not whole"):
        plan_of(WHOLE[:length])


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_bundle_that_was_changed_gives_a_plan_or_a_sentence(data: st.DataObject) -> None:
    """Never anything else."""
    made = json.loads(WHOLE)
    spot: Any = made
    while isinstance(spot, dict | list) and spot:
        keys = list(spot) if isinstance(spot, dict) else list(range(len(spot)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(spot[key], dict | list) or data.draw(st.integers(0, 5)) == 0:
            spot[key] = data.draw(st.sampled_from([None, 7, "x", [], {}, [None], [7], {"id": 7}, "2026-99-99", True]))
            break
        spot = spot[key]
    with suppress(CannotUse):
        assert isinstance(plan_of(made), Plan)
