"""The CarePlan, and a second one that is part of it for when things get harder, with what belongs to each."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.clean_text import one_line
from assistant.fhir.marks import FORMAT, PLAN, Json, mark_of, name_of
from assistant.fhir.observations import is_paper
from assistant.fhir.spots import Spot, fhir_text
from assistant.fhir.tasks import AHEAD, REVIEW, task, tasks, until
from assistant.fhir.writer import Writer
from assistant.plan.naming import plan_name

VERSION = "1"
"""The version of this mapping; a bundle of another one is not read back."""

_FOLLOW_UP = ("follow_up", "follow_up_how")


def review_tasks(writer: Writer) -> Iterator[Json]:
    """When the plan is looked at again, and the next word before that."""
    inner = writer.blocks.get(("review", ()), [])
    review = [spot for spot in inner if spot.leaf not in _FOLLOW_UP]
    if review:
        yield task(writer, REVIEW, (), review, writer.own("review"))
    how = [spot for spot in inner if spot.leaf in _FOLLOW_UP]
    if how:
        yield _follow_up(writer, {spot.leaf: spot for spot in how})


def _follow_up(writer: Writer, inner: dict[str, Spot]) -> Json:
    when, how = inner.get("follow_up"), inner.get("follow_up_how")
    made = writer.resource(
        "Task",
        "review.follow_up",
        status="ready",
        intent="plan",
        code={"text": writer.own("follow_up")},
        restriction=until(writer, when.value, when.place) if when else None,
        **{"for": writer.patient},
    )
    return {**made, **(writer.plain("description", fhir_text(how.value), how.place) if how else {})}


def ahead_tasks(writer: Writer) -> list[Json]:
    """What to do at each stage of things getting harder, in a situation, in a crisis, at a change of life."""
    return [made for form in AHEAD for made in tasks(writer, form)]


def papers(writer: Writer) -> Iterator[Json]:
    """Each paper that the person said they have, with where it is; never the paper itself."""
    place = "ahead.future.documents_held"
    future = writer.plan.ahead.future
    for number, held in enumerate(future.documents_held if future else (), 1):
        if future and fhir_text(held) and is_paper(place, held):
            mark = mark_of(place, number)
            yield writer.resource(
                "DocumentReference",
                mark,
                status="current",
                type=writer.concept(place, held, mark),
                category=[{"text": writer.own("paper")}],
                subject=writer.patient,
                description=fhir_text(future.documents),
                content=[{"attachment": {"title": writer.said(place, held)}}],
            )


def care_plan(writer: Writer, made: list[Json]) -> Json:
    """The plan itself, with the goals, the steps and all that was said; `made` are the resources of the bundle."""
    plan = writer.plan
    on = plan.review.on.on if plan.review.on else None
    days = [source.on for source in writer.case.sources]
    main = [one for one in made if not _is_ahead(one)]
    planned = writer.resource(
        "CarePlan",
        "plan",
        status=_status(writer),
        intent="plan",
        title=fhir_text(plan_name(plan.person.name)),
        description=fhir_text(writer.telling.words("no_contract")),
        subject=writer.patient,
        period={"end": on.isoformat()} if on else None,
        created=min(days).isoformat() if days else None,
        careTeam=[writer.reference("team")],
        addresses=_all(writer, main, "Condition"),
        supportingInfo=_all(writer, main, "Observation", "Consent"),
        goal=_all(writer, main, "Goal"),
        activity=[{"reference": one} for one in _all(writer, main, "Task", "ServiceRequest")],
    )
    planned["identifier"] += [{"system": FORMAT, "value": VERSION}]
    if writer.case.plan_id:
        planned["identifier"] += [{"system": PLAN, "value": writer.case.plan_id}]
    return planned


def ahead_plan(writer: Writer, made: list[Json]) -> Iterator[Json]:
    """The second CarePlan, where anything was said of harder times."""
    ahead = [one for one in made if _is_ahead(one)]
    if ahead:
        yield writer.resource(
            "CarePlan",
            "plan.ahead",
            status=_status(writer),
            intent="plan",
            title=writer.own("ahead"),
            subject=writer.patient,
            partOf=[writer.reference("plan")],
            supportingInfo=_all(writer, ahead, "Observation", "DocumentReference"),
            activity=[{"reference": one} for one in _all(writer, ahead, "Task")],
        )


def _is_ahead(resource: Json) -> bool:
    return (name_of(resource) or "").startswith("ahead.")


def _all(writer: Writer, made: list[Json], *kinds: str) -> list[Json]:
    found = [(name_of(one), one) for one in made if one["resourceType"] in kinds]
    return [writer.reference(name, _called(one)) for name, one in found if name]


def _called(resource: Json) -> str:
    """What a resource is about, to show beside a reference to it."""
    for name in ("description", "code"):
        found = resource.get(name)
        words = found.get("text", "") if isinstance(found, dict) else found
        if words:
            return one_line(words)
    return ""


def _status(writer: Writer) -> str:
    """`active` once the person agreed, `revoked` where they stopped having a plan or never wanted one, else `draft`."""
    plan = writer.plan
    going_on = plan.reviewed.going_on if plan.reviewed else None
    said = [one.answer for one in (plan.taking_part, going_on) if one]
    if "no_thank_you" in said or "stop_planning" in said:
        return "revoked"
    agreed = plan.agreements.person
    return "active" if agreed and agreed.answer in ("agrees", "mostly") else "draft"
