"""Finds what a place of a plan holds."""

from __future__ import annotations

from collections.abc import Sized
from typing import Any

from assistant.plan.model import Plan


def value_at(plan: Plan, place: str, items: tuple[int, ...] = ()) -> Any:
    """What a place holds, in the items with these numbers; None where there is no such part."""
    found: Any = plan
    numbers = iter(items)
    for name in place.split("."):
        if isinstance(found, tuple):
            number = next(numbers, 1)
            found = found[number - 1] if number <= len(found) else None
        found = getattr(found, name, None)
    return found


def numbered(name: str, items: Sized) -> list[tuple[str, int]]:
    """A name for each item and its number: `Step 1`, `Step 2`, and only `Step` where there is one."""
    return [(f"{name} {number}" if len(items) > 1 else name, number) for number in range(1, len(items) + 1)]
