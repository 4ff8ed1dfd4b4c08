"""Records as JSON and back; what comes back is checked, part by part, before anything uses it.

Imported only when something is kept or read: the first question of a new talk needs no checking.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import to_json

from assistant.record import Draft, Record


def json_of(kept: Record | Draft) -> bytes:
    """A record or a draft as JSON."""
    return to_json(kept)


def record_of(raw: Any) -> Record:
    """The record that plain JSON data holds; raises ValueError where it is none."""
    return _records().validate_python(raw)


def draft_of(raw: bytes) -> Draft:
    """The draft that a file holds; raises ValueError where it is none."""
    return _drafts().validate_json(raw)


@cache
def _records() -> TypeAdapter[Record]:
    return TypeAdapter(Record)


@cache
def _drafts() -> TypeAdapter[Draft]:
    return TypeAdapter(Draft)
