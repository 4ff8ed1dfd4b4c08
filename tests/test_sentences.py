"""Own words are set one sentence a line, and not a letter of them is lost or changed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.sentences import LONG, one_a_line

LONG_TAIL = " and then we all go home for tea with the whole family"
WORDS = st.lists(
    st.sampled_from(
        ["I", "walk.", "Rest!", "Dr.", "4", "4.", "tea", "(Stop?)", '"No."', "e.g.", "...", "- ", "نعم؟", "\n", "\t"]
    ),
    max_size=40,
).map(" ".join)


def test_each_sentence_stands_on_its_line() -> None:
    """With its mark, and what closes after it."""
    words = 'I sleep badly. "Who rings me?" she says! Rest (a lot.) نعم؟ لا… Yes' + LONG_TAIL

    assert one_a_line(words).split("\n") == [
        "I sleep badly.",
        '"Who rings me?" she says!',
        "Rest (a lot.)",
        "نعم؟",
        "لا…",
        "Yes" + LONG_TAIL,
    ]


def test_few_words_stay_on_their_line() -> None:
    """However many sentences they are; each line is taken by itself."""
    assert one_a_line("Forms. There is always forms.") == "Forms. There is always forms."
    assert one_a_line(f"A. B.\nMe. You{LONG_TAIL}") == f"A. B.\nMe.\nYou{LONG_TAIL}"


@pytest.mark.parametrize(
    "words",
    [
        "See Dr. Osei",
        "J. Smith",
        "Some food, e.g. Rice",
        "2. Walk",
        "Ring... when it hurts",
        "At 4 p.m. the nurse",
        "Rest. - Tea",
    ],
)
def test_no_line_ends_in_the_middle_of_a_sentence(words: str) -> None:
    """A short form, a letter, a number of a list and a pause end none; a mark of a list is not made of a dash."""
    assert one_a_line(words + LONG_TAIL) == words + LONG_TAIL


@given(st.one_of(st.text(max_size=80), WORDS))
def test_nothing_is_lost_or_changed_but_the_space_between_two_sentences(words: str) -> None:
    """Each line that there was is still there, letter by letter, with a new line only in the place of a space."""
    pattern = "[ \t]+|\n"
    told, before = re.split(pattern, one_a_line(words)), re.split(pattern, words)

    assert told == before
    assert all(one_a_line(line) == line for line in words.split("\n") if len(line.split()) <= LONG)


@given(WORDS)
def test_what_was_split_is_not_split_again(words: str) -> None:
    """Each line is a sentence, or short."""
    assert one_a_line(one_a_line(words)) == one_a_line(words)


def test_a_very_long_answer_is_split_at_once() -> None:
    """Ten thousand characters of full stops, or of quotes, do not hold anybody up."""
    for hostile in ("." * 10_000, "a. " * 3_000, '."' * 5_000, ". " * 5_000, "a" * 10_000):
        assert one_a_line(hostile + LONG_TAIL).split() == (hostile + LONG_TAIL).split()
