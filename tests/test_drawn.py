"""Who said each thing in a plan, and in which talk, is drawn from the answers as the plan is."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from assistant.content import Content
from assistant.conversation.rehearsing import rehearse
from assistant.drawn import drawn_sources
from assistant.plan.sources import source_of
from assistant.record import Record
from assistant.record_json import json_of, record_of
from tests.cases import AT

STORY = Path(__file__).parent / "conversations" / "whole_way" / "looking_again.yaml"


@pytest.fixture(scope="module")
def record() -> Record:
    """Three talks of one plan: getting ready, the talk, and looking again."""
    return rehearse(Content(), STORY, AT).record


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
