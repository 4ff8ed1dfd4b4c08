"""A plan as an HL7 FHIR R4 Bundle; docs/fhir.md says what stands where, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain

from assistant.clean_text import clean_all
from assistant.documents.case import Case
from assistant.fhir.care_plans import ahead_plan, ahead_tasks, care_plan, papers, review_tasks
from assistant.fhir.consent import consents
from assistant.fhir.goals import actions, goals, help_chosen, help_in_place, needs
from assistant.fhir.marks import PLAN, Json
from assistant.fhir.narrative import narrated
from assistant.fhir.observations import observations, speaker
from assistant.fhir.people import care_team, patient, people
from assistant.fhir.provenance import held_by, provenance
from assistant.fhir.response import responses
from assistant.fhir.writer import Writer


def bundle(case: Case) -> bytes:
    """The plan as JSON, UTF-8; the same case gives the same bytes."""
    return (json.dumps(clean_all(bundle_of(case)), ensure_ascii=False, indent=2) + "\n").encode()


def bundle_of(case: Case) -> Json:
    """The plan as a Bundle of type `collection`: what belongs together, with nothing that a receiver has to do."""
    entries = [{"fullUrl": f"urn:uuid:{one['id']}", "resource": one} for one in _resources(case)]
    plan = {"identifier": {"system": PLAN, "value": case.plan_id}} if case.plan_id else {}
    made = case.made.isoformat(timespec="seconds")
    return {"resourceType": "Bundle", **plan, "type": "collection", "timestamp": made, "entry": entries}


def _resources(case: Case) -> Iterator[Json]:
    writer = Writer(case)
    said = list(chain(observations(writer), needs(writer), goals(writer), actions(writer)))
    said += chain(help_chosen(writer), help_in_place(writer), review_tasks(writer), ahead_tasks(writer), papers(writer))
    about = [patient(writer), care_team(writer)]
    said += consents(writer, held_by([*about, *said]))
    plans = [care_plan(writer, said), *ahead_plan(writer, said)]
    who_said = provenance(writer, held_by([*about, *said]))
    for one in chain(plans, about, people(writer), said, _answers(writer), who_said):
        yield narrated(writer, one)


def _answers(writer: Writer) -> Iterator[Json]:
    """What was said in each talk, question by question, with whoever it was."""
    givers = {by: speaker(writer, by) for by in writer.words.part("by")}
    return responses(writer.case, writer.patient, givers)
