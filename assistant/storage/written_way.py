"""How the ways to the key of a locked plan are written in its file, and read back without trusting the file."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple
from zlib import crc32

from assistant.clean_text import one_line

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
LONGEST_NAME = 60
"""Characters that the name of a service can have."""

_WRAPPED_BYTES = KEY_BYTES + 16
_WRAPPED_BY_AGE = range(200, 1025)
"""What age makes of 64 bytes; it adds some of its own by chance, so that nobody can rely on the length."""
_RECIPIENT = r"age1[a-z0-9]{58}"
_LEAST_MEMORY, _MOST_MEMORY = 8 * 1024, 1024 * 1024
_MOST_PASSES, _MOST_LANES = 10, 16


# Named tuples: each dataclass would add a millisecond to every start, with a lock or without.
class ByPassphrase(NamedTuple):
    """Wrapped with what Argon2id makes of the passphrase; `memory` is in KiB."""

    salt: bytes
    memory: int
    passes: int
    lanes: int
    nonce: bytes
    wrapped: bytes


class ByCode(NamedTuple):
    """Wrapped with what HKDF-SHA256 makes of the code; 128 random bits need no slow derivation."""

    salt: bytes
    nonce: bytes
    wrapped: bytes


class ByService(NamedTuple):
    """Encrypted to a service's age public key; `name` is the service as people know it."""

    name: str
    recipient: str
    wrapped: bytes


Way = ByPassphrase | ByCode | ByService


def way_as_data(way: Way) -> dict[str, Any]:
    """A way as JSON; `check` tells a damaged file from a wrong passphrase, and guards against nobody."""
    data = parameters(way) | {"wrapped": way.wrapped.hex()}
    return data | {"check": f"{crc32(canonical(data)):08x}"}


def way_of(data: object) -> Way:
    """The way that `way_as_data` wrote; raises ValueError for anything else, before anything is derived."""
    way = _read(data)
    _hold_sensible(way)
    # Compared as a whole: no other spelling, nothing more, nothing less, and the check with it.
    if way_as_data(way) != data:
        raise ValueError("this way to the key is damaged")
    return way


def parameters(way: Way) -> dict[str, Any]:
    """What a way says of itself as JSON: its kind, and all but the wrapped key."""
    values = {name: value.hex() if isinstance(value, bytes) else value for name, value in way._asdict().items()}
    del values["wrapped"]
    return {"by": _KINDS[type(way)]} | values


_KINDS: dict[type[Way], str] = {ByPassphrase: "passphrase", ByCode: "code", ByService: "service"}


def canonical(data: dict[str, Any]) -> bytes:
    """The one way to write a mapping down, so that it can be checked to the byte."""
    return json.dumps(data, sort_keys=True, separators=(",", ":")).encode()


def _read(data: Any) -> Way:
    match data:
        case {"by": "passphrase", "salt": str(salt), "nonce": str(nonce), "wrapped": str(wrapped)}:
            memory, passes, lanes = (data.get(name) for name in ("memory", "passes", "lanes"))
            return ByPassphrase(_bytes(salt), memory, passes, lanes, _bytes(nonce), _bytes(wrapped))
        case {"by": "code", "salt": str(salt), "nonce": str(nonce), "wrapped": str(wrapped)}:
            return ByCode(_bytes(salt), _bytes(nonce), _bytes(wrapped))
        case {"by": "service", "name": str(name), "recipient": str(recipient), "wrapped": str(wrapped)}:
            return ByService(name, recipient, _bytes(wrapped))
    raise ValueError("this way to the key is not known")


_bytes = bytes.fromhex


def _hold_sensible(way: Way) -> None:
    if isinstance(way, ByService):
        _hold(way.name == one_line(way.name, LONGEST_NAME) and len(way.wrapped) in _WRAPPED_BY_AGE)
        _hold(re.fullmatch(_RECIPIENT, way.recipient) is not None)
        return
    _hold((len(way.salt), len(way.nonce), len(way.wrapped)) == (SALT_BYTES, NONCE_BYTES, _WRAPPED_BYTES))
    if isinstance(way, ByPassphrase):
        _hold(_within(way.memory, _LEAST_MEMORY, _MOST_MEMORY))
        _hold(_within(way.passes, 1, _MOST_PASSES) and _within(way.lanes, 1, _MOST_LANES))


def _within(number: object, least: int, most: int) -> bool:
    # Not isinstance: `true` is an integer to it.
    return type(number) is int and least <= number <= most


def _hold(sensible: bool) -> None:
    if not sensible:
        raise ValueError("this way to the key has values that no plan has")
