"""What is to be done, as a Task for each: a step, what to do when things get harder, the next look at the plan."""

from __future__ import annotations

from typing import Any, NamedTuple

from assistant.fhir.marks import Json, spot_name
from assistant.fhir.spots import Items, Spot, fhir_text
from assistant.fhir.writer import Writer
from assistant.plan.parts import When
from assistant.plan.readers import words_of


class Form(NamedTuple):
    """Which part of the plan a kind of Task is made of, and which of its places stand in elements of their own."""

    place: str
    called: str = ""
    does: str = ""
    reason: str = ""
    until: str = ""


AHEAD = (
    Form("ahead.green", does="do", reason="signs"),
    Form("ahead.amber", does="do", reason="signs"),
    Form("ahead.red", does="do", reason="signs"),
    Form("ahead.situations", called="situation", does="do", reason="sets_off"),
    Form("ahead.crisis", does="help", reason="signs"),
    Form("ahead.transition", called="what", does="needs"),
)
"""What to do when things get harder: each is an activity of the second CarePlan."""

REVIEW = Form("review", until="on")


def tasks(writer: Writer, form: Form) -> list[Json]:
    """A Task for each item of this part of the plan that holds something."""
    return [task(writer, form, items, inner) for (place, items), inner in writer.blocks.items() if place == form.place]


def task(writer: Writer, form: Form, items: Items, inner: list[Spot], code: str = "", **more: Any) -> Json:
    """One part of the plan as a Task; what has no element of its own stands in `input`, named by its label."""
    fields: Json = {"code": {"text": fhir_text(code or writer.label(form.place))}}
    inputs: list[Json] = []
    for spot in inner:
        leaf = spot.leaf
        if leaf == form.called:
            fields["code"] = {"id": spot.place, "text": fhir_text(spot.value)}
        elif leaf == form.does:
            fields |= writer.plain("description", fhir_text(spot.value), spot.place)
        elif leaf == form.reason:
            fields["reasonCode"] = {"id": spot.place, "text": fhir_text(spot.value)}
        elif leaf == form.until:
            fields["restriction"] = until(writer, spot.value, spot.place)
        else:
            inputs += given(writer, spot)
    made = {"status": "ready", "intent": "plan", **fields, "for": writer.patient, **more, "input": inputs}
    return writer.resource("Task", spot_name(form.place, items), **made)


def until(writer: Writer, when: When, mark: str) -> Json:
    """By when something is to be done, as the restriction of a Task."""
    return {"period": writer.day("end", when, mark)}


def given(writer: Writer, spot: Spot) -> list[Json]:
    """What stands in a spot as inputs or outputs of a Task: one, or one for each in a list."""
    kind = {"text": writer.label_in(spot.place, "input")}
    if isinstance(spot.value, tuple):
        return [{"type": kind, **writer.value(spot.place, one, number)} for number, one in _filled(spot.value)]
    return [{"type": kind, **writer.value(spot.place, spot.value)}]


def _filled(values: tuple[Any, ...]) -> list[tuple[int, Any]]:
    return [(number, one) for number, one in enumerate(values, 1) if not isinstance(one, str) or fhir_text(one)]


def owner(writer: Writer, who: str, who_name: str) -> Json:
    """Who does a step: the person, or somebody whom the plan names, else in words."""
    name = fhir_text(who_name)
    namesakes = [one for one in writer.named if name and words_of(one.name) == words_of(name)]
    known = [writer.patient] if who == "the_person" else [writer.person(one) for one in namesakes]
    found = {"reference": known[0]["reference"]} if len(known) == 1 else {}
    if name:
        return {**found, "display": name, "_display": {"id": "goals.actions.who_name"}}
    words = writer.said("goals.actions.who", who)
    return {**found, "display": words} if words else found
