"""Brings typed words into one plain form (spelling, spacing, signs), each still knowing where it was typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

_UNSEEN = "\u00ad\u200b-\u200f\u2060\ufe0f\ufeff"
_APOSTROPHES = "'\u2018\u2019\u201b`\u00b4\u02bc\u02b9\u2032\uff07"
_INSIDE = f"{_UNSEEN}{_APOSTROPHES}*!@$"
_PIECES = re.compile(
    rf"(?P<word>\d+\.\d+|[^\W_](?:[^\W_]|[\u0300-\u036f]|[{_INSIDE}]+(?=[^\W_]))*)"
    r"|(?P<gap>(?<=[^\W_])[-\u2010\u2011_](?=[^\W_]))"
    r"|(?P<pause>\.\.+|…|\?(?=\s*(?i:no|nope|never|not)\b)|[,\-\u2010-\u2015()\[\]/:\"“”_~]+)|(?P<stop>[.!?;\n•]+)"
)
_SIGNS = {"pause": ",", "stop": "."}
_DROPPED = re.compile(f"[{_UNSEEN}{_APOSTROPHES}]")
_IS = re.compile(f"[{_APOSTROPHES}][sS]$")
_REPEATED = re.compile(r"(.)\1+")
_LOOKALIKES = str.maketrans("013457@$!", "oieastasi")
_LONGEST_PHRASE = 4
_SHORTEST_GUESSED = 6
"""Letters that a word needs before one wrong letter in it is forgiven: shorter words are too close to others."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in its plain form, with where it stands in the typed text; `,` and `.` stand for a pause and a stop."""

    plain: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Spelling:
    """How words are brought into one form: phrases written for others, words left out, words forgiven one letter."""

    written_for: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    forgiven: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    """Words that stand as they are, whatever they look like."""
    _openings: set[str] = field(init=False, default_factory=set)
    _near: dict[str, str] = field(init=False, default_factory=dict)
    _squeezed: dict[str, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._openings.update(phrase[0] for phrase in self.written_for)
        for word in self.known | self.forgiven:
            self._squeezed.setdefault(_REPEATED.sub(r"\1", word), word)
        for word in sorted(self.forgiven):
            for near in (word, *_one_less(word)):
                self._near.setdefault(near, word)

    def words(self, text: str) -> list[Word]:
        """The text as plain words, in order; the words that are left out are not among them."""
        return [word for word in self._phrases(self._pieces(text)) if word.plain not in self.left_out]

    def _pieces(self, text: str) -> list[Word]:
        found = []
        for piece in _PIECES.finditer(text):
            for plain in self._worded(piece[0]) if piece.lastgroup == "word" else [_SIGNS.get(piece.lastgroup or "")]:
                if plain:
                    found.append(Word(plain, piece.start(), piece.end()))
        return found

    def _worded(self, typed: str) -> list[str]:
        """The word typed, or two: "dad's" stands for "dad is" where nothing else is written for it."""
        plain = self._plain(typed)
        if not _IS.search(typed) or self._stands(plain):
            return [plain]
        owner = self._plain(typed[:-2])
        return [owner, "is"] if owner in self.known else [plain]

    def _phrases(self, pieces: list[Word]) -> Iterator[Word]:
        at = 0
        while at < len(pieces):
            taken, plain = self._spelt_out(pieces, at) or self._phrase(pieces, at)
            start, end = pieces[at].start, pieces[at + taken - 1].end
            yield from (Word(one, start, end) for one in plain)
            at += taken

    def _phrase(self, pieces: list[Word], at: int) -> tuple[int, tuple[str, ...]]:
        """How many words from here are written for others, and those others; one word stands for itself."""
        first = pieces[at].plain
        if first in self._openings:
            for length in range(min(_LONGEST_PHRASE, len(pieces) - at), 0, -1):
                typed = tuple(word.plain for word in pieces[at : at + length])
                if typed in self.written_for:
                    return length, self.written_for[typed]
        return 1, (first,)

    def _spelt_out(self, pieces: list[Word], at: int) -> tuple[int, tuple[str, ...]] | None:
        """A word typed letter by letter (`k m s`, `d-i-e`), with how many pieces it takes."""
        if len(pieces[at].plain) != 1 or not pieces[at].plain.isalpha():
            return None
        letters, last, at_end = pieces[at].plain, at, at + 1
        found = None
        while at_end < len(pieces) and pieces[at_end].start - pieces[last].end <= 1 and len(letters) < 12:
            if pieces[at_end].plain in (",", "."):
                at_end += 1
                continue
            if len(pieces[at_end].plain) != 1:
                break
            letters, last, at_end = letters + pieces[at_end].plain, at_end, at_end + 1
            if len(letters) >= 3 and (letters in self.known or (letters,) in self.written_for):
                found = last - at + 1, self.written_for.get((letters,), (letters,))
        return found

    def _plain(self, typed: str) -> str:
        word = typed.casefold()
        if not (word.isascii() and word.isalpha()):
            letters = unicodedata.normalize("NFKD", _DROPPED.sub("", typed))
            word = "".join(one for one in letters if not unicodedata.combining(one)).casefold()
        if not self.known or self._stands(word) or word.isdecimal():
            return word
        for guess in (word.translate(_LOOKALIKES), word.replace("1", "l").translate(_LOOKALIKES)):
            if self._stands(guess):
                return guess
        if word.endswith("in") and self._stands(f"{word}g"):
            return f"{word}g"
        squeezed = _REPEATED.sub(r"\1", word)
        if len(squeezed) > 2 and squeezed != word and squeezed in self._squeezed:
            return self._squeezed[squeezed]
        return self._guessed(word) or word

    def _stands(self, word: str) -> bool:
        return word in self.known or (word,) in self.written_for

    def _guessed(self, word: str) -> str | None:
        """The forgiven word from which this one differs by one letter that is wrong, missing, extra or swapped."""
        if "*" in word:
            pattern = re.compile(re.escape(word).replace(r"\*", "[a-z*]"))
            return next((one for one in sorted(self.forgiven | self.known) if pattern.fullmatch(one)), None)
        if len(word) < _SHORTEST_GUESSED - 1:
            return None
        for near in (word, *_one_less(word)):
            meant = self._near.get(near)
            # The first letter is seldom wrong, and "putting" is not "cutting".
            if meant and meant[0] == word[0] and abs(len(meant) - len(word)) <= 1:
                return meant
        return None


def _one_less(word: str) -> Iterable[str]:
    return [word[:at] + word[at + 1 :] for at in range(1, len(word))] if len(word) >= _SHORTEST_GUESSED - 1 else []
