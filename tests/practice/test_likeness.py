"""A question is like those that share its telling words, and most like the one that is nearest to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.practice.simulated.asking_words import Label
from assistant.practice.simulated.example_questions import Examples
from assistant.practice.simulated.likeness import Likeness
from assistant.practice.simulated.phrases import spoken_stems

SLEEP: Label = ("subject", "sleep")
MONEY: Label = ("subject", "money")
FAMILY: Label = ("subject", "family")
EXAMPLES: Examples = {
    SLEEP: ("How do you sleep?", "Do you lie awake at night?", "what time do you go to bed"),
    MONEY: ("How do you manage for money?", "Do you have enough to pay the bills?", "who pays for the bed"),
    FAMILY: ("Who is in your family?", "Do you have brothers or sisters?"),
}
OURS = Likeness(EXAMPLES)


def like(question: str) -> dict[Label, float]:
    """How much a question is like those of each subject."""
    return OURS.of(spoken_stems(question))


def best(question: str) -> Label:
    """What a question is most like."""
    found = like(question)
    return max(found, key=found.__getitem__)


@pytest.mark.parametrize(("label", "question"), [(label, one) for label, all_ in EXAMPLES.items() for one in all_])
def test_a_known_question_is_about_what_it_stands_for(label: Label, question: str) -> None:
    """In its own words."""
    assert best(question) == label


@pytest.mark.parametrize(
    ("question", "label"),
    [("are you awake a lot", SLEEP), ("the bills worry me, do they worry you", MONEY), ("any sisters?", FAMILY)],
)
def test_a_telling_word_is_enough(question: str, label: Label) -> None:
    """However the rest is put."""
    assert best(question) == label


def test_the_words_of_every_question_tell_little() -> None:
    """They are everywhere."""
    assert max(like("do you").values()) < max(like("awake").values())


def test_a_question_without_a_known_word_is_like_nothing() -> None:
    """So nothing is guessed."""
    assert like("Quo vadis") == {}


def test_no_questions_are_no_likeness() -> None:
    """A service may have left all of them out."""
    assert Likeness({}).of(("sleep",)) == {}


@given(st.lists(st.sampled_from(["how", "do", "you", "sleep", "pay", "bed", "sister", "xyz"]), max_size=12))
def test_likeness_is_never_below_nothing(words: list[str]) -> None:
    """And only of subjects that share a word with it."""
    found = OURS.of(tuple(words))
    known = {word for questions in EXAMPLES.values() for one in questions for word in spoken_stems(one)}
    assert all(much > 0 for much in found.values())
    assert bool(found) == bool(known & {*words})
