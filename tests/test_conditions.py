"""Conditions are a closed little grammar: what it says holds, and nothing else is taken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.conditions import WORDS_AS_NUMBERS, Condition, read_condition

HOW = 'Write "STEP is answered", "STEP is VALUE", "STEP is below NUMBER" or "STEP includes VALUE".'


@dataclass
class Answers:
    """A scene made of answers by path; it notes the items that were looked at."""

    values: Mapping[str, Any] = field(default_factory=dict)
    stages: tuple[str, ...] = ()
    level_given: bool = False
    level: int | None = None
    had: frozenset[str] = frozenset()
    is_short: bool = False
    looked_at: list[tuple[int, ...]] = field(default_factory=list)

    def value(self, path: str, items: tuple[int, ...]) -> Any:
        """What stands at this path."""
        self.looked_at.append(items)
        return self.values.get(path)

    def any_in(self, stage: str) -> bool:
        """Whether the stage is among those answered."""
        return stage in self.stages

    def goes_on(self, path: str, items: tuple[int, ...]) -> bool:
        """Whether another item is wanted."""
        return bool(self.value(path, items) == "yes")


def joined(text: str, shared: int = 0) -> Condition:
    """A condition whose subjects are found under their own names."""
    condition = read_condition(text)
    tests = tuple(replace(test, path=test.subject, shared=shared) for test in condition.tests)
    return replace(condition, tests=tests)


@pytest.mark.parametrize(
    ("text", "value", "holds"),
    [
        ("a is answered", "tea", True),
        ("a is answered", None, False),
        ("a is answered", [], False),
        ("a is not answered", None, True),
        ("a is not answered", "tea", False),
        ("a is yes", "yes", True),
        ("a is yes", "yes_please", False),
        ("a is yes", None, False),
        ("a is not yes", "no", True),
        ("a is not yes", "yes", False),
        ("a is not yes", None, True),
        ("a is below 6", 5, True),
        ("a is below 6", 6, False),
        ("a is below 6", None, False),
        ("a is above 6", 7, True),
        ("a is above 6", 6, False),
        ("a is at least 6", 6, True),
        ("a is at least 6", 5, False),
        ("a is at most 7", 7, True),
        ("a is at most 7", 8, False),
        ("a is at most 7", None, False),
        ("a is below 6", "not_sure", True),
        ("a is below 6", "fairly_sure", False),
        ("a is at least 6", "fairly_sure", True),
        ("a is below 6", "something else", False),
        ("a includes b", ["a", "b"], True),
        ("a includes b", ["a"], False),
        ("a includes b", None, False),
        ("a does not include b", ["a"], True),
        ("a does not include b", ["b"], False),
        ("a does not include b", None, True),
        ("a is soon", {"option": "soon"}, True),
        ("a is not soon", {"on": "2026-11-22", "said": "today"}, True),
        ("a is not soon", {"option": "soon"}, False),
        ("a is soon", {"said": "soon"}, False),
        ("a.row is talk", {"row": "talk"}, True),
        ("a.row is talk", {"row": "fine"}, False),
        ("a.row is talk", {}, False),
        ("a.row is talk", None, False),
        ("a.row is answered", {"row": "fine"}, True),
        ("a.row is answered", {"other": "fine"}, False),
        ("  a   is   not   answered  ", None, True),
    ],
)
def test_a_condition_holds_as_it_reads(text: str, value: Any, holds: bool) -> None:
    """Every verb of the grammar, with an answer and without one."""
    assert joined(text).holds(Answers({"a": value}), ()) is holds


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("a is yes and b is yes", False),
        ("a is yes or b is yes", True),
        ("b is yes or c is yes", False),
        ("a is yes and b is no", True),
        ("a is yes and b is no and c is not answered", True),
    ],
)
def test_tests_are_joined_by_and_or_by_or(text: str, holds: bool) -> None:
    """All of them, or any of them."""
    assert joined(text).holds(Answers({"a": "yes", "b": "no"}), ()) is holds


def test_a_stage_is_answered_when_anything_of_it_is() -> None:
    """A stage's own name may be asked of, too."""
    assert read_condition("goals is answered").holds(Answers(stages=("goals",)), ())
    assert not read_condition("goals is answered").holds(Answers(), ())
    assert read_condition("goals is not answered").holds(Answers(), ())


@pytest.mark.parametrize(
    ("text", "level", "holds"),
    [("level is 4", 4, True), ("level is 4", 3, False), ("level is 4", None, False), ("level is not 4", None, True)],
)
def test_the_level_can_choose_the_road(text: str, level: int, holds: bool) -> None:
    """As given, or as it was found."""
    test = replace(read_condition(text).tests[0], verb="level")

    assert test.holds(Answers(level=level), ()) is holds


def test_a_talk_that_was_had_opens_what_belongs_to_it() -> None:
    """By the name of its flow; joined with other tests as any."""
    scene = Answers({"a": "yes"}, had=frozenset({"prepare", "discuss"}))

    assert joined("prepare was had").holds(scene, ())
    assert joined("prepare was had and a is yes").holds(scene, ())
    assert not joined("carer was had").holds(scene, ())
    assert joined("carer was had or a is yes").holds(scene, ())


@pytest.mark.parametrize("text", ["prepare was not had", "prepare had", "was had", "prepare was had twice"])
def test_only_that_a_talk_was_had_can_be_asked(text: str) -> None:
    """Not that it was not: what waits for it is asked for otherwise."""
    with pytest.raises(ValueError, match="is no condition"):
        read_condition(text)


def test_the_level_is_known_as_given_or_not() -> None:
    """A level changes words, never what is on offer."""
    assert read_condition("level is given").holds(Answers(level_given=True), ())
    assert read_condition("level is not given").holds(Answers(), ())
    assert not read_condition("level is not given").holds(Answers(level_given=True), ())


def test_a_condition_looks_at_the_item_it_shares_with_its_subject() -> None:
    """Only as many item numbers are handed on as both have in common."""
    scene = Answers({"a": "yes"})
    joined("a is yes", shared=1).holds(scene, (2, 3))

    assert scene.looked_at == [(2,)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "a is",
        "a is below six",
        "a is at least",
        "a == yes",
        "A is yes",
        "a is Yes",
        "a contains b",
        "__import__('os') is given",
        "a.b() is yes",
        "a is not below 6",
        "a includes not b",
        "a is yes, b is no",
    ],
)
def test_what_is_not_in_the_grammar_is_refused_with_how_to_write_it(text: str) -> None:
    """The sentence shows what can be written."""
    with pytest.raises(ValueError, match=re.escape(f'"{text}" is no condition. {HOW}')):
        read_condition(text)


def test_and_with_or_is_refused() -> None:
    """Nobody has to know which of the two binds closer."""
    message = 'use "and" or "or" in one condition, not both. Two steps can stand for two roads.'
    with pytest.raises(ValueError, match=re.escape(message)):
        read_condition("a is yes and b is no or c is yes")


@given(st.text(max_size=60))
def test_any_text_is_a_condition_or_a_sentence(text: str) -> None:
    """Nothing but ValueError, whatever the file holds."""
    condition, said = None, ""
    try:
        condition = read_condition(text)
    except ValueError as sentence:
        said = str(sentence)

    assert said.endswith(".") if condition is None else condition.text == text


@given(st.integers(-20, 20), st.integers(-20, 20))
def test_the_comparisons_agree_with_arithmetic(value: int, bound: int) -> None:
    """Below and at least are each other's opposite, and so are above and at most."""
    scene = Answers({"a": value})

    assert joined(f"a is below {bound}").holds(scene, ()) is (value < bound)
    assert joined(f"a is at least {bound}").holds(scene, ()) is (value >= bound)
    assert joined(f"a is above {bound}").holds(scene, ()) is (value > bound)
    assert joined(f"a is at most {bound}").holds(scene, ()) is (value <= bound)


def test_words_for_a_number_lie_on_the_right_side_of_six() -> None:
    """The aim of 6 or more parts those who are not sure from those who are."""
    assert WORDS_AS_NUMBERS["not_sure"] < 6 <= WORDS_AS_NUMBERS["fairly_sure"] < WORDS_AS_NUMBERS["very_sure"]
    assert WORDS_AS_NUMBERS["most"] < WORDS_AS_NUMBERS["quite"] < WORDS_AS_NUMBERS["less"]
