"""Makes a checker of plain JSON data out of the dataclasses it is to become.

The checking is that of pydantic's core, told what to expect by the type hints alone: importing pydantic's
models and building them took longer than all else between opening a plan and its first question.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from datetime import datetime
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic_core import CoreSchema, SchemaValidator

_PLAIN: dict[Any, CoreSchema] = {
    str: {"type": "str"},
    int: {"type": "int"},
    float: {"type": "float"},
    bool: {"type": "bool"},
    datetime: {"type": "datetime"},
    Any: {"type": "any"},
}


Unknown = Literal["forbid", "ignore"]
"""What becomes of parts that the dataclasses do not have."""


def checker(kind: type, unknown: Unknown = "forbid") -> SchemaValidator:
    """A checker for a dataclass whose parts are plain values, tuples, mappings and further dataclasses."""
    return SchemaValidator(_schema(kind, unknown))


def _schema(kind: Any, unknown: Unknown) -> CoreSchema:
    if kind in _PLAIN:
        return _PLAIN[kind]
    inner = get_args(kind)
    match get_origin(kind):
        case None:
            return _of_dataclass(kind, unknown)
        case found if found is Literal:
            return {"type": "literal", "expected": list(inner)}
        case found if found in (Union, UnionType):
            [only] = [one for one in inner if one is not NoneType]
            return {"type": "nullable", "schema": _schema(only, unknown)}
        case found if found is tuple:
            return {"type": "tuple", "items_schema": [_schema(inner[0], unknown)], "variadic_item_index": 0}
        case _:
            keys, values = (_schema(one, unknown) for one in inner)
            return {"type": "dict", "keys_schema": keys, "values_schema": values}


def _of_dataclass(kind: Any, unknown: Unknown) -> CoreSchema:
    hints = get_type_hints(kind)
    parts = fields(kind)
    return {
        "type": "dataclass",
        "cls": kind,
        "fields": [part.name for part in parts],
        "frozen": True,
        "schema": {
            "type": "dataclass-args",
            "dataclass_name": kind.__name__,
            "extra_behavior": unknown,
            "fields": [
                {
                    "type": "dataclass-field",
                    "name": part.name,
                    "kw_only": True,
                    "schema": _part(part, _schema(hints[part.name], unknown)),
                }
                for part in parts
            ],
        },
    }


def _part(part: Field[Any], schema: CoreSchema) -> CoreSchema:
    if part.default is not MISSING:
        return {"type": "default", "schema": schema, "default": part.default}
    if part.default_factory is not MISSING:
        return {"type": "default", "schema": schema, "default_factory": part.default_factory}
    return schema
