"""What the person agreed to: taking part, how information is kept, and who may see which part of the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.fhir.marks import Json, mark_of, spot_name
from assistant.fhir.spots import Items, fhir_text
from assistant.fhir.writer import Writer
from assistant.plan.parts import Dated
from assistant.plan.readers import words_of
from assistant.plan.seeing import NOBODY, NOTHING, PARTS
from assistant.plan.support import Limit

SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope"
DISCLOSURE = {
    "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode",
    "code": "IDSCL",
    "display": "information disclosure",
}
RECIPIENT = {
    "system": "http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
    "code": "IRCP",
    "display": "information recipient",
}
_STATUS = {"no_thank_you": "rejected", "keep_nothing_more": "rejected", "not_today": "proposed"}

Held = Mapping[tuple[str, Items], list[str]]
"""For each spot the names of the resources that hold it."""


def consents(writer: Writer, held: Held) -> Iterator[Json]:
    """Each consent; those to sharing stand only in the person's own copy."""
    yield from _asked(writer)
    sharing = writer.plan.sharing
    for number, reader in enumerate(sharing.may_see, 1):
        if fhir_text(reader):
            yield _may_see(writer, reader, number)
    for number, one in enumerate(sharing.may_not_see, 1):
        mark = mark_of("sharing.may_not_see", number)
        yield _sharing(writer, mark, {"type": "deny", "actor": [_actor({"id": mark, **writer.person(one)})]})
    for number, limit in enumerate(sharing.limits, 1):
        yield _limit(writer, limit, (number,), held)
    if fhir_text(sharing.keep_back):
        place = "sharing.keep_back"
        yield _sharing(writer, place, {"type": "deny", "code": [{"id": place, "text": fhir_text(sharing.keep_back)}]})


def _asked(writer: Writer) -> Iterator[Json]:
    for place, scope, asked in (
        ("taking_part", "treatment", writer.plan.taking_part),
        ("consent.information", "patient-privacy", writer.plan.consent.information),
    ):
        if asked and fhir_text(asked.answer):
            words = writer.own(f"consent.{place.rpartition('.')[2]}")
            answer = writer.concept(place, fhir_text(asked.answer), place)
            yield _consent(writer, place, scope, [{"text": words}, answer], asked)


def _consent(writer: Writer, name: str, scope: str, category: list[Json], asked: Dated | None, **more: object) -> Json:
    return writer.resource(
        "Consent",
        name,
        status=_STATUS.get(asked.answer, "active") if asked else "active",
        scope={"coding": [{"system": SCOPE, "code": scope}]},
        category=category,
        patient=writer.patient,
        dateTime=asked.on.isoformat() if asked else None,
        performer=[writer.patient],
        policyRule={"text": writer.own("consent.rule")},
        **more,
    )


def _sharing(writer: Writer, name: str, rule: Json, *also: Json) -> Json:
    category = {"coding": [DISCLOSURE], "text": writer.own("consent.sharing")}
    # R4 allows no `type` in the outermost provision: every rule is an exception to it.
    return _consent(writer, name, "patient-privacy", [category, *also], None, provision={"provision": [rule]})


def _actor(reference: Json) -> Json:
    return {"role": {"coding": [RECIPIENT]}, "reference": reference}


def _reader(writer: Writer, place: str, reader: str, mark: str) -> Json:
    """A reader as they were named: a group in words, and somebody whom the plan names by a reference."""
    concept = writer.concept(place, fhir_text(reader), mark)
    words = concept.pop("text", "")
    known = [one for one in writer.named if words_of(one.name) == words_of(reader)]
    found = {"reference": writer.person(known[0])["reference"]} if len(known) == 1 else {}
    return {**concept, **found, "display": words or fhir_text(reader)}


def _may_see(writer: Writer, reader: str, number: int) -> Json:
    place = "sharing.may_see"
    mark = mark_of(place, number)
    if reader == NOBODY:
        return _sharing(writer, mark, _nobody_else(writer), writer.concept(place, reader, mark))
    return _sharing(writer, mark, {"type": "permit", "actor": [_actor(_reader(writer, place, reader, mark))]})


def _nobody_else(writer: Writer) -> Json:
    """A deny for everybody, with those who are named beside it as its exceptions."""
    place = "sharing.may_see"
    named = [one for one in writer.plan.sharing.may_see if one != NOBODY and fhir_text(one)]
    readers = [_reader(writer, place, one, "") for one in named]
    inner = [{"type": "permit", "actor": [_actor(one)]} for one in readers]
    return {"type": "deny", **({"provision": inner} if inner else {})}


def _limit(writer: Writer, limit: Limit, items: Items, held: Held) -> Json:
    """A reader who may see the plan, but not some of its parts; all of them, where none is named."""
    who, place = "sharing.limits.who", "sharing.limits.parts"
    lifted = NOTHING in limit.parts
    base: Json = {"type": "permit" if limit.parts else "deny"}
    if fhir_text(limit.who):
        base["actor"] = [_actor(_reader(writer, who, limit.who, who))]
    kept_back = [
        {
            "type": "permit" if lifted else "deny",
            "code": [writer.concept(place, fhir_text(part), mark_of(place, number))],
            **_data(writer, part, held),
        }
        for number, part in enumerate(limit.parts, 1)
        if fhir_text(part)
    ]
    inner = {"provision": kept_back} if kept_back else {}
    return _sharing(writer, spot_name("sharing.limits", items), {**base, **inner})


def _data(writer: Writer, part: str, held: Held) -> Json:
    """The resources of this bundle that hold something of a part; other parts of the plan may stand in them too."""
    places = tuple(f"{place}." for place in PARTS.get(part, ()))
    names = dict.fromkeys(
        name for (place, _), found in held.items() if places and f"{place}.".startswith(places) for name in found
    )
    data = [{"meaning": "instance", "reference": writer.reference(name)} for name in names]
    return {"data": data} if data else {}
