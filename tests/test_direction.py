"""Arabic and Hebrew run from right to left, also inside a line of English, and numbers never do."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.forms.direction import runs_to_the_left, stretches

MIXED = st.text(alphabet="aB 1٣+(.,-شאְ\u200d🙂\n", max_size=30)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Walk to the shop", False),
        ("أمشي إلى السوق", True),
        ("ללכת לחנות", True),
        ("12. أمشي", True),
        ("🙂 (Mary) أمشي", False),
        ("07700 900 701", False),
        ("", False),
    ],
)
def test_the_first_letter_says_which_way_a_line_runs(text: str, left: bool) -> None:
    """Numbers, signs and emoji say nothing of it."""
    assert runs_to_the_left(text) is left


def test_words_the_other_way_are_a_stretch_of_their_own() -> None:
    """A space between two ways goes with the line; one inside a way stays in it."""
    assert stretches("My name is شيماء علي today") == [("My name is ", False), ("شيماء علي", True), (" today", False)]
    assert stretches("اسمي Mary Smith") == [("اسمي ", True), ("Mary Smith", False)]


def test_a_telephone_number_stays_in_its_order() -> None:
    """Also in a line that runs to the left."""
    assert stretches("اتصل: 07700 900 701.") == [("اتصل: ", True), ("07700 900 701", False), (".", True)]
    assert stretches("اتصل: +44 7700 9") == [("اتصل: ", True), ("+44 7700 9", False)]


def test_vowel_signs_and_joiners_stay_with_their_letter() -> None:
    """Else a renderer would draw them alone."""
    assert stretches("שָׁלוֹם") == [("שָׁלוֹם", True)]
    assert stretches("👩\u200d🦽 a") == [("👩\u200d🦽 a", False)]


@given(st.one_of(st.text(max_size=30), MIXED))
def test_the_stretches_are_the_text_again(text: str) -> None:
    """In its order, none of them empty, and no two beside each other that run the same way."""
    found = stretches(text)

    assert "".join(part for part, _ in found) == text
    assert all(part for part, _ in found)
    assert all(way != following for (_, way), (_, following) in pairwise(found))


@given(MIXED)
def test_no_stretch_holds_letters_of_both_ways(text: str) -> None:
    """Arabic or Hebrew in one, all others in another."""
    for part, left in stretches(text):
        assert not set(part) & set("aB1" if left else "٣שא")
