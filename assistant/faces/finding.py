"""A long list of which only some is shown: the rest is found by a few letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

Option = tuple[str, str]
"""What can be chosen: its id and its words; without an id it is a heading."""

_ALIKE = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i", "’": "'"}
)
"""Letters that many keyboards have no key for, as they are typed instead."""


def folded(text: str) -> str:
    """The text as letters are looked for in it: upper and lower case, and letters with and without marks, are alike."""
    if text.isascii():
        return text.casefold()
    bare = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return bare.casefold().translate(_ALIKE)


def has_letters(letters: str, text: str) -> bool:
    """Whether every word of the letters is somewhere in the text."""
    return _has(folded(letters).split(), folded(text))


class Shown(NamedTuple):
    """What of a long list is shown."""

    options: list[Option]
    more: int
    """How many others were found and are not shown."""
    end: int
    """How many of the options come before the place where those others would stand."""


class LongList:
    """Options of which those in `found_by`, ids with the text they are found by, may be thousands.

    The first `most` of them are shown. The other options are shown as long as no letters are typed.
    """

    def __init__(self, options: Sequence[Option], found_by: Mapping[str, str], most: int) -> None:
        self._options = options
        self._texts = {one: folded(text) for one, text in found_by.items()}
        self._most = most

    def __len__(self) -> int:
        return len(self._texts)

    def found(self, letters: str = "") -> list[Option]:
        """All that is found by these letters, shown or not."""
        words = folded(letters).split()
        return [one for one in self._options if one[0] in self._texts and _has(words, self._texts[one[0]])]

    def shown(self, letters: str = "") -> Shown:
        """What to show once these letters were typed."""
        found = self.found(letters)
        first = {one for one, _ in found[: self._most]}
        others = not folded(letters).split()
        options = [one for one in self._options if one[0] in first or not one[0] or (others and not self._finds(one))]
        options = options if others else _without_bare_headings(options)
        end = max((number for number, one in enumerate(options, 1) if one[0] in first), default=0)
        return Shown(options, len(found) - len(first), end)

    def _finds(self, option: Option) -> bool:
        return option[0] in self._texts


def _has(words: list[str], text: str) -> bool:
    return all(word in text for word in words)


def _without_bare_headings(options: list[Option]) -> list[Option]:
    after = [*options, ("", "")][1:]
    return [one for one, following in zip(options, after, strict=True) if one[0] or following[0]]
