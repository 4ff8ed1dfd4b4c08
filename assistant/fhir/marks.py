"""Marks: each element of a bundle that holds a place of the plan has that place as its `id`.

The mark is the place (`goals.by_when`), with a number where the place holds a list (`goals.ways.2`), and with its row
where it is a light look (`areas.look.physical`). Which goal or step it belongs to is said once for each resource, by
an identifier of ours: `goals.actions#1.2`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, get_origin

from assistant.plan.drawing import place_type

Json = dict[str, Any]

LOCAL = "https://whatmatters.example/fhir"
"""Where all names stand that are our own; `.example` belongs to nobody (RFC 2606)."""
PLACE = f"{LOCAL}/place"
PLAN = f"{LOCAL}/plan"
FORMAT = f"{LOCAL}/format"
CHOICE = f"{LOCAL}/StructureDefinition/choice"
"""The answer as the program keeps it, where it is shown in other words."""
SAID = f"{LOCAL}/StructureDefinition/said"
"""A day or a number as it was said."""
ABOUT = f"{LOCAL}/StructureDefinition/about"
"""The place of which somebody said something too, and who: `goals.need#1`, `carer`."""
SAID_BY = f"{LOCAL}/StructureDefinition/said-by"
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
PERTAINS_TO_GOAL = "http://hl7.org/fhir/StructureDefinition/resource-pertainsToGoal"


class Mark(NamedTuple):
    """One marked element of a resource."""

    place: str
    number: int
    """Which one it is of a list, from 1; else 0."""
    row: str
    name: str
    """What the element is called where it stands: `valueString`."""
    element: Json
    plain: Any
    """Its value, where that is a plain one and no object."""


def mark_of(place: str, number: int = 0, row: str = "") -> str:
    """The mark of a place, of one in a list from 1, or of a row."""
    return ".".join(filter(None, (place, str(number or ""), row)))


def marks(node: Json) -> Iterator[Mark]:
    """Every marked element below a resource or an element, in the order in which they stand there."""
    for key, value in node.items():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                found = _read(one.get("id"))
                if found:
                    yield Mark(*found, key.removeprefix("_"), one, node.get(key[1:]) if key[0] == "_" else None)
                yield from marks(one)


def _read(mark: Any) -> tuple[str, int, str] | None:
    if not isinstance(mark, str):
        return None
    place, _, last = mark.rpartition(".")
    if last.isdecimal() and get_origin(place_type(place)) is tuple:
        return place, int(last), ""
    if place_type(mark) is not None:
        return mark, 0, ""
    return (place, 0, last) if place and get_origin(place_type(place)) is dict else None


def spot_name(place: str, items: tuple[int, ...]) -> str:
    """A place with its item numbers, as an identifier has it: `goals.actions#1.2`."""
    return f"{place}#{'.'.join(map(str, items))}" if items else place


def items_named(name: str) -> tuple[int, ...]:
    """The item numbers of such a name; none where it has none, or holds something else."""
    numbers = name.partition("#")[2].split(".")
    return tuple(map(int, numbers)) if all(one.isdecimal() and len(one) < 7 for one in numbers) else ()


def name_of(resource: Json) -> str | None:
    """The name of the spot that a resource was made for; None where it was made by somebody else."""
    found = resource.get("identifier")
    for one in found if isinstance(found, list) else [found]:
        if isinstance(one, dict) and one.get("system") == PLACE:
            return str(one.get("value", ""))
    return None


def extension(url: str, value: str) -> Json:
    """An extension that holds a text."""
    return {"url": url, "valueString": value}


def extended(element: Json, url: str) -> str:
    """The text of an extension of this element; empty where it has none."""
    found = element.get("extension")
    values = [one.get("valueString") for one in found if one.get("url") == url] if isinstance(found, list) else []
    return values[0] if values and isinstance(values[0], str) else ""
