"""Reads helper turns as JSON lines and tells how each reads, one JSON line for each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from assistant.errors import CannotUse
from assistant.practice.reading import read_turn

_FIELDS = ("id", "previous", "text")


def labelled(lines: Iterable[str]) -> Iterator[str]:
    """A line `{"id", "behaviour", "question", "reflection", "confidence"}` for each; empty lines are passed over.

    Raises CannotUse with the number of the first line that is not `{"id", "previous", "text"}`, each of them text.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _label(_fields(line, number))


def _label(fields: dict[str, str]) -> str:
    reading = read_turn(fields["previous"], fields["text"])
    told = {
        "id": fields["id"],
        "behaviour": reading.behaviour,
        "question": reading.question,
        "reflection": reading.reflection,
        "confidence": reading.confidence,
    }
    return json.dumps(told, ensure_ascii=False)


def _fields(line: str, number: int) -> dict[str, str]:
    try:
        fields = json.loads(line.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        raise CannotUse(f'Line {number} is not JSON. Write {{"id": "1", "previous": "", "text": "..."}}.') from None
    if not isinstance(fields, dict):
        raise CannotUse(f"Line {number} has to be one object in curly brackets, with id, previous and text.")
    for name in _FIELDS:
        if not isinstance(fields.get(name), str):
            raise CannotUse(f'Line {number} needs "{name}" as text in quotes.')
    return fields
