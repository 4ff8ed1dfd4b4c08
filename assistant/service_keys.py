"""The services that can open a locked plan too: their names and age public keys, declared to the person.

Ours is empty. A service that looks after plans lays its own file over it.
"""

from __future__ import annotations

from assistant.content import Content
from assistant.errors import ContentFault, Fault

_FILE = "service_keys.yaml"


def service_keys(content: Content) -> tuple[tuple[str, str], ...]:
    """The services as (name, age public key); raises ContentFault when the file does not hold together."""
    block = content.load("data", _FILE)
    services = block.get("services", [])
    found: list[tuple[str, str]] = []
    for one in services if isinstance(services, list) else [services]:
        if not isinstance(one, dict) or not one.get("name") or not str(one.get("age", "")).startswith("age1"):
            line = block.line_of("services")
            raise ContentFault(
                [Fault(f"data/{_FILE}", line, 'each service needs "name:" and its public key as "age: age1...".')]
            )
        found.append((str(one["name"]), str(one["age"])))
    return tuple(found)
