"""What is shown at the end of a practice, as data: what they carried, what was found, what reached the plan."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from assistant.practice.exchange import Exchange
from assistant.practice.feedback.counts import Counts, count
from assistant.practice.feedback.moments import Moment, moments
from assistant.practice.feedback.structure import Part, first, structure
from assistant.practice.person import Area, Guarded, Person

Place = Literal["goal"] | Area
_FORMS = ("short", "first", "more", "again")
_HINTS = frozenset({"fact.short"})
_SPEAKS_OF_IT = frozenset(f"{room}.{form}" for room in ("fact", "goal") for form in _FORMS)


@dataclass(frozen=True, slots=True)
class Carried:
    """One thing the person carried, and what became of it."""

    id: str
    """The id of a fact, or `goal`."""
    words: str
    place: Place
    guarded: Guarded = 1
    unmet: bool = False
    """Whether it is a need that fits no service."""
    hinted_at: int | None = None
    """The exchange in which a few words of it were said and no more; none where it was told."""
    found_at: int | None = None
    """The exchange in which it was told."""
    in_plan: bool = False


@dataclass(frozen=True, slots=True)
class Debrief:
    """The end of one practice. It looks at the form of words only: no part of it is a grade."""

    person: Person
    exchanges: tuple[Exchange, ...]
    carried: tuple[Carried, ...]
    """The goal, then the facts by area, in the order of the nine areas."""
    structure: tuple[Part, ...]
    counts: Counts | None
    """None where there were fewer than ten turns."""
    moments: tuple[Moment, ...]


def debrief(person: Person, exchanges: Sequence[Exchange], reached_plan: Collection[str]) -> Debrief:
    """The debrief of a practice; `reached_plan` are the steps of the flow that hold an answer in the practice plan."""
    counts = count(exchanges)
    return Debrief(
        person,
        tuple(exchanges),
        _carried(person, exchanges, frozenset(reached_plan)),
        structure(person, exchanges),
        counts if counts.are_enough else None,
        moments(person, exchanges),
    )


def _carried(person: Person, exchanges: Sequence[Exchange], reached_plan: frozenset[str]) -> tuple[Carried, ...]:
    areas = get_args(Area)
    goal = Carried("goal", person.goal.goal, "goal")
    facts = sorted(person.facts, key=lambda fact: areas.index(fact.area))
    pieces = (goal, *(Carried(one.id, one.fact, one.area, one.guarded, one.kind == "unmet") for one in facts))
    return tuple(_with_what_became(one, exchanges, reached_plan) for one in pieces)


def _with_what_became(piece: Carried, exchanges: Sequence[Exchange], reached_plan: frozenset[str]) -> Carried:
    found = first(exchanges, lambda one: piece.id in one.told)
    hinted = first(exchanges, lambda one: _says(one, piece.id, _HINTS))
    # The plan may take it up when it is told once more, and not yet at the first time.
    speaks = (one for one in exchanges if piece.id in one.told or _says(one, piece.id, _SPEAKS_OF_IT))
    in_plan = any(reached_plan & {*one.reached} for one in speaks)
    return replace(piece, found_at=found, hinted_at=hinted if found is None else None, in_plan=in_plan)


def _says(exchange: Exchange, piece: str, keys: Collection[str]) -> bool:
    return any(line.about == piece and line.key in keys for line in exchange.lines)
