"""A practice plan that is filled turn by turn with what the small person tells."""

from __future__ import annotations

from typing import Any

from assistant.checker import writer
from assistant.conversation.engine import Conversation
from assistant.drawn import drawn_plan
from assistant.plan.model import Plan
from assistant.practice.exchange import Exchange
from assistant.practice.person import Person
from assistant.practice.practice_plan import PracticePlan, begun
from tests.practice.by_hand import ANN, Turn, talk
from tests.talking import NOON, our_discuss

GOAL = Turn("What would be different?", ["goal.first goal"], ["goal"])


def plan_with(person: Person = ANN, conversation: Conversation | None = None) -> PracticePlan:
    """A practice plan at its first question."""
    return begun(conversation or our_discuss(), person, "practitioner", 2, NOON)


class Filling:
    """A practice plan into which one turn after the other goes."""

    def __init__(self, *turns: Turn, plan: PracticePlan | None = None) -> None:
        self.plan = plan or plan_with()
        self.reached: list[tuple[str, ...]] = []
        told: frozenset[str] = frozenset()
        for one in talk(*turns):
            self._take(one, told)
            told |= {*one.told}

    def _take(self, one: Exchange, told: frozenset[str]) -> None:
        self.plan, reached = self.plan.filled(ANN, told, one)
        self.reached.append(reached)

    @property
    def drawn(self) -> dict[str, Any]:
        """What stands in the plan that is drawn from it."""
        found: dict[str, Any] = writer(Plan).to_python(drawn_plan(self.plan.record), exclude_defaults=True)
        return found

    @property
    def place(self) -> str:
        """Where in the flow the talk is."""
        return self.plan.record.talks[-1].place
