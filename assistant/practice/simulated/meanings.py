"""What phrases stand for to one person: their own topics, and the words by which anybody asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from assistant.practice.person import Person
from assistant.practice.simulated.asking_words import AskingWords
from assistant.practice.simulated.phrases import Found, Phrases, phrase_stems

Sort = Literal[
    "fact", "loosely", "subject", "area", "kind", "moment", "more", "upsets", "refuses", "goal", "step", "helped_by"
]
_COURTESIES = frozenset({"greeting", "goodbye", "thanks", "sorry", "take_time", "agree", "how_are_you", "rude", "off"})


class Meaning(NamedTuple):
    """What a phrase stands for: of which sort, and which one; `loosely` is a fact by a topic of many questions."""

    sort: Sort
    id: str


def phrases_of(person: Person, words: AskingWords) -> Phrases[Meaning]:
    """All phrases that mean something to a person."""
    return _own(person, frozenset(map(phrase_stems, words.loose))).beside(_common(words))


def hides(longer: Meaning, shorter: Meaning) -> bool:
    """Whether a longer phrase leaves nothing of a shorter one: what asks widely never hides what they carry."""
    if shorter.sort in ("upsets", "refuses", "helped_by"):
        return False
    if longer.sort == "area" and shorter.sort == "subject":
        return True
    wide = longer.sort in ("area", "kind", "goal") or (longer.sort == "moment" and longer.id not in _COURTESIES)
    return not (wide and shorter.sort in ("fact", "loosely", "subject"))


def ids_of(found: Iterable[Found[Meaning]]) -> defaultdict[Sort, list[str]]:
    """What was found, by its sort, the longest phrase first."""
    ids: defaultdict[Sort, list[str]] = defaultdict(list)
    for one in found:
        ids[one.meaning.sort].append(one.meaning.id)
    return ids


def _own(person: Person, loose: frozenset[tuple[str, ...]]) -> Phrases[Meaning]:
    """The phrases that are about this person alone."""
    known: Phrases[Meaning] = Phrases()
    for fact in person.facts:
        loosely = [topic for topic in fact.topics if phrase_stems(topic) in loose]
        known.add(loosely, Meaning("loosely", fact.id))
        known.add((topic for topic in fact.topics if topic not in loosely), Meaning("fact", fact.id))
    for spot in person.upsets:
        known.add(spot.words, Meaning("upsets", spot.id))
    for spot in person.refuses:
        known.add(spot.words, Meaning("refuses", spot.id))
    goals = (topic for topic in person.goal.topics if phrase_stems(topic) not in loose)
    known.add(goals, Meaning("goal", "goal"))
    for step in person.goal.steps:
        known.add(step.topics, Meaning("step", step.id))
        known.add(step.helped_by, Meaning("helped_by", step.id))
    return known


@lru_cache(maxsize=8)
def _common(words: AskingWords) -> Phrases[Meaning]:
    """The phrases by which anybody asks."""
    known: Phrases[Meaning] = Phrases()
    for subject in words.subjects:
        known.add(subject.ways, Meaning("subject", subject.name))
    for area, general in words.areas.items():
        known.add(general, Meaning("area", area))
    for kind, asks in words.kinds.items():
        known.add(asks, Meaning("kind", kind))
    for moment, asks in words.moments.items():
        known.add(asks, Meaning("moment", moment))
    known.add(words.more, Meaning("more", ""))
    return known
