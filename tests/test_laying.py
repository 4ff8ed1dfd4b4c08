"""Proves that laying two records of a person beside each other keeps every word of both, with whose it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drawn import drawn_plan
from assistant.handing_over.laying import laid_beside
from assistant.handing_over.packing import packed, unpacked
from assistant.record import (
    Answer,
    Earlier,
    Entry,
    Giver,
    Measure,
    Record,
    Return,
    State,
    Talk,
    Thought,
    Value,
    Version,
)

AT = datetime(2026, 5, 3, 14, 32, tzinfo=UTC)
DAY = "what_matters.good_day"


def at(minutes: float) -> datetime:
    """Some minutes after everything began."""
    return AT + timedelta(minutes=minutes)


def said(value: Value, minutes: float = 0, by: Giver = "person", fills: str | None = DAY, **more: Any) -> Answer:
    """An answer."""
    more.setdefault("state", "answered")
    return Answer(value=value, given_by=by, at=at(minutes), version=1, fills=fills, **more)


def talk(flow: str, begun: int = 0, place: str = "life/good_day", **answers: Answer) -> Talk:
    """A talk; an answer `good_day` is one to life/good_day."""
    return Talk(
        flow=flow,
        version=1,
        started=at(begun),
        place=place,
        answers={f"life/{name}": answer for name, answer in answers.items()},
    )


def record(*talks: Talk, **more: Any) -> Record:
    """A record with these talks."""
    return Record(id=more.pop("id", "k7f3qd"), created=AT, saved=AT, talks=talks, **more)


def of_day(found: Record) -> Answer:
    """What the record's newest talk says of a good day."""
    return found.talks[-1].answers["life/good_day"]


def both(one: Record, other: Record) -> tuple[Value, list[tuple[str, str]]]:
    """What stands of a good day once both lie beside each other, and what others said of it."""
    plan = drawn_plan(laid_beside(one, other))
    return plan.what_matters.good_day, [(words.by, words.words) for words in plan.said_too]


def test_a_talk_that_only_the_other_had_is_added_before_our_newest_one() -> None:
    """The place reached is the place of the newest talk, and stays."""
    own = record(talk("prepare", 0), talk("discuss", 10, "goals/goal"), revision=4, level=2)
    other = record(talk("review", 500, "end"), id="bcd234", revision=9, level=4)

    found = laid_beside(own, other)

    assert [one.flow for one in found.talks] == ["prepare", "review", "discuss"]
    assert (found.id, found.revision, found.level) == ("k7f3qd", 4, 2)


def test_a_record_without_talks_takes_all_of_the_other() -> None:
    """Then there is no place to keep."""
    assert laid_beside(record(), record(talk("discuss"))).talks == (talk("discuss"),)


@pytest.mark.parametrize("turned", [False, True])
def test_words_of_both_for_one_place_are_both_kept_with_their_authors(turned: bool) -> None:
    """The newest stands, the other beside it: whichever plan is laid beside which."""
    mine = record(talk("prepare", 0, good_day=said("the sea", 1)))
    theirs = record(talk("discuss", 10, good_day=said("the garden", 11, "practitioner")))

    pair = (theirs, mine) if turned else (mine, theirs)

    assert both(*pair) == ("the garden", [("person", "the sea")])


@pytest.mark.parametrize("turned", [False, True])
def test_words_said_apart_in_the_same_talk_are_both_kept_with_their_authors(turned: bool) -> None:
    """A talk carried on in two places at once."""
    mine = record(talk("discuss", good_day=said("the sea", 1)))
    theirs = record(talk("discuss", good_day=said("the garden", 11, "practitioner")))

    pair = (theirs, mine) if turned else (mine, theirs)

    assert both(*pair) == ("the garden", [("person", "the sea")])


def test_words_made_from_the_others_replace_them_and_keep_them_in_their_history() -> None:
    """The practitioner changed what the person wrote, with the person there."""
    mine = record(talk("discuss", good_day=said("the sea", 1)))
    changed = said("the sea with Maya", 11, "practitioner", earlier=(Earlier(value="the sea", at=at(1)),))

    assert both(mine, record(talk("discuss", good_day=changed))) == ("the sea with Maya", [])


def test_older_words_of_the_same_author_go_into_the_history() -> None:
    """Nothing is lost, and nobody contradicts themselves."""
    mine = record(talk("discuss", good_day=said("the sea", 1)))
    theirs = record(talk("discuss", good_day=said("the garden", 11)))

    (found,) = laid_beside(mine, theirs).talks

    assert found.answers["life/good_day"].value == "the garden"
    assert found.answers["life/good_day"].earlier == (Earlier(value="the sea", at=at(1)),)


@pytest.mark.parametrize("state", ["skipped", "not_today", "set_aside"])
def test_a_newer_skip_never_takes_words_away_that_were_said_apart(state: State) -> None:
    """It was not about these words."""
    mine = record(talk("discuss", good_day=said("the sea", 1)))
    passed = said("the garden" if state == "set_aside" else None, 11, "practitioner", state=state)

    assert both(mine, record(talk("discuss", good_day=passed))) == ("the sea", [])
    assert both(record(talk("discuss", good_day=passed)), mine) == ("the sea", [])


def test_words_taken_out_after_they_were_packed_stay_taken_out() -> None:
    """The person took them out with the words before them; the old file does not bring them back."""
    packed_then = record(talk("discuss", good_day=said("the sea", 1)))
    taken_out = said(None, 11, state="skipped", earlier=(Earlier(value="the sea", at=at(1)),))

    assert both(record(talk("discuss", good_day=taken_out)), packed_then) == ("", [])


def test_a_talk_goes_on_where_it_was_had_last() -> None:
    """The practitioner carried on; at home it is not asked all over again."""
    mine = talk("discuss", place="life/hopes", good_day=said("the sea", 1))
    theirs = mine.changed(
        place="end",
        returns=(Return(to="life/hopes"),),
        answers={**mine.answers, "life/hopes": said("to sing", 20, fills="what_matters.hopes")},
    )

    assert laid_beside(record(mine), record(theirs)).talks == (theirs,)
    assert laid_beside(record(theirs), record(mine)).talks == (theirs,)


# Goals, steps and risks


def goals(flow: str, begun: int, *wishes: str, by: Giver = "person") -> Talk:
    """A talk about goals, each with one step."""
    answers = {}
    for number, wish in enumerate(wishes, 1):
        answers[f"goals/goal#{number}"] = said(wish, begun + number, by, "goals.goal")
        answers[f"goals/idea#{number}"] = said("yes", begun + number, by, None)
        answers[f"goals/what#{number}.1"] = said(f"towards {wish}", begun + number, by, "goals.actions.what")
    place = f"goals/what#{len(wishes)}.1"
    return Talk(
        flow=flow, version=1, started=at(begun), place=place, answers=answers, trail=("life/good_day", "goals/goal#1")
    )


def wishes(found: Record) -> list[tuple[str, list[str]]]:
    """The goals of the plan, each with its steps."""
    return [(goal.goal, [action.what for action in goal.actions]) for goal in drawn_plan(found).goals]


def test_goals_that_two_people_wrote_apart_are_two_goals() -> None:
    """A step is never put below another's goal."""
    mine = record(goals("discuss", 0, "walk"))
    theirs = record(
        goals("discuss", 50, "sleep", "sing", by="practitioner"),
        diary=(Entry(at=at(90), goal=1, action=1, went="done"),),
    )

    found = laid_beside(mine, theirs)

    assert wishes(found) == [("walk", ["towards walk"]), ("sing", ["towards sing"]), ("sleep", ["towards sleep"])]
    added = found.talks[0]
    assert {"goals/idea#3", "goals/goal#3", "goals/what#3.1"} <= set(added.answers)
    assert (added.place, added.trail) == ("goals/what#2.1", ("life/good_day", "goals/goal#3"))
    assert [(entry.goal, entry.action) for entry in found.diary] == [(3, 1)]
    assert laid_beside(found, theirs) == found


def test_numbers_that_belong_to_no_goal_stay_as_they_are() -> None:
    """There is nothing in the plan that they could be mixed up with."""
    mine = record(goals("discuss", 0, "walk"))
    own_words = talk("review", 50).changed(answers={"rounds/word#1": said("well", 60, fills=None)})
    theirs = record(goals("discuss", 40, "sleep"), own_words, diary=(Entry(at=at(90), goal=7), Entry(at=at(91))))

    found = laid_beside(mine, theirs)

    assert own_words in found.talks
    assert [entry.goal for entry in found.diary] == [7, 0]


def test_a_goal_that_was_carried_along_stays_one_goal() -> None:
    """What the review says of it belongs to it, and a step added there is a step of it."""
    mine = record(goals("discuss", 0, "walk"))
    review = talk("review", 50).changed(
        answers={
            "goals/known#1": mine.talks[0].answers["goals/goal#1"],
            "goals/what#1.2": said("to the sea", 60, "practitioner", "goals.actions.what"),
        }
    )

    found = laid_beside(mine, mine.changed(talks=(*mine.talks, review)))

    assert wishes(found) == [("walk", ["towards walk", "to the sea"])]


def test_steps_added_apart_to_the_same_goal_are_two_steps() -> None:
    """Both had one goal, and each wrote a second step."""
    begun = goals("discuss", 0, "walk")

    def with_step(words: str, minutes: int) -> Record:
        answers = {**begun.answers, "goals/what#1.2": said(words, minutes, fills="goals.actions.what")}
        return record(begun.changed(answers=answers))

    found = laid_beside(with_step("new shoes", 30), with_step("a stick", 40))

    assert wishes(found) == [("walk", ["towards walk", "new shoes", "a stick"])]


def test_a_shared_goal_keeps_its_number_when_it_comes_home_from_a_file_with_only_some_parts() -> None:
    """Though its earlier words were left out of the file."""
    begun = goals("discuss", 0, "walk")
    changed = begun.answers["goals/goal#1"].changed(
        value="walk far", at=at(30), earlier=(Earlier(value="walk", at=at(1)),)
    )
    mine = record(begun.changed(answers={**begun.answers, "goals/goal#1": changed}))

    away = unpacked(packed(mine, ("goals",), at(40)), at(50)).record

    assert wishes(laid_beside(mine, away)) == [("walk far", ["towards walk"])]
    assert laid_beside(mine, away) == mine


# What stands beside the talks


def test_thoughts_diary_versions_and_measures_of_both_are_kept_each_once() -> None:
    """A thought that was dealt with on one side is dealt with."""
    thought = Thought(text="my feet", address="life/good_day", at=AT)
    version = Version(at=at(5), flow="discuss", plan={})
    entry = Entry(at=at(6), words="walked")
    mine = record(
        thoughts=(thought,), versions=(version,), diary=(entry,), measures=(Measure(name="Weight", unit="kg"),)
    )
    theirs = record(
        thoughts=(thought.changed(state="kept"), thought.changed(text="my hands")),
        versions=(version.changed(at=at(2)), version),
        diary=(entry.changed(at=at(3)), entry),
        measures=(Measure(name="Weight", unit="stone"), Measure(name="Sleep")),
    )

    found = laid_beside(mine, theirs)

    assert [(one.text, one.state) for one in found.thoughts] == [("my feet", "kept"), ("my hands", "waiting")]
    assert [one.at for one in found.versions] == [at(2), at(5)]
    assert [one.at for one in found.diary] == [at(3), at(6)]
    assert [(one.name, one.unit) for one in found.measures] == [("Weight", "kg"), ("Sleep", "")]


# Whatever was said


_MOMENTS = st.integers(0, 6)
_STATES = st.sampled_from(["answered", "answered", "answered", "skipped", "not_today", "set_aside"])
_KEYS = {
    "life/good_day": DAY,
    "life/hopes": "what_matters.hopes",
    "life/private": None,
    "goals/goal#1": "goals.goal",
    "goals/goal#2": "goals.goal",
    "goals/what#1.1": "goals.actions.what",
}


@st.composite
def answers(draw: st.DrawFn, key: str) -> Answer:
    """An answer in any state, by anybody, with some history; no two questions are answered in the same moment."""
    state = draw(_STATES)
    minutes = draw(_MOMENTS) + sorted(_KEYS).index(key) / 100
    value = None if state in ("skipped", "not_today") else draw(st.sampled_from("abcd"))
    history = draw(st.lists(st.sampled_from("abcd"), max_size=2))
    earlier = tuple(Earlier(value=words, at=at(minutes - 9 + number)) for number, words in enumerate(history))
    by: Giver = draw(st.sampled_from(["person", "practitioner", "carer"]))
    was: State | None = "answered" if state == "set_aside" else None
    return said(value, minutes, by, _KEYS[key], state=state, was=was, earlier=earlier)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record with talks that the other one may have too."""
    begun = draw(st.lists(st.sampled_from([("prepare", 0), ("discuss", 0), ("discuss", 3)]), unique=True, max_size=3))
    talks = []
    for flow, minutes in begun:
        keys = draw(st.lists(st.sampled_from(sorted(_KEYS)), unique=True))
        given = {key: draw(answers(key)) for key in keys}
        talks.append(talk(flow, minutes).changed(answers=given))
    return record(*talks)


def all_words(found: Record) -> set[str]:
    """Every word that a record holds, standing or in a history."""
    held = [answer for one in found.talks for answer in one.answers.values()]
    words = [answer.value for answer in held if answer.value is not None]
    return {*words, *(before.value for answer in held for before in answer.earlier)}


@given(records(), records())
def test_no_word_of_either_is_ever_lost(own: Record, other: Record) -> None:
    """Neither what stands nor what stood before."""
    assert all_words(laid_beside(own, other)) == all_words(own) | all_words(other)


@given(records(), records())
def test_laying_the_same_beside_again_changes_nothing(own: Record, other: Record) -> None:
    """A file may be taken in by mistake a second time."""
    once = laid_beside(own, other)

    assert laid_beside(once, other) == once


@given(records())
def test_a_record_laid_beside_itself_is_the_same_record(own: Record) -> None:
    """Nothing is there twice."""
    assert laid_beside(own, own) == own


@given(records(), records())
def test_a_plan_can_be_drawn_from_whatever_lies_beside_each_other(own: Record, other: Record) -> None:
    """And the newest talk of our own stays the newest."""
    found = laid_beside(own, other)

    drawn_plan(found)
    if own.talks:
        assert (found.talks[-1].flow, found.talks[-1].started) == (own.talks[-1].flow, own.talks[-1].started)
