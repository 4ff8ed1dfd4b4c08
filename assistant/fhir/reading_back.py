"""Reads a plan back from a bundle that this program wrote; what other programs added to it is left alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from assistant.clean_text import clean_all
from assistant.errors import CannotUse
from assistant.fhir.care_plans import VERSION
from assistant.fhir.goals import STATUS
from assistant.fhir.marks import (
    ABOUT,
    CHOICE,
    FORMAT,
    SAID,
    SAID_BY,
    Json,
    Mark,
    extended,
    items_named,
    marks,
    name_of,
)
from assistant.fhir.spots import Items
from assistant.plan.drawing import Drawn, draw, place_type
from assistant.plan.model import Plan, SaidToo
from assistant.plan.parts import Confidence, Importance, SomeoneNamed, When

_LINE_BY_LINE = ("thoughts", "not_today", "said_too")
"""Lists to which each answer adds a line."""
_NO_DAY = date.min
_HEADS = {"goals": "goals.goal", "goals.actions": "goals.actions.what"}
"""A goal or a step counts, even where nothing is said of it but how it stands."""


def plan_of(bundle: bytes | Json) -> Plan:
    """The plan in a bundle; raises CannotUse with a sentence where there is none that can be read."""
    try:
        resources = _resources(bundle)
        _check_version(resources)
        return draw(_Answers(resources).drawn())
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as trouble:
        raise CannotUse("Something in this FHIR bundle was changed, so the plan in it cannot be read.") from trouble


def _resources(bundle: bytes | Json) -> list[Json]:
    found: Any = _parsed(bundle) if isinstance(bundle, bytes) else bundle
    if not isinstance(found, dict) or found.get("resourceType") != "Bundle":
        raise CannotUse("This is not a FHIR bundle. Choose a file that was made with '--as fhir'.")
    entries = found.get("entry")
    listed = [one.get("resource") for one in entries if isinstance(one, dict)] if isinstance(entries, list) else []
    return [clean_all(one) for one in listed if isinstance(one, dict)]


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as trouble:
        raise CannotUse("This file is not whole, or it is no FHIR bundle. Ask for it once more.") from trouble


def _check_version(resources: list[Json]) -> None:
    identifiers = [one.get("identifier") for one in resources if one.get("resourceType") == "CarePlan"]
    listed = [one for each in identifiers if isinstance(each, list) for one in each if isinstance(one, dict)]
    versions = [one.get("value") for one in listed if one.get("system") == FORMAT]
    if not versions:
        raise CannotUse("This FHIR bundle holds no plan that What Matters wrote.")
    if versions[0] != VERSION:
        raise CannotUse("This FHIR bundle was written by another version of What Matters. Update, and try again.")


class _People:
    """Who is meant by a reference."""

    def __init__(self, resources: list[Json]) -> None:
        kinds = ("RelatedPerson", "Practitioner", "Organization")
        self._found = {f"urn:uuid:{one.get('id')}": one for one in resources if one.get("resourceType") in kinds}
        roles = [one for one in resources if one.get("resourceType") == "PractitionerRole"]
        self._roles = {
            one["practitioner"]["reference"]: one["code"][0]["text"] for one in roles if "practitioner" in one
        }

    def somebody(self, reference: str) -> Json:
        """The person referred to, as a plan has them."""
        found = self._found[reference]
        relation = found.get("relationship") or found.get("type") or [{"text": self._roles.get(reference, "")}]
        name = found.get("name", [{}])
        return _named({"text": name} if isinstance(name, str) else name[0], relation[0].get("text", ""), found)


def _named(name: Json, who: str, found: Json) -> Json:
    telecom = found.get("telecom", [])
    return {"name": name.get("text", ""), "who": who, "contact": telecom[0]["value"] if telecom else ""}


class _Answers:
    """What the resources of a bundle say, gathered as answers to places of the plan."""

    def __init__(self, resources: list[Json]) -> None:
        self._people = _People(resources)
        self._single: list[Drawn] = []
        self._lists: dict[tuple[str, Items], dict[int, Any]] = {}
        self._rows: dict[tuple[str, Items], dict[str, str]] = {}
        for one in resources:
            name = name_of(one)
            if name is not None:
                self._add(one, name.partition("#")[0], items_named(name))

    def drawn(self) -> Iterator[Drawn]:
        """Everything, each list in its order."""
        yield from self._single
        for (place, items), rows in self._rows.items():
            yield Drawn(place, items, rows, _NO_DAY)
        for (place, items), numbered in self._lists.items():
            values = [numbered[number] for number in sorted(numbered)]
            for one in values if place in _LINE_BY_LINE else [values]:
                yield Drawn(place, items, one, _NO_DAY)

    def _add(self, resource: Json, block: str, items: Items) -> None:
        if block in _HEADS:
            self._single.append(Drawn(_HEADS[block], items, "", _NO_DAY))
        for mark in marks(resource):
            value = _value(mark, resource, self._people)
            if mark.row:
                self._rows.setdefault((mark.place, items), {})[mark.row] = value
            elif mark.number:
                self._lists.setdefault((mark.place, items), {})[mark.number] = value
            else:
                self._single.append(Drawn(mark.place, items, value, _day_of(resource)))
        if resource["resourceType"] == "Goal":
            self._single.append(Drawn("goals.status", items, _status(resource), _NO_DAY))


def _value(mark: Mark, resource: Json, people: _People) -> Any:
    kind, element = place_type(mark.place), mark.element
    if kind == tuple[SomeoneNamed, ...]:
        return _somebody(element, resource, people)
    if kind == tuple[SaidToo, ...]:
        about = extended(resource, ABOUT)
        spot = {"place": about.partition("#")[0], "items": items_named(about)}
        return {**spot, "by": extended(resource, SAID_BY), "words": mark.plain}
    if kind is When:
        on = None if mark.name == "valueString" else mark.plain
        return {"on": on, "said": extended(element, SAID), "option": extended(element, CHOICE)}
    if kind in (Confidence, Importance) and mark.plain is not None:
        return {"number": mark.plain}
    words = _words(mark)
    return {"words": words} if kind in (Confidence, Importance) else words


def _words(mark: Mark) -> str:
    """A text as it was given, or an option as the program keeps it."""
    kept = extended(mark.element, CHOICE) or extended(mark.element, SAID)
    return kept or mark.plain or mark.element.get("text") or mark.element.get("display") or ""


def _somebody(element: Json, resource: Json, people: _People) -> Json:
    if "reference" in element:
        return people.somebody(element["reference"])
    if resource["resourceType"] == "ServiceRequest":
        note = resource.get("note", [{}])[0].get("text", "")
        return {"name": element.get("text", ""), "who": note, "contact": resource.get("patientInstruction", "")}
    relation = element.get("relationship", [{}])
    return _named(element.get("name", {}), relation[1].get("text", "") if len(relation) > 1 else "", element)


def _day_of(resource: Json) -> date:
    """The day on which something was answered; the first of all days where none is said."""
    day = str(resource.get("effectiveDateTime") or resource.get("dateTime") or "")[:10]
    return date.fromisoformat(day) if day else _NO_DAY


def _status(resource: Json) -> str:
    codings = resource.get("achievementStatus", {}).get("coding", [{}])
    found = resource.get("lifecycleStatus"), codings[0].get("code", "").replace("sustaining", "achieved")
    return next((status for status, both in STATUS.items() if both == found), "open")
