"""Which parts of a good talk were reached, in what order, and how: read off what the person said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.practice.exchange import Exchange
from assistant.practice.person import Kind, Person

PartName = Literal["agree", "what_matters", "goal", "how_sure", "ahead", "read_back", "review"]
"""In the order in which a talk mostly has them."""

How = Literal["", "first", "later", "step_after", "step_before", "no_step", "high", "eased", "left", "calm", "cold"]

SURE_ENOUGH = 6
"""Below it a step is too big as it stands (handbook 5.2.5)."""
_MATTERS: frozenset[Kind] = frozenset({"matters", "good_day", "wish"})
_NO_PROBLEM: frozenset[Kind] = _MATTERS | {"strength"}
_EASES = frozenset({"step.doubts", "step.helps", "step.now_sure"})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the talk, the exchange in which it was first reached (or none), and how that went."""

    name: PartName
    at: int | None
    how: How = ""
    """Empty where the part is only reached or not."""
    number: int | None = None
    """How sure they were of a step, from 1 to 10; only in `how_sure`."""


def structure(person: Person, exchanges: Sequence[Exchange]) -> tuple[Part, ...]:
    """Every part once: those reached in their order, then the rest in the order a talk mostly has."""
    parts = (
        Part("agree", first(exchanges, lambda one: _has(one, "says.agrees") or "welcome/agree" in one.reached)),
        _what_matters(person, exchanges),
        _goal(exchanges),
        _how_sure(exchanges),
        _ahead(exchanges),
        Part("read_back", first(exchanges, lambda one: _has(one, "says.read_back", "says.summed_up"))),
        Part("review", first(exchanges, lambda one: _has(one, "agreeing.review"))),
    )
    return tuple(sorted(parts, key=lambda part: (part.at is None, part.at)))


def low_and_left(exchanges: Sequence[Exchange]) -> list[int]:
    """The places, counted from 0, at which a number below 6 was given and nothing was done with it afterwards."""
    low = (place for place, one in enumerate(exchanges) if one.sure is not None and one.sure < SURE_ENOUGH)
    return [place for place in low if not any(map(_eases, exchanges[place + 1 :]))]


def first(exchanges: Sequence[Exchange], test: Callable[[Exchange], bool]) -> int | None:
    """The number of the first exchange of which something holds."""
    return next((one.number for one in exchanges if test(one)), None)


def _has(exchange: Exchange, *keys: str) -> bool:
    return any(line.key in keys for line in exchange.lines)


def _what_matters(person: Person, exchanges: Sequence[Exchange]) -> Part:
    matters = {fact.id for fact in person.facts if fact.kind in _MATTERS}
    problems = {fact.id for fact in person.facts if fact.kind not in _NO_PROBLEM}
    at = first(exchanges, lambda one: bool(matters & {*one.told}))
    other = first(exchanges, lambda one: bool(problems & {*one.told}))
    if at is None:
        return Part("what_matters", None)
    return Part("what_matters", at, "first" if other is None or at <= other else "later")


def _goal(exchanges: Sequence[Exchange]) -> Part:
    at = first(exchanges, lambda one: "goal" in one.told)
    step = first(exchanges, lambda one: any(piece.startswith("step:") for piece in one.told))
    if step is None:
        return Part("goal", at, "" if at is None else "no_step")
    return Part("goal", at, "step_before" if at is None or step < at else "step_after")


def _how_sure(exchanges: Sequence[Exchange]) -> Part:
    """Of several numbers a low one that was left counts most, then the first low one, then the first."""
    said = [one for one in exchanges if one.sure is not None]
    if not said:
        return Part("how_sure", None)
    left = low_and_left(exchanges)
    low = next((one for one in said if one.sure is not None and one.sure < SURE_ENOUGH), None)
    if left:
        return Part("how_sure", said[0].number, "left", exchanges[left[0]].sure)
    return Part("how_sure", said[0].number, "eased" if low else "high", (low or said[0]).sure)


def _eases(exchange: Exchange) -> bool:
    """Whether they spoke of what is in the way, of what would help, of another step, or were asked again."""
    another = any(piece.startswith("step:") for piece in exchange.told)
    return another or exchange.sure is not None or _has(exchange, *_EASES)


def _ahead(exchanges: Sequence[Exchange]) -> Part:
    at = first(exchanges, lambda one: any(line.key.startswith("ahead.") for line in one.lines))
    cold = first(exchanges, lambda one: _has(one, "ahead.pushed"))
    calm = first(exchanges, lambda one: _has(one, "ahead.offered"))
    if cold is not None:
        return Part("ahead", at, "cold")
    return Part("ahead", at, "" if calm is None else "calm")
