"""What docs/fhir.md says of each place of the plan is where it stands in a bundle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest

from assistant.fhir.bundle import bundle_of
from assistant.fhir.marks import marks
from assistant.plan.drawing import Drawn, draw
from tests.cases import case_of_plan
from tests.fhir.plans import DAY, PLACES, depth
from tests.fhir.valid import resources
from tests.test_plain_english import an_answer

DOCS = Path(__file__).parents[2] / "docs" / "fhir.md"
ROWS: list[tuple[str, str]] = re.findall(
    r"^\| `([a-z_.*]+)` \| `([A-Z]\w+\.[\w.\[\]]+)` \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE
)
_ANY = re.compile(r"\b(value|due|occurrence)(String|CodeableConcept|Integer|DateTime|Date|Timing|Reference)\b")


def documented(place: str) -> str:
    """Where the first row that means this place says that it is."""
    return next(where for pattern, where in ROWS if fnmatchcase(place, pattern))


def paths(node: dict[str, Any], element: dict[str, Any], before: str) -> Iterator[str]:
    """The way to an element, as FHIR writes it."""
    for key, value in node.items():
        here = f"{before}.{_ANY.sub(any_kind, key.removeprefix('_'))}"
        for one in value if isinstance(value, list) else [value]:
            if one is element:
                yield here
            elif isinstance(one, dict):
                yield from paths(one, element, here)


def any_kind(found: re.Match[str]) -> str:
    """An element that may hold any kind of value: `valueString` is `value[x]`."""
    return f"{found[1]}[x]"


@pytest.mark.parametrize("place", [one for one in PLACES if one != "goals.status"])
def test_a_place_stands_where_the_table_says(place: str) -> None:
    """And in no other element."""
    made = bundle_of(case_of_plan(draw([Drawn(place, (1,) * depth(place), an_answer(place), DAY)])))
    found = {
        path
        for one in resources(made)
        for mark in marks(one)
        if mark.place == place
        for path in paths(one, mark.element, one["resourceType"])
    }

    assert found == {documented(place)}


@pytest.mark.parametrize("pattern", [pattern for pattern, _ in ROWS])
def test_every_row_of_the_table_means_some_place(pattern: str) -> None:
    """A row that no place comes to would say nothing."""
    first = {next(row for row, _ in ROWS if fnmatchcase(place, row)) for place in PLACES}

    assert pattern in first
