"""What every part of a bundle is written with: names of resources, references, labels, and values as elements."""

from __future__ import annotations

from functools import cached_property
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from assistant.documents.case import Case
from assistant.documents.telling import Telling
from assistant.documents.wording import Words
from assistant.fhir.marks import CHOICE, LOCAL, PLACE, SAID, Json, extension, mark_of, spot_name
from assistant.fhir.spots import Items, Spot, fhir_text, plan_spots
from assistant.plan.parts import Confidence, Dated, Importance, SomeoneNamed, When
from assistant.plan.sources import Source, source_of


class Writer:
    """Writes one plan; the same case always gives the same ids and words."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.plan = case.plan
        self.words: Words = case.words("fhir")
        self.telling: Telling = case.telling
        self.spots = plan_spots(case.plan)

    # Names

    def id_of(self, name: str) -> str:
        """The id of a resource by its name in this plan, such as `goals#1`."""
        return str(uuid5(NAMESPACE_URL, f"{LOCAL}/{self.case.plan_id}/{name}"))

    def reference(self, name: str, display: str = "") -> Json:
        """A reference to a resource of this bundle."""
        found = {"reference": f"urn:uuid:{self.id_of(name)}"}
        return {**found, "display": fhir_text(display)} if fhir_text(display) else found

    def person(self, one: SomeoneNamed) -> Json:
        """A reference to somebody whom the plan names."""
        return self.reference(person_name(one), one.name or one.who)

    @property
    def patient(self) -> Json:
        """A reference to the person."""
        return self.reference("person", self.plan.person.name or self.plan.person.full_name)

    def resource(self, kind: str, spot: str, /, **fields: Any) -> Json:
        """A resource with its id, and an identifier that says for which spot it is; empty fields are left out."""
        made = {
            "resourceType": kind,
            "id": self.id_of(spot),
            "identifier": [{"system": PLACE, "value": spot}],
            **fields,
        }
        return {key: value for key, value in made.items() if value not in (None, "", [], {})}

    # What stands in the plan

    @cached_property
    def blocks(self) -> dict[tuple[str, Items], list[Spot]]:
        """The spots of each part of the plan, by its place and item numbers."""
        found: dict[tuple[str, Items], list[Spot]] = {}
        for spot in self.spots:
            found.setdefault((spot.block, spot.items), []).append(spot)
        return found

    @cached_property
    def named(self) -> tuple[SomeoneNamed, ...]:
        """Everybody to whom something in the bundle refers, each once, in the order of the plan."""
        lists = [spot.value for spot in self.spots if spot.place not in ("person.next_of_kin", "goals.ways")]
        found = [one for value in lists if isinstance(value, tuple) for one in value if isinstance(one, SomeoneNamed)]
        return tuple(dict.fromkeys(found))

    def source(self, place: str, items: Items = ()) -> Source | None:
        """Who said what stands at a place, where that is known."""
        return source_of(self.case.sources, place, items)

    # Words

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {key.partition(".")[2]: text for key, text in self.telling.words.part("labels").items()}

    def own(self, name: str, **filled: str) -> str:
        """Words of our own by their name; a service may have changed them, so that they are made to fit as well."""
        return fhir_text(self.words(name, **filled)) or name

    def label(self, place: str) -> str:
        """What a place is called: as in every document, or in words of our own where those have none."""
        part, _, inner = place.partition(".")
        area, _, leaf = inner.partition(".")
        areas = self.telling.words.part("areas")
        if part == "areas" and area in areas:
            return self.own("area_easier", area=areas[area]) if leaf == "easier" else fhir_text(areas[area])
        return fhir_text(self.words.part("labels").get(place) or self._labels.get(place, "")) or place

    def label_in(self, place: str, element: str) -> str:
        """The same where it stands in such an element: a step, or its time, in an input is what it was before."""
        before = f"{place}_before" if element == "input" or element.startswith("value") else ""
        return fhir_text(self.words.part("labels").get(before, "")) or self.label(place)

    def row_label(self, place: str, row: str) -> str:
        """What a row of a light look is called, by the part that it tells of."""
        return self.label(f"{place.rpartition('.')[0]}.{row}")

    def said(self, place: str, value: Any) -> str:
        """A value in plain English, as a FHIR string; empty where it needs no words."""
        if place == "not_today":
            stages, some = self.telling.words.part("stages"), self.telling.words("left.some")
            return fhir_text(stages.get(value.partition("/")[0], some))
        own = self.words.part(f"options.{place}").get(value) if isinstance(value, str) else None
        return fhir_text(self.telling.in_words(place, value) if own is None else own)

    def on_scale(self, place: str, number: int) -> str:
        """A number of one of the two scales, with what its ends mean."""
        kind = Importance if place == "goals.importance" else Confidence
        return self.said(place, kind(number=number))

    def is_choice(self, place: str, value: str) -> bool:
        """Whether a text is one of the options of its place, not words of one's own."""
        both = (self.telling.words, self.words)
        return place == "not_today" or any(value in words.part(f"options.{place}") for words in both)

    # Values

    def concept(self, place: str, value: Any, mark: str, raw: str | None = None) -> Json:
        """An option as a concept without a code: its words, and as an extension what the program keeps."""
        kept, words = str(value) if raw is None else raw, self.said(place, value)
        own = {"extension": [extension(CHOICE, kept)]} if kept != words else {}
        return {**({"id": mark} if mark else {}), **own, **({"text": words} if words else {})}

    def value(self, place: str, value: Any, number: int = 0, row: str = "", name: str = "value") -> Json:
        """A value as the fields of an element that may hold any kind: `{"valueString": ..., "_valueString": ...}`."""
        mark = mark_of(place, number, row)
        match value:
            case SomeoneNamed():
                return {f"{name}Reference": {"id": mark, **self.person(value)}}
            case When(on=None):
                return self.plain(f"{name}String", self.said(place, value), mark, value)
            case When():
                return self.day(f"{name}DateTime", value, mark)
            case Dated():
                return self.value(place, value.answer, name=name)
            case Confidence(number=int()) | Importance(number=int()):
                return self.plain(f"{name}Integer", value.number, mark)
            case Confidence() | Importance():
                return {f"{name}CodeableConcept": self.concept(place, value, mark, str(value.words))}
        if self.is_choice(place, value):
            return {f"{name}CodeableConcept": self.concept(place, value, mark)}
        return self.plain(f"{name}String", fhir_text(value), mark)

    def day(self, name: str, when: When, mark: str) -> Json:
        """A time as a day, with what was said of it; only what was said, where it is no day."""
        return self.plain(name, when.on.isoformat() if when.on else None, mark, when)

    def plain(self, name: str, value: Any, mark: str, when: When | None = None) -> Json:
        """A marked element that is a plain value: the value, and its mark beside it."""
        said = [(SAID, fhir_text(when.said)), (CHOICE, fhir_text(when.option))] if when else []
        more = [extension(url, words) for url, words in said if words]
        beside = {**({"id": mark} if mark else {}), **({"extension": more} if more else {})}
        return {**({} if value in (None, "") else {name: value}), **({f"_{name}": beside} if beside else {})}


def person_name(one: SomeoneNamed) -> str:
    """The name of the resource for somebody: the same words are the same one."""
    return "\n".join(("people", one.name, one.who, one.contact))


def name_of_spot(spot: Spot, number: int = 0) -> str:
    """The name of the resource for one spot, or for one in the list that it holds."""
    return spot_name(mark_of(spot.place, number), spot.items)
