"""Checks that every step fills a place in the plan that is there and of its kind.

Imported only where a flow may be wrong: by the checker, and for a service's own flows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args, get_origin

from assistant.conversation.flow import Flow, Kind, Step
from assistant.errors import Fault
from assistant.plan.drawing import place_type, places
from assistant.plan.parts import Confidence, Dated, Importance, SomeoneNamed, When
from assistant.suggestion import suggestion

_FILLS: dict[Kind, tuple[object, ...]] = {
    "text": (str,),
    "choice": (str, Dated),
    "choices": (tuple[str, ...],),
    "scale": (Confidence, Importance),
    "date": (When,),
    "people": (tuple[SomeoneNamed, ...],),
    "look_over": (dict,),
    "options": (tuple[SomeoneNamed, ...],),
}
"""What kind of place in the plan each kind of step can fill."""


def place_faults(flow: Flow) -> list[Fault]:
    """Every step that fills a place the plan does not have, or one of another kind."""
    return [Fault(flow.file, line, message) for step in flow.steps.values() for line, message in _place_faults(step)]


def _place_faults(step: Step) -> Iterator[tuple[int, str]]:
    if step.saves is None:
        return
    found = place_type(step.saves)
    if found is None:
        yield step.line, f'"saves: {step.saves}" is no place in the plan.{suggestion(step.saves, places())}'
        return
    fits = _FILLS.get(step.kind, ())
    # A choice fills a place that lists its options, and a place for words alike.
    words = step.kind == "choice" and get_args(found) and set(step.options) <= set(get_args(found))
    if (
        step.kind == "known"
        and not step.options
        and (get_origin(found) is Literal or found in (Confidence, Importance))
    ):
        yield step.line, f'"{step.saves}" holds what was chosen, so a known step says from what: "options: [a, b]".'
    if step.kind != "known" and not (words or found in fits or get_origin(found) in fits):
        yield step.line, f'a step of kind {step.kind} cannot fill "{step.saves}" in the plan.'
    lists = list(_lists_on_the_way(step.saves))
    if lists != [repeat.id for repeat in step.inside]:
        repeated = " > ".join(lists) or "nothing"
        around = " > ".join(repeat.id for repeat in step.inside) or "nothing"
        yield (
            step.line,
            f'"{step.saves}" repeats with {repeated} in the plan, and this step with {around}.',
        )


def _lists_on_the_way(place: str) -> Iterator[str]:
    names = place.split(".")
    for depth in range(1, len(names)):
        if get_origin(place_type(".".join(names[:depth]))) is tuple:
            yield names[depth - 1]
