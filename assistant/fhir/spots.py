"""What stands in a plan, spot by spot: each place that holds something, with its item numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from assistant.clean_text import clean
from assistant.plan.model import Plan, SaidToo
from assistant.plan.parts import Confidence, Dated, Importance, Part, SomeoneNamed, When

_LEAVES = (Confidence, Dated, Importance, SaidToo, SomeoneNamed, When)
_ODD_SPACES = re.compile(r"[^\S \n\t]")
_NOT_IN_XML = re.compile("[\ufeff\ufffe\uffff]")

Items = tuple[int, ...]


class Spot(NamedTuple):
    """One place of the plan that holds something."""

    place: str
    items: Items
    value: Any

    @property
    def block(self) -> str:
        """The part that it stands in: `goals.actions` of `goals.actions.what`."""
        return self.place.rpartition(".")[0]

    @property
    def leaf(self) -> str:
        """Its name within that part."""
        return self.place.rpartition(".")[2]


def fhir_text(words: str) -> str:
    """The words as a FHIR string can hold them: other spaces become plain ones, nothing acts, blank is empty."""
    plain = _NOT_IN_XML.sub("", _ODD_SPACES.sub(" ", clean(words)))
    return plain if plain.strip() else ""


def spots(part: Part, before: str = "", items: Items = ()) -> Iterator[Spot]:
    """Every spot that holds something, in the plan's order."""
    for name, value in vars(part).items():
        place = f"{before}{name}"
        if isinstance(value, Part) and not isinstance(value, _LEAVES):
            yield from spots(value, f"{place}.", items)
        elif isinstance(value, tuple) and value and isinstance(value[0], Part) and not isinstance(value[0], _LEAVES):
            for number, one in enumerate(value, 1):
                yield from spots(one, f"{place}.", (*items, number))
        elif _holds(value):
            yield Spot(place, items, value)


def plan_spots(plan: Plan) -> list[Spot]:
    """Every spot of a plan but the number of its format."""
    return [spot for spot in spots(plan) if spot.place != "format"]


def _holds(value: Any) -> bool:
    if isinstance(value, str):
        return bool(fhir_text(value))
    return value is not None and value not in ((), {})
