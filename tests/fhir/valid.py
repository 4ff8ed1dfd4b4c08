"""Two judges of a bundle: the official R4 JSON schema, and the R4B models of fhir.resources."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from fhir.resources.R4B import get_fhir_model_class
from jsonschema import Draft6Validator

Json = dict[str, Any]

SCHEMA = Path(__file__).parent / "fhir.schema.json.gz"
"""http://hl7.org/fhir/json-schema/4.0, from the R4 specification (CC0)."""


@lru_cache(maxsize=1)
def _definitions() -> Json:
    found: Json = json.loads(gzip.decompress(SCHEMA.read_bytes()))["definitions"]
    return found


@lru_cache(maxsize=64)
def _validator(kind: str) -> Draft6Validator:
    return Draft6Validator({"$ref": f"#/definitions/{kind}", "definitions": _definitions()})


def resources(bundle: Json) -> list[Json]:
    """Every resource of a bundle."""
    return [entry["resource"] for entry in bundle["entry"]]


def faults(bundle: Json) -> list[str]:
    """What the schema finds wrong, each resource judged as what it says it is."""
    # The schema's own list of all resources says only that none of 148 fits; the shell is judged without them.
    empty = {"resourceType": "Basic", "code": {}}
    shell = {**bundle, "entry": [{**entry, "resource": empty} for entry in bundle["entry"]]}
    return [fault for one in (shell, *resources(bundle)) for fault in _faults(one)]


def _faults(resource: Json) -> Iterator[str]:
    for error in _validator(resource["resourceType"]).iter_errors(resource):
        yield f"{resource['resourceType']} {list(error.absolute_path)}: {error.message[:200]}"


def model_faults(bundle: Json) -> list[str]:
    """What the models find wrong."""
    found = []
    for resource in resources(bundle):
        try:
            get_fhir_model_class(resource["resourceType"]).model_validate(resource)
        except ValueError as trouble:
            found.append(f"{resource['resourceType']}: {trouble}")
    return found


def inside(node: Any) -> Iterator[Json]:
    """Every object in a bundle, at any depth."""
    if isinstance(node, dict):
        yield node
    for one in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from inside(one)
