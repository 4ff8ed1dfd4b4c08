"""The sheet for the talk: one page to bring or to send, what to talk about first on top, and no empty headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.clean_text import one_line
from assistant.documents.case import Case
from assistant.documents.every_paper import help_section
from assistant.documents.paper import Entry, Paper
from assistant.documents.sections import Part, cleaned, named, with_words
from assistant.documents.telling import Labels, Telling
from assistant.documents.wording import Words

_QUESTIONS = "preparing.questions"
_MATTERS = ("important", "good_day", "enjoy", "hopes", "strengths")
_IN_MY_LIFE = (
    *("family_and_friends", "beliefs", "health", "home", "getting_about"),
    *("work_and_learning", "changes", "equipment", "getting_support"),
)
# A question of its own begins on a new line, or after another one; a remark stays with the question before it.
_BETWEEN = re.compile(r"\n+|(?<=\?)[ \t]+(?=[^\n?]+\?)")
_MARK = re.compile(r"\s*(?:[-*\u2022]\s+)?")


def sheet(case: Case) -> Paper:
    """What the person brings to the talk, then what the professional brings, then, on paper, where to get help."""
    words, name = case.words("sheet"), one_line(case.plan.person.name, 60).strip()
    return Paper(
        title=words("title.named", name=name) if name else words("title.unnamed"),
        sections=(*with_words(cleaned(_parts(case.telling, words))), *help_section(case)),
        empty=words("empty"),
        close=True,
    )


def _parts(telling: Telling, words: Words) -> Iterator[Part]:
    called = {**telling.labels("matters"), **telling.labels("brought"), **telling.labels("about_me")}
    questions = {_QUESTIONS: _one_a_line(telling.plan.preparing.questions)}
    yield words("first"), telling.told({"preparing.talk_about": ""})
    yield words("matters"), telling.told(_of(called, "what_matters", *_MATTERS))
    yield words("questions"), telling.told({_QUESTIONS: ""}, read=questions)
    yield words("to_know"), telling.told(_of(called, "preparing", "information", "information_words", "form"))
    yield words("people"), telling.told(_of(called, "preparing", "be_there", "talked_with"))
    yield words("life"), (*_picked(telling, words), *telling.told(_of(called, "what_matters", *_IN_MY_LIFE)))
    yield words("needs"), telling.told(_of(called, "person", "needs_to_take_part", "spoken_with", "language"))
    yield words("where"), telling.told({"preparing.where_and_when": ""})
    yield words("theirs"), telling.told(telling.labels("story"))


def _of(called: Labels, part: str, *names: str) -> Labels:
    places = [f"{part}.{name}" for name in names]
    return {place: called[place] for place in places}


def _picked(telling: Telling, words: Words) -> Iterator[Entry]:
    """What the light look over the nine areas found."""
    areas = telling.words.part("areas")
    for how, label in words.part("look").items():
        yield Entry(label, named([name for name, found in telling.plan.areas.look.items() if found == how], areas))


def _one_a_line(questions: str) -> str:
    return "\n".join(f"- {_MARK.sub('', one, count=1)}" for one in _BETWEEN.split(questions) if one.strip())
