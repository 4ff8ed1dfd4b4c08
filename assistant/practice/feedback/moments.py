"""Up to three moments worth another try: something was lost in each, and was not found again in the same talk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, zip_longest
from typing import Literal

from assistant.practice.exchange import Exchange, Line
from assistant.practice.feedback.counts import tells_unasked
from assistant.practice.feedback.structure import low_and_left
from assistant.practice.person import Kind, Person

Why = Literal["advice", "hurt", "held_back", "passed_by", "low_number", "cold", "unasked"]
"""Advice closed them up; words hurt them; a closed question kept something in; something offered was not taken up;
a low number was left; planning ahead came coldly; advice met with a shrug."""

MOST = 3
_APART = 2
"""Two moments stand further from each other than so many turns: near ones are one moment."""
_WEIGHTY: frozenset[Kind] = frozenset({"worry", "strength"})
"""Facts that want taking up before anything else is asked."""
_DEAR: frozenset[Kind] = _WEIGHTY | {"matters", "good_day", "wish"}
"""Facts that nobody talks past: to ask on from them is another thing."""
_HURTS = frozenset({"says.rude", "upsets"})
_LOST = frozenset({"says.not_followed", "says.off_topic"})
"""Answers to something that has nothing to do with them."""
_A_STORY = 6
"""Words from which a turn that nobody follows goes its own way, and is more than a slip."""
_SHRUGS = frozenset({"says.advised", "says.told_again", "says.quiet", "says.long_turn", "refuses"})


@dataclass(frozen=True, slots=True)
class Moment:
    """A turn worth another try; `exchange.heard` is what they had said before it."""

    exchange: Exchange
    why: Why
    about: str = ""
    """What was held back or passed by, in a few words; empty where it is not about something they carry."""

    @property
    def number(self) -> int:
        """The turn from which to start again."""
        return self.exchange.number


Found = Iterator[Moment]


def moments(person: Person, exchanges: Sequence[Exchange]) -> tuple[Moment, ...]:
    """The most telling first, and the first of each kind before the second of any."""
    chosen: list[Moment] = []
    of_each_kind = zip_longest(*(find(person, exchanges) for find in _FINDERS))
    for moment in chain.from_iterable(of_each_kind):
        if moment is not None and len(chosen) < MOST and all(_is_apart(moment, other) for other in chosen):
            chosen.append(moment)
    return tuple(chosen)


def _is_apart(one: Moment, other: Moment) -> bool:
    return abs(one.number - other.number) > _APART


def _advice(_person: Person, exchanges: Sequence[Exchange]) -> Found:
    was_shut = False
    for one in exchanges:
        if one.shut and not was_shut and tells_unasked(one) and not _HURTS & _keys(one):
            yield Moment(one, "advice")
        was_shut = one.shut


def _hurt(_person: Person, exchanges: Sequence[Exchange]) -> Found:
    return (Moment(one, "hurt") for one in exchanges if _HURTS & _keys(one))


def _held_back(person: Person, exchanges: Sequence[Exchange]) -> Found:
    told = {piece for one in exchanges for piece in one.told}
    untold = {fact.id: fact.fact for fact in person.facts if fact.id not in told}
    for one in exchanges:
        for line in one.lines:
            if one.reading.question == "closed" and line.key == "fact.holds_back" and line.about in untold:
                yield Moment(one, "held_back", untold[line.about])


def _passed_by(person: Person, exchanges: Sequence[Exchange]) -> Found:
    for place, (before, one) in enumerate(pairwise(exchanges), 1):
        if not _moves_on(one):
            continue
        later = {_subject(line) for other in exchanges[place:] for line in other.lines}
        for subject, words in _offered(person, before, _DEAR if tells_unasked(one) or _LOST & _keys(one) else _WEIGHTY):
            if subject not in later:
                yield Moment(one, "passed_by", words)


def _low_number(_person: Person, exchanges: Sequence[Exchange]) -> Found:
    """The turn after the number; where the talk ended with it, the turn that asked for it."""
    last = len(exchanges) - 1
    return (Moment(exchanges[min(place + 1, last)], "low_number") for place in low_and_left(exchanges))


def _cold(_person: Person, exchanges: Sequence[Exchange]) -> Found:
    return (Moment(one, "cold") for one in exchanges if "ahead.pushed" in _keys(one))


def _unasked(_person: Person, exchanges: Sequence[Exchange]) -> Found:
    return (Moment(one, "unasked") for one in exchanges if tells_unasked(one) and _SHRUGS & _keys(one))


_FINDERS: tuple[Callable[[Person, Sequence[Exchange]], Found], ...] = (
    *(_advice, _hurt, _held_back),
    *(_passed_by, _low_number, _cold, _unasked),
)
"""In the order of how much each tells."""


def _keys(exchange: Exchange) -> set[str]:
    return {line.key for line in exchange.lines}


def _moves_on(exchange: Exchange) -> bool:
    """Whether a turn surely leaves what was just said: it takes up none of it, and tells or is about something else.

    After a silence or a nod they go on by themselves: where that leads is not the helper's doing.
    """
    reading = exchange.reading
    if _LOST & _keys(exchange) and reading.question is None and exchange.words >= _A_STORY:
        return True
    takes_up = exchange.listened or reading.reflection is not None or bool(reading.picked_up)
    if takes_up or reading.behaviour not in ("question", "input"):
        return False
    return tells_unasked(exchange) or any(map(_subject, exchange.lines))


def _subject(line: Line) -> str:
    """What a line is about, a step being about the goal; empty where it is about nothing they carry."""
    room = line.key.partition(".")[0]
    return {"fact": line.about, "goal": "goal", "step": "goal", "ahead": "ahead"}.get(room, "")


def _offered(person: Person, exchange: Exchange, kinds: frozenset[Kind]) -> Iterator[tuple[str, str]]:
    """What they came out with that wants taking up: its subject, and what it is in a few words."""
    facts = {fact.id: fact.fact for fact in person.facts if fact.kind in kinds}
    for piece in exchange.told:
        if piece in facts:
            yield piece, facts[piece]
        elif piece == "goal":
            yield "goal", person.goal.goal
        elif piece == "ahead:early_signs":
            yield "ahead", next((line.text for line in exchange.lines if line.key == "ahead.early_signs"), "")
