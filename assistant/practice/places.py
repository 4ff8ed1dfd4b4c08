"""Where in the flow each thing that a person tells has its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
_AGREEING = {"may_see": "agreeing/may_see", "keep_from": "agreeing/keep_back"}

ASKED = frozenset(
    {
        *("welcome/hello", "welcome/agree", *_OF_KINDS.values(), "areas/light_look"),
        *("goals/need", "goals/goal", *_OF_STEPS.values(), "goals/confidence", "goals/what_now", "goals/more_help"),
        *("ahead/start", *_AHEAD.values(), "ahead/future_offer", "read_back/back_life", "read_back/back_goals"),
        *(
            "read_back/back_ahead",
            "read_back/back_all",
            *_AGREEING.values(),
            "agreeing/review_on",
            "agreeing/person_agrees",
        ),
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
    otherwise: str = ""
    """Where it goes when the flow has no room for it at its address; empty where there is no such place."""


def finds(person: Person, told: frozenset[str], steps: Sequence[str], exchange: Exchange) -> Iterator[Find]:
    """What an exchange gives the plan, in the order of the flow.

    `told` is all that was told before it; `steps` are those told up to now, in the order in which they were told.
    """
    if "agree" in exchange.told:
        yield Find("welcome/agree", Chosen("yes_please"))
    for line in exchange.lines:
        match line.key.split("."):
            case ["fact", form] if form != "holds_back":
                yield Find(_place_of_fact(person, line.about), Typed(line.text), adds=True)
            case ["goal", form] if form != "not_yet":
                yield from _goal(person, line)
            case ["step", form] if form in _OF_STEPS:
                place = f"{_OF_STEPS[form]}#1.{_number(steps, line.about)}"
                yield Find(place, Typed(line.text), adds=form in ("doubts", "helps"))
            case ["step", "now_sure"]:
                yield from _eased(line, _number(steps, line.about))
            case ["says", "how_sure"]:
                yield _how_sure(exchange, line.about, told, _number(steps, line.about))
            case ["ahead", key] if key in _AHEAD:
                yield Find(_AHEAD[key], Typed(line.text), adds=True)
            case ["agreeing", "agrees"]:
                yield Find("agreeing/person_agrees", Chosen("agrees"))
            case ["agreeing", key] if key in _AGREEING:
                yield Find(_AGREEING[key], Typed(line.text))


def _place_of_fact(person: Person, name: str) -> str:
    fact = person.fact(name)
    return _OF_KINDS.get(fact.kind, f"areas/{fact.area}")


def _goal(person: Person, line: Line) -> Iterator[Find]:
    if line.key == "goal.first":
        yield Find("goals/goal#1", Typed(line.text))
        yield Find("goals/importance#1", Chosen(person.goal.importance))
    elif line.key == "goal.more":
        yield Find("goals/need#1", Typed(line.text))


def _how_sure(exchange: Exchange, step: str, told: frozenset[str], number: int) -> Find:
    """The number, in the first round; once help was found, in the second, where the first was low enough for one."""
    first, second = (f"goals/confidence#1.{number}.{turn}" for turn in (1, 2))
    again = f"sure:{step}" in told and f"helped:{step}" in (*told, *exchange.told)
    said = Chosen(exchange.sure)
    return Find(second, said, otherwise=first) if again else Find(first, said)


def _eased(line: Line, number: int) -> Iterator[Find]:
    """What was found to help: after a low number the flow looks at the step again (handbook 5.2.5)."""
    yield Find(f"goals/what_now#1.{number}.1", Chosen("more_help"))
    help_found = f"goals/more_help#1.{number}.1"
    yield Find(help_found, Typed(line.text), adds=True, otherwise=f"goals/support#1.{number}")


def _number(steps: Sequence[str], step: str) -> int:
    """Which action of the goal a step is, from 1, in the order in which they were told."""
    return steps.index(step) + 1 if step in steps else 1
