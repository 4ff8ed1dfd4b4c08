"""Plans to make documents of: a few by hand, and every story that was told through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from assistant.content import Content
from assistant.conversation.rehearsing import rehearse
from assistant.conversation.retold import retold
from assistant.documents.case import AllPlans, Case, Spoken
from assistant.documents.forms.text import text_lines
from assistant.documents.plain_english import my_plan
from assistant.documents.service_view import as_a_service_sees
from assistant.documents.sheet import sheet
from assistant.documents.telling import Telling, telling
from assistant.drawn import drawn_plan, drawn_sources
from assistant.help_now import help_on_paper
from assistant.plan.model import Plan
from assistant.plan.readers import THE_PERSON
from assistant.plan.seeing import seen_by, seen_sources
from assistant.record import Record

AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
STORIES = sorted(Path(__file__).parent.joinpath("conversations").rglob("*.yaml"))


def case_of_plan(plan: Plan, reader: str = THE_PERSON, **more: Any) -> Case:
    """A case with this plan as the reader may see it."""
    content = Content()
    case = Case(seen_by(plan, reader), content, AT, saved=AT, reader=reader, help_now=help_on_paper(content))
    return replace(case, **more)


def all_of(plans: Iterable[tuple[str, Plan]], content: Content | None = None) -> AllPlans:
    """All plans of a service, as it may see them."""
    seen = tuple((plan_id, as_a_service_sees(plan)) for plan_id, plan in plans)
    return AllPlans(seen, content or Content(), AT)


def on_screen(plan: Plan) -> Case:
    """A case for the screen, where help is a key away."""
    return Case(plan, Content(), AT)


def plain_english(plan: Plan, width: int = 80) -> list[str]:
    """The plan as lines of plain text, as the screen shows it."""
    return text_lines(my_plan(on_screen(plan)), width)


def told(plan: Plan) -> Telling:
    """The plan told in the words that ship."""
    return telling(plan, Content())


def sheet_lines(plan: Plan, width: int = 80) -> list[str]:
    """The sheet for the talk, the same way."""
    return text_lines(sheet(on_screen(plan)), width)


@cache
def record_of_story(file: Path) -> Record:
    """The record that a story leaves; played once."""
    return rehearse(Content(), file, AT).record


def case_of_story(file: Path, reader: str = THE_PERSON, **more: Any) -> Case:
    """A case with the plan that a story comes to, as the reader may see it."""
    record = record_of_story(file)
    talks = {"talks": lambda: [Spoken(*one) for one in retold(Content(), record)]} if reader == THE_PERSON else {}
    case = case_of_plan(drawn_plan(record), reader, plan_id=record.id, **talks, **more)
    return replace(case, sources=seen_sources(drawn_sources(record), case.plan))
