"""The plan in plain English, as the person keeps it: first person, own words, no empty headings."""

from __future__ import annotations

from assistant.documents.case import Case
from assistant.documents.every_paper import help_section, review_line
from assistant.documents.forms.text import text_lines
from assistant.documents.paper import Paper
from assistant.documents.sections import sections
from assistant.plan.model import Plan
from assistant.plan.naming import plan_name


def my_plan(case: Case) -> Paper:
    """The plan as a paper; where it is to be printed, with where to get help, and when we look at it again."""
    telling = case.telling
    return Paper(
        title=title(case.plan),
        sections=(*sections(telling), *help_section(case)),
        foot=review_line(case),
        empty=telling.words("empty"),
    )


def plain_english(case: Case, width: int = 80) -> list[str]:
    """The plan as lines of plain text, none wider than `width`."""
    return text_lines(my_plan(case), width)


def title(plan: Plan) -> str:
    """What the plan is called: `Mary's plan`."""
    return plan_name(plan.person.name)
