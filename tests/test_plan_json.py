"""A plan as JSON: every part in its order, then what is worked out; it comes back whole, and nothing else does."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic_core import to_json

from assistant.checker import types_in
from assistant.plan.goals import Action, ConfidenceRound, Goal
from assistant.plan.life import Areas, Person
from assistant.plan.model import Plan
from assistant.plan.parts import Confidence, Dated, Importance, Part, SomeoneNamed, When
from assistant.plan.plan_json import as_json_data, as_mappings, checked_plan, json_of_plan
from assistant.storage.safe_file import as_json
from tests.cases import STORIES, case_of_story

LOW = ConfidenceRound(confidence=Confidence(number=3), new_step="To the gate", new_when=When(said="Monday"))
WALK = Action(what="To the shop", when=When(on=date(2026, 11, 23)), rounds=(LOW,))
AGREED = Dated(answer="yes_please", on=date(2026, 11, 22))
TOLD = Plan(taking_part=AGREED, goals=(Goal(goal="Get out", actions=(WALK,)),))


def parts_and_keys(part: Part, written: dict[str, Any]) -> Iterator[tuple[Part, list[str]]]:
    """Each part inside one, with the keys that were written for it, in their order."""
    yield part, list(written)
    for name in written:
        inside, kept = getattr(part, name), written[name]
        for one, keys in zip(inside, kept, strict=True) if isinstance(inside, tuple) else [(inside, kept)]:
            if isinstance(one, Part):
                yield from parts_and_keys(one, keys)


@pytest.mark.parametrize("file", STORIES, ids=lambda file: f"{file.parent.stem}-{file.stem}")
def test_every_part_of_every_story_is_written_in_the_order_in_which_it_is_defined(file: Path) -> None:
    """What is worked out comes last; and as one it comes back whole."""
    plan = case_of_story(file).plan
    written = json.loads(json_of_plan(plan))

    for part, keys in parts_and_keys(plan, written):
        kind: type = type(part)
        assert keys == [*types_in(kind), *part.WORKED_OUT]
    assert as_json_data(plan) == written
    assert as_json({"plan": plan}) == b'{"plan":%b}' % json_of_plan(plan)
    assert checked_plan(written) == checked_plan(as_mappings(plan)) == plan


def test_what_is_worked_out_is_written_after_all_else() -> None:
    """For other programs, which need not know how."""
    written = as_json_data(TOLD)
    [action] = written["goals"][0]["actions"]

    assert list(written)[:3] == ["format", "person", "taking_part"]
    assert list(written)[-2:] == ["said_too", "offer_status"]
    assert list(action)[-4:] == ["changed_to", "agreed", "agreed_when", "confidence"]
    assert list(action)[:3] == ["what", "who", "who_name"]
    assert written["offer_status"] == "03"
    assert (action["agreed"], action["agreed_when"]) == ("To the gate", {"on": None, "said": "Monday", "option": ""})


def test_days_are_written_as_text_and_words_as_they_are() -> None:
    """In JSON without spaces, or with a line for each part."""
    assert b'"taking_part":{"answer":"yes_please","on":"2026-11-22"}' in json_of_plan(TOLD)
    assert json_of_plan(TOLD, indent=1).startswith(b'{\n "format": 1,\n "person": {\n  "name": "",\n')
    assert "Żółć 👩‍👩‍👧".encode() in json_of_plan(Plan(person=Person(name="Żółć 👩‍👩‍👧")))


def test_a_part_alone_is_written_as_it_is_in_a_plan() -> None:
    """Wherever it stands."""
    assert json.loads(to_json([WALK])) == as_json_data(TOLD)["goals"][0]["actions"]


def test_mappings_of_a_plan_hold_its_values_and_are_the_callers_own() -> None:
    """Days stay days, and taking something out leaves the plan as it was."""
    plan = Plan(areas=Areas(look={"physical": "talk"}), review=TOLD.review.changed(on=When(on=date(2027, 5, 22))))
    found = as_mappings(plan)
    found["areas"]["look"].clear()

    assert found["review"]["on"]["on"] == date(2027, 5, 22)
    assert plan.areas.look == {"physical": "talk"}


@pytest.mark.parametrize(
    "raw",
    [
        {"unknown": 1},
        {"format": 2},
        {"person": {"nickname": "x"}},
        {"person": {"name": 7}},
        {"person": None},
        {"taking_part": {"answer": "yes"}},
        {"taking_part": {"answer": "yes", "on": "soon"}},
        {"taking_part": {"answer": "yes", "on": "2026-11-22", "offer_status": "01"}},
        {"goals": [{"importance": {"number": 0}}]},
        {"goals": [{"importance": {"number": 11}}]},
        {"goals": [{"importance": {"words": "very_sure"}}]},
        {"goals": [{"importance": 7.5}]},
        {"goals": [{"actions": [{"went": "well"}]}]},
        {"goals": {"goal": "x"}},
        {"areas": {"look": {"physical": "bad"}}},
        {"thoughts": "a thought"},
        {"said_too": [{"place": "goals.goal", "by": "carer"}]},
        ["person"],
        None,
    ],
    ids=str,
)
def test_what_is_no_plan_is_refused(raw: Any) -> None:
    """Unknown parts, wrong kinds, and values that cannot be."""
    with pytest.raises(ValueError, match="validation error"):
        checked_plan(raw)


@pytest.mark.parametrize(
    ("raw", "scale"),
    [
        (7, Importance(number=7)),
        (True, Importance(number=1)),
        ("most", Importance(words="most")),
        ({"number": "7"}, Importance(number=7)),
        ({"number": 7.0, "words": "less"}, Importance(number=7, words="less")),
        (Importance(number=1), Importance(number=1)),
        (None, None),
    ],
    ids=str,
)
def test_a_scale_is_taken_from_a_number_a_word_or_what_was_kept(raw: Any, scale: Importance | None) -> None:
    """As an answer gives it, as it is kept, or made already."""
    assert checked_plan({"goals": [{"importance": raw}]}).goals[0].importance == scale


def test_items_by_their_numbers_are_taken_in_their_order() -> None:
    """As answers give them."""
    plan = checked_plan({"goals": {3: {"goal": "C"}, 1: {"goal": "A", "actions": {2: WALK, 1: {"what": "Sit"}}}}})

    assert [goal.goal for goal in plan.goals] == ["A", "C"]
    assert [action.what for action in plan.goals[0].actions] == ["Sit", "To the shop"]


def test_nothing_in_a_plan_changes_in_place() -> None:
    """A change makes another plan, and equal plans are equal in a set."""
    other = TOLD.changed(person=Person(name="Mary"))

    assert (TOLD.person.name, other.person.name, other.goals) == ("", "Mary", TOLD.goals)
    with pytest.raises(FrozenInstanceError):
        TOLD.person = Person()  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del WALK.what
    assert len({SomeoneNamed(name="Ann"), SomeoneNamed(name="Ann"), SomeoneNamed(name="Bob")}) == 2
    assert When(said="x") != Confidence()
    assert repr(When(said="soon")) == "When(on=None, said='soon', option='')"


def test_a_part_is_made_of_what_it_has_and_of_all_that_it_needs() -> None:
    """By name; what it does not have is a mistake."""
    with pytest.raises(TypeError, match="Person has no nickname"):
        Person(nickname="x")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="name has to be given"):
        SomeoneNamed(who="x")  # type: ignore[call-arg]


def test_drawing_keeping_and_showing_a_plan_needs_no_models() -> None:
    """Pydantic's core alone checks and writes: its models would take most of the time and memory of a first save."""
    code = """
import sys
from datetime import UTC, datetime
from assistant.content import Content
from assistant.documents.case import Case
from assistant.documents.plain_english import plain_english
from assistant.drawn import drawn_plan
from assistant.plan.plan_json import as_json_data, checked_plan
from assistant.record import Record
from assistant.record_json import RecordWriter
from assistant.storage.safe_file import as_json

noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
record = Record(id="k7f3qd", created=noon, saved=noon)
plan = drawn_plan(record)
assert plain_english(Case(plan, Content(), noon))
assert RecordWriter().json_of(record) and as_json(plan)
assert checked_plan(as_json_data(plan)) == plan
sys.exit("pydantic" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
