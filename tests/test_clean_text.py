"""What is typed, pasted or imported can never act on a terminal, and loses nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.clean_text import LONGEST_ANSWER, clean, one_line

ACTS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")
HARMLESS = st.text(st.characters().filter(lambda sign: not ACTS.match(sign)))
ANYTHING = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cs"]),
        st.sampled_from("\x1b\x07\x9b\x9c\x9d\x90\x85\r\n\t[]0;m\\PX^_\u202e\u2066\u2028"),
    )
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b[2J\x1b[HTea", "Tea"),
        ("\x1b]0;new title\x07Tea", "Tea"),
        ("\x1b]8;;https://x.example\x1b\\Tea\x1b]8;;\x1b\\", "Tea"),
        ("\x1bP1;2qpicture\x1b\\Tea", "Tea"),
        ("\x1b_hidden\x9cTea", "Tea"),
        ("\x1bcTea", "Tea"),
        ("\x1b(BTea", "Tea"),
        ("Tea\x1b", "Tea"),
        ("Tea\x1b[", "Tea"),
        ("\x9b31mTea", "Tea"),
        ("\x9d0;title\x07Tea", "Tea"),
        ("\x90data\x9cTea", "Tea"),
        ("T\x00e\x08a\x7f", "Tea"),
        ("abc\u202efed\u202c", "abcfed"),
        ("\u2066a\u2069", "a"),
        ("one\r\ntwo\rthree\x85four\u2028five\u2029six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("a\tb\nc", "a\tb\nc"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("\x1b]never closed\nTea", "never closed\nTea"),
        ("\x1b\x1b[31m[31mTea", "[31mTea"),
    ],
)
def test_what_could_act_is_taken_out_and_the_words_stay(typed: str, kept: str) -> None:
    """Each kind of escape sequence, control and override goes; line ends become newlines."""
    assert clean(typed) == kept


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tea in the garden.",
        "Tea,\nand the garden.\n",
        "[red]not a colour[/red]",
        "👨‍👩‍👧‍👦 and 👩🏽‍⚕️ and 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "أريد أن أمشي مع ابنتي",
        "אני רוצה ללכת",
        "e\u0301a\u0308 नमस्ते",
        "Zu\u00a0Hause, na\u00efve, \u200bzero\u200fwidth",
        "一 二 三",
    ],
)
def test_words_of_every_script_stay_as_they_are(text: str) -> None:
    """Emoji families, Arabic, Hebrew, combining marks and square brackets are left alone."""
    assert clean(text) == text


@given(ANYTHING)
def test_nothing_that_acts_is_ever_left(text: str) -> None:
    """Whatever is put in, no escape, C1 control, override or half pair comes out."""
    assert not ACTS.search(clean(text))


@given(ANYTHING)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    """Cleaning is idempotent."""
    assert clean(clean(text)) == clean(text)


@given(HARMLESS)
def test_text_without_controls_is_unchanged(text: str) -> None:
    """Only what could act is touched."""
    assert clean(text) == text


@pytest.mark.parametrize("sign", ["\x90", "\x1b]", "\x1b[", "\x9b", "\x1b", "\x9d0;", "\x00"])
def test_a_megabyte_of_escapes_is_cleaned_while_nobody_waits(sign: str) -> None:
    """The time grows with the length, not with its square."""
    text = sign * (1_000_000 // len(sign))
    cleaned = clean(text)

    assert not ACTS.search(cleaned)


def test_one_line_flattens_and_shortens() -> None:
    """Lists and menus get one line, with an ellipsis when something is left out."""
    assert one_line("Tea\n  in \x1b[31mthe garden") == "Tea in the garden"
    assert one_line("Tea in the garden", 7) == "Tea in…"
    assert one_line("x" * 60) == "x" * 60
    assert one_line("x" * 61) == "x" * 59 + "…"


@given(ANYTHING, st.integers(2, 80))
def test_one_line_is_never_longer_than_asked(text: str, longest: int) -> None:
    """Whatever the text, it is one line and fits."""
    flat = one_line(text, longest)

    assert len(flat) <= longest
    assert "\n" not in flat


def test_an_answer_may_hold_ten_thousand_characters() -> None:
    """The limit that the messages name."""
    assert LONGEST_ANSWER == 10_000
