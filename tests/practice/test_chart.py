"""The chart of one's own practices says its numbers and leaves what they mean to the reader."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from assistant.practice.feedback.chart import MOST_ROWS, chart
from assistant.practice.feedback.counts import Counts
from tests.practice.by_hand import WORDS


def counts(turns: int = 12, listened: int = 0, told: int = 0) -> Counts:
    """The counts of a practice."""
    return Counts(turns, listened, 0, 0, told, 0, 9)


def test_fewer_than_two_practices_make_no_chart() -> None:
    """There is nothing to lay side by side."""
    assert chart([], WORDS) == []
    assert chart([counts()], WORDS) == []


def test_short_practices_are_left_out_and_the_others_keep_their_numbers() -> None:
    """Nine turns are too few to count."""
    rows = chart([counts(listened=3), counts(turns=9, listened=7), counts(turns=20, listened=6, told=2)], WORDS)

    assert chart([counts(), counts(turns=9)], WORDS) == []
    assert rows == [
        "Turns that said back what you heard:",
        "- Practice 1: 3 of 12 turns. |||",
        "- Practice 3: 6 of 20 turns. ||||| |",
        "Turns that told without asking first:",
        "- Practice 1: 0 of 12 turns.",
        "- Practice 3: 2 of 20 turns. ||",
    ]


def test_of_many_practices_the_newest_are_shown() -> None:
    """It stays small."""
    rows = chart([counts()] * (MOST_ROWS + 4), WORDS)

    assert len(rows) == 2 * (1 + MOST_ROWS)
    assert rows[1].startswith("- Practice 5:")


@given(st.lists(st.builds(counts, st.integers(10, 99), st.integers(0, 60), st.integers(0, 60)), min_size=2, max_size=9))
def test_every_row_shows_as_many_marks_as_it_says(earlier: list[Counts]) -> None:
    """Who cannot see the marks loses nothing, and nobody is told what they mean."""
    rows = chart(earlier, WORDS)
    told = [re.fullmatch(r"- Practice \d+: (\d+) of \d+ turns\.([ |]*)", row) for row in rows if row.startswith("- ")]

    assert len(told) == 2 * len(earlier)
    assert all(row and int(row[1]) == row[2].count("|") for row in told)
    assert "%" not in "".join(rows)
