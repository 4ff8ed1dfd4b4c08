"""Thoughts kept aside during the talk: each is offered once at its end, told more of, kept or let go."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from assistant.conversation.answers import within_length
from assistant.record import Record, Thought


def has_thoughts(record: Record) -> bool:
    """Whether a thought kept aside still waits to be offered."""
    return any(thought.is_open for thought in record.thoughts)


def first_open(record: Record) -> Thought:
    """The thought that is offered now; raises StopIteration where none waits."""
    return next(thought for thought in record.thoughts if thought.is_open)


def with_thought(record: Record, text: str, at: datetime) -> Record:
    """The record with one more thought kept aside, at the question now asked; raises NotUnderstood for no words."""
    thought = Thought(text=within_length(text), address=record.talks[-1].place, at=at)
    return record.changed(thoughts=(*record.thoughts, thought))


def with_more(record: Record, words: str) -> Record:
    """The record with the thought now offered kept, and what was told of it."""
    return _with_first(record, state="kept", more=words and within_length(words))


def with_choice(record: Record, chosen: str) -> Record:
    """The record with the thought now offered being told more of (`now`), kept (`keep`) or let go."""
    return _with_first(record, state={"now": "being_told", "keep": "kept"}.get(chosen, "let_go"))


def _with_first(record: Record, **changes: Any) -> Record:
    thought = first_open(record)
    thoughts = (thought.changed(**changes) if one is thought else one for one in record.thoughts)
    return record.changed(thoughts=tuple(thoughts))
