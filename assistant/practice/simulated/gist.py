"""The gist of a turn: the one thing it asks about, of all that anybody asks, by its phrases and by what it is like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from assistant.practice.simulated.asking_words import AskingWords
from assistant.practice.simulated.likeness import Likeness
from assistant.practice.simulated.meanings import Meaning, Sort
from assistant.practice.simulated.phrases import Found, compared
from assistant.practice.turn_forms import Turn

_BY_WORD, _SUBJECT = 0.3, 0.1
"""What each word of a phrase tells beside the likeness of the whole, and how much more where it names a subject."""
_LEAST = 1.0
"""How much a turn has to be like something that people ask for its single phrases not to count."""
_PLAINLY, _BROADLY = 4, 2
"""As how many words in a row the gist counts beside the phrases that are left, and where it cuts across others."""
_FEW_WORDS = 2
"""Up to so many words have no gist: they are a phrase, or none."""
_WIDELY: Mapping[Sort, float] = {"area": 0.7, "moment": 0.8}
"""How much less what is asked about as a whole counts than a single thing."""


class Gist:
    """Tells what turns ask about."""

    def __init__(self, words: AskingWords, likeness: Likeness) -> None:
        self._likeness = likeness
        self._broad = words.broad
        self._asked = frozenset(Meaning(*label) for label in likeness.labels)

    def of(self, found: Sequence[Found[Meaning]], said: Turn, *, loosely: bool = False) -> Meaning | None:
        """What a question is about most, given the phrases in it; None where it is like nothing that people ask.

        A turn that is only `loosely` a question has to name what it is about, too.
        """
        if len(said.words) <= _FEW_WORDS:
            return None
        named = [one for one in found if self._is_asked(one.meaning)]
        like: defaultdict[Meaning, float] = defaultdict(float)
        for label, much in self._likeness.of(compared(said.words)).items():
            like[Meaning(*label)] = much
        for one in named:
            like[one.meaning] += _BY_WORD * one.weight + _SUBJECT * (one.meaning.sort == "subject")
        best = max(like, key=lambda one: like[one] * _WIDELY.get(one.sort, 1), default=None)
        is_sure = best and like[best] >= _LEAST and not (loosely and best not in {one.meaning for one in named})
        return best if is_sure else None

    def instead(self, gist: Meaning | None, found: Sequence[Found[Meaning]]) -> Sequence[Found[Meaning]]:
        """The gist in place of all phrases that could be asked about; their own topics, and courtesies, are left."""
        if gist is None:
            return found
        broad = gist.id in self._broad
        beside = "area" if broad else "subject" if gist.sort == "kind" else ""
        left = [one for one in found if not self._is_asked(one.meaning) or one.meaning.sort == beside]
        return [Found(gist, 0, 0, _BROADLY if broad else _PLAINLY), *(one for one in left if one.meaning != gist)]

    def _is_asked(self, meaning: Meaning) -> bool:
        return meaning.sort == "subject" or meaning in self._asked
