"""Records as JSON and back; what comes back is checked, part by part, before anything uses it.

Imported only when something is kept or read: the first question of a new talk needs no checking.
"""

from __future__ import annotations

from functools import cache, partial
from typing import Any

from pydantic_core import SchemaValidator, to_json

from assistant.checker import checker
from assistant.clean_text import clean
from assistant.record import Answer, Draft, Record, Talk

_json = partial(to_json, inf_nan_mode="null")


def json_of(kept: Record | Draft) -> bytes:
    """A record or a draft as JSON."""
    return _json(kept)


_Written = dict[int, tuple[Answer, str, bytes]]
"""By its identity each answer of a record, its address, and the JSON of both."""


class RecordWriter:
    """Makes JSON of one record again and again: an answer that is as it was is not made into JSON once more."""

    def __init__(self) -> None:
        self._answers: _Written = {}

    def json_of(self, record: Record) -> bytes:
        """The same bytes as `json_of`, in a part of its time."""
        known, self._answers = self._answers, {}
        talks = b",".join([self._talk(talk, known) for talk in record.talks])
        return _filled({**vars(record), "talks": ()}, b'"talks":[%s]', talks)

    def _talk(self, talk: Talk, known: _Written) -> bytes:
        answers = list[bytes]()
        for address, answer in talk.answers.items():
            written = known.get(id(answer))
            if written is None or written[1] != address:
                written = answer, address, b"%s:%s" % (_json(address), _json(vars(answer)))
            self._answers[id(answer)] = written
            answers.append(written[2])
        return _filled({**vars(talk), "answers": {}}, b'"answers":{%s}', b",".join(answers))


def _filled(parts: dict[str, Any], name: bytes, inside: bytes) -> bytes:
    """The JSON of some parts with one of them, empty in `parts`, filled."""
    # No text can hold these bytes: its quotation marks have a backslash before them.
    return _json(parts).replace(name % b"", name % inside, 1)


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
