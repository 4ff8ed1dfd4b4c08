"""A person to practise with, as written in a file of `data/people/`: who they are, what they carry, how they talk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.roles import Level

Area = Literal[
    "physical",
    "emotional",
    "personal",
    "social_support",
    "information",
    "control",
    "out_of_hours",
    "living_with_illness",
    "after_care",
]
"""The nine areas of life that the handbook names (5.2.2)."""

Kind = Literal["fact", "matters", "good_day", "strength", "worry", "wish", "unmet"]
"""What a fact is of: `wish` is what they would like, `unmet` a need that fits no service."""

Opener = Literal["open_question", "listening", "permission", "silence"]
"""A kind of turn by the helper that opens what is guarded."""

Guarded = Literal[1, 2, 3]
"""1 is told freely, 2 opens to an open question or to being listened to, 3 only when there is trust."""

Talks = Literal["few_words", "plainly", "at_length"]

Lines = tuple[str, ...]
"""Wordings for one thing, none of them said twice in a talk."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Something they say to a kind of turn: how many wordings are needed, and when it is said."""

    at_least: int
    when: str


SAYINGS: Mapping[str, Saying] = {
    "greeting": Saying(2, "when the talk begins"),
    "agrees": Saying(2, "when asked whether this is a good time to talk"),
    "goodbye": Saying(2, "when the talk ends"),
    "thanked": Saying(2, "when they are thanked"),
    "not_followed": Saying(4, "when they cannot follow what was said"),
    "mm": Saying(4, "when something was said that asks for nothing"),
    "yes": Saying(3, "as a short yes"),
    "no": Saying(3, "as a short no"),
    "unsure": Saying(3, "when they do not know"),
    "holds_back": Saying(4, "when asked about what is not open yet"),
    "no_trouble": Saying(4, "when asked about something of which they carry nothing"),
    "nothing_more": Saying(4, "when all of something has been told"),
    "listened_to": Saying(4, "when their words were said back rightly"),
    "misheard": Saying(3, "when their words were said back wrongly"),
    "summed_up": Saying(3, "after a summary"),
    "read_back": Saying(2, "when the plan is read back"),
    "warms": Saying(3, "once, when they have come to trust the helper"),
    "permission": Saying(3, "when asked whether something may be asked or told"),
    "informed": Saying(2, "when told something after they said it was fine"),
    "advised": Saying(5, "when told what to do without being asked"),
    "told_again": Saying(3, "when told what to do again and again"),
    "quiet": Saying(4, "when they have closed up"),
    "praised": Saying(3, "when they are praised"),
    "asked_why": Saying(3, "when asked why"),
    "silence": Saying(4, "when nothing is said"),
    "many_questions": Saying(2, "when asked several questions at once"),
    "long_turn": Saying(2, "when the helper talks for a long time"),
    "off_topic": Saying(3, "when the talk has gone somewhere else"),
    "rude": Saying(3, "when the helper is rude"),
    "upset": Saying(3, "when something has upset them"),
    "asks_back": Saying(4, "when they ask something themselves"),
    "how_sure": Saying(2, "when asked how sure they are; {number} stands for the number"),
}
"""Everything a person says that is not part of their story."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A piece of the hidden story, with its wordings: told first, told more of, told when asked again."""

    id: str
    area: Area
    kind: Kind
    topics: tuple[str, ...]
    """Words and phrases a helper may ask about it with; no two facts of a person share one."""
    guarded: Guarded
    opens: Mapping[Opener, int]
    """How many turns of a kind open it; any one of them is enough. Empty where it is told freely."""
    fact: str
    """What it is, in a few words for the comparison of what they carried with what was found."""
    short: Lines
    """A few words, for a question that can be answered yes or no, and for when they say little."""
    first: Lines
    more: Lines
    again: Lines
    holds_back: Lines
    """Said in place of it while it is not open; empty where `SAYINGS["holds_back"]` will do."""
    leads_to: tuple[str, ...]
    """Facts they may come to by themselves when they are listened to on this one."""


@dataclass(frozen=True, slots=True)
class SoreSpot:
    """Words that upset them, or an idea they want nothing of, and what they say to it."""

    id: str
    words: tuple[str, ...]
    says: Lines


@dataclass(frozen=True, slots=True)
class Sure:
    """How sure they are of a step, from 1 to 10 with 10 the surest: at first, and once they have been helped."""

    before: int
    after: int


@dataclass(frozen=True, slots=True)
class GoalStep:
    """Something they could do, what stands in its way, and what would make it easier."""

    id: str
    step: str
    when: str
    topics: tuple[str, ...]
    sure: Sure
    first: Lines
    again: Lines
    """The step said back in their own words, as a promise to themselves."""
    doubts: Lines
    helps: Lines
    helped_by: tuple[str, ...]
    """Words that show that what would help was found: then they are as sure as `sure.after`."""
    now_sure: Lines


@dataclass(frozen=True, slots=True)
class PersonGoal:
    """A goal they can reach with help, in their words."""

    goal: str
    need: str
    by_when: str
    importance: int
    """From 1 to 10, where 1 is the most important."""
    topics: tuple[str, ...]
    grows_from: tuple[str, ...]
    """Facts it comes out of: before one of them is told, they say what stands in `not_yet`."""
    not_yet: Lines
    first: Lines
    more: Lines
    again: Lines
    steps: tuple[GoalStep, ...]


@dataclass(frozen=True, slots=True)
class Ahead:
    """What they say to planning ahead."""

    offered: Lines
    pushed: Lines
    """Said when it is brought up coldly, or before they were asked."""
    triggers: Lines
    early_signs: Lines
    helps: Lines
    avoid: Lines
    who: Lines
    """Whom to ask for help, and whom not."""
    wishes: Lines


@dataclass(frozen=True, slots=True)
class Agreeing:
    """What they say at the end about the plan: whether they agree, who may see it, when to look again."""

    agrees: Lines
    may_see: Lines
    keep_from: Lines
    review: Lines


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up person to practise with."""

    id: str
    name: str
    age: int
    in_short: str
    """One line for the list of people."""
    about: str
    """What the volunteer is told before the talk."""
    mood: str
    level: Level
    carer: bool
    talks: Talks
    closes_after: int
    """How many turns of being told what to do they take before they close up."""
    warms_after: int
    """How many turns of being listened to it takes before there is trust."""
    facts: tuple[Fact, ...]
    says: Mapping[str, Lines]
    """By the names of `SAYINGS`."""
    upsets: tuple[SoreSpot, ...]
    refuses: tuple[SoreSpot, ...]
    goal: PersonGoal
    ahead: Ahead
    agreeing: Agreeing
    told_by: Mapping[str, str]
    """For subjects of `data/practising.yaml` the fact that tells of them best."""
    asked_about: Mapping[str, Lines]
    """For other subjects what they say when asked about them."""

    def fact(self, name: str) -> Fact:
        """The fact with this id; raises KeyError where there is none."""
        for one in self.facts:
            if one.id == name:
                return one
        raise KeyError(name)

    def in_area(self, area: Area) -> Iterator[Fact]:
        """The facts of an area, in the order of the file."""
        return (one for one in self.facts if one.area == area)

    def of_kind(self, kind: Kind) -> Iterator[Fact]:
        """The facts of a kind, in the order of the file."""
        return (one for one in self.facts if one.kind == kind)
