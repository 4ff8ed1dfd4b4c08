"""Counts over the turns of a practice: of the form of words, and nothing besides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.practice.exchange import Exchange

_SURELY = 0.5
"""How surely a turn has to read as telling where no words in it advise."""
FEWEST_TURNS = 10
"""In fewer turns than these a count says nothing, and is not shown."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of turns, but for `longest`, which is words."""

    turns: int
    listened: int
    asked_open: int
    asked_closed: int
    told_unasked: int
    silences: int
    longest: int

    @property
    def are_enough(self) -> bool:
        """Whether there are turns enough for the counts to be shown."""
        return self.turns >= FEWEST_TURNS


def count(exchanges: Sequence[Exchange]) -> Counts:
    """The counts of a practice, however short it was."""
    return Counts(
        turns=len(exchanges),
        listened=sum(one.listened for one in exchanges),
        asked_open=sum(one.reading.question == "open" for one in exchanges),
        asked_closed=sum(one.reading.question == "closed" for one in exchanges),
        told_unasked=sum(tells_unasked(one) for one in exchanges),
        silences=sum(not one.said.strip() for one in exchanges),
        longest=max((one.words for one in exchanges), default=0),
    )


def tells_unasked(exchange: Exchange) -> bool:
    """Whether a turn tells or advises, and the helper neither asked first nor was asked."""
    surely = exchange.reading.behaviour == "input" and exchange.reading.confidence >= _SURELY
    tells = surely or bool(exchange.reading.advice)
    return tells and not exchange.asked_first and not exchange.was_asked
