"""What a person's file is checked for as a whole: a story that holds together, and words fit for practice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import get_args

from assistant.errors import Fault
from assistant.plain_yaml import Block
from assistant.practice.person import Area, Kind, Person
from assistant.suggestion import suggestion

FEWEST_FACTS, FEWEST_STEPS, FEWEST_WORDINGS = 12, 2, 120
LONGEST_SENTENCE = 20
"""Words of a sentence: the same bound that holds for the program's own words."""

_NEEDED_KINDS: tuple[Kind, ...] = tuple(one for one in get_args(Kind) if one != "fact")
_KINDS_SAID = {
    "matters": "what matters to them",
    "good_day": "a day that goes well",
    "strength": "what they are good at",
    "worry": "what worries them",
    "wish": "what they would like",
    "unmet": "a need that fits no service",
}
# Three digits are enough for an emergency number; a year is none.
_DIALLED = re.compile(r"\+?\d(?:[ ()-]{0,2}\d){2,}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DOSE = re.compile(
    r"\b\d+(?:\.\d+)? ?(?:mg|mcg|ml|g|grams?|milligrams?|micrograms?|millilitres?|units?|puffs?)\b", re.I
)
_SENTENCE_END = re.compile(r"(?<=[.?!…])\s+")
_BRACKETS = re.compile(r"\{(\w*)\}")
_SHORTEST_COMPARED = 4
"""Words of a sentence from which it may not come twice; shorter ones, such as "I don't know.", may."""


def story_faults(person: Person, block: Block, file: str) -> Iterator[Fault]:
    """What is missing in the story, what stands in it twice, and ids that nothing has."""
    at = block.line_of("facts")
    if person.facts and len(person.facts) < FEWEST_FACTS:
        few = f"a person has {FEWEST_FACTS} facts or more, and there are {len(person.facts)}. Write some more."
        yield Fault(file, at, few)
    for area in get_args(Area):
        if not any(person.in_area(area)):
            yield Fault(file, at, f'nothing is told about {area}. Write a fact with "area: {area}".')
    for kind in _NEEDED_KINDS:
        if not any(person.of_kind(kind)):
            yield Fault(file, at, f'no fact says {_KINDS_SAID[kind]}. Give one of them "kind: {kind}".')
    if person.facts and not any(one.guarded == 1 for one in person.facts):
        yield Fault(file, at, 'nothing is told freely, so no talk could begin. Give some facts "guarded: 1".')
    yield from _topic_faults(person, block, file)
    yield from _id_faults(person, block, file)
    steps = len(person.goal.steps)
    if steps < FEWEST_STEPS:
        line = _inner(block, "goal").line_of("steps")
        yield Fault(file, line, f"a goal has {FEWEST_STEPS} steps or more; there {'is 1' if steps else 'are none'}.")


def _inner(block: Block, *keys: str) -> Block:
    for key in keys:
        found = block.get(key)
        block = found if isinstance(found, Block) else Block(block.line_of(key))
    return block


def _topic_faults(person: Person, block: Block, file: str) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for fact in person.facts:
        line = _inner(block, "facts", fact.id).line_of("topics")
        for topic in fact.topics:
            if topic in seen:
                whose = "twice" if seen[topic] == fact.id else f'in "{seen[topic]}" too'
                yield Fault(file, line, f'"{topic}" is a topic of "{fact.id}" and stands there {whose}. Keep one.')
            seen.setdefault(topic, fact.id)


def _id_faults(person: Person, block: Block, file: str) -> Iterator[Fault]:
    ids = [one.id for one in person.facts]
    named = [
        (_inner(block, "facts", fact.id).line_of("leads_to"), other) for fact in person.facts for other in fact.leads_to
    ]
    named += [(_inner(block, "told_by").line_of(subject), fact) for subject, fact in person.told_by.items()]
    named += [(_inner(block, "goal").line_of("grows_from"), one) for one in person.goal.grows_from]
    for line, name in named:
        if name not in ids:
            yield Fault(file, line, f'"{name}" is no fact of this person.{suggestion(name, ids)}')


def wording_faults(said: Sequence[tuple[int, str]], file: str) -> Iterator[Fault]:
    """What is wrong with single wordings, and sentences that come twice."""
    if said and len({text.casefold() for _, text in said}) < FEWEST_WORDINGS:
        few = f"{FEWEST_WORDINGS} different wordings are needed, or they repeat themselves; there are {len(said)}."
        yield Fault(file, 1, few)
    first: dict[str, int] = {}
    for line, text in said:
        yield from (Fault(file, line, message) for message in _faults_of(text))
        for sentence in _compared(text):
            if sentence in first:
                again = f'"{sentence}" is said on line {first[sentence]} too. Say it in other words.'
                yield Fault(file, line, again)
            first.setdefault(sentence, line)


def _faults_of(text: str) -> Iterator[str]:
    for sentence in _SENTENCE_END.split(text):
        if (count := len(sentence.split())) > LONGEST_SENTENCE:
            yield f"a sentence has {count} words. Cut it in two: people say {LONGEST_SENTENCE} at most in one breath."
    for number in _DIALLED.findall(text):
        if not _YEAR.fullmatch(number):
            yield f'somebody could dial "{number}". Leave it out, or write it in words.'
    for dose in _DOSE.findall(text):
        yield f'"{dose}" is a dose. Leave it out: nobody in practice names one.'
    for name in _BRACKETS.findall(text):
        if name != "number":
            yield f'nothing fills "{{{name}}}". Only {{number}} is filled, where they say how sure they are.'


def _compared(text: str) -> set[str]:
    """The sentences that may not come twice, each as it is compared."""
    plain = [" ".join(re.findall(r"[\w']+", one.casefold().replace("’", "'"))) for one in _SENTENCE_END.split(text)]
    return {one for one in plain if len(one.split()) >= _SHORTEST_COMPARED}
