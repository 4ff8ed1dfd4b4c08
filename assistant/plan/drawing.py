"""Draws a plan from what was answered: each answer goes to the place it fills."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from types import NoneType
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from assistant.checker import types_in
from assistant.plan.model import Plan, SaidToo
from assistant.plan.parts import Confidence, Dated, Importance, Part, SomeoneNamed, When
from assistant.plan.plan_json import checked_plan

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
    return checked_plan(tree)


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
        inside = _item(found)
        if not _is_part(inside) or name not in types_in(inside):
            return None
        found = _bare(types_in(inside)[name])
    return found


def places(part: type = Plan, before: str = "") -> list[str]:
    """Every place that an answer can fill, as dotted names in the plan's order."""
    found: list[str] = []
    for name, kind in types_in(part).items():
        inside = _item(_bare(kind))
        if _is_part(inside) and not issubclass(inside, _LEAVES):
            found += places(inside, f"{before}{name}.")
        else:
            found.append(before + name)
    return found


def _bare(kind: Any) -> Any:
    """A type without what it is marked with, and without `| None`."""
    if get_origin(kind) is Annotated:
        return get_args(kind)[0]
    kinds = [one for one in get_args(kind) if one is not NoneType]
    return kinds[0] if NoneType in get_args(kind) and len(kinds) == 1 else kind


def _item(kind: Any) -> Any:
    """The type of the items of a list, or the type as it is."""
    return get_args(kind)[0] if get_origin(kind) is tuple else kind


def _is_part(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Part)
