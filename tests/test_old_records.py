"""A plan that was begun with an earlier version goes on: at a sensible place, with every word, and to its end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.conversation.engine import Conversation
from assistant.conversation.turns import (
    AskMe,
    AskText,
    Back,
    Chosen,
    Finished,
    GoOn,
    GoTo,
    NotToday,
    Park,
    Reply,
    Skip,
    TakeOut,
    Typed,
    Undo,
)
from assistant.drawn import drawn_plan
from assistant.errors import SaidPlainly
from assistant.record import Address, Record, Return
from assistant.record_json import json_of, record_of
from assistant.roles import ROLES, Role
from tests.talking import DAY, NOON, Talking, fitting, new_record, our_discuss, ours, small

FILES = sorted(Path(__file__).parent.joinpath("golden", "format_1").glob("*.json"))


def kept(file: Path) -> Record:
    """The record of a file that an earlier version kept."""
    return record_of(json.loads(file.read_text(encoding="utf-8"))["kept"]["1"]["record"])


def values(record: Record) -> Iterator[Any]:
    """Every value that was ever given, as it stands or stood."""
    for talk in record.talks:
        for answer in talk.answers.values():
            yield from (one.value for one in answer.earlier)
            if answer.value is not None:
                yield answer.value


def lost(before: Record, after: Record) -> list[Any]:
    """The values of a record that another one has not."""
    still = list(values(after))
    return [value for value in values(before) if value not in still]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_old_plan_opens_at_a_sensible_place_and_says_so(file: Path) -> None:
    """The question where it was left, if there still is one that is asked; else the nearest open one; or the end."""
    before = kept(file)
    talk = Talking(record=before, now=NOON + DAY)

    assert "questions have changed" in talk.said
    assert "Nothing you wrote is lost" in talk.said
    assert talk.record.talks[-1].version == our_discuss().flow.version
    if before.talks[-1].place == "end":
        assert isinstance(talk.turn, Finished)
    else:
        place = Address.parse(talk.place)
        assert place.path.partition("/")[0] == before.talks[-1].place.partition("/")[0]
        assert our_discuss().way.applies(talk.record, place)
        assert our_discuss().way.is_asked(talk.record, place)
        assert talk.turn.words.ask


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_opening_an_old_plan_loses_no_word_and_nothing_of_the_plan(file: Path) -> None:
    """Every value is in the record, and what was in the plan is in the plan."""
    before = kept(file)
    talk = Talking(record=before, now=NOON + DAY)

    assert lost(before, talk.record) == []
    assert drawn_plan(talk.record) == drawn_plan(before)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_sentence_about_changed_questions_is_said_once(file: Path) -> None:
    """From then on the talk is of this version."""
    talk = Talking(record=kept(file), now=NOON + DAY)

    assert talk.then(our_discuss()).said == ""


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_old_plan_can_go_on_to_the_end(file: Path, number: int) -> None:
    """Whatever is answered on the way, the old words are all there at the end, in the record and its file."""
    before = kept(file)
    talk = Talking(record=before, now=NOON + DAY)
    asked = talk.to_the_end(number)

    assert lost(before, talk.record) == []
    assert record_of(json.loads(json_of(talk.record))) == talk.record
    assert drawn_plan(talk.record)
    answered = {key for key, one in before.talks[-1].answers.items() if one.state == "answered"}
    left_at = before.talks[-1].place
    assert (answered - {left_at}).isdisjoint(asked)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_old_plan_can_be_prepared_for_and_reviewed(file: Path) -> None:
    """What was said in it is known there, and the goals come up with their words."""
    before = kept(file)
    talk = Talking(record=before, now=NOON + DAY).then(ours("prepare"))
    talk.to_the_end(1)
    review = talk.then(ours("review")).reply(GoTo("welcome/going_on"), Chosen("go_on"))
    goals = [goal.goal for goal in drawn_plan(before).goals if goal.goal]
    asked = review.to_the_end(1)

    assert [review.answers[f"goals/known_goal#{number}"].value for number in range(1, len(goals) + 1)] == goals
    assert [place for place in asked if place.startswith("goals/status#")] == [
        f"goals/status#{number}" for number in range(1, len(goals) + 1)
    ]
    assert lost(before, review.record) == []


@pytest.mark.parametrize("name", ["prepare", "review", "carer"])
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_coming_back_to_an_old_talk_after_another_changes_nothing(file: Path, name: str) -> None:
    """Conditions that are new set nothing aside that was said, and the talk is where it was left."""
    before = kept(file)
    talk = Talking(record=before, now=NOON + DAY).then(ours(name))
    talk.to_the_end(1)
    back = talk.then(our_discuss())

    assert drawn_plan(back.record) == drawn_plan(talk.record)
    assert lost(talk.record, back.record) == []
    assert back.place == Talking(record=before).place


OLD = small("""\
flow: tea
version: 1
stages:
  - id: cup
    steps:
      - {id: hello, kind: tell}
      - {id: colour, kind: text, saves: what_matters.hopes}
      - {id: gone, kind: text, saves: what_matters.good_day}
      - {id: size, kind: text}
      - {id: last, kind: text}
""")
NEW = small("""\
flow: tea
version: 2
stages:
  - id: pot
    steps:
      - {id: shade, kind: text, was: [cup/colour], saves: what_matters.hopes}
  - id: cup
    steps:
      - {id: hello, kind: tell}
      - {id: added, kind: text}
      - {id: how_large, kind: text, was: [cup/size, cup/width]}
      - {id: last, kind: text}
""")


def begun(*replies: Reply) -> Talking:
    """A talk of the old version, some questions on."""
    return Talking(conversation=OLD).reply(GoOn(), *replies)


def test_a_renamed_step_keeps_its_answer() -> None:
    """Under its new name, with all that is known of it, and never asked again."""
    before = begun(Typed("Green"), Typed("Mondays"))
    after = before.then(NEW)

    assert after.answers["pot/shade"] == before.answers["cup/colour"]
    assert "cup/colour" not in after.answers
    assert "pot/shade" not in after.to_the_end()
    assert drawn_plan(after.record).what_matters.hopes == "Green"


def test_a_talk_left_at_a_renamed_step_is_gone_on_with_there() -> None:
    """The same question under another name."""
    after = begun(Typed("Green"), Typed("Mondays")).then(NEW)

    assert after.place == "cup/how_large"
    assert "questions have changed" in after.said


def test_the_way_back_leads_through_renamed_steps() -> None:
    """Back is back to the question before, whatever it is called; what is no more is passed over."""
    after = begun(Typed("Green"), Typed("Mondays"), Typed("Large")).then(NEW)
    assert after.place == "cup/last"

    assert after.reply(Back()).place == "cup/how_large"
    assert after.reply(Back()).place == "pot/shade"


def test_all_that_points_to_a_renamed_step_is_renamed() -> None:
    """The ways back from jumps, what was left as it is, and which page of support was shown."""
    marks = {
        "returns": (Return(to="cup/size", only="cup/colour"),),
        "coached": {"cup/size": "Large"},
        "pages": {"cup/size": 2},
    }
    talk = begun().record.talks[0].changed(place="cup/last", **marks)
    after = NEW.begin(new_record().changed(talks=(talk,)), NOON).record.talks[0]

    assert after.returns == (Return(to="cup/how_large", only="pot/shade"),)
    assert after.coached == {"cup/how_large": "Large"}
    assert after.pages == {"cup/how_large": 2}


def test_the_answer_to_a_step_that_is_no_more_stays_in_the_record_and_in_the_plan() -> None:
    """It was said; that nobody asks any more does not unsay it."""
    after = begun(Typed("Green"), Typed("Mondays"), Typed("Large"), Typed("Done")).then(NEW)

    assert after.answers["cup/gone"].value == "Mondays"
    assert drawn_plan(after.record).what_matters.good_day == "Mondays"
    after.to_the_end()
    assert drawn_plan(after.record).what_matters.good_day == "Mondays"


def test_a_talk_left_at_a_step_that_is_no_more_goes_on_nearby() -> None:
    """At the first open question of its stage."""
    after = begun(Typed("Green")).then(NEW)

    assert after.place == "cup/added"
    assert "nearest one" in after.said


def test_a_talk_left_at_a_step_that_is_now_only_known_or_hangs_on_another_goes_on_nearby() -> None:
    """A question that is never asked is no sensible place."""
    known = small(
        "flow: tea\nversion: 2\nstages:\n  - id: cup\n    steps:\n"
        "      - {id: colour, kind: known, saves: what_matters.hopes}\n"
        "      - {id: gone, kind: choice, options: [a, b]}\n"
        "      - {id: size, kind: text, when: gone is a}\n"
        "      - {id: last, kind: text}\n"
    )

    assert begun().then(known).place == "cup/gone"
    assert begun(Skip(), Skip()).then(known).place == "cup/last"


def test_an_old_talk_that_came_to_its_end_stays_there() -> None:
    """Nobody is called back to a finished talk; its new questions can be gone to."""
    after = begun(*(Typed("x"),) * 4).then(NEW)
    assert isinstance(after.turn, Finished)

    assert after.reply(GoTo("cup/added")).place == "cup/added"


def test_a_talk_of_the_same_version_says_nothing() -> None:
    """Nothing has changed."""
    assert begun(Typed("Green")).then(OLD).said == ""


REPLIES: list[Reply] = [GoOn(), Skip(), NotToday(), Back(), Undo(), TakeOut(), Park("a thought"), AskMe(1), AskMe(4)]
TALKS = ("prepare", "discuss", "review")
PLACES = {
    name: [*ours(name).flow.steps, *(stage.id for stage in ours(name).flow.stages), "goals/goal#2", "goals/what#1.2"]
    for name in TALKS
}
STEP = st.tuples(st.sampled_from(["answer"] * 8 + ["reply", "go", "go", "talk"]), st.integers(0, 400))


def one_reply(kind: str, number: int, talk: Talking, conversation: Conversation) -> Reply:
    """A reply of some kind to what is asked now."""
    if kind == "go":
        places = PLACES[conversation.flow.name]
        return GoTo(places[number % len(places)])
    return REPLIES[number % len(REPLIES)] if kind == "reply" else fitting(talk.turn, number)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([None, *FILES]), st.sampled_from(ROLES), st.lists(STEP, min_size=20, max_size=90))
def test_no_walk_through_all_talks_of_a_plan_ever_loses_a_word(
    file: Path | None, role: Role, walk: list[tuple[str, int]]
) -> None:
    """Prepare, discuss and review in any order: every value is kept, the plan can be drawn, the file can be read."""
    begun = kept(file).changed(role=role) if file else new_record(role)
    talk = Talking(record=begun, conversation=ours("prepare"))
    told: list[str] = []
    for kind, number in walk:
        if kind == "talk":
            before = talk.record
            talk = talk.then(ours(TALKS[number % len(TALKS)]), days=0)
            assert lost(before, talk.record) == []
            continue
        turn, reply = talk.turn, one_reply(kind, number, talk, talk.conversation)
        before = talk.record
        try:
            talk.reply(reply)
        except SaidPlainly:
            assert talk.record is before
            continue
        if isinstance(reply, Typed) and isinstance(turn, AskText):
            told.append(reply.text)
        assert lost(before, talk.record) == []
        drawn_plan(talk.record)

    assert record_of(json.loads(json_of(talk.record))) == talk.record
    whole = json_of(talk.record).decode()
    assert all(words in whole for words in told)
