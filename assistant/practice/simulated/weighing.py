"""How much of a turn is about each fact of a person, and about what else they have something to say to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from assistant.practice.person import Area, Fact, Person
from assistant.practice.simulated.asking_words import AskingWords, Subject
from assistant.practice.simulated.meanings import Meaning, Sort
from assistant.practice.simulated.phrases import Found, phrase_stems
from assistant.practice.simulated.recall import Touched

NAMED = 10
"""What a fact weighs from which it is named, and not only touched."""
BY_LINE = 9
"""What a word of a question weighs that stands in a line of theirs."""
_BY_WORD, _TOPIC, _SUBJECT = 10, 4, 5
"""What each word of a phrase weighs, and what a topic of a fact's own, or a subject, weighs beside that."""
_LOOSELY = 4
"""What a topic that is in many questions weighs."""
_HARDLY = 4
"""What a fact has to weigh to be meant."""
_BROADLY = 14
"""How much less a subject weighs that cuts across the others."""
_BY_CHANCE = 3
"""How much less a fact weighs that their file does not name for a subject."""
_KIND, _KIND_BESIDE = 8, 30
"""How much less a kind of fact weighs than a topic, alone and beside something that is named."""
_STORY: tuple[Sort, ...] = ("area", "fact", "subject", "kind")
Finds = Sequence[Found[Meaning]]


class Weighing:
    """The scales of one person."""

    def __init__(self, person: Person, words: AskingWords) -> None:
        self._person = person
        self._broad = words.broad
        self._subjects = {one.name: one for one in words.subjects}
        self.carried = cache(self._carried)
        """The facts that are about a subject, by its name."""

    def weights(self, found: Finds, touched: Mapping[str, Touched]) -> Counter[str]:
        """How much of a turn is about each fact: their own topics weigh most, then subjects, lines and kinds."""
        weights: Counter[str] = Counter()
        for one in found:
            match one.meaning:
                case ("fact", name):
                    weights[name] += _BY_WORD * one.weight + _TOPIC
                case ("loosely", name):
                    weights[name] += _LOOSELY
                case ("subject", name):
                    weights.update(self._of_subject(one, name))
        kind = next((one for one in found if one.meaning.sort == "kind"), None)
        less = _KIND_BESIDE if any(map(self._is_named, found)) else _KIND
        for fact in self._person.facts:
            if fact.id in touched:
                weights[fact.id] += round(BY_LINE * touched[fact.id].weight)
            if kind and fact.kind == kind.meaning.id:
                weights[fact.id] += max(0, _BY_WORD * kind.weight - less)
        return weights

    def facts(
        self, found: Finds, weights: Counter[str], areas: Sequence[Area], others: Sequence[str]
    ) -> tuple[str, ...]:
        """The facts a turn is about, best first.

        None where an area as a whole is asked about in more words than anything else, or where something they carry
        nothing of is named more plainly.
        """
        if areas and self._asks_widely(found):
            return ()
        best = sorted((fact.id for fact in self._person.facts if weights[fact.id] > 0), key=lambda one: -weights[one])
        elsewhere = [
            _BY_WORD * one.weight for one in found if one.meaning.sort == "subject" and one.meaning.id in others
        ]
        if best and weights[best[0]] < max([_HARDLY, *elsewhere]):
            return ()
        return tuple(best)

    def subject(self, found: Finds, weights: Counter[str], facts: Sequence[str], areas: Sequence[Area]) -> str:
        """What they are asked about and have a line for, if that was named more plainly than any fact; else empty."""
        own: Counter[str] = Counter()
        for one in found:
            if one.meaning.sort == "subject" and one.meaning.id in self._person.asked_about:
                own[one.meaning.id] += self._plainly(one)
        best, weight = max(own.items(), key=lambda item: item[1], default=("", 0))
        passed_over = (areas and best in self._broad) or (facts and weights[facts[0]] > weight)
        return "" if passed_over else best

    def _of_subject(self, one: Found[Meaning], name: str) -> dict[str, int]:
        less = 0 if name in self._person.told_by else _BY_CHANCE
        return {fact: self._plainly(one) - less - min(place, 3) for place, fact in enumerate(self.carried(name))}

    def _plainly(self, one: Found[Meaning]) -> int:
        return _BY_WORD * one.weight + _SUBJECT - _BROADLY * (one.meaning.id in self._broad)

    def _is_named(self, one: Found[Meaning]) -> bool:
        return one.meaning.sort == "fact" or (one.meaning.sort == "subject" and one.meaning.id not in self._broad)

    def _asks_widely(self, found: Finds) -> bool:
        """Whether an area as a whole is asked about in more words than anything in it, and nothing in it by name."""
        best = {sort: max((one.weight for one in found if one.meaning.sort == sort), default=0) for sort in _STORY}
        by_name = any(map(self._is_named, found))
        return not by_name and best["area"] > max(best["fact"], best["subject"], best["kind"])

    def _carried(self, name: str) -> tuple[str, ...]:
        """The fact that their file names for a subject; else those with such a topic, then those that speak of it."""
        if name in self._person.told_by:
            return (self._person.told_by[name],)
        if name in self._person.asked_about:
            return ()
        subject, facts = self._subjects[name], self._person.facts
        ways = [phrase_stems(way) for way in subject.ways]
        by_topic = [fact.id for fact in facts if any(_touch(ways, topic) for topic in fact.topics)]
        in_words = [fact.id for fact in facts if _speaks_of(fact, subject, ways)]
        return tuple(dict.fromkeys((*by_topic, *in_words)))


_MOST_USUAL = 4
"""How many ways to name a subject are looked for in what they say; the rest are too far from it."""


def _speaks_of(fact: Fact, subject: Subject, ways: Sequence[tuple[str, ...]]) -> bool:
    spoken = phrase_stems(" ".join((fact.fact, *fact.first, *fact.more)).replace("..", " "))
    return fact.area == subject.area and any(_stands(way, spoken) for way in ways[:_MOST_USUAL])


def _touch(ways: Sequence[tuple[str, ...]], topic: str) -> bool:
    stems = phrase_stems(topic)
    return any(way == stems or (len(way) == 1 and way[0] in stems) for way in ways)


def _stands(way: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(words[at : at + len(way)] == way for at in range(len(words) - len(way) + 1))
