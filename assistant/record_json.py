"""Records as JSON and back; what comes back is checked, part by part, before anything uses it.

Imported only when something is kept or read: the first question of a new talk needs no checking.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic_core import SchemaValidator, to_json

from assistant.checker import checker
from assistant.clean_text import clean
from assistant.record import Draft, Record, Talk


def json_of(kept: Record | Draft) -> bytes:
    """A record or a draft as JSON."""
    return to_json(kept)


def as_mappings(record: Record) -> dict[str, Any]:
    """The record as the mappings it is made of: `to_json` makes the same bytes of them in half the time.

    They are the record's own, so nothing in them may be changed.
    """
    return {**vars(record), "talks": [_talk_as_mappings(talk) for talk in record.talks]}


def _talk_as_mappings(talk: Talk) -> dict[str, Any]:
    # Answers are by far the most of a record; what there is little of is left as it is.
    return {**vars(talk), "answers": {address: vars(answer) for address, answer in talk.answers.items()}}


def record_of(raw: Any) -> Record:
    """The record that plain JSON data holds; raises ValueError where it is none."""
    record: Record = _records().validate_python(raw)
    return record


def newer_record_of(raw: Any) -> Record:
    """As much of a newer version's record as this one knows; raises ValueError where it knows too little of it."""
    record: Record = _newer_records().validate_python(raw)
    return record


def draft_of(raw: bytes) -> Draft:
    """The draft that a file holds; raises ValueError where it is none."""
    draft: Draft = _drafts().validate_json(raw)
    return draft.changed(words={place: clean(text) for place, text in draft.words.items()})


@cache
def _records() -> SchemaValidator:
    return checker(Record)


@cache
def _newer_records() -> SchemaValidator:
    return checker(Record, unknown="ignore")


@cache
def _drafts() -> SchemaValidator:
    return checker(Draft)
