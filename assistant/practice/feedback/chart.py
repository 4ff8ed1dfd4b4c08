"""One's own practices over time, as rows of text: each says its numbers, then shows them as tally marks."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.documents.wording import Words
from assistant.practice.feedback.counts import Counts

MOST_ROWS = 10
_SHOWN = ("listened", "told_unasked")


def chart(earlier: Sequence[Counts], words: Words) -> list[str]:
    """The newest ten practices that have turns enough, the oldest of them first; empty where there are fewer than two.

    A practice keeps its number among all of them. What the rows say together is left to the reader.
    """
    counted = [(number, one) for number, one in enumerate(earlier, 1) if one.are_enough][-MOST_ROWS:]
    if len(counted) < 2:
        return []
    lines = []
    for what in _SHOWN:
        lines.append(f"{words(f'chart.{what}')}:")
        lines += (_row(number, getattr(one, what), one.turns, words) for number, one in counted)
    return lines


def _row(number: int, count: int, turns: int, words: Words) -> str:
    row = words("chart.row", number=str(number), count=str(count), turns=str(turns), marks=_tally(count))
    return f"- {row.rstrip()}"


def _tally(count: int) -> str:
    """Marks in fives; most screen readers pass over them, since the row has said the number."""
    fives, rest = divmod(count, 5)
    return " ".join(["|||||"] * fives + ["|" * rest] * bool(rest))
