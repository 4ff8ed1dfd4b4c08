"""A copy for somebody else holds nothing of what the person keeps from them, in any kind and form of document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple, get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.document_kinds import FORMS, KINDS, document, preview
from assistant.documents.case import Case
from assistant.errors import SaidPlainly
from assistant.plan.drawing import Drawn, closed_up, draw, place_type, places
from assistant.plan.parts import Dated, SomeoneNamed, When
from assistant.plan.seeing import PARTS, left_out, seen_sources
from assistant.plan.sources import Source
from tests.cases import case_of_plan
from tests.documents_read import read_by_a_machine

DAY = date(2026, 11, 22)
READER = "Anna"
KINDS_FOR_ANYBODY = [
    name for name, kind in KINDS.items() if kind.maker and kind.for_anybody and name not in ("pdf", "html", "docx")
]
"""Of the same paper in several forms the first."""
MARKED = (str, When, Dated, tuple[SomeoneNamed, ...])
TOLD_APART = [
    place
    for place in (*places(), "thoughts")
    if place_type(place) in MARKED and not place.startswith("sharing") and place not in ("people_here", "person.name")
]
"""Places that hold somebody's own words, or a name."""


class Told(NamedTuple):
    """One thing said in a talk, with a mark that stands nowhere else in the plan."""

    place: str
    items: tuple[int, ...]
    mark: str

    def drawn(self) -> Drawn:
        """The answer, of the kind that the place holds."""
        kind = place_type(self.place)
        value: Any = self.mark
        if kind == tuple[SomeoneNamed, ...]:
            value = [{"name": self.mark, "who": f"friend {self.mark}", "contact": f"01632 {self.mark}"}]
        elif kind is When:
            value = {"said": self.mark}
        return Drawn(self.place, self.items, value, DAY)


def _depth(place: str) -> int:
    way = place.split(".")
    return sum(get_origin(place_type(".".join(way[:number]))) is tuple for number in range(1, len(way)))


ALL_OF_IT = [Told(place, (1,) * _depth(place), f"qz{number}mark") for number, place in enumerate(TOLD_APART)]
"""Something said in every place."""


@st.composite
def told(draw_one: st.DrawFn) -> list[Told]:
    """Some things that were said, in places all over the plan."""
    chosen = draw_one(st.lists(st.sampled_from(TOLD_APART), min_size=3, max_size=24))
    found: dict[tuple[str, tuple[int, ...]], Told] = {}
    for number, place in enumerate(chosen):
        items = tuple(draw_one(st.integers(1, 2)) for _ in range(_depth(place)))
        found.setdefault((place, items), Told(place, items, f"qz{number}mark"))
    return list(found.values())


KEPT_BACK = st.lists(st.sampled_from(list(PARTS)), min_size=1, max_size=4, unique=True)


def limits(parts: Iterable[str]) -> list[Drawn]:
    """The answers that keep these parts from the reader."""
    return [
        Drawn("person.name", (), "Mary", DAY),
        Drawn("people_here", (), [{"name": READER, "who": "my neighbour"}], DAY),
        Drawn("sharing.limits.who", (1,), READER, DAY),
        Drawn("sharing.limits.parts", (1,), list(parts), DAY),
    ]


def copy_for(reader: str, everything: Iterable[Told], parts: Iterable[str]) -> Case:
    """A case for this reader, with who said each thing."""
    answers = [*(one.drawn() for one in everything), *limits(parts)]
    case = case_of_plan(draw(answers), reader, plan_id="K7P2")
    numbers = closed_up((one.place, one.items) for one in answers)
    known = [Source(one.place, numbers[one.place, one.items], "person", one.on, "discuss") for one in answers]
    return replace(case, sources=seen_sources(known, case.plan))


def made(name: str, case: Case) -> bytes:
    """The document in its usual form; or the sentence that there is nothing to make it of."""
    try:
        return document(KINDS[name], case)
    except SaidPlainly as refused:
        return str(refused).encode()


def hidden(everything: Iterable[Told], parts: Iterable[str]) -> list[Told]:
    """What was said in these parts, or may tell of any part."""
    gone = [*(place for part in parts for place in PARTS[part]), "thoughts"]
    return [one for one in everything if any(one.place == place or one.place.startswith(f"{place}.") for place in gone)]


def marks_in(text: str, those: Iterable[Told]) -> list[str]:
    """The places whose marks stand in a text."""
    return [one.place for one in those if one.mark in text]


def test_each_limit_of_these_tests_keeps_back_what_it_names() -> None:
    """Else the tests below would look for what anybody may see."""
    for part in PARTS:
        assert left_out(draw(limits([part])), READER) == (part,)


@pytest.mark.parametrize("name", KINDS_FOR_ANYBODY)
@pytest.mark.parametrize("part", PARTS)
def test_no_part_of_a_full_plan_reaches_whom_it_is_kept_from(name: str, part: str) -> None:
    """With something said in every place of the plan."""
    text = made(name, copy_for(READER, ALL_OF_IT, [part])).decode()

    assert marks_in(text, hidden(ALL_OF_IT, [part])) == []


@pytest.mark.parametrize("name", KINDS_FOR_ANYBODY)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(everything=told(), parts=KEPT_BACK)
def test_a_copy_is_the_same_whether_or_not_the_rest_was_ever_said(
    name: str, everything: list[Told], parts: list[str]
) -> None:
    """To the last byte: no heading, count, number or name elsewhere tells that there is more."""
    gone = hidden(everything, parts)
    without = [one for one in everything if one not in gone]

    assert made(name, copy_for(READER, everything, parts)) == made(name, copy_for(READER, without, parts))


@pytest.mark.parametrize("ending", FORMS)
def test_no_form_has_more_in_it_than_the_words_of_the_paper(ending: str) -> None:
    """Not in the names of its parts, in what is known of its writer, nor in an older state of it."""
    parts = ["feelings", "goals", "crisis"]
    case = copy_for(READER, ALL_OF_IT, parts)
    text = read_by_a_machine(document(KINDS["plain-english"], case, ending), ending)
    paper = "\n".join(preview(KINDS["plain-english"], case, 10_000))

    assert marks_in(text, hidden(ALL_OF_IT, parts)) == []
    assert set(marks_in(text, ALL_OF_IT)) == set(marks_in(paper, ALL_OF_IT)) != set()
    assert "K7P2" not in text


def test_the_person_themselves_finds_all_of_it() -> None:
    """In their own copy; of a step it has only what it came to."""
    text = "\n".join(preview(KINDS["plain-english"], copy_for("the_person", ALL_OF_IT, PARTS), 10_000))
    before = {f"goals.actions.{name}" for name in ("what", "who", "when", "changed_to")}

    assert {one.place for one in ALL_OF_IT} - set(marks_in(text, ALL_OF_IT)) == before
