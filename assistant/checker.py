"""Makes a checker of plain JSON data out of the dataclasses it is to become, and a writer of them as JSON.

The checking is that of pydantic's core, told what to expect by the type hints alone: importing pydantic's
models and building them took longer than all else between opening a plan and its first question.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from datetime import date, datetime
from functools import cache, partial
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic_core import CoreSchema, SchemaSerializer, SchemaValidator

_PLAIN: dict[Any, CoreSchema] = {
    str: {"type": "str"},
    int: {"type": "int"},
    float: {"type": "float"},
    bool: {"type": "bool"},
    date: {"type": "date"},
    datetime: {"type": "datetime"},
    Any: {"type": "any"},
}


Unknown = Literal["forbid", "ignore"]
"""What becomes of parts that the dataclasses do not have."""


def checker(kind: type, unknown: Unknown = "forbid") -> SchemaValidator:
    """A checker for a dataclass whose parts are plain values, tuples, mappings and further dataclasses.

    A number marked with a range (`Annotated[int, range(1, 11)]`) has to be in it; what is marked with a function is
    given to that first. A dataclass may have `taken_from`, which is given what is no instance of it first, and
    `WORKED_OUT`, the names of properties that are written with it: what was written of them is not read.
    """
    return SchemaValidator(_schema(kind, unknown))


@cache
def writer(kind: type) -> SchemaSerializer:
    """What writes such a dataclass: its parts in their order, then what is worked out from them."""
    return SchemaSerializer(_schema(kind, "forbid"))


@cache
def types_in(kind: Any) -> dict[str, Any]:
    """The types of what a dataclass holds, in its order, with their marks."""
    hints = get_type_hints(kind, include_extras=True)
    return {part.name: hints[part.name] for part in fields(kind)}


def _schema(kind: Any, unknown: Unknown) -> CoreSchema:
    if kind in _PLAIN:
        return _PLAIN[kind]
    inner = get_args(kind)
    match get_origin(kind):
        case None:
            return _of_dataclass(kind, unknown)
        case found if found is Annotated:
            return _marked(_schema(inner[0], unknown), inner[1])
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


def _marked(schema: Any, mark: Any) -> CoreSchema:
    if isinstance(mark, range):
        return {**schema, "ge": mark[0], "le": mark[-1]}
    return _first(mark, schema)


def _first(function: Any, schema: CoreSchema) -> CoreSchema:
    return {"type": "function-before", "function": {"type": "no-info", "function": function}, "schema": schema}


@cache
def _of_dataclass(kind: Any, unknown: Unknown) -> CoreSchema:
    return {
        "type": "dataclass",
        "cls": kind,
        "fields": list(types_in(kind)),
        "frozen": True,
        "schema": _taken_in(kind, _parts(kind, unknown)),
    }


def _parts(kind: Any, unknown: Unknown) -> CoreSchema:
    return {
        "type": "dataclass-args",
        "dataclass_name": kind.__name__,
        "extra_behavior": unknown,
        "fields": [
            {
                "type": "dataclass-field",
                "name": part.name,
                "kw_only": True,
                "schema": _part(part, _schema(types_in(kind)[part.name], unknown)),
            }
            for part in fields(kind)
        ],
        "computed_fields": [
            {
                "type": "computed-field",
                "property_name": name,
                "return_schema": _schema(get_type_hints(getattr(kind, name).fget)["return"], unknown),
            }
            for name in getattr(kind, "WORKED_OUT", ())
        ],
    }


def _part(part: Field[Any], schema: CoreSchema) -> CoreSchema:
    if part.default is not MISSING:
        return {"type": "default", "schema": schema, "default": part.default}
    if part.default_factory is not MISSING:
        return {"type": "default", "schema": schema, "default_factory": part.default_factory}
    return schema


def _taken_in(kind: Any, schema: CoreSchema) -> CoreSchema:
    if worked_out := getattr(kind, "WORKED_OUT", ()):
        schema = _first(partial(_without, frozenset(worked_out)), schema)
    if taken_from := getattr(kind, "taken_from", None):
        schema = _first(taken_from, schema)
    return schema


def _without(names: frozenset[str], value: Any) -> Any:
    if isinstance(value, dict) and not names.isdisjoint(value):
        return {name: part for name, part in value.items() if name not in names}
    return value
