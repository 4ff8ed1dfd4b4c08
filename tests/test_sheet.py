"""The sheet for the talk is one page of the person's own words, and can be written into a file."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.commands.face import plan_lines
from assistant.content import Content
from assistant.conversation.flow_file import FlowFile
from assistant.conversation.rehearsing import rehearse
from assistant.documents.forms.text import text_lines
from assistant.documents.sheet import sheet
from assistant.drawn import drawn_plan
from assistant.plan.drawing import Drawn, draw, place_type
from assistant.plan.model import Plan
from assistant.plan.parts import SomeoneNamed
from assistant.record import Answer, Record, Talk
from assistant.storage.store import Store
from tests.cases import case_of_plan, plain_english, sheet_lines

DAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PREPARED = sorted(Path(__file__).parent.joinpath("conversations", "prepare").glob("*.yaml"))
PAGE = 55
"""Lines that fit on a printed page."""
ASKED = [
    step
    for stage in FlowFile(Content().look("flows", "prepare.yaml")[0], "prepare").flow.stages
    for step in stage.steps
    if step.saves
]
"""What is asked while getting ready, and kept in the plan."""


def plan_of(**answers: Any) -> Plan:
    """A plan from answers by place, with __ for the dots."""
    return draw(Drawn(place.replace("__", "."), (), value, DAY) for place, value in answers.items())


def kept(folder: Path, flow: str = "prepare") -> Record:
    """A plan in a folder, with one question for the talk."""
    answer = Answer(
        state="answered", value="Who rings me?", given_by="person", at=AT, version=1, fills="preparing.questions"
    )
    talk = Talk(flow=flow, version=1, started=AT, place="the_talk/questions", answers={"the_talk/questions": answer})
    store = Store(folder)
    record = Record(id=store.new_id(), created=AT, saved=AT, talks=(talk,))
    with store.create(record) as plan:
        return plan.keep(record)


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of records, named by the environment."""
    monkeypatch.setenv("WHATMATTERS_RECORDS", str(tmp_path / "records"))
    return tmp_path / "records"


def test_what_to_talk_about_first_stands_on_top_and_every_question_on_its_line() -> None:
    """Whatever the order of the answers, with no heading for what was not said."""
    plan = plan_of(
        person__name="Mary",
        preparing__where_and_when="At home, Tuesday",
        preparing__questions="Who rings me?\nWhat do the tablets do?",
        preparing__talk_about="The stairs",
    )

    assert sheet_lines(plan) == [
        "Sheet for my talk: Mary",
        "",
        "TO TALK ABOUT FIRST",
        "The stairs",
        "",
        "MY QUESTIONS",
        "- Who rings me?",
        "- What do the tablets do?",
        "",
        "WHERE AND WHEN",
        "At home, Tuesday",
    ]


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("Who rings me? When?", ["- Who rings me?", "- When?"]),
        ("Will it hurt? I mean the needle.", ["- Will it hurt? I mean the needle."]),
        ("- One\n\n* Two\n\u2022 Three", ["- One", "- Two", "- Three"]),
        ("-5 outside, is that too cold", ["- -5 outside, is that too cold"]),
    ],
)
def test_questions_are_one_a_line_however_they_were_typed(typed: str, lines: list[str]) -> None:
    """In one line or several, with marks of the person's own or without."""
    assert sheet_lines(plan_of(preparing__questions=typed))[3:] == lines


def test_a_long_question_stays_to_the_right_of_its_mark() -> None:
    """So that one can see where the next one begins."""
    assert sheet_lines(plan_of(preparing__questions="Who is my person after the spring?"), 20)[-2:] == [
        "- Who is my person",
        "  after the spring?",
    ]


@pytest.mark.parametrize("step", ASKED, ids=lambda step: step.path)
def test_all_that_was_prepared_is_on_the_sheet(step: Any) -> None:
    """Whatever is asked while getting ready."""
    kinds = {tuple[str, ...]: ["tea"], tuple[SomeoneNamed, ...]: [{"name": "tea"}]}
    value = {"out_of_hours": "talk"} if step.kind == "look_over" else kinds.get(place_type(step.saves), "tea")
    said = "nights and weekends" if step.kind == "look_over" else "tea"

    assert said in "\n".join(sheet_lines(draw([Drawn(step.saves, (), value, DAY)])))


def test_what_was_picked_in_the_light_look_is_named_and_what_is_fine_is_not() -> None:
    """What to talk about, and what is only on their mind."""
    look = {"physical": "talk", "control": "talk", "emotional": "on_my_mind", "after_care": "fine"}

    assert sheet_lines(plan_of(areas__look=look))[2:] == [
        "PARTS OF MY LIFE",
        "I would like to talk about: my body, having a say",
        "Also on my mind: my feelings",
    ]


def test_what_the_professional_brings_comes_second_and_is_marked_as_theirs() -> None:
    """The person goes first on paper too."""
    lines = sheet_lines(plan_of(professional__history="Two falls", preparing__where_and_when="At home"))

    assert lines.index("At home") < lines.index("WHAT THE PROFESSIONAL BRINGS, IN THEIR WORDS")
    assert lines[-1] == "What has happened so far: Two falls"
    assert "WHAT THE PROFESSIONAL BRINGS, IN THEIR WORDS" not in sheet_lines(
        plan_of(preparing__where_and_when="At home")
    )


def test_what_others_said_to_it_is_marked_as_theirs() -> None:
    """It stands beside the person's words."""
    too = {"place": "preparing.talk_about", "by": "carer", "words": "The falls", "items": ()}
    plan = plan_of(preparing__talk_about="The stairs", said_too=too)

    assert sheet_lines(plan)[2:] == ["TO TALK ABOUT FIRST", "The stairs", "As my carer sees it: The falls"]


def test_a_sheet_with_nothing_on_it_says_so() -> None:
    """Also where the plan holds other things."""
    nothing = ["Sheet for my talk", "", "Nothing is written for the talk yet."]

    assert sheet_lines(Plan()) == nothing
    assert sheet_lines(plan_of(goals__goal="Walk to the shop")) == nothing


@pytest.mark.parametrize("file", PREPARED, ids=lambda file: file.stem)
def test_our_stories_fit_on_a_page(file: Path) -> None:
    """Answers as long as people give them; where to get help comes below, and may stand on the back."""
    plan = drawn_plan(rehearse(Content(), file, AT).record)

    assert 5 < len(sheet_lines(plan)) <= PAGE
    assert len(text_lines(sheet(case_of_plan(plan)))) - len(sheet_lines(plan)) <= PAGE / 3


@given(st.text(max_size=200), st.integers(20, 100))
def test_no_line_is_wider_than_asked_for_and_nothing_on_it_acts(words: str, width: int) -> None:
    """Whatever was typed."""
    lines = sheet_lines(plan_of(person__name=words, preparing__questions=words, preparing__talk_about=words), width)

    assert all(len(line) <= width for line in lines)
    assert not any(mark in line for line in lines for mark in "\x1b\x07\r\u202e")


def test_the_plan_key_shows_the_sheet_while_somebody_gets_ready(records: Path) -> None:
    """And the plan in any other talk."""
    preparing, talking = kept(records), kept(records, "discuss")

    assert plan_lines(Namespace(), preparing)[0] == "Sheet for my talk"
    assert plan_lines(Namespace(), talking) == plain_english(drawn_plan(talking), 10_000)
