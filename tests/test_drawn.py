"""Who said each thing in a plan, and in which talk, is drawn from the answers as the plan is."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from assistant.content import Content
from assistant.conversation.rehearsing import rehearse
from assistant.drawn import drawn_plan, drawn_sources
from assistant.plan.sources import source_of
from assistant.record import Record
from assistant.record_json import json_of, record_of
from tests.cases import AT

STORIES = Path(__file__).parent / "conversations"


@pytest.fixture(scope="module")
def record() -> Record:
    """Three talks of one plan: getting ready, the talk, and looking again."""
    return rehearse(Content(), STORIES / "whole_way" / "looking_again.yaml", AT).record


def test_each_thing_has_the_day_and_the_talk_in_which_it_was_said_first(record: Record) -> None:
    """A later talk takes it along, and its source stays."""
    sources = drawn_sources(record)

    for place, items, flow, on in (
        ("what_matters.important", (), "prepare", date(2026, 9, 1)),
        ("goals.goal", (1,), "discuss", date(2026, 9, 10)),
        ("goals.status", (1,), "review", date(2026, 10, 22)),
    ):
        found = source_of(sources, place, items)
        assert found is not None
        assert (found.flow, found.on) == (flow, on)


def test_a_record_that_was_kept_and_read_has_the_same_sources(record: Record) -> None:
    """Nothing of it hangs on what was in memory."""
    assert drawn_sources(record_of(json.loads(json_of(record)))) == drawn_sources(record)


def test_a_goal_that_is_let_go_keeps_the_words_of_its_steps() -> None:
    """They are not asked again in the review, and no less in the plan."""
    before = drawn_plan(rehearse(Content(), STORIES / "mrs_smith.yaml", AT).record).goals[0]
    let_go = drawn_plan(rehearse(Content(), STORIES / "review" / "patient_1_wardrobe.yaml", AT).record).goals[0]

    assert (let_go.goal, let_go.status) == (before.goal, "abandoned")
    assert [step.what for step in let_go.actions] == [step.what for step in before.actions] != []
