"""What a document is made from, read from the records: the plan as its reader may see it."""

from __future__ import annotations

import argparse

from assistant.commands.surroundings import content, now
from assistant.content import Content
from assistant.conversation.opening import flow_names
from assistant.documents.case import AllPlans, Case, Look, Spoken
from assistant.documents.service_view import as_a_service_sees
from assistant.documents.wording import Words
from assistant.drawn import drawn_plan, drawn_sources
from assistant.errors import CannotUse
from assistant.faces.for_whom import check_reader
from assistant.help_now import help_on_paper
from assistant.plan.model import Plan
from assistant.plan.readers import THE_PERSON, known_reader, readers_known
from assistant.plan.seeing import seen_by, seen_sources
from assistant.record import Record
from assistant.storage.store import Store


def case_of(options: argparse.Namespace, record: Record, reader: str = THE_PERSON) -> Case:
    """The plan as this reader may see it, with all that a document needs."""
    files, plan = content(options), seen_by(drawn_plan(record), reader)
    return Case(
        plan=plan,
        content=files,
        made=now(),
        plan_id=record.id,
        saved=record.saved,
        reader=reader,
        sources=seen_sources(drawn_sources(record), plan),
        help_now=help_on_paper(files),
        look=look_of(options),
        talks=lambda: _talks(files, record) if reader == THE_PERSON else (),
    )


def _talks(files: Content, record: Record) -> list[Spoken]:
    # Only the transcript tells the talks again, and it takes every flow to do so.
    from assistant.conversation.retold import retold

    return [Spoken(*one) for one in retold(files, record)]


def case_of_flow(options: argparse.Namespace, name: str) -> Case:
    """A talk as it is asked, for a document that holds nothing of any plan; raises CannotUse for an unknown name."""
    names = flow_names(content(options))
    if name not in names:
        raise CannotUse(f'There is no talk called "{name}". There is: {", ".join(names)}.')
    return Case(Plan(), content(options), now(), look=look_of(options), flow=name)


def case_on_screen(options: argparse.Namespace, record: Record) -> Case:
    """All of the plan, for the screen: where to get help is a key away there."""
    return Case(drawn_plan(record), content(options), now(), record.id, record.saved)


def all_plans(options: argparse.Namespace, where: Store) -> AllPlans:
    """Every plan of the folder as a service may see it; those that are locked or damaged are not counted."""
    plans = tuple((record.id, as_a_service_sees(drawn_plan(record))) for record in where.readable())
    return AllPlans(plans, content(options), now(), look_of(options))


def look_of(options: argparse.Namespace) -> Look:
    """How the document is wanted."""
    return Look(large=getattr(options, "large", False), health_words=getattr(options, "health_words", False))


def reader_named(plan: Plan, named: str | None, words: Words) -> str:
    """For whom the copy is; raises CannotUse for a stranger, and for somebody who may see nothing of it."""
    if named is None:
        return THE_PERSON
    reader = known_reader(plan, named)
    if not reader:
        known = ", ".join(readers_known(plan))
        raise CannotUse(f'This plan names nobody called "{named}". There is: {known}.')
    check_reader(plan, reader, words)
    return reader
