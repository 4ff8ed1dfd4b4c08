"""Draws the plan from a record: the answers are the truth, the plan is what they make.

Imported only when a plan is looked at or kept: its many models are not needed for the first question.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.plan.drawing import Drawn, draw
from assistant.plan.model import Plan
from assistant.record import Address, Record


def drawn_plan(record: Record) -> Plan:
    """The plan that the answers of all talks make, the newest talk last and winning."""
    return draw(_drawn(record))


def _drawn(record: Record) -> Iterator[Drawn]:
    for talk in record.talks:
        for key, answer in talk.answers.items():
            address = Address.parse(key)
            if answer.state == "not_today":
                yield Drawn("not_today", (), address.path, answer.at.date())
            elif answer.state == "answered" and answer.fills:
                yield Drawn(answer.fills, address.items, answer.value, answer.at.date())
    for thought in record.thoughts:
        if thought.state != "let_go":
            words = f"{thought.text}\n{thought.more}" if thought.more else thought.text
            yield Drawn("thoughts", (), words, thought.at.date())
