"""Reads places of a plan as entries: a label, words, and what others said to the same place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sized
from typing import Any

from assistant.documents.labels import Labels
from assistant.documents.paper import Entry
from assistant.documents.said import in_words
from assistant.plan.model import Plan, SaidToo

_NO_LINE = {
    "person.name": "My name",
    "goals.actions.who_name": "Who does a step",
    "goals.actions.how_often": "How often a step is done",
    "goals.actions.rounds.": "How sure I feel of a step",
    "goals.actions.changed_to": "A step, from now on",
}
"""Places, or how they begin, that have no line to themselves, and what is told there."""
_SEES_IT = {
    "person": "as I said it",
    "carer": "as my carer sees it",
    "practitioner": "as the professional sees it",
    "peer": "as my peer supporter sees it",
    "advocate": "as my advocate sees it",
}


def told(
    plan: Plan, labels: Labels, items: tuple[int, ...] = (), of: str = "", read: Mapping[str, str] | None = None
) -> Iterator[Entry]:
    """An entry for each place, and what others said to it; `read` has the words of places that are read otherwise."""
    for place, label in labels.items():
        words = read.get(place) if read else None
        yield Entry(label, in_words(place, value_at(plan, place, items)) if words is None else words, of)
        for other in plan.said_too:
            if other.place == place and (other.items or (1,) * len(items)) == items:
                yield _also_said(other, label, of)


def listed(plan: Plan, name: str, head: str, labels: Labels) -> Iterator[Entry]:
    """Each item of a list: its head, and what is told of it."""
    for label, number in numbered(name, value_at(plan, head.rpartition(".")[0])):
        yield from told(plan, {head: label}, (number,))
        yield from told(plan, labels, (number,), label)


def numbered(name: str, items: Sized) -> list[tuple[str, int]]:
    """A name for each item and its number: `Step 1`, `Step 2`, and only `Step` where there is one."""
    return [(f"{name} {number}" if len(items) > 1 else name, number) for number in range(1, len(items) + 1)]


def value_at(plan: Plan, place: str, items: tuple[int, ...] = ()) -> Any:
    """What a place holds, in the items with these numbers; None where there is no such part."""
    found: Any = plan
    numbers = iter(items)
    for name in place.split("."):
        if isinstance(found, tuple):
            number = next(numbers, 1)
            found = found[number - 1] if number <= len(found) else None
        found = getattr(found, name, None)
    return found


def others_elsewhere(plan: Plan) -> Iterator[Entry]:
    """What others said to places that have no line of their own."""
    for other in plan.said_too:
        about = next((label for place, label in _NO_LINE.items() if other.place.startswith(place)), "")
        if about or (other.items and value_at(plan, other.place, other.items) is None):
            yield _also_said(other, about or "Others see it so", "")


def _also_said(other: SaidToo, label: str, of: str) -> Entry:
    sees_it = _SEES_IT.get(other.by, "as somebody else sees it")
    words = in_words(other.place, other.words)
    return Entry(f"{label}, {sees_it}", words, of) if of else Entry(sees_it[:1].upper() + sees_it[1:], words, label)
