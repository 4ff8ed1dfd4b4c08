"""Whole talks, played from the files in tests/conversations without any face."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.content import Content
from assistant.conversation.playing import Played, as_data, play, transcript
from assistant.conversation.rehearsing import Ready, made_ready, rehearse
from assistant.conversation.story import Story, read_story
from assistant.conversation.turns import Coach, Finished
from assistant.drawn import drawn_plan
from assistant.errors import CannotUse, ContentFault
from assistant.plain_yaml import read_yaml
from assistant.plan.model import Plan
from assistant.plan.plan_json import json_of_plan
from assistant.roles import LEVELS, ROLES
from assistant.standing import standing
from tests.talking import NOON, new_record, our_discuss

FOLDER = Path(__file__).parent / "conversations"
STORIES = sorted(FOLDER.rglob("*.yaml"))
FLOWS = ("prepare", "discuss", "review", "carer")
CONTENT = Content()


def story_of(text: str, file: str = "story.yaml") -> Story:
    """The story written in a text."""
    block, faults = read_yaml(text, file)
    assert not faults
    return read_story(block, our_discuss().flow, file)


def played(name: str) -> Played:
    """One of our stories, played."""
    return rehearse(CONTENT, FOLDER / f"{name}.yaml", NOON)


def plan_of(name: str) -> Plan:
    """The plan that one of our stories makes."""
    return drawn_plan(played(name).record)


def known_before(ready: Ready) -> set[str]:
    """The steps of a talk whose place in the plan another talk has filled, and that are not asked anew."""
    filled = {spot for spot, _ in standing(ready.record.talks).items()}
    return {
        path
        for path, step in ready.conversation.flow.steps.items()
        if step.saves and not step.anew and not step.inside and (step.saves, ()) in filled
    }


@pytest.mark.parametrize("file", STORIES, ids=lambda file: f"{file.parent.stem}-{file.stem}")
def test_every_story_comes_to_its_end_and_uses_every_answer(file: Path) -> None:
    """Each plays through, asks nothing that is known, and its plan survives a round trip."""
    ready = made_ready(CONTENT, file, NOON)
    known = known_before(ready)
    done = play(*ready)

    asked = {exchange.turn.address for exchange in done.exchanges}
    assert isinstance(done.exchanges[-1].turn, Finished)
    assert {one for one in ready.story.answers if "/another_" not in one} <= asked
    assert set(ready.story.changes) <= asked
    assert not known & asked - set(ready.story.changes)
    assert json.loads(json_of_plan(drawn_plan(done.record)))
    assert "\x1b" not in "".join(transcript(done))
    assert json.dumps(as_data(done))


@pytest.mark.parametrize("flow", FLOWS)
def test_there_is_a_story_for_every_flow_role_and_level(flow: str) -> None:
    """Twelve for each flow."""
    told = [made_ready(CONTENT, file, NOON).story for file in sorted(FOLDER.joinpath(flow).glob("*.yaml"))]

    assert {(story.role, story.level) for story in told} == {(role, level) for role in ROLES for level in LEVELS}
    assert {story.flow for story in told} == {flow}


def test_mrs_smith_and_mr_bashir() -> None:
    """Half a stone for a wedding in six months, and the walking group (guide, stage 2)."""
    plan = plan_of("mrs_smith")

    assert "half a stone" in plan.goals[0].goal
    assert plan.goals[0].by_when is not None
    assert str(plan.goals[0].by_when.on) == "2027-05-22"
    assert any("walking group" in action.what for action in plan.goals[0].actions)


def test_the_falls_example_turns_an_appointment_into_a_goal() -> None:
    """Coaching leads from attending physiotherapy to what it is for (handbook 5.2.5)."""
    done = played("falls_on_the_stairs")
    coached = [exchange.turn.address for exchange in done.exchanges if isinstance(exchange.turn, Coach)]

    assert {"goals/need#1", "goals/goal#1"} <= set(coached)
    goal = drawn_plan(done.record).goals[0]
    assert "stairs" in goal.goal
    assert {action.who for action in goal.actions} >= {"professional", "the_person"}


def test_somebody_who_keeps_things_as_they_are_has_a_goal_all_the_same() -> None:
    """Staying as you are counts."""
    assert plan_of("keep_things_as_they_are").goals[0].keeping == "keep_as_it_is"


def test_a_no_is_short_and_recorded() -> None:
    """Declining takes a few turns."""
    done = played("no_thank_you")

    assert len(done.exchanges) <= 6
    taking_part = drawn_plan(done.record).taking_part
    assert taking_part is not None
    assert taking_part.answer == "no_thank_you"


def test_round_the_loop_twice_keeps_every_round() -> None:
    """3, then 5, then 7, each with what was changed."""
    rounds = plan_of("round_the_loop_twice").goals[0].actions[0].rounds

    assert [one.confidence.number for one in rounds if one.confidence] == [3, 5, 7]


def test_stopping_and_coming_back_changes_nothing_but_what_was_changed() -> None:
    """The early answer changed at the read-back stands, with the words before it in its history."""
    done = played("stops_and_comes_back")
    story = story_of(FOLDER.joinpath("stops_and_comes_back.yaml").read_text(encoding="utf-8"))
    answers = done.record.talks[-1].answers

    assert story.changes
    for address, words in story.changes.items():
        assert answers[address].value == words
        assert answers[address].earlier
    assert sum(exchange.comes_back for exchange in done.exchanges) == 1


def test_words_in_many_tongues_come_through_unchanged() -> None:
    """Arabic, Hebrew, emoji families, brackets and braces are the person's words."""
    text = json_of_plan(plan_of("many_tongues")).decode()

    for words in ("[red]", "{name}", "\u200d"):
        assert words in text


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("answers: {goals/gaol: x}", 'line 1: "goals/gaol" is no step of discuss. Did you mean goals/goal?'),
        ("answers: {goals: [{gaol: x}]}", 'line 1: "gaol" is no step of goals. Did you mean goal?'),
        ("anwsers: {}", 'line 1: "anwsers" is not known here. Did you mean answers?'),
        ("today: tomorrow", 'line 1: "today" is a day such as 2026-11-22.'),
        ("answers: [a]", '"answers" holds the steps'),
    ],
)
def test_a_wrong_story_says_where_and_what(written: str, said: str) -> None:
    """Mistakes in a story have a line and a suggestion."""
    with pytest.raises(ContentFault) as raised:
        story_of(written)

    assert said in str(raised.value)


def test_an_answer_that_does_not_do_names_its_step() -> None:
    """A number outside the scale is said with the address of its step."""
    story = story_of("answers: {goals: [{goal: Walk to the shop, importance: 11}]}")

    with pytest.raises(CannotUse, match=r"goals/importance#1 does not do\. I read that as 11"):
        play(our_discuss(), story, new_record(), NOON)


def test_steps_may_be_named_by_path_by_stage_or_by_id_alone() -> None:
    """All three ways of writing an answer mean the same step."""
    ways = ("answers: {what_matters/hopes: Sea}", "answers: {what_matters: {hopes: Sea}}", "answers: {hopes: Sea}")

    assert [story_of(way).answers for way in ways] == [{"what_matters/hopes": "Sea"}] * 3
