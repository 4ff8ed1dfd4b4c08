"""What a question is like, of all that people ask: by its telling words, and by the one question nearest to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise
from math import log, sqrt

from assistant.practice.simulated.asking_words import AskingWords
from assistant.practice.simulated.example_questions import Examples, Label
from assistant.practice.simulated.phrases import spoken_stems

Sign = str | tuple[str, str]
"""What tells what a question is about: a word, or two in a row."""
_PAIR, _RARE_PAIR = 0.6, 0.7
"""How much two words in a row tell beside one, and how rare they count: most of it the words have told already."""
_ONCE, _OFTEN = 0.3, 3
"""What a word tells that stands in none but one question of a subject, and from how many questions it tells fully."""
_NEAREST = 2.5
"""What the very words of a known question tell; 1 is what a word tells that only one subject uses."""
_UNKNOWN = 9.0
"""What a word counts for nearness that stands in no known question: as much as one of a few subjects."""
_IN_MOST, _LEAST = 0.09, 0.05
"""A word that counts no more than that finds no question by itself; and how rare a word is that is everywhere."""


class Likeness:
    """How much a question is like those that people ask about each subject."""

    def __init__(self, examples: Examples) -> None:
        # Thousands of questions are read while somebody waits: what can be left to the first use of a word is left.
        spoken = [list(map(spoken_stems, questions)) for questions in examples.values()]
        self._pairs = _pairs_in_use(chain.from_iterable(spoken))
        signed = [list(map(self._signs, questions)) for questions in spoken]
        self._counts = dict(zip(examples, (Counter(chain.from_iterable(one)) for one in signed), strict=True))
        self._sizes = {label: len(questions) for label, questions in examples.items()}
        self._labels = [label for label, questions in examples.items() for _ in questions]
        self._weights = _weights(self._counts.values())
        asked = list(chain.from_iterable(signed))
        self._lengths = [sqrt(sum(map(self._weights.__getitem__, signs))) for signs in asked]
        self._holding: dict[Sign, list[int]] = {sign: [] for sign, one in self._weights.items() if one > _IN_MOST}
        for number, signs in enumerate(asked):
            for sign in signs:
                if sign in self._holding:
                    self._holding[sign].append(number)
        self._tells = cache(self._telling)

    def of(self, stems: Sequence[str]) -> dict[Label, float]:
        """How much a question is like those of each subject it shares a word with; 1 is what a word of one tells."""
        signs = self._signs(stems)
        like: defaultdict[Label, float] = defaultdict(float)
        for sign in signs:
            for label, weight in self._tells(sign).items():
                like[label] += weight
        for label, nearness in self._nearest(signs).items():
            like[label] += _NEAREST * nearness
        return like

    def _telling(self, sign: Sign) -> dict[Label, float]:
        """How much a sign tells of each subject: by how much of its use is that subject's."""
        counts = {label: counted[sign] for label, counted in self._counts.items() if sign in counted}
        use = sum(count / self._sizes[label] for label, count in counts.items())
        worth = 1.0 if isinstance(sign, str) else _PAIR
        return {
            label: worth * sqrt(count / self._sizes[label] / use) * min(1.0, _ONCE + count / _OFTEN)
            for label, count in counts.items()
        }

    def _nearest(self, signs: Sequence[Sign]) -> dict[Label, float]:
        """For each subject how near its nearest question is, 0 to 1: the angle between them, where rare words weigh."""
        shared: defaultdict[int, float] = defaultdict(float)
        for sign in signs:
            for number in self._holding.get(sign, ()):
                shared[number] += self._weights[sign]
        length = sqrt(sum(self._weights.get(sign, _UNKNOWN) for sign in signs))
        near: dict[Label, float] = {}
        for number, weight in shared.items():
            label, nearness = self._labels[number], weight / (self._lengths[number] * length)
            if nearness > near.get(label, 0.0):
                near[label] = nearness
        return near

    def _signs(self, stems: Sequence[str]) -> tuple[Sign, ...]:
        """The words of a question, and those pairs of them that are in use, each once."""
        return (*{*stems}, *self._pairs.intersection(pairwise(stems)))


@lru_cache(maxsize=8)
def likeness(words: AskingWords) -> Likeness:
    """The scales for these words; made once, as they hold thousands of questions."""
    return Likeness(words.examples)


def _pairs_in_use(questions: Iterable[Sequence[str]]) -> frozenset[tuple[str, str]]:
    """Two words in a row that stand more than once."""
    count = Counter(chain.from_iterable(map(pairwise, questions)))
    return frozenset(pair for pair, times in count.items() if times > 1)


def _weights(counts: Collection[Counter[Sign]]) -> dict[Sign, float]:
    """How much each sign counts for nearness: the more, the fewer subjects have it in their questions."""
    subjects = Counter(chain.from_iterable(counts))
    rarity = {sign: log(len(counts) / count) + _LEAST for sign, count in subjects.items()}
    return {sign: (one if isinstance(sign, str) else _RARE_PAIR * one) ** 2 for sign, one in rarity.items()}
