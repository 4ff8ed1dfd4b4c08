"""Goals with what they are for and how they stand, the steps towards them, and help that was chosen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assistant.fhir.marks import ABSENT, PERTAINS_TO_GOAL, Json, mark_of, spot_name
from assistant.fhir.spots import Items, Spot, fhir_text
from assistant.fhir.tasks import Form, given, owner, task, until
from assistant.fhir.writer import Writer
from assistant.plan.goals import Action, Goal
from assistant.plan.parts import SomeoneNamed

ACHIEVEMENT = "http://terminology.hl7.org/CodeSystem/goal-achievement"
CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical"
STATUS = {
    "open": ("active", "in-progress"),
    "achieved": ("completed", "achieved"),
    "on_hold": ("on-hold", ""),
    "not_achieved": ("completed", "not-achieved"),
    "abandoned": ("cancelled", ""),
}
"""The handbook's statuses (5.3.2) as Goal.lifecycleStatus and Goal.achievementStatus."""

_ACTION = Form("goals.actions")
_OUTCOMES = ("got_in_the_way", "keep_going", "next", "changed_to")
_OWN_ELEMENT = ("what", "who", "who_name", "when", "went", "barrier")


def goals(writer: Writer) -> Iterator[Json]:
    """Each goal."""
    for number, one in enumerate(writer.plan.goals, 1):
        yield _goal(writer, one, (number,))


def _goal(writer: Writer, one: Goal, items: Items) -> Json:
    lifecycle, achievement = STATUS[one.status]
    source = writer.source("goals.goal", items)
    needs = [writer.reference(spot_name(f"goals.{leaf}", items)) for leaf in ("need", "unmet") if _filled(one, leaf)]
    made = writer.resource(
        "Goal",
        spot_name("goals", items),
        lifecycleStatus=lifecycle,
        achievementStatus=_achievement(one, achievement),
        category=[writer.concept("goals.keeping", one.keeping, "goals.keeping")] if one.keeping else [],
        description=_description(one),
        subject=writer.patient,
        startDate=source.on.isoformat() if source else None,
        target=[writer.day("dueDate", one.by_when, "goals.by_when")] if one.by_when else [],
        expressedBy=writer.patient,
        addresses=needs,
    )
    if _filled(one, "status_words"):
        made |= writer.plain("statusReason", fhir_text(one.status_words), "goals.status_words")
    return made


def _filled(one: Goal | Action, leaf: str) -> bool:
    return bool(fhir_text(getattr(one, leaf)))


def _achievement(one: Goal, code: str) -> Json | None:
    # A goal to keep things as they are is reached for as long as they stay so.
    code = "sustaining" if code == "achieved" and one.keeping == "keep_as_it_is" else code
    return {"coding": [{"system": ACHIEVEMENT, "code": code}]} if code else None


def _description(one: Goal) -> Json:
    if _filled(one, "goal"):
        return {"id": "goals.goal", "text": fhir_text(one.goal)}
    # A need that no goal was found for yet; a Goal has to be described.
    return {"extension": [{"url": ABSENT, "valueCode": "unknown"}]}


def needs(writer: Writer) -> Iterator[Json]:
    """What the person needs, and needs and cannot get, as Conditions in their words."""
    for spot in writer.spots:
        if spot.place in ("goals.need", "goals.unmet"):
            source = writer.source(spot.place, spot.items)
            yield writer.resource(
                "Condition",
                spot_name(spot.place, spot.items),
                clinicalStatus={"coding": [{"system": CLINICAL, "code": "active"}]},
                category=[{"text": writer.label(spot.place)}],
                code={"id": spot.place, "text": fhir_text(spot.value)},
                subject=writer.patient,
                recordedDate=source.on.isoformat() if source else None,
            )


def actions(writer: Writer) -> Iterator[Json]:
    """Each step, with who does it and until when."""
    for goal_number, goal in enumerate(writer.plan.goals, 1):
        for number, one in enumerate(goal.actions, 1):
            items = (goal_number, number)
            yield _action(writer, one, items, writer.blocks.get(("goals.actions", items), []))


def _action(writer: Writer, one: Action, items: Items, inner: list[Spot]) -> Json:
    rest = [spot for spot in inner if spot.leaf not in (*_OWN_ELEMENT, *_OUTCOMES)]
    outcomes = [field for spot in inner if spot.leaf in _OUTCOMES for field in given(writer, spot)]
    rest += [spot for spot in inner if _was_changed(one, spot.leaf)]
    return task(
        writer,
        _ACTION,
        items,
        rest,
        **{"status": _status(one), "focus": writer.reference(spot_name("goals", items[:1])), **_does(writer, one)},
        owner=owner(writer, one.who, one.who_name),
        output=outcomes,
    )


def _was_changed(one: Action, leaf: str) -> bool:
    """Whether the step as it stands is another than it was at first, in what it is or in when."""
    return (leaf == "what" and one.agreed != one.what) or (leaf == "when" and one.agreed_when != one.when)


def _does(writer: Writer, one: Action) -> Json:
    """The step as it stands, who does it, by when, and how it went."""
    fields: Json = {}
    if one.agreed != one.what:
        fields["description"] = fhir_text(one.agreed)
    elif _filled(one, "what"):
        fields |= writer.plain("description", fhir_text(one.what), "goals.actions.what")
    if one.who:
        fields["performerType"] = [writer.concept("goals.actions.who", one.who, "goals.actions.who")]
    if one.agreed_when:
        same = one.agreed_when == one.when
        fields["restriction"] = until(writer, one.agreed_when, "goals.actions.when" if same else "")
    if one.went:
        fields["businessStatus"] = writer.concept("goals.actions.went", one.went, "goals.actions.went")
    return fields


def _status(one: Action) -> str:
    """How far a step is, as a status of a Task (R4)."""
    if one.next == "stop":
        return "completed" if one.went == "done" else "cancelled"
    if one.went == "done" and one.next is None:
        return "completed"
    return "in-progress" if one.went in ("done", "partly") else "ready"


def help_chosen(writer: Writer) -> Iterator[Json]:
    """Help that the person would like to try, as proposals."""
    for spot in writer.spots:
        if spot.place == "goals.ways":
            for number, one in enumerate(spot.value, 1):
                yield _wish(writer, one, spot.items, number)


def _wish(writer: Writer, one: SomeoneNamed, items: Items, number: int) -> Json:
    mark = mark_of("goals.ways", number)
    goal = {"url": PERTAINS_TO_GOAL, "valueReference": writer.reference(spot_name("goals", items))}
    return _service(
        writer,
        spot_name(mark, items),
        ("draft", "proposal"),
        extension=[goal],
        category=[{"text": writer.own("wish")}],
        code={"id": mark, "text": fhir_text(one.name)},
        note=[{"text": fhir_text(one.who)}] if fhir_text(one.who) else [],
        patientInstruction=fhir_text(one.contact),
    )


def help_in_place(writer: Writer) -> Iterator[Json]:
    """Help that is in place, with who gives it, how often, and what to do if it fails."""
    place = "arrangements.support"
    for number, one in enumerate(writer.plan.arrangements.support, 1):
        fields: Json = {"code": {"id": f"{place}.what", "text": fhir_text(one.what)}} if fhir_text(one.what) else {}
        if fhir_text(one.how_often):
            code = writer.concept(f"{place}.how_often", fhir_text(one.how_often), f"{place}.how_often")
            fields["occurrenceTiming"] = {"code": code}
        if fhir_text(one.if_it_fails):
            fields |= writer.plain("patientInstruction", fhir_text(one.if_it_fails), f"{place}.if_it_fails")
        who = [{"id": mark_of(f"{place}.who", n), **writer.person(each)} for n, each in enumerate(one.who, 1)]
        category = [{"text": writer.own("in_place")}]
        name = spot_name(place, (number,))
        yield _service(writer, name, ("active", "plan"), category=category, **fields, performer=who)


def _service(writer: Writer, name: str, how: tuple[str, str], **fields: Any) -> Json:
    status, intent = how
    return writer.resource("ServiceRequest", name, status=status, intent=intent, **fields, subject=writer.patient)
