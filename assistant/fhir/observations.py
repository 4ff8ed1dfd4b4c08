"""What was said, as an Observation for each place: what matters, importance, confidence, barriers, and all the rest.

Shapes follow HL7's Person-Centered Outcomes guide where they fit: a text in the person's words, `focus` on the goal or
the step that it is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.fhir.marks import ABOUT, SAID_BY, Json, extension, mark_of, spot_name
from assistant.fhir.people import AS_CONTACT, CARE_TEAM
from assistant.fhir.spots import Items, Spot, fhir_text
from assistant.fhir.tasks import AHEAD, REVIEW
from assistant.fhir.writer import Writer, name_of_spot
from assistant.plan.goals import Action
from assistant.plan.model import SaidToo
from assistant.plan.parts import Dated, SomeoneNamed

SURVEY = {
    "system": "http://terminology.hl7.org/CodeSystem/observation-category",
    "code": "survey",
    "display": "Survey",
}
CONFIDENCE = {
    "system": "http://hl7.org/fhir/us/pco/CodeSystem/readiness-assessment-concepts",
    "code": "confidence",
    "display": "Confidence to change",
}
BARRIER = {
    "system": "http://snomed.info/sct",
    "code": "811791000000103",
    "display": "Identifying barriers to goal achievement",
}
BARRIERS = ("goals.hard_to_get", "goals.actions.barrier")
TOGETHER = {"goals.actions.rounds": "goals.actions.rounds.confidence", "ahead.risks": ""}
"""Parts that are one Observation with components, and the place that is its value."""
ELSEWHERE = (
    *("person.name", "person.full_name", "person.born", "person.nhs_number", "person.contact", "person.language"),
    *(AS_CONTACT, *CARE_TEAM, "taking_part", "consent.information", "sharing", "said_too", "arrangements.support"),
    *(f"goals.{leaf}" for leaf in ("need", "goal", "keeping", "by_when", "status", "status_words", "ways", "unmet")),
    *(f"goals.actions.{leaf}" for leaf in vars(Action()) if leaf not in ("barrier", "rounds")),
    *(form.place for form in (*AHEAD, REVIEW)),
)
"""Places, or parts, that other resources hold."""


def observations(writer: Writer) -> Iterator[Json]:
    """Every Observation of the plan, in its order."""
    for spot in writer.spots:
        if spot.block not in TOGETHER and not _is_elsewhere(spot):
            yield from _of_spot(writer, spot)
    for (block, items), inner in writer.blocks.items():
        if block in TOGETHER:
            yield _together(writer, block, items, inner)
    for number, other in enumerate(writer.plan.said_too, 1):
        yield _said_too(writer, other, number)


def _is_elsewhere(spot: Spot) -> bool:
    if spot.place == "ahead.future.documents_held":
        return False
    return any(spot.place == one or spot.place.startswith(f"{one}.") for one in ELSEWHERE)


def _of_spot(writer: Writer, spot: Spot) -> Iterator[Json]:
    match spot.value:
        case (SomeoneNamed(), *_):
            yield _of_people(writer, spot)
        case tuple():
            for number, one in enumerate(spot.value, 1):
                if fhir_text(one) and not is_paper(spot.place, one):
                    value = writer.value(spot.place, one, number)
                    yield {**_observation(writer, spot, name_of_spot(spot, number)), **value}
        case dict():
            rows = [_row(writer, spot.place, row, how) for row, how in spot.value.items()]
            yield {**_observation(writer, spot), "component": rows}
        case _:
            yield {**_observation(writer, spot), **_said(writer, spot)}


def _said(writer: Writer, spot: Spot) -> Json:
    """The value, and beside a number what the ends of its scale mean: the two scales point opposite ways."""
    value = writer.value(spot.place, spot.value)
    return {**value, "note": [{"text": writer.said(spot.place, spot.value)}]} if "valueInteger" in value else value


def is_paper(place: str, held: str) -> bool:
    """Whether this is a paper that the person has, and so a DocumentReference."""
    return place == "ahead.future.documents_held" and held != "none"


def _of_people(writer: Writer, spot: Spot) -> Json:
    """People who are named for something: who they are is in `focus`, and as words in the value."""
    focus = [{"id": mark_of(spot.place, number), **writer.person(one)} for number, one in enumerate(spot.value, 1)]
    words = writer.said(spot.place, spot.value)
    return {**_observation(writer, spot), "focus": focus, **({"valueString": words} if words else {})}


def _row(writer: Writer, place: str, row: str, how: str) -> Json:
    label = {"text": writer.row_label(place, row)}
    return {"code": label, "valueCodeableConcept": writer.concept(place, how, mark_of(place, row=row))}


def _together(writer: Writer, block: str, items: Items, inner: list[Spot]) -> Json:
    head = TOGETHER[block]
    said = Spot(head or block, items, None)
    value = next((_said(writer, spot) for spot in inner if spot.place == head), {})
    rest = [
        {"code": {"text": writer.label(spot.place)}, **writer.value(spot.place, spot.value)}
        for spot in inner
        if spot.place != head
    ]
    made = _observation(writer, said, spot_name(block, items))
    return {**made, **value, **({"component": rest} if rest else {})}


def _said_too(writer: Writer, other: SaidToo, number: int) -> Json:
    label = writer.own("from_elsewhere", label=writer.label(other.place))
    about = [extension(ABOUT, spot_name(other.place, other.items)), extension(SAID_BY, other.by)]
    made = _observation(writer, Spot("said_too", (), None), mark_of("said_too", number), label)
    made |= {"extension": about, "performer": [speaker(writer, other.by)]}
    return {**made, **writer.plain("valueString", fhir_text(other.words), mark_of("said_too", number))}


def _observation(writer: Writer, spot: Spot, name: str = "", label: str = "") -> Json:
    source = writer.source(spot.place, spot.items)
    on = spot.value.on if isinstance(spot.value, Dated) else source.on if source else None
    return writer.resource(
        "Observation",
        name or name_of_spot(spot),
        status="final",
        category=[_category(writer, spot.place)],
        code=_code(writer, spot.place, label),
        subject=writer.patient,
        focus=_focus(writer, spot),
        effectiveDateTime=on.isoformat() if on else None,
        performer=[speaker(writer, source.by)] if source else [],
    )


def _code(writer: Writer, place: str, label: str) -> Json:
    codes, text = list(_codes(place)), {"text": fhir_text(label or writer.label(place))}
    return {"coding": codes, **text} if codes else text


def _codes(place: str) -> Iterable[Json]:
    if place in BARRIERS:
        yield BARRIER
    if place == "goals.actions.rounds.confidence":
        yield CONFIDENCE


def _category(writer: Writer, place: str) -> Json:
    part = place.partition(".")[0]
    text = {"text": writer.own(f"parts.{part}")}
    return {"coding": [SURVEY], **text} if part in ("goals", "what_matters") else text


def _focus(writer: Writer, spot: Spot) -> list[Json]:
    if not spot.place.startswith("goals."):
        return []
    place = "goals.actions" if len(spot.items) > 1 else "goals"
    return [writer.reference(spot_name(place, spot.items[:2]))]


def speaker(writer: Writer, by: str) -> Json:
    """Who said something: the person, the carer if the plan names one, else in words."""
    if by == "person":
        return writer.patient
    carer = writer.plan.carer
    if by == "carer" and carer and len(carer.who) == 1:
        return writer.person(carer.who[0])
    words = writer.words.part("by")
    return {"display": words.get(by, words["other"])}
