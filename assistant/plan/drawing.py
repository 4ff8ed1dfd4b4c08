"""Draws a plan from what was answered: each answer goes to the place it fills."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from assistant.plan.model import Plan, SaidToo
from assistant.plan.parts import Confidence, Dated, Importance, Part, SomeoneNamed, When

_LEAVES = (Confidence, Dated, Importance, SaidToo, SomeoneNamed, When)
"""Parts that one answer fills whole."""
_LISTED = ("thoughts", "not_today", "said_too")
"""Places to which each answer adds a line."""


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
    if "said_too" in tree:
        tree["said_too"] = [{**said, "items": _closed_up(tree, **said)} for said in tree["said_too"]]
    return Plan.model_validate(tree)


def closed_up(spots: Iterable[tuple[str, tuple[int, ...]]]) -> dict[tuple[str, tuple[int, ...]], tuple[int, ...]]:
    """For each place with item numbers as they were given, the numbers as they are in the plan, without gaps."""
    ways = {spot: _spot(*spot)[0] for spot in spots}
    numbers: dict[tuple[str | int, ...], set[int]] = {}
    for way in ways.values():
        for depth, key in enumerate(way):
            if isinstance(key, int):
                numbers.setdefault(way[:depth], set()).add(key)
    return {
        spot: tuple(
            sorted(numbers[way[:depth]]).index(key) + 1 for depth, key in enumerate(way) if isinstance(key, int)
        )
        for spot, way in ways.items()
    }


def _closed_up(tree: dict[str, Any], place: str, items: tuple[int, ...] = (), **_: Any) -> tuple[int, ...]:
    """The item numbers as they are in the plan, where a list has no gaps; as they were where the item is gone."""
    spot: dict[Any, Any] = tree
    found: list[int] = []
    for key in _spot(place, items)[0]:
        if key not in spot:
            return items
        if isinstance(key, int):
            found.append(sorted(spot).index(key) + 1)
        spot = spot[key]
    return tuple(found)


def _put(tree: dict[str, Any], drawn: Drawn) -> None:
    place, items, value, on = drawn
    way, leaf, dated = _spot(place, items)
    spot: dict[Any, Any] = tree
    for key in way:
        spot = spot.setdefault(key, {})
    if dated:
        spot[leaf] = {"answer": value, "on": on}
    elif place in _LISTED:
        spot[leaf] = (*spot.get(leaf, ()), value)
    else:
        spot[leaf] = value


@lru_cache(maxsize=1024)
def _spot(place: str, items: tuple[int, ...]) -> tuple[tuple[str | int, ...], str, bool]:
    """The keys that lead to a place in the tree, the key in the last of them, and whether its answer has a day."""
    *way, leaf = place.split(".")
    keys, numbers = list[str | int](), iter(items)
    for depth, name in enumerate(way, 1):
        keys.append(name)
        if get_origin(place_type(".".join(way[:depth]))) is tuple:
            keys.append(next(numbers, 1))
    return tuple(keys), leaf, place_type(place) is Dated


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
