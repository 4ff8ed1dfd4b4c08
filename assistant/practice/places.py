"""Where in the flow each thing that a person tells has its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.conversation.turns import Chosen, Reply, Typed
from assistant.practice.exchange import Exchange, Line
from assistant.practice.person import Kind, Person

_OF_KINDS: Mapping[Kind, str] = {
    "matters": "what_matters/important",
    "good_day": "what_matters/good_day",
    "wish": "what_matters/hopes",
    "strength": "what_matters/strengths",
}
"""Facts of the other kinds belong to their area of life."""
_OF_STEPS = {"first": "goals/what", "again": "goals/when", "doubts": "goals/barrier", "helps": "goals/support"}
_AHEAD = {
    "triggers": "ahead/triggers",
    "early_signs": "ahead/early_signs",
    "helps": "ahead/helps",
    "avoid": "ahead/avoid",
    "who": "ahead/services",
    "wishes": "ahead/future_wishes",
}
_AGREEING = {"may_see": "agreeing/may_see", "keep_from": "agreeing/keep_back", "review": "agreeing/review_on"}
_LOW = 6
"""Below this the flow looks at the step again (handbook 5.2.5)."""

ASKED = frozenset(
    {
        *("welcome/hello", "welcome/agree", *_OF_KINDS.values(), "areas/light_look"),
        *("goals/need", "goals/goal", *_OF_STEPS.values(), "goals/confidence", "goals/what_now", "goals/more_help"),
        *("ahead/start", *_AHEAD.values(), "ahead/future_offer", "read_back/back_life", "read_back/back_goals"),
        *("read_back/back_ahead", "read_back/back_all", *_AGREEING.values(), "agreeing/person_agrees"),
    }
)
"""The steps that a practice stops at, beside those of the nine areas: the others ask what nobody here can know."""


def is_asked(path: str) -> bool:
    """Whether a practice stops at a step."""
    return path in ASKED or path.startswith("areas/")


@dataclass(frozen=True, slots=True)
class Find:
    """Something that was told and its place: an address of the flow, and the reply that fills it."""

    address: str
    reply: Reply
    adds: bool = False
    """Whether it is said beside what stands there already."""


def finds(person: Person, told: frozenset[str], exchange: Exchange) -> Iterator[Find]:
    """What an exchange gives the plan, in the order of the flow; `told` is all that was told before it."""
    if "agree" in exchange.told:
        yield Find("welcome/agree", Chosen("yes_please"))
    steps = [one.removeprefix("step:") for one in (*told, *exchange.told) if one.startswith("step:")]
    order = [one.id for one in person.goal.steps if one.id in steps]
    for line in exchange.lines:
        match line.key.split("."):
            case ["fact", form] if form != "holds_back":
                yield Find(_place_of_fact(person, line.about), Typed(line.text), adds=True)
            case ["goal", form] if form != "not_yet":
                yield from _goal(person, line)
            case ["step", form] if form in _OF_STEPS:
                place = f"{_OF_STEPS[form]}#1.{_number(order, line.about)}"
                yield Find(place, Typed(line.text), adds=form in ("doubts", "helps"))
            case ["step", "now_sure"]:
                yield from _eased(person, line, _number(order, line.about))
            case ["ahead", key] if key in _AHEAD:
                yield Find(_AHEAD[key], Typed(line.text), adds=True)
            case ["agreeing", "agrees"]:
                yield Find("agreeing/person_agrees", Chosen("agrees"))
            case ["agreeing", key]:
                yield Find(_AGREEING[key], Typed(line.text))
    if exchange.sure is not None:
        yield _how_sure(exchange, told, order)


def _place_of_fact(person: Person, name: str) -> str:
    fact = person.fact(name)
    return _OF_KINDS.get(fact.kind, f"areas/{fact.area}")


def _goal(person: Person, line: Line) -> Iterator[Find]:
    if line.key == "goal.first":
        yield Find("goals/goal#1", Typed(line.text))
        yield Find("goals/importance#1", Chosen(person.goal.importance))
    elif line.key == "goal.more":
        yield Find("goals/need#1", Typed(line.text))


def _how_sure(exchange: Exchange, told: frozenset[str], order: list[str]) -> Find:
    """The number, in the first round; after help was found, in the second."""
    asked = [one.removeprefix("sure:") for one in (*exchange.told, *told) if one.startswith("sure:")]
    step = asked[0] if exchange.told else next(one for one in order if f"sure:{one}" in told)
    again = 2 if f"helped:{step}" in told and f"sure:{step}" in told else 1
    return Find(f"goals/confidence#1.{_number(order, step)}.{again}", Chosen(exchange.sure))


def _eased(person: Person, line: Line, number: int) -> Iterator[Find]:
    """What was found to help: below 6 the step is looked at again, with more help."""
    step = next(one for one in person.goal.steps if one.id == line.about)
    if step.sure.before < _LOW:
        yield Find(f"goals/what_now#1.{number}.1", Chosen("more_help"))
        yield Find(f"goals/more_help#1.{number}.1", Typed(line.text))
    else:
        yield Find(f"goals/support#1.{number}", Typed(line.text), adds=True)


def _number(order: list[str], step: str) -> int:
    """Which action of the goal a step is, in the order of the person's file, from 1."""
    return order.index(step) + 1 if step in order else 1
