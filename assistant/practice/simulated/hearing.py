"""What a person makes of a helper's turn: how it reads, what it is about, which part of the talk it belongs to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from assistant.practice.person import Area, Fact, GoalStep, Person, SoreSpot
from assistant.practice.questions import questions_asked
from assistant.practice.reading import Reading, read_turn
from assistant.practice.simulated.asking_words import AskingWords, Subject
from assistant.practice.simulated.phrases import Found, Phrases, phrase_stems
from assistant.practice.turn_forms import Turn, turn

Sort = Literal["fact", "subject", "area", "kind", "moment", "more", "upsets", "refuses", "goal", "step", "helped_by"]

_A_WORD_OR_TWO = 2
_COURTESIES = frozenset({"greeting", "goodbye", "thanks", "sorry", "take_time", "agree", "how_are_you", "rude", "off"})
_SURE_ENOUGH = 0.55
"""How surely a turn has to read as listening back where it picks up none of their words."""


_STORY: tuple[Sort, ...] = ("area", "fact", "subject", "kind")


class Meaning(NamedTuple):
    """What a phrase stands for: of which sort, and which one."""

    sort: Sort
    id: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A turn as the person takes it."""

    said: Turn
    reading: Reading
    questions: int
    facts: tuple[str, ...]
    """The facts it may be about, best first."""
    areas: tuple[Area, ...]
    """The areas it asks about as a whole."""
    other_areas: tuple[Area, ...]
    """The areas of subjects that are known, and of which the person carries nothing."""
    widely: bool
    """Whether it asks what is hard, or how they manage, and leaves it to them of what to speak."""
    moments: tuple[str, ...]
    """The parts of the talk it belongs to, the longest phrase first."""
    off: bool
    """Whether it is about something that has nothing to do with them."""
    strongest: Meaning | None
    """What the longest phrase stands for."""
    steps: tuple[str, ...]
    helps: tuple[str, ...]
    """The steps for which what would help was named."""
    more: bool
    sore: SoreSpot | None
    unwanted: SoreSpot | None

    @property
    def is_silence(self) -> bool:
        """Whether nothing was said."""
        return not self.said.words

    @property
    def asks(self) -> bool:
        """Whether it asks something; a word or two that name a subject do."""
        names = bool(self.facts or self.areas) and len(self.said.words) <= _A_WORD_OR_TWO
        return names or self.reading.question is not None or self.reading.behaviour == "question"

    @property
    def listens(self) -> bool:
        """Whether it says back what was said, and tells nobody what to do."""
        surely = self.reading.behaviour == "reflection" and self.reading.confidence >= _SURE_ENOUGH
        reads_so = self.reading.reflection is not None and not self.reading.advice and "rude" not in self.moments
        return reads_so and (surely or bool(self.reading.picked_up))

    @property
    def asks_leave(self) -> bool:
        """Whether it asks whether something may be asked or told."""
        return "permission" in self.reading.marks


class Hearing:
    """The ears of one person: their own topics, and the words by which anybody asks."""

    def __init__(self, person: Person, words: AskingWords) -> None:
        self._person = person
        self._words = words
        self._phrases = self._own().beside(_common(words))
        self._subjects = {one.name: one for one in words.subjects}
        self._carried = cache(self._about)

    def _own(self) -> Phrases[Meaning]:
        """The phrases that are about this person alone."""
        known: Phrases[Meaning] = Phrases()
        for fact in self._person.facts:
            known.add(fact.topics, Meaning("fact", fact.id))
        for spot in self._person.upsets:
            known.add(spot.words, Meaning("upsets", spot.id))
        for spot in self._person.refuses:
            known.add(spot.words, Meaning("refuses", spot.id))
        known.add(self._person.goal.topics, Meaning("goal", "goal"))
        for step in self._person.goal.steps:
            known.add(step.topics, Meaning("step", step.id))
            known.add(step.helped_by, Meaning("helped_by", step.id))
        return known

    def _about(self, name: str) -> tuple[str, ...]:
        """The facts that are about a subject, those with a topic of that name first."""
        subject = self._subjects[name]
        ways = [phrase_stems(way) for way in subject.ways]
        by_topic = [fact.id for fact in self._person.facts if any(_touch(ways, topic) for topic in fact.topics)]
        in_words = [fact.id for fact in self._person.facts if any(_stands(way, _spoken(fact)) for way in ways[:4])]
        return tuple(dict.fromkeys((*by_topic, *(one for one in in_words if self._is_near(one, subject)))))

    def _is_near(self, fact: str, subject: Subject) -> bool:
        return self._person.fact(fact).area == subject.area

    def hear(self, heard: str, text: str) -> Heard:
        """What a turn says to this person, given what they had said just before."""
        said = turn(text)
        found = self._phrases.found(said, _hides)
        ids = _ids(found)
        asked = {*ids["area"], *(["emotional"] if "how_are_you" in ids["moment"] else [])}
        areas = tuple(area for area in self._words.areas if area in asked)
        spots = {one.id: one for one in (*self._person.upsets, *self._person.refuses)}
        return Heard(
            said=said,
            reading=read_turn(heard, text),
            questions=questions_asked(said),
            facts=self._facts(found, areas),
            areas=areas,
            other_areas=tuple(
                self._subjects[one].area
                for one in ids["subject"]
                if not self._carried(one) and one not in self._words.broad
            ),
            widely=any(one in self._words.broad for one in ids["subject"]),
            moments=tuple(dict.fromkeys(ids["moment"])),
            off=_is_off(found),
            strongest=found[0].meaning if found else None,
            steps=tuple(ids["step"]),
            helps=tuple(ids["helped_by"]),
            more=bool(ids["more"]),
            sore=next((spots[one] for one in ids["upsets"]), None),
            unwanted=next((spots[one] for one in ids["refuses"]), None),
        )

    def _facts(self, found: list[Found[Meaning]], areas: tuple[Area, ...]) -> tuple[str, ...]:
        """Facts by how much of the turn is about them: their own topics weigh most, then subjects, then kinds.

        Where an area as a whole is asked about in more words than anything else, only facts of that area count.
        """
        weights: Counter[str] = Counter()
        kind = next((one for one in found if one.meaning.sort == "kind"), None)
        for one in found:
            match one.meaning:
                case ("fact", name):
                    weights[name] += 10 * one.weight + 4
                case ("subject", name):
                    for place, carried in enumerate(self._carried(name)):
                        weights[carried] += 10 * one.weight + 2 - min(place, 3) - 7 * (name in self._words.broad)
        for fact in self._person.facts:
            if kind and fact.kind == kind.meaning.id:
                weights[fact.id] += 10 * kind.weight - 8
        widely = _asks_widely(found)
        order = [fact.id for fact in self._person.facts if not widely or fact.area in areas]
        return tuple(sorted((name for name in order if weights[name]), key=lambda name: -weights[name]))


def step_of(person: Person, name: str) -> GoalStep:
    """The step towards their goal with this id; raises KeyError where there is none."""
    return {one.id: one for one in person.goal.steps}[name]


def _ids(found: list[Found[Meaning]]) -> dict[Sort, list[str]]:
    ids: dict[Sort, list[str]] = {
        sort: []
        for sort in (
            "fact",
            "subject",
            "area",
            "kind",
            "moment",
            "more",
            "upsets",
            "refuses",
            "goal",
            "step",
            "helped_by",
        )
    }
    for one in found:
        ids[one.meaning.sort].append(one.meaning.id)
    return ids


def _hides(longer: Meaning, shorter: Meaning) -> bool:
    """Whether a longer phrase leaves nothing of a shorter one: what asks widely never hides what they carry."""
    if shorter.sort in ("upsets", "refuses", "helped_by"):
        return False
    wide = longer.sort in ("area", "kind", "goal") or (longer.sort == "moment" and longer.id not in _COURTESIES)
    return not (wide and shorter.sort in ("fact", "subject"))


def _asks_widely(found: list[Found[Meaning]]) -> bool:
    """Whether an area as a whole is asked about in more words than anything in it."""
    best = {sort: max((one.weight for one in found if one.meaning.sort == sort), default=0) for sort in _STORY}
    return best["area"] > max(best["fact"], best["subject"], best["kind"])


def _is_off(found: list[Found[Meaning]]) -> bool:
    """Whether the longest that is off the point is longer than whatever is about them."""
    off = max((one.weight for one in found if one.meaning == Meaning("moment", "off")), default=0)
    about = max((one.weight for one in found if one.meaning.sort in ("fact", "kind", "area", "goal")), default=0)
    return off > 0 and off >= about


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


def _spoken(fact: Fact) -> tuple[str, ...]:
    return phrase_stems(" ".join((fact.fact, *fact.first, *fact.more)).replace("..", " "))


def _touch(ways: list[tuple[str, ...]], topic: str) -> bool:
    stems = phrase_stems(topic)
    return any(way == stems or (len(way) == 1 and way[0] in stems) for way in ways)


def _stands(way: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(words[at : at + len(way)] == way for at in range(len(words) - len(way) + 1))
