"""Finds known phrases in a turn, word by word and by stem; of phrases that overlap the longest stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import Generic, TypeVar

from assistant.practice.turn_forms import SHORTENED, Turn, pieces, stem, tokens, turn, word_set, written_out

Meaning = TypeVar("Meaning")
_APART = word_set(
    "care cares cared caring carry carries carried letter letters evening evenings number numbers sorry shower showers "
    "shoulder shoulders mate mates matter matters mattered bus buses busy rights ready read reads reading readings "
    "meter meters feelings telly movie movies party parties smaller scar scars copy copies apply missing tonight "
    "bitter space spaces spacer spacers"
)
"""Words whose stem is that of quite another word: they are compared whole, without a last s."""
_WHOLE = frozenset({"rights", "feelings", "career", "careers"})
"""Words that mean something else without their last s."""
GAP = ".."
"""In a phrase: up to three words of any kind."""
_PLAIN = re.compile(r"[a-z0-9 ]+")
_WIDEST_GAP = 3


def _always(_longer: object, _shorter: object) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Found(Generic[Meaning]):
    """A phrase that stands in a turn: what it means, and its first and last word by number."""

    meaning: Meaning
    first: int
    last: int
    weight: int
    """How many words the phrase itself has."""


@dataclass(frozen=True)
class Phrases(Generic[Meaning]):
    """Phrases with their meanings; one phrase may mean several things."""

    _by_first: dict[str, list[tuple[tuple[str, ...], Meaning]]] = field(default_factory=dict)

    def add(self, written: Iterable[str], meaning: Meaning) -> None:
        """Adds several ways to say one thing."""
        for phrase in written:
            words = phrase_stems(phrase)
            if words and words[0] != GAP:
                self._by_first.setdefault(words[0], []).append((words, meaning))

    def beside(self, other: Phrases[Meaning]) -> Phrases[Meaning]:
        """The phrases of both; neither of them changes."""
        both = {word: [*found] for word, found in self._by_first.items()}
        for word, found in other._by_first.items():
            both[word] = [*both.get(word, ()), *found]
        return Phrases(both)

    def found(self, said: Turn, hides: Callable[[Meaning, Meaning], bool] = _always) -> list[Found[Meaning]]:
        """All that stands in a turn, longest first, without what lies inside something longer that hides it."""
        stems = [_compared(word) for word in said.words]
        every = sorted(self._all(stems), key=lambda one: (-one.weight, one.first))
        kept: list[Found[Meaning]] = []
        for one in every:
            if not any(_inside(one, other) and hides(other.meaning, one.meaning) for other in kept):
                kept.append(one)
        return kept

    def _all(self, stems: Sequence[str]) -> Iterator[Found[Meaning]]:
        for first, word in enumerate(stems):
            for words, meaning in self._by_first.get(word, ()):
                last = _end(words, stems, first)
                if last is not None:
                    yield Found(meaning, first, last, len(words) - words.count(GAP))


@lru_cache(maxsize=4096)
def stems_of(text: str) -> frozenset[str]:
    """What a text is about, as stems of the words that carry meaning."""
    return turn(text).stems


@lru_cache(maxsize=16_384)
def phrase_stems(phrase: str) -> tuple[str, ...]:
    """The words of a written phrase as they are compared, with `..` for a gap."""
    parts = [[_compared(word) for word in _words(part)] for part in phrase.split(GAP)]
    joined = [word for part in parts for word in (*part, GAP)][:-1]
    return tuple(joined)


def compared(words: Iterable[str]) -> tuple[str, ...]:
    """Words as they are compared: without their endings, but for a few that would be another word then."""
    return tuple(map(_compared, words))


def spoken_stems(question: str) -> tuple[str, ...]:
    """The words of a whole question as they are compared; unlike a turn it holds no slips, and is read in no time."""
    return tuple(chain.from_iterable(map(_spoken, pieces(question))))


@lru_cache(maxsize=16_384)
def _spoken(piece: str) -> tuple[str, ...]:
    return compared(chain.from_iterable(map(written_out, tokens(piece))))


def _words(part: str) -> Iterable[str]:
    """The words of a phrase; only what is shortened or has signs in it has to be brought into plain form."""
    words = part.split()
    return words if _PLAIN.fullmatch(part) and SHORTENED.isdisjoint(words) else turn(part).words


@lru_cache(maxsize=16_384)
def _compared(word: str) -> str:
    return word if word in _WHOLE else word.removesuffix("s") if word in _APART else stem(word)


def _end(words: Sequence[str], stems: Sequence[str], at: int) -> int | None:
    """Where a phrase that begins here has its last word; None where it does not stand here."""
    for number, word in enumerate(words):
        if word == GAP:
            rest = words[number + 1 :]
            ends = (_end(rest, stems, at + skipped) for skipped in range(_WIDEST_GAP + 1))
            return next((end for end in ends if end is not None), None)
        if at >= len(stems) or stems[at] != word:
            return None
        at += 1
    return at - 1


def _inside(one: Found[Meaning], other: Found[Meaning]) -> bool:
    """Whether a phrase is only part of a longer one that stands at the same place."""
    return other.weight > one.weight and other.first <= one.first and one.last <= other.last
