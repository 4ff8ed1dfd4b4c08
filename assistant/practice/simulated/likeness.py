"""What a question is like, of all that people ask: by its telling words, and by the one question nearest to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise
from math import log, sqrt

from assistant.content import Content
from assistant.practice.simulated.asking_words import Label
from assistant.practice.simulated.example_questions import Examples, example_questions
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
        self.labels = tuple(examples)
        """All that there are questions about."""
        self._about = [label for label, questions in enumerate(examples.values()) for _ in questions]
        self._sizes = [len(questions) for questions in examples.values()]
        self._standing = _standing(chain.from_iterable(examples.values()))
        self._weights = {sign: self._weight(sign, numbers) for sign, numbers in self._standing.items()}
        self._lengths = _lengths(self._standing, self._weights, len(self._about))
        self._tells = cache(self._telling)

    def of(self, stems: Sequence[str]) -> dict[Label, float]:
        """How much a question is like those of each subject it shares a word with; 1 is what a word of one tells."""
        pairs = (pair for pair in pairwise(stems) if pair in self._standing)
        signs = [*dict.fromkeys(chain[Sign](stems, pairs))]
        like: defaultdict[int, float] = defaultdict(float)
        for sign in signs:
            for label, weight in self._tells(sign).items():
                like[label] += weight
        for label, nearness in self._nearest(signs).items():
            like[label] += _NEAREST * nearness
        return {self.labels[label]: much for label, much in like.items()}

    def _weight(self, sign: Sign, numbers: Sequence[int]) -> float:
        """How much a sign counts for nearness: the more, the fewer subjects have it in their questions."""
        subjects = len(set(map(self._about.__getitem__, numbers)))
        rarity = log(len(self.labels) / subjects) + _LEAST
        return (rarity if isinstance(sign, str) else _RARE_PAIR * rarity) ** 2

    def _telling(self, sign: Sign) -> dict[int, float]:
        """How much a sign tells of each subject: by how much of its use is that subject's."""
        counts = Counter(map(self._about.__getitem__, self._standing.get(sign, ())))
        use = sum(count / self._sizes[label] for label, count in counts.items())
        worth = 1.0 if isinstance(sign, str) else _PAIR
        return {
            label: worth * sqrt(count / self._sizes[label] / use) * min(1.0, _ONCE + count / _OFTEN)
            for label, count in counts.items()
        }

    def _nearest(self, signs: Sequence[Sign]) -> dict[int, float]:
        """For each subject how near its nearest question is, 0 to 1: the angle between them, where rare words weigh."""
        weights = [self._weights.get(sign, _UNKNOWN) for sign in signs]
        shared: defaultdict[int, float] = defaultdict(float)
        for sign, weight in zip(signs, weights, strict=True):
            if weight > _IN_MOST:
                for number in self._standing.get(sign, ()):
                    shared[number] += weight
        length = sqrt(sum(weights))
        near: dict[int, float] = {}
        for number, weight in shared.items():
            label, nearness = self._about[number], weight / (self._lengths[number] * length)
            if nearness > near.get(label, 0.0):
                near[label] = nearness
        return near


@lru_cache(maxsize=8)
def likeness(content: Content) -> Likeness:
    """The scales with the questions that ship, or a service's own; made once; raises ContentFault."""
    return Likeness(example_questions(content))


def _standing(questions: Iterable[str]) -> dict[Sign, list[int]]:
    """By number in which questions each word stands, and each two words in a row that stand more than once."""
    words: defaultdict[Sign, list[int]] = defaultdict(list)
    pairs: defaultdict[Sign, list[int]] = defaultdict(list)
    for number, stems in enumerate(map(spoken_stems, questions)):
        for word in stems:
            words[word].append(number)
        for pair in pairwise(stems):
            pairs[pair].append(number)
    in_use = (item for item in pairs.items() if len(item[1]) > 1)
    return {sign: [*dict.fromkeys(numbers)] for sign, numbers in chain(words.items(), in_use)}


def _lengths(standing: Mapping[Sign, Sequence[int]], weights: Mapping[Sign, float], count: int) -> list[float]:
    """The length of each question, where rare words weigh."""
    squares = [0.0] * count
    for sign, numbers in standing.items():
        weight = weights[sign]
        for number in numbers:
            squares[number] += weight
    return [*map(sqrt, squares)]
