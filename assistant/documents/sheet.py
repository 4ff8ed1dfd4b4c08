"""The sheet for the talk: one page to bring or to send, what to talk about first on top, and no empty headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.clean_text import one_line
from assistant.documents import labels
from assistant.documents.case import Case
from assistant.documents.every_paper import help_section
from assistant.documents.forms.text import text_lines
from assistant.documents.labels import Labels
from assistant.documents.paper import Entry, Paper, Section
from assistant.documents.reading import told
from assistant.documents.sections import Part, cleaned, named, with_words
from assistant.plan.model import Plan

THEIRS = "What the professional brings, in their words"
_CALLED = labels.MATTERS | labels.BROUGHT | labels.ABOUT_ME
_EMPTY = "Nothing is written for the talk yet."
_QUESTIONS = "preparing.questions"
_IN_MY_LIFE = (
    *("family_and_friends", "beliefs", "health", "home", "getting_about"),
    *("work_and_learning", "changes", "equipment", "getting_support"),
)
# A question of its own begins on a new line, or after another one; a remark stays with the question before it.
_BETWEEN = re.compile(r"\n+|(?<=\?)[ \t]+(?=[^\n?]+\?)")
_MARK = re.compile(r"\s*(?:[-*\u2022]\s+)?")


def sheet(case: Case) -> Paper:
    """What the person brings to the talk, then what the professional brings, then where to get help."""
    return _paper(case.plan, help_section(case))


def sheet_lines(plan: Plan, width: int = 80) -> list[str]:
    """The sheet as lines of plain text, none wider than `width`, for where help is a key away."""
    return text_lines(_paper(plan), width)


def _paper(plan: Plan, below: tuple[Section, ...] = ()) -> Paper:
    return Paper(sheet_title(plan), (*with_words(cleaned(_parts(plan))), *below), empty=_EMPTY, close=True)


def sheet_title(plan: Plan) -> str:
    """What the sheet is called: `Sheet for my talk: Mary`."""
    return f"Sheet for my talk: {one_line(plan.person.name, 60)}" if plan.person.name.strip() else "Sheet for my talk"


def _parts(plan: Plan) -> Iterator[Part]:
    yield "To talk about first", told(plan, {"preparing.talk_about": ""})
    yield "What matters to me", told(plan, _of("what_matters", "important", "good_day", "enjoy", "hopes", "strengths"))
    yield "My questions", told(plan, {_QUESTIONS: ""}, read={_QUESTIONS: _one_a_line(plan.preparing.questions)})
    yield "What I would like to know", told(plan, _of("preparing", "information", "information_words", "form"))
    yield "People with me", told(plan, _of("preparing", "be_there", "talked_with"))
    yield "Parts of my life", (*_picked(plan), *told(plan, _of("what_matters", *_IN_MY_LIFE)))
    yield "What I need to take part", told(plan, _of("person", "needs_to_take_part", "spoken_with", "language"))
    yield "Where and when", told(plan, {"preparing.where_and_when": ""})
    yield THEIRS, told(plan, labels.STORY)


def _of(part: str, *names: str) -> Labels:
    places = [f"{part}.{name}" for name in names]
    return {place: _CALLED[place] for place in places}


def _picked(plan: Plan) -> Iterator[Entry]:
    """What the light look over the nine areas found."""
    for how, label in {"talk": "I would like to talk about", "on_my_mind": "Also on my mind"}.items():
        yield Entry(label, named([name for name, found in plan.areas.look.items() if found == how], labels.AREAS))


def _one_a_line(questions: str) -> str:
    return "\n".join(f"- {_MARK.sub('', one, count=1)}" for one in _BETWEEN.split(questions) if one.strip())
