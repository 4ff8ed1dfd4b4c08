"""Known phrases are found in a turn by the stems of their words, and of those that overlap the longest stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.practice.simulated.phrases import Found, Phrases, phrase_stems, stems_of
from assistant.practice.turn_forms import turn

WORDS = ("garden", "window", "sister", "kettle", "ladder", "button", "market", "pillow")


def known(*phrases: str) -> Phrases[str]:
    """Phrases that each mean themselves."""
    made: Phrases[str] = Phrases()
    for one in phrases:
        made.add([one], one)
    return made


def found(text: str, *phrases: str, hides: Callable[[str, str], bool] | None = None) -> list[str]:
    """Which of these phrases stand in a text, longest first."""
    there = known(*phrases)
    said = turn(text)
    return [one.meaning for one in (there.found(said, hides) if hides else there.found(said))]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Are you sleeping?", "sleep"),
        ("what worries you", "worry"),
        ("Tell me about YOUR KNEES", "your knee"),
        ("What's on your mind?", "what is on your mind"),
        ("i dont eat", "do not eat"),
        ("I don't eat.", "don't eat"),
        ("a well-known face", "well known face"),
        ("the letters came", "letter"),
        ("who cares for him", "care"),
    ],
)
def test_a_phrase_is_found_whatever_the_endings_of_its_words(text: str, phrase: str) -> None:
    """Capitals, signs, short forms and endings make no difference."""
    assert found(text, phrase) == [phrase]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Where is your car?", "care"),
        ("Let me see.", "letter"),
        ("Even so.", "evening"),
        ("My toe is numb.", "number"),
        ("it is sore", "sorry"),
        ("Sleep well", "sleep badly"),
        ("what sleep", "what is sleep"),
    ],
)
def test_words_that_only_look_alike_are_not_taken_for_each_other(text: str, phrase: str) -> None:
    """A word whose stem is that of another one is compared whole; and a phrase stands whole or not at all."""
    assert found(text, phrase) == []


@pytest.mark.parametrize("between", ["", "really", "so really", "and also really"])
def test_a_gap_takes_up_to_three_words(between: str) -> None:
    """Two dots stand for any words in between, or for none."""
    assert found(f"what {between} matters to you", "what .. matters") == ["what .. matters"]


def test_a_gap_takes_no_fourth_word() -> None:
    """So that the ends of a long turn are not read together."""
    assert found("what your old kind neighbour matters to", "what .. matters") == []


def test_a_gap_weighs_nothing() -> None:
    """A phrase weighs as much as the words it names, wherever it begins and ends."""
    [one] = known("what .. matters").found(turn("now what really matters"))
    assert one == Found("what .. matters", first=1, last=3, weight=2)


def test_a_phrase_that_begins_with_a_gap_or_has_no_words_is_never_found() -> None:
    """It could begin anywhere."""
    assert found("what matters", ".. matters", "", "?!") == []


def test_the_longest_stands_and_what_lies_inside_it_does_not() -> None:
    """Falling asleep is no fall."""
    assert found("when do you fall asleep", "fall", "fall asleep", "asleep") == ["fall asleep"]


def test_a_shorter_one_stands_where_the_longer_does_not_hide_it() -> None:
    """Whoever asks says which meanings hide which; it is asked with the longer one first."""
    asked: list[tuple[str, str]] = []

    def never(longer: str, shorter: str) -> bool:
        asked.append((longer, shorter))
        return False

    assert found("fall asleep", "fall", "fall asleep", hides=never) == ["fall asleep", "fall"]
    assert asked == [("fall asleep", "fall")]


def test_two_that_only_touch_both_stand() -> None:
    """Neither lies inside the other, and the one that comes first is first."""
    assert found("your bad back hurts", "back hurts", "bad back") == ["bad back", "back hurts"]


def test_one_phrase_may_mean_several_things() -> None:
    """All of its meanings are found at the same place."""
    both: Phrases[str] = Phrases()
    both.add(["the bed"], "sleep")
    both.add(["the bed", "soil"], "garden")
    assert [one.meaning for one in both.found(turn("dig the beds"))] == ["sleep", "garden"]


def test_two_lots_of_phrases_are_laid_side_by_side() -> None:
    """And neither of them is changed by it."""
    hers, common = known("the leeks", "the shed"), known("the time", "sleep")
    text = turn("the leeks, the time and sleep")
    both = hers.beside(common)
    assert [one.meaning for one in both.found(text)] == ["the leeks", "the time", "sleep"]
    assert [one.meaning for one in hers.found(text)] == ["the leeks"]
    assert [one.meaning for one in common.found(text)] == ["the time", "sleep"]


def test_a_text_is_about_the_stems_of_its_words_that_carry_meaning() -> None:
    """The others are in every text."""
    assert stems_of("What about the leeks that you are growing?") == {"leek", "grow"}


def test_a_written_phrase_keeps_its_gaps() -> None:
    """However many there are."""
    assert phrase_stems("what .. matters .. you") == ("what", "..", "matter", "..", "you")


@given(st.permutations(WORDS), st.integers(0, 5), st.integers(1, 3))
def test_a_phrase_is_found_wherever_it_stands(words: list[str], first: int, length: int) -> None:
    """With its first and last word by number, and its weight."""
    phrase = " ".join(words[first : first + length])
    [one] = known(phrase).found(turn(" ".join(words)))
    assert one == Found(phrase, first, min(first + length, len(words)) - 1, len(phrase.split()))


@given(st.text(), st.lists(st.text(max_size=12), max_size=5))
def test_no_text_and_no_phrase_is_too_odd(text: str, phrases: list[str]) -> None:
    """What is found lies within the turn, and nothing lies inside something longer."""
    said = turn(text)
    there = known(*phrases).found(said)
    assert all(0 <= one.first <= one.last < len(said.words) for one in there)
    assert [one.weight for one in there] == sorted((one.weight for one in there), reverse=True)
