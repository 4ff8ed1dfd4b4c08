"""Kept answers are told again as a conversation: each once, in the words asked, with who said it and when."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from assistant.content import Content
from assistant.conversation.rehearsing import rehearse
from assistant.conversation.retold import LEFT_OUT, NOT_TODAY, TAKEN_OUT, Retold, retold
from assistant.record import Answer, Earlier, Record, Talk, Thought
from tests.cases import AT
from tests.planned import kept, talked
from tests.talking import DAY, NOON, new_record
from tests.test_old_records import FILES
from tests.test_old_records import kept as kept_of_old

FOLDER = Path(__file__).parent / "conversations"


def told(record: Record) -> list[Retold]:
    """The record told again, in the words that ship."""
    return retold(Content(), record)


def one_answer(answer: Answer, path: str = "goals/need#1", flow: str = "discuss") -> Record:
    """A record in which one question was answered."""
    talk = Talk(flow=flow, version=1, started=NOON, place="end", answers={path: answer})
    return new_record().changed(talks=(talk,))


def an_answer(value: object = "The stairs", **more: object) -> Answer:
    """An answer of the person."""
    return Answer(**{"state": "answered", "value": value, "given_by": "person", "at": NOON, "version": 1, **more})  # type: ignore[arg-type]


def test_a_question_is_told_with_its_answer_who_gave_it_and_where_in_the_talk() -> None:
    """The words, the person, the moment, the talk, the stage and the item."""
    (one,) = told(one_answer(an_answer(), "goals/need#1"))
    assert one == Retold("What is hard for you at the moment?", "The stairs", "person", NOON, one.stage)
    assert one.stage == "Have the talk: Goals and actions, goal 1"


def test_a_question_is_told_in_the_words_for_whoever_answered_it() -> None:
    """A peer is told the words of a peer."""
    (one,) = told(one_answer(an_answer(given_by="peer")))
    assert one.asked == "What makes things hard just now?"


def test_what_was_chosen_is_told_by_its_name() -> None:
    """No option is told by its id."""
    (one,) = told(one_answer(an_answer("keep_as_it_is", fills="goals.keeping"), "goals/keeping#1"))
    assert one.answered == "Keep it as it is"


def test_each_version_of_a_changed_answer_is_told_oldest_first() -> None:
    """Who gave the earlier words is not kept."""
    earlier = (Earlier(value="Falls", at=NOON - timedelta(minutes=2)), Earlier(value="Legs", at=NOON))
    found = told(one_answer(an_answer("My balance", at=NOON + timedelta(minutes=3), earlier=earlier)))
    assert [(one.answered, one.by) for one in found] == [("Falls", ""), ("Legs", ""), ("My balance", "person")]
    assert len({one.asked for one in found}) == 1


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (an_answer(None, state="skipped"), [LEFT_OUT]),
        (an_answer(None, state="not_today"), [NOT_TODAY]),
        (an_answer(None, state="skipped", earlier=(Earlier(value="Falls", at=NOON),)), ["Falls", TAKEN_OUT]),
        (an_answer("Falls", state="set_aside", was="answered"), ["Falls"]),
        (an_answer(None, state="set_aside", was="skipped"), [LEFT_OUT]),
    ],
)
def test_what_was_not_said_is_told_as_that(answer: Answer, said: list[str]) -> None:
    """A skip, another day, an answer taken out; words on a road no longer taken were said all the same."""
    assert [one.answered for one in told(one_answer(answer))] == said


def test_an_answer_given_apart_is_never_told() -> None:
    """It stays on this computer, out of every file."""
    assert told(one_answer(an_answer("They are rude", apart=True), "feedback/feedback_apart", "review")) == []


def test_a_thought_is_told_with_what_was_told_of_it_and_one_let_go_is_not() -> None:
    """What the person let go is gone."""
    thoughts = (
        Thought(text="Ask about Dad", address="goals/need#1", at=NOON, state="kept", more="He fell too"),
        Thought(text="Never mind", address="goals/need#1", at=NOON, state="let_go"),
    )
    *_, last = found = told(one_answer(an_answer()).changed(thoughts=thoughts))
    assert last == Retold("", "Ask about Dad\nHe fell too", "", NOON, "Thoughts you kept")
    assert len(found) == 2


def test_thoughts_without_a_talk_that_is_known_have_a_name_all_the_same() -> None:
    """Nothing is asked of a flow that is gone."""
    thought = Thought(text="Ask about Dad", address="x/y", at=NOON)
    assert told(new_record().changed(thoughts=(thought,)))[0].stage == "Thoughts"


def test_a_question_that_is_no_longer_asked_is_told_by_its_id_in_plain_words() -> None:
    """Also where its stage is still there."""
    (one,) = told(one_answer(an_answer(), "goals/how_hard_is_it#1"))
    assert (one.asked, one.stage) == ("How hard is it", "Have the talk: Goals and actions")
    (other,) = told(kept(talked(("person.name", "Mary"))))
    assert (other.asked, other.answered, other.stage) == ("Person name", "Mary", "Have the talk: Any")


def test_a_talk_whose_flow_is_gone_is_told_by_its_ids() -> None:
    """Nothing that was said is lost with a flow."""
    (one,) = told(one_answer(an_answer(), "my_day/good_hour", "our_own_talk"))
    assert (one.asked, one.answered, one.stage) == ("Good hour", "The stairs", "Our own talk: My day")


def test_an_answer_taken_along_is_told_in_the_talk_in_which_it_was_given() -> None:
    """Not again in the talks after it, and with its history just once."""
    first = an_answer("Mary", fills="person.name", earlier=(Earlier(value="Mairy", at=NOON),), at=NOON + DAY / 24)
    talks = (
        Talk(flow="prepare", version=1, started=NOON, place="end", answers={"welcome/name": first}),
        Talk(flow="discuss", version=1, started=NOON + DAY, place="end", answers={"welcome/name": first}),
    )
    found = told(new_record().changed(talks=talks))
    assert [one.answered for one in found] == ["Mairy", "Mary"]
    assert all(one.stage.startswith("Get ready for a talk") for one in found)


def test_what_was_said_anew_is_told_in_its_own_talk_without_the_words_of_last_time() -> None:
    """They were told where they were said."""
    last = an_answer("Soup", fills="what_matters.important")
    anew = last.changed(value="Bread", at=NOON + DAY, earlier=(Earlier(value="Soup", at=NOON),))
    talks = (
        Talk(flow="discuss", version=1, started=NOON, place="end", answers={"what_matters/important": last}),
        Talk(flow="review", version=1, started=NOON + DAY, place="end", answers={"since/important": anew}),
    )
    found = told(new_record().changed(talks=talks))
    assert [(one.answered, one.stage.partition(":")[0]) for one in found] == [
        ("Soup", "Have the talk"),
        ("Bread", "See how it is going"),
    ]


def test_what_was_left_out_when_it_was_asked_anew_was_not_taken_out() -> None:
    """What was said of it last time stays where it was said."""
    last = an_answer("Soup", fills="what_matters.important")
    anew = last.changed(state="skipped", value=None, at=NOON + DAY, earlier=(Earlier(value="Soup", at=NOON),))
    talks = (
        Talk(flow="discuss", version=1, started=NOON, place="end", answers={"what_matters/important": last}),
        Talk(flow="review", version=1, started=NOON + DAY, place="end", answers={"since/important": anew}),
    )
    assert [one.answered for one in told(new_record().changed(talks=talks))] == ["Soup", LEFT_OUT]


def test_a_talk_that_went_on_beside_another_keeps_what_was_said_in_it() -> None:
    """What was said in the later one, and taken along into the earlier one, is told in the later one."""
    said = an_answer("Rain", fills="what_matters.important", at=NOON + DAY + DAY / 24)
    talks = (
        Talk(flow="discuss", version=1, started=NOON, place="x", answers={"what_matters/important": said}),
        Talk(flow="prepare", version=1, started=NOON + DAY, place="x", answers={"what_matters/important": said}),
    )
    (one,) = told(new_record().changed(talks=talks))
    assert one.stage.startswith("Get ready for a talk")


def test_support_that_was_chosen_is_told_by_name() -> None:
    """What it is stands in the plan."""
    ways = [{"name": "A walking group", "who": "Walks for people who are new to it.", "contact": "the library"}]
    (one,) = told(one_answer(an_answer(ways, fills="goals.ways"), "goals/ways#1"))
    assert one.answered == "A walking group"


@pytest.mark.parametrize("story", ["mrs_smith", "many_tongues", "whole_way/looking_again"])
def test_every_word_of_a_story_is_told_once(story: str) -> None:
    """Of each answer each version, and nothing twice."""
    record = rehearse(Content(), FOLDER / f"{story}.yaml", AT).record
    found = told(record)
    texts = "\n".join(one.answered for one in found)
    values = [
        value
        for talk in record.talks
        for answer in talk.answers.values()
        for value in (answer.value, *(before.value for before in answer.earlier))
        if isinstance(value, str) and " " in value and not answer.apart
    ]
    assert values
    assert all(value in texts for value in values)
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_plan_of_an_earlier_version_is_told_whole(file: Path) -> None:
    """With addresses that steps had at that time."""
    record = kept_of_old(file)
    texts = "\n".join(one.answered for one in told(record))
    answers = [answer for talk in record.talks for answer in talk.answers.values()]
    assert all(one.value in texts for one in answers if isinstance(one.value, str) and " " in one.value)
