"""Records with goals and actions, made without a talk."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from assistant.record import Address, Answer, Record, Talk
from tests.talking import NOON, new_record


def answered(fills: str, value: Any, at: datetime = NOON) -> Answer:
    """An answer that fills a place in the plan."""
    return Answer(state="answered", value=value, given_by="person", at=at, version=1, fills=fills)


def talked(
    *given: tuple[str, Any] | tuple[str, Any, tuple[int, ...]],
    at: datetime = NOON,
    flow: str = "discuss",
    place: str = "end",
) -> Talk:
    """A talk in which these places of the plan were filled: each with its value and, inside repeats, its numbers."""
    answers = {}
    for fills, value, *items in given:
        answers[str(Address(f"any/{fills.replace('.', '_')}", *items))] = answered(fills, value, at)
    return Talk(flow=flow, version=1, started=at, place=place, answers=answers)


def kept(*talks: Talk) -> Record:
    """A record of these talks."""
    return new_record().changed(talks=talks)


WALK, STRETCH, CALL = (1, 1), (1, 3), (3, 1)
"""Steps of Mary's plan; the second goal, and the second step of the first, were taken out again."""


def marys_record() -> Record:
    """Mary's plan: two goals and three steps."""
    return kept(
        talked(
            ("person.name", "Mary"),
            ("goals.goal", "Climb the stairs", (1,)),
            ("goals.actions.what", "Walk to the shop", WALK),
            ("goals.actions.what", "Stretch each morning", STRETCH),
            ("goals.goal", "See Maya more", (3,)),
            ("goals.actions.what", "Call on Sundays", CALL),
        )
    )
