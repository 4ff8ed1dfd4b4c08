"""What a person makes of a helper's turn: how it reads, what it is about, which part of the talk it belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from assistant.practice.person import GoalStep, Person
from assistant.practice.questions import questions_asked, questions_of, without_questions
from assistant.practice.reading import Reading, read_turn
from assistant.practice.simulated.asking_words import AskingWords
from assistant.practice.simulated.gist import Gist
from assistant.practice.simulated.heard import Heard, takes_for_question
from assistant.practice.simulated.likeness import Likeness
from assistant.practice.simulated.meanings import Meaning, Sort, hides, ids_of, phrases_of
from assistant.practice.simulated.phrases import Found
from assistant.practice.simulated.recall import Recall, Touched, telling_stems
from assistant.practice.simulated.weighing import BY_LINE, NAMED, Finds, Weighing
from assistant.practice.turn_forms import Turn, turn

_OFF = Meaning("moment", "off")
_NAMED: frozenset[Sort] = frozenset({"fact", "subject", "area", "kind", "moment", "goal", "step"})
"""What a question has to name for the rest of its turn not to count."""
_BY_SUBJECT, _TOUCHED, _PLAINLY = 0.6, 0.6, 0.9
"""How much less another word for a subject weighs than a word that was said; how much of what was asked a line has to
hold to be the one that is said; and how much, where it stands in their planning ahead."""


class Hearing:
    """The ears of one person."""

    def __init__(self, person: Person, words: AskingWords, likeness: Likeness) -> None:
        self._person = person
        self._words = words
        self._phrases = phrases_of(person, words)
        self._subjects = {one.name: one for one in words.subjects}
        self._weighing = Weighing(person, words)
        self._recall = Recall(person)
        self._gist = Gist(words, likeness)

    def hear(self, heard: str, text: str) -> Heard:
        """What a turn says to this person, given what they had said just before."""
        said, before, reading = turn(text), turn(heard), read_turn(heard, text)
        found, every, about, gist = self._named(said, reading)
        ids, spoken = ids_of(found), ids_of(every)
        asked = {*ids["area"], *(["emotional"] if "how_are_you" in ids["moment"] else [])}
        areas = tuple(area for area in self._words.areas if area in asked)
        touched = self._recall.touched(self._asked(about, ids["subject"]))
        weights = self._weighing.weights(found, touched)
        others = [one for one in ids["subject"] if not self._weighing.carried(one) and one not in self._words.broad]
        facts = self._weighing.facts(found, weights, areas, others)
        spots = {one.id: one for one in (*self._person.upsets, *self._person.refuses)}
        return Heard(
            said=said,
            is_silence=not any(map(str.isalnum, text)),
            reading=reading,
            questions=questions_asked(said),
            said_back=len(without_questions(said).stems & before.stems),
            facts=facts,
            weights=weights,
            by_topic=frozenset(ids["fact"]),
            plainly=bool(facts) and weights[facts[0]] >= NAMED,
            subject=self._weighing.subject(found, weights, facts, areas),
            areas=areas,
            forms={piece: one.form for piece, one in touched.items() if one.weight >= _TOUCHED},
            plans=() if gist else _plans(touched, weights),
            hard=any(one in self._words.hard for one in others),
            other_areas=tuple(self._subjects[one].area for one in others),
            widely=any(one in self._words.broad for one in ids["subject"]),
            moments=tuple(dict.fromkeys((*ids["moment"], *spoken["moment"]))),
            off=_is_off(found),
            strongest=found[0].meaning if found else None,
            steps=tuple(ids["step"]),
            helps=tuple(spoken["helped_by"]),
            more=bool(ids["more"]),
            sore=next((spots[one] for one in spoken["upsets"]), None),
            unwanted=next((spots[one] for one in spoken["refuses"]), None),
        )

    def _named(self, said: Turn, reading: Reading) -> tuple[Finds, Finds, Turn, Meaning | None]:
        """What its questions name, and what all of it names; the part of it that asks; and the gist, if it has one."""
        every = self._phrases.found(said, hides)
        found, about = self._asked_about(said, every)
        if not takes_for_question(reading, said):
            return found, every, about, None
        loosely = "permission" in reading.marks or any(one.meaning == _OFF for one in found)
        gist = self._gist.of(found, about, loosely=loosely)
        asked = self._gist.instead(gist, found)
        return asked, self._gist.instead(gist, every) if about is said else every, about, gist

    def _asked_about(self, said: Turn, every: Finds) -> tuple[Finds, Turn]:
        """What its questions are about, where they name anything; else what all of it is about."""
        asking = questions_of(said)
        found = self._phrases.found(asking, hides) if asking.words and len(asking.words) < len(said.words) else []
        names = any(one.meaning.sort in _NAMED for one in found)
        return (found, asking) if names else (every, said)

    def _asked(self, said: Turn, subjects: list[str]) -> dict[str, float]:
        """The words that tell what a turn is about; those of its subjects count too, but for less."""
        other_ways = {
            word: _BY_SUBJECT
            for name in subjects
            for way in self._subjects[name].ways
            if " " not in way
            for word in telling_stems(way)
        }
        return other_ways | dict.fromkeys(telling_stems(" ".join(said.words)), 1.0)


def step_of(person: Person, name: str) -> GoalStep:
    """The step towards their goal with this id; raises KeyError where there is none."""
    return {one.id: one for one in person.goal.steps}[name]


def _plans(touched: Mapping[str, Touched], weights: Counter[str]) -> tuple[str, ...]:
    """What of their planning ahead holds more of what was asked than any fact."""
    most = max(weights.values(), default=0)
    held = [one for one in touched.values() if one.piece.startswith("ahead.") and BY_LINE * one.weight > most]
    best = sorted((one for one in held if one.weight >= _PLAINLY), key=lambda one: -one.weight)
    return tuple(one.form for one in best)


def _is_off(found: Sequence[Found[Meaning]]) -> bool:
    """Whether the longest that is off the point is longer than whatever is about them."""
    off = max((one.weight for one in found if one.meaning == _OFF), default=0)
    about = max((one.weight for one in found if one.meaning.sort in ("fact", "kind", "area", "goal")), default=0)
    return off > 0 and off >= about
