"""What a document is made from, read from the records: the plan as its reader may see it."""

from __future__ import annotations

import argparse

from assistant.commands.surroundings import content, now
from assistant.documents.case import AllPlans, Case, Look
from assistant.documents.wording import Words
from assistant.drawn import drawn_plan, drawn_sources
from assistant.errors import CannotUse
from assistant.help_now import help_on_paper
from assistant.plan.model import Plan
from assistant.plan.readers import THE_PERSON, known_reader, readers_known
from assistant.plan.seeing import PARTS, left_out, seen_by, seen_sources
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
    )


def case_on_screen(options: argparse.Namespace, record: Record) -> Case:
    """All of the plan, for the screen: where to get help is a key away there."""
    return Case(drawn_plan(record), content(options), now(), record.id, record.saved)


def all_plans(options: argparse.Namespace, where: Store) -> AllPlans:
    """Every plan of the folder that can be read without asking anybody; locked and damaged ones are not counted."""
    plans = tuple((record.id, drawn_plan(record)) for record in where.readable())
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
    if reader != THE_PERSON and left_out(plan, reader) == tuple(PARTS):
        raise CannotUse(
            f"{_called(reader, words)} is not to see this plan, so there is no copy for them. Nothing was written."
        )
    return reader


def what_is_left_out(plan: Plan, reader: str, words: Words) -> list[str]:
    """What the person is told before a copy for somebody else is written, in lines."""
    if reader == THE_PERSON:
        return []
    called = words.part("options.sharing.limits.parts")
    parts = [called.get(part, part) for part in left_out(plan, reader)]
    told = ", ".join(parts) if parts else "nothing but who may see the plan"
    lines = [f"{_called(reader, words)}'s copy leaves out: {told}."]
    if plan.sharing.keep_back:
        lines.append(
            f"You also wrote what to keep back: {plan.sharing.keep_back} Look for it before you give the copy."
        )
    return lines


def _called(reader: str, words: Words) -> str:
    called = words.part("options.sharing.may_see").get(reader, reader)
    return called[:1].upper() + called[1:]
