"""Talks with the small person, who says a few things here that can be picked up, and who knows few ways of asking."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assistant.plain_yaml import read_yaml
from assistant.practice.exchange import Exchange
from assistant.practice.person import Fact, GoalStep, Person
from assistant.practice.simulated.answering import Answerer
from assistant.practice.simulated.asking_words import AskingWords, read_asking_words
from assistant.practice.simulated.hearing import Hearing
from assistant.practice.simulated.likeness import Likeness
from assistant.practice.simulated.mind import Mind
from assistant.practice.simulated.speaking import Manner
from assistant.roles import Level
from tests.practice.small_person import SMALL, read

WORDS_FILE = """\
broad: [worry]
areas:
  physical: {general: [your health], subjects: {nights: [nights, slept], knees: [knee, hill], tiles: [tile]}}
  emotional: {general: [your feelings], subjects: {worry: [on your mind]}}
  social_support: {general: [people around you], subjects: {dog: [dog, puppy], church: [church, chapel]}}
  out_of_hours: {subjects: {phones: [telephone]}}
kinds:
  worry: [worry you]
  strength: [good at]
moments:
  greeting: [hello]
  goodbye: [goodbye]
  thanks: [thank you]
  sorry: [sorry]
  take_time: [no hurry]
  agree: [good time to talk]
  how_are_you: [how are you]
  goal: [be different]
  step: [first step]
  smaller: [something smaller]
  step_when: [when would you]
  sure: [how sure]
  doubts: [gets in the way]
  eases: [make it easier]
  ahead: [plan ahead]
  triggers: [sets it off]
  early_signs: [early signs]
  ahead_helps: [helps on a bad day]
  avoid: [makes it worse]
  who_to_call: [who would you call]
  wishes: [very ill]
  agrees: [feel right to you]
  may_see: [who may see]
  keep_from: [not to see]
  review: [look at it again]
  read_back: [read it back]
  rude: [shut up, you stupid]
  off: [football]
more: [tell me more]
"""
STORY: dict[str, dict[str, Any]] = {
    "one": {
        "topics": ("garden",),
        "short": ("Onions, mostly.",),
        "first": ("I grow onions behind the house.",),
        "more": ("Slugs have eaten half of them.",),
        "again": ("As I said, onions and slugs.",),
        "leads_to": ("two",),
    },
    "two": {
        "topics": ("nights", "sleep"),
        "short": ("Badly.",),
        "first": ("I lie awake until three.",),
        "more": ("I count tiles on the ceiling.",),
        "again": ("Awake until three, as I told you.",),
        "holds_back": ("Oh, I sleep.",),
    },
    "three": {"topics": ("money",), "first": ("I owe my brother money.",), "holds_back": ("Money is money.",)},
    "four": {"topics": ("cough",), "first": ("I cough at church.",), "guarded": 1},
}
WORDS, FAULTS = read_asking_words(read_yaml(WORDS_FILE, "practising.yaml")[0], "practising.yaml")
NO_LIKENESS = Likeness({})
MANNER = Manner(("(Ann waits.)", "(Ann looks away.)"), ("Still {number}.",))
GARDEN, NIGHTS = "What is in your garden?", "How are your nights?"
ADVICE = "You should take a warm bath every night."
LISTENS = "You grow onions behind the house."
"""Says back what they first tell of their garden."""


def told(**stories: dict[str, Any]) -> Person:
    """Ann with her readable story, and with other changes to her facts, by their ids."""
    small = read(SMALL)[0]
    return replace(small, facts=tuple(_changed(one, stories.get(one.id, {})) for one in small.facts))


def _changed(fact: Fact, changes: dict[str, Any]) -> Fact:
    return replace(fact, **{**STORY.get(fact.id, {}), **changes})


ANN = told()


def says(person: Person, **wordings: tuple[str, ...]) -> Person:
    """The person with other things to say, by the names of `SAYINGS`."""
    return replace(person, says={**person.says, **wordings})


def steps(person: Person, *changed: GoalStep) -> Person:
    """The person with these steps towards the goal."""
    return replace(person, goal=replace(person.goal, steps=changed))


class Talk:
    """A talk with a person, one turn after the other, as a practice has it."""

    def __init__(self, person: Person = ANN, *, seed: int = 0, level: Level | None = None, words: AskingWords = WORDS):
        self.person = person
        self.mind = Mind()
        self.exchanges: list[Exchange] = []
        self._answerer = Answerer(person, Hearing(person, words, NO_LIKENESS), MANNER, level, seed)

    def say(self, text: str) -> Exchange:
        """Says something, or nothing; returns what came of it."""
        heard = self.exchanges[-1].answer if self.exchanges else ""
        self.mind, exchange = self._answerer.answer(self.mind, heard, text)
        self.exchanges.append(exchange)
        return exchange

    def after(self, *texts: str) -> Talk:
        """The talk once these things were said; returns itself."""
        for text in texts:
            self.say(text)
        return self

    def keys(self, text: str) -> list[str]:
        """Says something; returns which wordings came, those about something with its id behind a space."""
        return [f"{line.key} {line.about}".strip() for line in self.say(text).lines]
