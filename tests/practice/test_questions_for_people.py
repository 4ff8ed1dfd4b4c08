"""Questions by people who had read nothing of ours get a fitting answer from everybody, more than nine times in ten."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from assistant.content import Content
from assistant.practice.exchange import Line
from assistant.practice.people import people_names, person
from assistant.practice.person import Person
from assistant.practice.simulated.answering import Answerer
from assistant.practice.simulated.asking_words import asking_words
from assistant.practice.simulated.hearing import Hearing
from assistant.practice.simulated.likeness import likeness
from assistant.practice.simulated.mind import Mind
from tests.practice.talking_to_ann import MANNER

FILES = Content()
NAMES = people_names(FILES)
SETS = ("questions_for_people", "questions_second")
AT_LEAST, AT_MOST = 0.94, 0.05
"""Of all answers, a little below what was measured: how many fit, and how many say that nothing was understood."""
OF_EACH, LOST_BY_EACH = 0.93, 0.07
"""The same for one person and one set."""
_ABOUT_THEM = ("fact", "goal", "ahead", "asked_about")
"""How the keys of answers begin that are about the person: what is held back, not yet there, or no trouble, too."""
_NOTHING_THERE = ("says.no_trouble", "says.no", "says.holds_back", "says.nothing_more", "refuses")
_LOST = ("says.unsure", "says.not_followed", "says.off_topic")


@cache
def questions(name: str) -> tuple[str, ...]:
    """The questions of a set."""
    written = (Path(__file__).parent / f"{name}.jsonl").read_text(encoding="utf-8")
    return tuple(json.loads(line)["text"] for line in written.splitlines())


@cache
def lines(name: str, of: str) -> tuple[Line, ...]:
    """What each question of a set gets to hear first from a person whom nothing was asked before."""
    one: Person = person(FILES, name)
    greeting = one.says["greeting"][0]
    answerer = Answerer(one, Hearing(one, asking_words(FILES), likeness(FILES)), MANNER)
    begun = Mind(used=frozenset({greeting}))
    return tuple(answerer.answer(begun, greeting, text)[1].lines[0] for text in questions(of))


def answers(name: str, of: str) -> list[str]:
    """Which wordings these are."""
    return [line.key for line in lines(name, of)]


def fitting(keys: Iterable[str]) -> float:
    """How many of these are about the person, of 1."""
    found = [key.partition(".")[0] in _ABOUT_THEM or key in _NOTHING_THERE for key in keys]
    return sum(found) / len(found)


def lost(keys: Iterable[str]) -> float:
    """How many of these say that nothing was understood, of 1."""
    found = [key in _LOST for key in keys]
    return sum(found) / len(found)


def test_there_are_two_sets_and_ten_people() -> None:
    """None of them is left out by mistake."""
    assert [len(questions(one)) for one in SETS] == [270, 180]
    assert len(NAMES) >= 10


def test_questions_get_a_fitting_answer() -> None:
    """About a fact, the goal or harder days, or that there is nothing; over all people and both sets."""
    keys = [key for name in NAMES for of in SETS for key in answers(name, of)]
    assert fitting(keys) >= AT_LEAST
    assert lost(keys) <= AT_MOST


@pytest.mark.parametrize("of", SETS)
@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_much_worse_at_it_than_the_others(name: str, of: str) -> None:
    """So no person hides behind the rest."""
    assert fitting(answers(name, of)) >= OF_EACH
    assert lost(answers(name, of)) <= LOST_BY_EACH


def test_questions_are_answered_with_more_than_one_thing() -> None:
    """No person has one answer for everything, and none holds most of it back."""
    for name in NAMES:
        keys = [key for of in SETS for key in answers(name, of)]
        told = [line for of in SETS for line in lines(name, of)]
        assert max(map(told.count, set(told))) <= 0.1 * len(told)
        assert sum(key == "fact.holds_back" for key in keys) <= 0.4 * len(keys)
