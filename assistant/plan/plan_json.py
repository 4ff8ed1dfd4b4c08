"""Plans as JSON and back; what comes in is checked, part by part, before anything uses it."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic_core import SchemaValidator, to_json, to_jsonable_python

from assistant.checker import checker, writer
from assistant.plan.model import Plan


def checked_plan(raw: Any) -> Plan:
    """The plan that plain data holds, as it was kept or as it is drawn; raises ValueError where it is none."""
    plan: Plan = _plans().validate_python(raw)
    return plan


def as_json_data(plan: Plan) -> dict[str, Any]:
    """The plan as plain JSON data: its parts in their order, then what is worked out from them."""
    data: dict[str, Any] = to_jsonable_python(plan)
    return data


def as_mappings(plan: Plan) -> dict[str, Any]:
    """The plan as mappings of its values as they are, days as days and lists as tuples; they are the caller's own."""
    mappings: dict[str, Any] = writer(Plan).to_python(plan)
    return mappings


def json_of_plan(plan: Plan, indent: int | None = None) -> bytes:
    """The plan as JSON."""
    return to_json(plan, indent=indent)


@cache
def _plans() -> SchemaValidator:
    return checker(Plan)
