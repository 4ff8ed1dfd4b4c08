"""The sheet for the talk: one page to bring or to send, what to talk about first on top, and no empty headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.clean_text import one_line
from assistant.documents import labels
from assistant.documents.labels import Labels
from assistant.documents.plain_english import help_lines, section_lines, wrapped
from assistant.documents.reading import Entry, told
from assistant.documents.sections import Part, cleaned, named, with_words
from assistant.plan.model import Plan

THEIRS = "What the professional brings, in their words"
_CALLED = labels.MATTERS | labels.BROUGHT | labels.ABOUT_ME
_QUESTIONS = "preparing.questions"
_IN_MY_LIFE = (
    *("family_and_friends", "beliefs", "health", "home", "getting_about"),
    *("work_and_learning", "changes", "equipment", "getting_support"),
)
# A question of its own begins on a new line, or after another one; a remark stays with the question before it.
_BETWEEN = re.compile(r"\n+|(?<=\?)[ \t]+(?=[^\n?]+\?)")
_MARK = re.compile(r"\s*(?:[-*\u2022]\s+)?")


def sheet(plan: Plan, width: int = 80, help_now: Sequence[str] = ()) -> list[str]:
    """What the person brings to the talk, then what the professional brings, then, on paper, where to get help.

    No line is wider than `width`.
    """
    lines = section_lines(with_words(cleaned(_parts(plan))), width, below_title=())
    lines = lines or wrapped("Nothing is written for the talk yet.", width)
    return [*wrapped(sheet_title(plan), width), "", *lines, *help_lines(help_now, width, below_title=())]


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
