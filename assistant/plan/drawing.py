"""Draws a plan from what was answered: each answer goes to the place it fills."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from assistant.plan.model import Confidence, Dated, Importance, Part, Plan, SomeoneNamed, When

_LEAVES = (Confidence, Dated, Importance, SomeoneNamed, When)
"""Parts that one answer fills whole."""


class Drawn(NamedTuple):
    """One answer on its way into the plan: the place, the item numbers, the value, the day."""

    place: str
    items: tuple[int, ...]
    value: Any
    on: date


def draw(answers: Iterable[Drawn]) -> Plan:
    """The plan that these answers make; of two for the same place the later one stands."""
    tree: dict[str, Any] = {}
    for drawn in answers:
        _put(tree, drawn)
    return Plan.model_validate(tree)


def _put(tree: dict[str, Any], drawn: Drawn) -> None:
    spot: dict[Any, Any] = tree
    items = iter(drawn.items)
    *_, leaf = drawn.place.rsplit(".", 1)
    for name, repeats in _way(drawn.place):
        spot = spot.setdefault(name, {})
        if repeats:
            spot = spot.setdefault(next(items, 1), {})
    if drawn.place in ("thoughts", "not_today"):
        spot[leaf] = (*spot.get(leaf, ()), drawn.value)
    elif place_type(drawn.place) is Dated:
        spot[leaf] = {"answer": drawn.value, "on": drawn.on}
    else:
        spot[leaf] = drawn.value


@lru_cache(maxsize=256)
def _way(place: str) -> tuple[tuple[str, bool], ...]:
    """The names that lead to a place, each with whether it holds a list of items."""
    *way, _ = place.split(".")
    return tuple((name, get_origin(place_type(".".join(way[:depth]))) is tuple) for depth, name in enumerate(way, 1))


@lru_cache(maxsize=256)
def place_type(place: str) -> Any:
    """The type of a place such as `goals.actions.what`, without `| None`; None where there is no such place."""
    found: Any = Plan
    for name in place.split("."):
        model = get_args(found)[0] if get_origin(found) is tuple else found
        if not (isinstance(model, type) and issubclass(model, Part)) or name not in model.model_fields:
            return None
        found = _without_none(model.model_fields[name].annotation)
    return found


def _without_none(annotation: Any) -> Any:
    kinds = [kind for kind in get_args(annotation) if kind is not type(None)]
    optional = type(None) in get_args(annotation)
    return kinds[0] if optional and len(kinds) == 1 else annotation


def places(model: type[BaseModel] = Plan, before: str = "") -> list[str]:
    """Every place that an answer can fill, as dotted names in the plan's order."""
    found: list[str] = []
    for name, field in model.model_fields.items():
        kind = _without_none(field.annotation)
        inner = get_args(kind)[0] if get_origin(kind) is tuple else kind
        if isinstance(inner, type) and issubclass(inner, Part) and not issubclass(inner, _LEAVES):
            found += places(inner, f"{before}{name}.")
        else:
            found.append(before + name)
    return found
