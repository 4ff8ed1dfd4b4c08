"""Which way words run: Arabic and Hebrew from right to left, also in the middle of a line."""

from __future__ import annotations

from itertools import groupby
from unicodedata import bidirectional

_WAYS = {"R": True, "AL": True, "AN": True, "L": False, "EN": False}
_LETTERS = ("R", "AL", "L")
_WITH_THE_ONE_BEFORE = ("NSM", "BN")


def runs_to_the_left(text: str) -> bool:
    """Whether its first letter is of a script that is written from right to left."""
    return _WAYS[next((kind for kind in map(bidirectional, text) if kind in _LETTERS), "L")]


def stretches(text: str) -> list[tuple[str, bool]]:
    """The text in stretches that run one way, and whether that is to the left; together they are the text again.

    What stands between two stretches belongs to both where they agree, else to the whole line (Unicode UAX 9, N1-N2).
    """
    whole = runs_to_the_left(text)
    ways = [(way, len(list(some))) for way, some in groupby(_ways(text))]
    found: list[tuple[int, bool]] = []
    for number, (way, length) in enumerate(ways):
        beside = {ways[at][0] if 0 <= at < len(ways) else whole for at in (number - 1, number + 1)}
        found.append((length, (whole if len(beside) > 1 else bool(beside.pop())) if way is None else way))
    return _cut(text, found)


def _ways(text: str) -> list[bool | None]:
    """For each character whether it runs to the left; None where it goes along with those beside it."""
    found: list[bool | None] = []
    for at, one in enumerate(text):
        # The plus of a telephone number belongs to the number.
        of = text[at + 1] if one == "+" and text[at + 1 : at + 2].isdecimal() else one
        kind = bidirectional(of)
        # A vowel sign stays with its letter, and a joiner with what it joins.
        found.append(found[-1] if found and kind in _WITH_THE_ONE_BEFORE else _WAYS.get(kind))
    return found


def _cut(text: str, lengths: list[tuple[int, bool]]) -> list[tuple[str, bool]]:
    found, at = list[tuple[str, bool]](), 0
    for way, some in groupby(lengths, key=lambda one: one[1]):
        end = at + sum(length for length, _ in some)
        found.append((text[at:end], way))
        at = end
    return found
