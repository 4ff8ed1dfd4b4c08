"""The plan in easy words is short sentences of ours round the person's own words, which stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.content import Content
from assistant.documents.easy_words import easy_words
from assistant.documents.every_paper import help_section
from assistant.documents.forms.text import text_lines
from assistant.documents.paper import Paper
from assistant.documents.plain_english import my_plan
from assistant.plan.model import Plan
from assistant.plan.plan_json import checked_plan
from tests.cases import STORIES, case_of_plan, case_of_story, on_screen
from tests.test_sheet import plan_of

LONGEST_SENTENCE = 12
TWO_IDEAS = re.compile(r"\b(and|but|because|so that|which|although|unless)\b|[;:]", re.IGNORECASE)
NOT_OURS = re.compile(
    r"\b(should|must|compliance|service users?|empower\w*|journey|easy read|issues?|levels?)\b|!", re.IGNORECASE
)


def texts(block: Any = None) -> Iterator[str]:
    """Every text of ours that this document has."""
    for value in (Content().load("prompts", "documents/easy_words.en.yaml") if block is None else block).values():
        yield from texts(value) if isinstance(value, dict) else [str(value)]


def paper_of(plan: Plan) -> Paper:
    """The plan in easy words, as the screen shows it."""
    return easy_words(on_screen(plan))


def lines_of(plan: Plan) -> list[str]:
    """The same as lines of plain text."""
    return [line for line in text_lines(paper_of(plan)) if line]


def flat(text: str) -> str:
    """A text with one space between its words."""
    return " ".join(text.split())


def test_every_sentence_of_ours_is_short_and_has_one_idea() -> None:
    """At most 12 words, nothing that joins two ideas; and none of the words that services like."""
    sentences = [one for text in texts() for one in re.split(r"(?<=[.?])\s+", text)]

    assert len(sentences) > 50
    assert [one for one in sentences if len(one.split()) > LONGEST_SENTENCE] == []
    assert [one for one in sentences if TWO_IDEAS.search(one) or NOT_OURS.search(one)] == []


def test_every_word_of_ours_is_short() -> None:
    """Three syllables at most, by their vowels: what a child of nine reads without a stop."""
    words = {word.lower() for text in texts() for word in re.findall(r"[A-Za-z]+", re.sub(r"\{\w+\}", "", text))}

    assert [word for word in sorted(words) if len(re.findall("[aeiouy]+", re.sub("e$", "", word))) > 3] == []


def test_the_whole_plan_in_its_order() -> None:
    """About me, what matters, what I want and do, who helps, good and bad days, who to call, when we look again."""
    plan = plan_of(
        person__name="Mary",
        person__spoken_with="Loud. And slow, so that I can see it",
        what_matters__important="My cat",
        goals__goal="To get to the shop",
        goals__actions__what="Walk to the gate",
        goals__actions__who="the_person",
        goals__actions__when={"option": "soon"},
        people_here=[{"name": "Ann", "who": "my daughter", "contact": "01632 960 001"}],
        ahead__helps="Tea",
        ahead__green__do="My walk",
        ahead__red__call=[{"name": "Ann", "who": "my daughter", "contact": "01632 960 001"}],
        ahead__not_involve=[{"name": "Kevin"}],
        review__with_whom=[{"name": "Ann"}],
    )

    assert lines_of(plan) == [
        "Mary's plan",
        "ABOUT ME",
        "Talk with me like this:",
        "  Loud.",
        "  And slow, so that I can see it",
        "WHAT MATTERS TO ME",
        "This matters to me: My cat",
        "WHAT I WANT",
        "I want this: To get to the shop",
        "I will do this: Walk to the gate",
        "  When: soon",
        "WHO HELPS ME",
        "This person helps me: Ann, my daughter, 01632 960 001",
        "GOOD DAYS, BAD DAYS",
        "This helps me: Tea",
        "Green, a good day:",
        "  Do this: My walk",
        "Red, it is very hard:",
        "  Call: Ann, my daughter, 01632 960 001",
        "WHO TO CALL",
        "You can call: Ann, my daughter, 01632 960 001",
        "Please do not call: Kevin",
        "WHEN WE LOOK AT THIS AGAIN",
        "Who will be there: Ann",
    ]


def test_there_is_room_for_pictures_and_the_size_is_for_the_form() -> None:
    """The paper says so, and every part has an entry for each idea."""
    assert paper_of(Plan()).pictures
    helped = easy_words(case_of_plan(Plan())).sections[0]
    (card,) = help_section(case_of_plan(Plan()))

    assert len(helped.entries) == len([line for line in card.entries[0].words.split("\n") if line])
    assert all("\n" not in entry.words for entry in helped.entries)


def test_nothing_stands_there_where_nothing_was_said() -> None:
    """No empty heading; a plan without anything says so."""
    assert paper_of(Plan()).sections == ()
    assert lines_of(Plan()) == ["A new plan", "Nothing is written in this plan yet."]
    assert [section.title for section in easy_words(case_of_plan(Plan())).sections] == ["Help now"]


def test_goals_come_by_their_importance_and_those_that_are_reached_last() -> None:
    """1 is the most important, in numbers or in words; what nobody asked of comes after."""
    plan = checked_plan(
        {
            "goals": [
                {"goal": "A", "importance": {"number": 9}},
                {"goal": "B"},
                {"goal": "C", "importance": {"number": 1}, "status": "achieved", "actions": [{"what": "Sing"}]},
                {"goal": "D", "importance": {"words": "most"}},
                {"goal": "E", "importance": {"number": 2}, "keeping": "keep_as_it_is"},
            ]
        }
    )
    sections = paper_of(plan).sections

    assert [section.title for section in sections] == [f"{number}. What I want" for number in (1, 2, 3, 4, 5)]
    assert [section.entries[0].words for section in sections] == ["D", "E", "A", "B", "C"]
    assert sections[1].entries[0].label == "I want to keep this"
    assert [(entry.label, entry.words) for entry in sections[4].entries] == [
        ("I wanted this", "C"),
        ("This is how it is now", "achieved"),
    ]


def test_a_step_says_who_does_it_and_one_that_was_stopped_is_gone() -> None:
    """Nobody is told that they will do what somebody else does, what is done, or what they gave up."""
    actions = [
        {"what": "Walk", "who": "the_person"},
        {"what": "Write", "who": "professional", "who_name": "Dr Osei"},
        {"what": "Swim", "who": "the_person", "next": "stop"},
        {"what": "Ring", "who": "the_person", "went": "done"},
        {"what": "Read", "who": "the_person", "went": "done", "next": "keep"},
    ]
    (section,) = paper_of(checked_plan({"goals": [{"goal": "A", "actions": actions}]})).sections

    assert [tuple(entry) for entry in section.entries[1:]] == [
        ("1. I will do this", "Walk", ""),
        ("2. This will be done", "Write", ""),
        ("Who does it", "Dr Osei", "2. This will be done"),
        ("3. This was done", "Ring", ""),
        ("Who does it", "me", "3. This was done"),
        ("4. I will do this", "Read", ""),
    ]


def test_nobody_is_told_to_call_somebody_who_is_not_wanted() -> None:
    """Also where they were named before; then it says to ask first."""
    kevin = {"name": "Kevin", "who": "my nephew", "contact": "01632 960 002"}
    plan = plan_of(ahead__not_involve=[{"name": "Kevin"}], ahead__red__call=[kevin], ahead__crisis__call=[kevin])

    assert [(entry.label, entry.words) for section in paper_of(plan).sections for entry in section.entries] == [
        ("Please do not call", "Kevin"),
        ("Ask me first before you call", "Kevin, my nephew, 01632 960 002"),
    ]


def test_what_others_said_is_told_with_who_sees_it_so() -> None:
    """As in the whole plan."""
    said = [{"place": "what_matters.important", "by": "carer", "words": "Her cat"}]
    plan = checked_plan({"what_matters": {"important": "My cat"}, "said_too": said})

    assert lines_of(plan)[2:] == ["This matters to me: My cat", "  As my carer sees it: Her cat"]


@pytest.mark.parametrize("story", STORIES, ids=lambda file: str(file.stem))
def test_it_says_nothing_that_the_whole_plan_does_not_say(story: Path) -> None:
    """Own words stand as they are, whatever was typed; only where a sentence begins there may be a new line."""
    case = replace(case_of_story(story), help_now=())
    whole = flat(" ".join(entry.words for section in my_plan(case).sections for entry in section.entries))
    said = [entry.words for section in easy_words(case).sections for entry in section.entries]

    assert [words for words in said if flat(words) not in whole] == []


def test_a_goal_without_a_day_says_nothing_of_one() -> None:
    """A heading over "no day set" would tell nobody anything; a day that is meant to be soon is said."""
    goals = [{"goal": "A", "by_when": {"option": "no_date"}}, {"goal": "B", "by_when": {"option": "soon"}}]

    assert [
        [entry.words for entry in section.entries] for section in paper_of(checked_plan({"goals": goals})).sections
    ] == [["A"], ["B", "soon"]]


def test_a_copy_for_somebody_else_has_only_what_they_may_see() -> None:
    """No heading and no number of what is kept from them."""
    plan = plan_of(
        goals__goal="Sing",
        what_matters__important="My cat",
        sharing__limits__who="Tom",
        sharing__limits__parts=["goals"],
    )

    assert [section.title for section in easy_words(case_of_plan(plan, "Tom")).sections] == [
        "What matters to me",
        "Help now",
    ]
