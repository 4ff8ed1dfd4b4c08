"""What comes to a person's mind: the lines of their own that hold what a question asks about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache

from assistant.practice.person import Ahead, Person
from assistant.practice.simulated.phrases import phrase_stems
from assistant.practice.turn_forms import EMPTY, stem, word_set

_ASKING = frozenset(
    stem(word)
    for word in word_set(
        "ask talk speak know understand help need use find try put keep come become take bring give turn "
        "happen start stop end begin change difference different people person someone somebody anyone "
        "anybody everyone nobody other others time times day days week month year moment today lately "
        "recently usually often always never ever again already place home house life live living work hard "
        "easy easier better worse best worst bad well nice right wrong big small long short old new last "
        "first next past part side sort kind way ways thing word words question questions number same whole "
        "real sure able important matter matters mind manage deal cope care cares look around away together "
        "alone before after afterwards during while since until yet ago enough too else most least ill "
        "illness health condition doctor doctors nurse hospital treatment medicine medicines family friend "
        "friends told happy worry worried hope like love would rather wish plan plans problem problems "
        "trouble support done doing particular comfortable possible happening anything everything nothing "
        "tell telling listen hear see"
    )
)
"""What is in so many questions that it tells nothing of what they are about."""
_TOLD = ("first", "more", "again", "short")


@dataclass(frozen=True, slots=True)
class Touched:
    """A line that holds some of what was asked about: whose it is, which form, and how much it holds."""

    piece: str
    """The id of a fact, or such as `ahead.who`."""
    form: str
    weight: float


@dataclass(frozen=True, slots=True)
class _Wording:
    piece: str
    form: str
    stems: frozenset[str]


class Recall:
    """The lines of one person, by the words that carry meaning in them."""

    def __init__(self, person: Person) -> None:
        self._wordings = tuple(_wordings(person))
        holders: Counter[str] = Counter()
        for piece in {one.piece for one in self._wordings}:
            of_piece = frozenset[str]().union(*(one.stems for one in self._wordings if one.piece == piece))
            holders.update(of_piece)
        self._holders = holders

    def touched(self, asked: Mapping[str, float]) -> dict[str, Touched]:
        """For each piece the line that holds most of what is asked, where one holds any; stems with their weights."""
        best: dict[str, Touched] = {}
        for one in self._wordings:
            weight = sum(asked[word] * self._rarity(word) for word in one.stems & asked.keys())
            if weight and weight > best.get(one.piece, _NOTHING).weight:
                best[one.piece] = Touched(one.piece, one.form, weight)
        return best

    def _rarity(self, word: str) -> float:
        """1 where few of their lines hold it, less where it is all over their story."""
        return min(1.0, 3 / self._holders[word])


_NOTHING = Touched("", "", 0.0)


@lru_cache(maxsize=8192)
def telling_stems(text: str) -> frozenset[str]:
    """The words of a text that say what it is about, as stems."""
    return frozenset(word for word in phrase_stems(text.replace("..", " ")) if word not in _ASKING and _tells(word))


def _tells(word: str) -> bool:
    return word not in EMPTY and word not in _EMPTY_STEMS and len(word) > 1


_EMPTY_STEMS = frozenset(map(stem, EMPTY))


def _wordings(person: Person) -> Iterator[_Wording]:
    for fact in person.facts:
        for form in _TOLD:
            for text in getattr(fact, form):
                yield _Wording(fact.id, form, telling_stems(text))
        yield _Wording(fact.id, "first", telling_stems(fact.fact))
    for one in fields(Ahead):
        if one.name not in ("offered", "pushed"):
            for text in getattr(person.ahead, one.name):
                yield _Wording(f"ahead.{one.name}", one.name, telling_stems(text))
