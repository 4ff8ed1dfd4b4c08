"""Plans of every kind, to write as bundles and read back: drawn from answers, as all plans are."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Literal, get_args, get_origin

from hypothesis import strategies as st

from assistant.fhir.spots import fhir_text
from assistant.plan.drawing import Drawn, draw, place_type, places
from assistant.plan.life import AREAS
from assistant.plan.model import Plan, SaidToo
from assistant.plan.parts import Confidence, Dated, Importance, SomeoneNamed, When
from tests.cases import told

DAY = date(2026, 11, 22)
PLACES = [place for place in places() if place != "format"]
OPTIONS = {place: [*told(Plan()).words.part(f"options.{place}")] for place in PLACES}
_LOOKS = {"areas.look": list(AREAS), "around.look": ["money", "work"], "arrangements.look": ["diet", "equipment"]}

WORDS = st.one_of(
    st.sampled_from(["tea", "The gate <b>&amp; back", "yes", "2026-11-22", "goals.goal", "شاي", "👵🏽 ", "a\nb"]),
    st.text(max_size=30),
).map(fhir_text)
"""Words as a bundle can hold them; what it cannot hold is in the tests of spots."""
FILLED = WORDS.filter(bool)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


def drawn_at(place: str, items: tuple[int, ...] = (), on: date = DAY) -> st.SearchStrategy[Drawn]:
    """An answer to this place, of a kind that it can hold."""
    return st.builds(Drawn, st.just(place), st.just(items), _values(place), st.just(on))


def _values(place: str) -> st.SearchStrategy[Any]:
    kind = place_type(place)
    own = st.one_of(st.sampled_from(OPTIONS[place]), FILLED) if OPTIONS.get(place) else FILLED
    people = st.fixed_dictionaries({"name": FILLED, "who": WORDS, "contact": WORDS})
    if get_origin(kind) is Literal:
        return st.sampled_from(get_args(kind))
    if get_origin(kind) is dict:
        how = ["fine", "talk"] if place == "arrangements.look" else ["fine", "on_my_mind", "talk"]
        return st.dictionaries(st.sampled_from(_LOOKS[place]), st.sampled_from(how), min_size=1)
    if kind == tuple[SomeoneNamed, ...]:
        return st.lists(people, min_size=1, max_size=3)
    if kind == tuple[SaidToo, ...]:
        return st.fixed_dictionaries({"place": st.sampled_from(PLACES), "by": st.just("carer"), "words": FILLED})
    if kind == tuple[str, ...]:
        return FILLED if place in ("thoughts", "not_today") else st.lists(own, min_size=1, max_size=3)
    numbers = st.integers(1, 10)
    return {
        When: _times(),
        Dated: own,
        Confidence: st.one_of(numbers, st.sampled_from(["not_sure", "fairly_sure", "very_sure"])),
        Importance: st.one_of(numbers, st.sampled_from(["most", "quite", "less"])),
    }.get(kind, own)


def _times() -> st.SearchStrategy[Any]:
    return st.one_of(
        st.fixed_dictionaries({"on": DAYS, "said": WORDS}),
        st.fixed_dictionaries({"said": FILLED}),
        st.fixed_dictionaries({"option": st.sampled_from(["soon", "no_date", "own_option"])}),
    )


def depth(place: str) -> int:
    """How many numbered lists a place stands in."""
    way = place.split(".")
    return sum(get_origin(place_type(".".join(way[:number]))) is tuple for number in range(1, len(way)))


@st.composite
def answers(draw_: st.DrawFn) -> list[Drawn]:
    """Answers to some places, in several goals, steps and other items."""
    found: list[Drawn] = []
    for place in draw_(st.lists(st.sampled_from(PLACES), max_size=14)):
        items = tuple(draw_(st.integers(1, 3)) for _ in range(depth(place)))
        on = DAY + timedelta(days=draw_(st.integers(0, 2)))
        found.append(draw_(drawn_at(place, items, on)))
    return found


PLANS = answers().map(draw)
