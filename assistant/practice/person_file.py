"""Reads a person to practise with from a text file, and names every mistake in it (docs/people.md shows the form)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast, get_args

from assistant.errors import Fault
from assistant.plain_yaml import Block
from assistant.practice.parts import Parts
from assistant.practice.person import (
    SAYINGS,
    Agreeing,
    Ahead,
    Area,
    Fact,
    GoalStep,
    Guarded,
    Kind,
    Lines,
    Opener,
    Person,
    PersonGoal,
    SoreSpot,
    Sure,
    Talks,
)
from assistant.practice.person_checks import story_faults, wording_faults
from assistant.roles import Level

_AREAS: tuple[Area, ...] = get_args(Area)
_KINDS: tuple[Kind, ...] = get_args(Kind)
_OPENERS: tuple[Opener, ...] = get_args(Opener)
_TALKS: tuple[Talks, ...] = get_args(Talks)
_CARER = ("no", "yes")
_PERSON_KEYS = (
    *("person", "name", "age", "in_short", "about", "mood", "level", "carer", "talks", "closes_after", "warms_after"),
    *("facts", "says", "upsets", "refuses", "goal", "ahead", "agreeing", "told_by", "asked_about"),
)
_FACT_KEYS = (
    *("area", "kind", "topics", "guarded", "opens", "fact", "short", "first", "more", "again"),
    *("holds_back", "leads_to"),
)
_GOAL_KEYS = (
    *("goal", "need", "by_when", "importance", "topics", "grows_from", "not_yet", "first", "more", "again", "steps"),
)
_STEP_KEYS = (*("step", "when", "topics", "sure", "first", "again", "doubts", "helps", "helped_by", "now_sure"),)
_AHEAD = {"offered": 2, "pushed": 1, "triggers": 1, "early_signs": 2, "helps": 1, "avoid": 1, "who": 1, "wishes": 1}
_AGREEING = {"agrees": 1, "may_see": 1, "keep_from": 1, "review": 1}
_FEWEST_TOPICS = 3


def read_person(block: Block, file: str) -> tuple[Person, list[Fault]]:
    """The person of a file, as whole as can be, and every fault of it."""
    parts = Parts(file)
    parts.known(block, _PERSON_KEYS)
    person = Person(
        id=parts.text(block, "person", "the name of the file without .yaml"),
        name=parts.text(block, "name", "what they like to be called"),
        age=parts.number(block, "age", 16, 110),
        in_short=parts.text(block, "in_short", "one line for the list of people"),
        about=parts.text(block, "about", "what the volunteer is told before the talk"),
        mood=parts.text(block, "mood", "how they feel today, in a few words"),
        level=cast(Level, parts.number(block, "level", 1, 4)),
        carer=parts.one_of(block, "carer", _CARER, "no") == "yes",
        talks=parts.one_of(block, "talks", _TALKS),
        closes_after=parts.number(block, "closes_after", 1, 6),
        warms_after=parts.number(block, "warms_after", 1, 6),
        facts=_facts(parts, parts.part(block, "facts", "what they carry, each fact below its id")),
        says=_says(parts, parts.part(block, "says", "what they say when it is not about their story")),
        upsets=_sore_spots(parts, parts.part(block, "upsets", "what upsets them, each below its id")),
        refuses=_sore_spots(parts, parts.part(block, "refuses", "what they want nothing of, each below its id")),
        goal=_goal(parts, parts.part(block, "goal", "a goal that they can reach with help")),
        ahead=Ahead(**_lines_of(parts, parts.part(block, "ahead", "what they say to planning ahead"), _AHEAD)),
        agreeing=Agreeing(**_lines_of(parts, parts.part(block, "agreeing", "what they say about the plan"), _AGREEING)),
        told_by=_told_by(parts, block),
        asked_about=_asked_about(parts, block),
    )
    expected = file.rpartition("/")[2].removesuffix(".yaml")
    if person.id and person.id != expected:
        parts.fault(block.line_of("person"), f'"{person.id}" is not the name of the file. Write "person: {expected}".')
    found = [*parts.faults, *story_faults(person, block, file), *wording_faults(parts.said, file)]
    return person, sorted(set(found))


def _facts(parts: Parts, block: Block) -> tuple[Fact, ...]:
    return tuple(_fact(parts, name, inner) for name, inner in parts.named(block))


def _fact(parts: Parts, name: str, block: Block) -> Fact:
    parts.known(block, _FACT_KEYS)
    guarded = cast(Guarded, parts.number(block, "guarded", 1, 3))
    return Fact(
        id=name,
        area=parts.one_of(block, "area", _AREAS),
        kind=parts.one_of(block, "kind", _KINDS, "fact"),
        topics=parts.words(block, "topics", _FEWEST_TOPICS),
        guarded=guarded,
        opens=_opens(parts, name, block, guarded),
        fact=parts.text(block, "fact", "what it is, in a few words for the debrief"),
        short=parts.lines(block, "short"),
        first=parts.lines(block, "first"),
        more=parts.lines(block, "more"),
        again=parts.lines(block, "again"),
        holds_back=parts.lines(block, "holds_back", 1 if guarded == 3 else 0),
        leads_to=parts.words(block, "leads_to"),
    )


def _opens(parts: Parts, name: str, block: Block, guarded: Guarded) -> Mapping[Opener, int]:
    written = block.get("opens")
    if guarded == 1:
        if written is not None:
            parts.fault(block.line_of("opens"), f'"{name}" is told freely: take "opens:" out, or guard it.')
        return {}
    if not isinstance(written, Block) or not written:
        example = "{open_question: 1, listening: 1}" if guarded == 2 else "{listening: 3, permission: 1}"
        parts.fault(
            block.line_of("opens"), f'"{name}" is guarded and nothing opens it. Write, for instance: opens: {example}'
        )
        return {}
    parts.known(written, _OPENERS)
    return {opener: parts.number(written, opener, 1, 6) for opener in _OPENERS if opener in written}


def _says(parts: Parts, block: Block) -> Mapping[str, Lines]:
    parts.known(block, tuple(SAYINGS))
    for name, saying in SAYINGS.items():
        if block and name not in block:
            parts.fault(
                block.line, f'"says" has no "{name}:". They say it {saying.when}; {saying.at_least} wordings or more.'
            )
    return {
        name: parts.lines(block, name, saying.at_least) if name in block else () for name, saying in SAYINGS.items()
    }


def _told_by(parts: Parts, block: Block) -> Mapping[str, str]:
    """Which fact tells of a subject; may be left out."""
    written = block.get("told_by")
    if not isinstance(written, Block):
        return {}
    return {name: parts.text(written, name, "the id of the fact that tells of it") for name in written}


def _asked_about(parts: Parts, block: Block) -> Mapping[str, Lines]:
    """What they say to subjects that no fact tells of; may be left out."""
    written = block.get("asked_about")
    return {name: parts.lines(written, name) for name in written} if isinstance(written, Block) else {}


def _sore_spots(parts: Parts, block: Block) -> tuple[SoreSpot, ...]:
    found = []
    for name, inner in parts.named(block):
        parts.known(inner, ("words", "says"))
        found.append(SoreSpot(name, parts.words(inner, "words", 1), parts.lines(inner, "says", 2)))
    return tuple(found)


def _goal(parts: Parts, block: Block) -> PersonGoal:
    parts.known(block, _GOAL_KEYS)
    steps = parts.part(block, "steps", "two or more steps towards the goal, each below its id")
    return PersonGoal(
        goal=parts.text(block, "goal", "what they would like to be different"),
        need=parts.text(block, "need", "what makes it hard at the moment"),
        by_when=parts.text(block, "by_when", "when they would like to be there"),
        importance=parts.number(block, "importance", 1, 10),
        topics=parts.words(block, "topics", _FEWEST_TOPICS),
        grows_from=parts.words(block, "grows_from", 1),
        not_yet=parts.lines(block, "not_yet", 2),
        first=parts.lines(block, "first"),
        more=parts.lines(block, "more"),
        again=parts.lines(block, "again"),
        steps=tuple(_step(parts, name, inner) for name, inner in parts.named(steps)),
    )


def _step(parts: Parts, name: str, block: Block) -> GoalStep:
    parts.known(block, _STEP_KEYS)
    sure = parts.part(block, "sure", "two numbers from 1 to 10, such as {before: 4, after: 7}")
    parts.known(sure, ("before", "after"))
    before, after = (parts.number(sure, one, 1, 10) if sure else 1 for one in ("before", "after"))
    if after < before:
        parts.fault(block.line_of("sure"), f'with help they are surer, not less: "after: {after}" is below {before}.')
    return GoalStep(
        id=name,
        step=parts.text(block, "step", "what they could do"),
        when=parts.text(block, "when", "on which day, or how soon"),
        topics=parts.words(block, "topics", 2),
        sure=Sure(before, after),
        first=parts.lines(block, "first"),
        again=parts.lines(block, "again"),
        doubts=parts.lines(block, "doubts"),
        helps=parts.lines(block, "helps"),
        helped_by=parts.words(block, "helped_by", 1),
        now_sure=parts.lines(block, "now_sure"),
    )


def _lines_of(parts: Parts, block: Block, at_least: Mapping[str, int]) -> dict[str, Lines]:
    parts.known(block, tuple(at_least))
    return {key: parts.lines(block, key, count) for key, count in at_least.items()}
