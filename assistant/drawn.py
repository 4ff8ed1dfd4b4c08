"""Draws the plan from a record: the answers are the truth, the plan is what they make.

Imported only when a plan is looked at or kept: its many parts are not needed for the first question.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from assistant.plan.drawing import Drawn, closed_up, draw
from assistant.plan.model import Plan
from assistant.plan.sources import Source
from assistant.record import Address, Record, Value
from assistant.standing import standing


def drawn_plan(record: Record) -> Plan:
    """The plan that the answers of all talks make; of two for one place the newest stands."""
    return draw(_drawn(record))


def drawn_sources(record: Record) -> tuple[Source, ...]:
    """Who said each thing in that plan, and when, in the plan's item numbers."""
    stands, flows = standing(record.talks), _flows(record)
    items = closed_up(stands)
    return tuple(
        Source(place, items[place, numbers], found.answer.given_by, at.date(), flows.get((place, at), ""))
        for (place, numbers), found in stands.items()
        for at in (found.answer.at,)
    )


def _flows(record: Record) -> dict[tuple[str, datetime], str]:
    """For a place and a moment the flow in which it was answered: the first, where a later talk took it along."""
    talks = reversed(record.talks)
    return {(answer.fills, answer.at): talk.flow for talk in talks for answer in talk.answers.values() if answer.fills}


def _drawn(record: Record) -> Iterator[Drawn]:
    stands = standing(record.talks)
    for talk in record.talks:
        for key, answer in talk.answers.items():
            if answer.state == "not_today":
                address = Address.parse(key)
                if (answer.fills, address.items) not in stands:
                    yield Drawn("not_today", (), address.path, answer.at.date())
    for (place, items), found in stands.items():
        yield Drawn(place, items, found.answer.value, found.answer.at.date())
        for other in found.others:
            said = {"place": place, "items": items, "by": other.given_by, "words": _in_words(other.value)}
            yield Drawn("said_too", (), said, other.at.date())
    for thought in record.thoughts:
        if thought.state != "let_go":
            words = f"{thought.text}\n{thought.more}" if thought.more else thought.text
            yield Drawn("thoughts", (), words, thought.at.date())


def _in_words(value: Value) -> str:
    if isinstance(value, list):
        return ", ".join(_in_words(one) for one in value)
    if isinstance(value, dict):
        return str(value.get("name") or value.get("said") or value.get("on") or value.get("option") or "")
    return str(value)
