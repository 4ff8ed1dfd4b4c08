"""Who said each thing in a plan, and on which day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple


class Source(NamedTuple):
    """Where one thing in a plan comes from."""

    place: str
    items: tuple[int, ...]
    """The numbers of the items it stands in, as they are in the plan, counted from 1."""
    by: str
    """`person`, `carer`, `practitioner`, `peer` or `advocate`."""
    on: date
    flow: str = ""


def source_of(sources: Iterable[Source], place: str, items: tuple[int, ...] = ()) -> Source | None:
    """Where what stands at this place comes from; None where that is not known."""
    return next((one for one in sources if (one.place, one.items) == (place, items)), None)
