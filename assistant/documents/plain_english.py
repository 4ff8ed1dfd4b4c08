"""The plan in plain English, as the person keeps it: first person, own words, no empty headings."""

from __future__ import annotations

from assistant.documents.case import Case
from assistant.documents.every_paper import help_section, review_line
from assistant.documents.forms.text import text_lines
from assistant.documents.paper import Paper
from assistant.documents.sections import sections
from assistant.plan.model import Plan
from assistant.plan.naming import plan_name

_EMPTY = "Nothing is written in this plan yet."


def my_plan(case: Case) -> Paper:
    """The plan as a paper, with where to get help below it, and on each page when we look at it again."""
    return Paper(
        title=title(case.plan),
        sections=(*sections(case.plan), *help_section(case)),
        foot=review_line(case),
        empty=_EMPTY,
    )


def plain_english(plan: Plan, width: int = 80) -> list[str]:
    """The plan as lines of plain text, none wider than `width`, for where help is a key away."""
    return text_lines(Paper(title(plan), tuple(sections(plan)), empty=_EMPTY), width)


def title(plan: Plan) -> str:
    """What the plan is called: `Mary's plan`."""
    return plan_name(plan.person.name)
