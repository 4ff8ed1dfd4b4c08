"""A practice as small as one may be, for tests of how practices are kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from assistant.practice_record import KeptPractice, KeptTurn

AT = datetime(2026, 5, 3, 14, 32, tzinfo=UTC)
SAID, ANSWERED = "what matters to you just now", "My leeks, and who will water them."


def a_turn(said: str = SAID, number: int = 1, answered: str = ANSWERED) -> KeptTurn:
    """One turn, a minute after the one before it."""
    return KeptTurn(said=said, read_as="question", answered=answered, at=AT + timedelta(minutes=number))


def a_practice(practice_id: str = "bcd234", turns: int = 1, **changes: Any) -> KeptPractice:
    """A practice with Ann of so many turns."""
    said = tuple(a_turn(number=number) for number in range(1, turns + 1))
    made = KeptPractice(id=practice_id, person="ann", name="Ann", role="peer", seed=7, started=AT, saved=AT, turns=said)
    return made.changed(**changes)
