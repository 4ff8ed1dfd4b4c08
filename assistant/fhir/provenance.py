"""Who said what, and on which day: a Provenance for each person and day, with all that it holds for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from assistant.fhir.consent import Held
from assistant.fhir.marks import Json, items_named, marks, name_of
from assistant.fhir.observations import speaker
from assistant.fhir.spots import Items
from assistant.fhir.writer import Writer

AUTHOR = {
    "system": "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
    "code": "author",
    "display": "Author",
}


def held_by(made: Iterable[Json]) -> Held:
    """For each spot of the plan the names of the resources that hold something of it."""
    found: dict[tuple[str, Items], list[str]] = {}
    for resource in made:
        name = name_of(resource)
        if name:
            for mark in marks(resource):
                names = found.setdefault((mark.place, items_named(name)), [])
                names += [name] if name not in names else []
    return found


def provenance(writer: Writer, held: Held) -> Iterator[Json]:
    """A Provenance for each person and day, in the order of days."""
    said: dict[tuple[date, str], dict[str, None]] = {}
    for source in writer.case.sources:
        for name in held.get((source.place, source.items), []):
            said.setdefault((source.on, source.by), {})[name] = None
    recorded = (writer.case.saved or writer.case.made).isoformat(timespec="seconds")
    for (on, by), names in sorted(said.items()):
        made = writer.resource("Provenance", f"provenance/{on}/{by}")
        del made["identifier"]
        yield {
            **made,
            "target": [writer.reference(name) for name in names],
            "occurredDateTime": on.isoformat(),
            "recorded": recorded,
            "agent": [{"type": {"coding": [AUTHOR]}, "who": speaker(writer, by)}],
        }
