"""A sealed file: a line that says which ways lead to the key, then what only the key can read."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from assistant.errors import CannotUnlock, CannotUse, PlanTooNew
from assistant.storage.disk_trouble import damaged
from assistant.storage.ways_in import (
    MEMORY,
    by_code,
    by_passphrase,
    by_service,
    key_by_code,
    key_by_identity,
    key_by_passphrase,
)
from assistant.storage.written_way import (
    KEY_BYTES,
    NONCE_BYTES,
    ByCode,
    ByPassphrase,
    ByService,
    Way,
    way_as_data,
    way_of,
)
from assistant.unchanging import fixed

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

Holds = Literal["record", "draft", "aside"]

MOST_SERVICES = 8
_FORMAT = 1
_START = b'{"whatmatters":"locked",'
_LONGEST_HEADER = 64 * 1024
_HOLDS = ("record", "draft", "aside")
_ID = r"[A-Za-z0-9_-]{1,60}"


def is_sealed(content: bytes) -> bool:
    """Whether the file says that it is locked; whether it holds together, only opening it shows."""
    return content.startswith(_START)


@fixed
class Seal:
    """The key of a plan that is open, and the ways to it that every sealed file carries."""

    plan_id: str
    key: bytes = field(repr=False)
    ways: tuple[Way, ...]

    def sealed(self, content: bytes, holds: Holds) -> bytes:
        """The content as a sealed file."""
        header, nonce = self._header(holds), os.urandom(NONCE_BYTES)
        return header + b"\n" + nonce + _cipher(self.key).encrypt(nonce, content, header)

    def opened(self, content: bytes, holds: Holds) -> bytes:
        """What a sealed file holds; raises PlanDamaged unless this key sealed just that, for this plan, as `holds`.

        The ways in the file may be others than here: a file from before a change of passphrase has the same key.
        """
        from cryptography.exceptions import InvalidTag  # late: a plan without a lock never pays for it

        parts = _parts(content)
        if (parts.plan_id, parts.holds) != (self.plan_id, holds):
            raise damaged()
        try:
            return _cipher(self.key).decrypt(parts.nonce, parts.body, parts.header)
        except (InvalidTag, ValueError):  # the second for a file cut off in the middle of the nonce
            raise damaged() from None

    def with_passphrase(self, passphrase: str, *, memory: int = MEMORY) -> Seal:
        """The same key behind another passphrase; files sealed before still open with the old one."""
        return self._with(by_passphrase(self.key, passphrase, self.plan_id, memory=memory))

    def with_code(self, code: str) -> Seal:
        """The same key behind another recovery code; files sealed before still open with the old one."""
        return self._with(by_code(self.key, code, self.plan_id))

    def _with(self, fresh: Way) -> Seal:
        return replace(self, ways=(fresh, *(way for way in self.ways if type(way) is not type(fresh))))

    def _header(self, holds: Holds) -> bytes:
        ways = [way_as_data(way) for way in self.ways]
        says = {"whatmatters": "locked", "format": _FORMAT, "plan": self.plan_id, "holds": holds, "ways": ways}
        return json.dumps(says, separators=(",", ":")).encode()


def new_seal(
    plan_id: str, passphrase: str, code: str, services: Sequence[tuple[str, str]] = (), *, memory: int = MEMORY
) -> Seal:
    """A seal with a key of its own; `services` are names with age public keys, declared to the person."""
    if len(services) > MOST_SERVICES:
        raise CannotUse(f"A plan opens for {MOST_SERVICES} services at most. Name fewer, then try again.")
    key = os.urandom(KEY_BYTES)
    by_services = [by_service(key, name, recipient, plan_id) for name, recipient in services]
    by_person = (by_passphrase(key, passphrase, plan_id, memory=memory), by_code(key, code, plan_id))
    return Seal(plan_id, key, (*by_person, *by_services))


class Locked(NamedTuple):
    """A sealed file before anybody opened it; each `with_` raises CannotUnlock, a sentence for the person."""

    plan_id: str
    """The id by which the person knows the plan: that of its file."""
    sealed_for: str
    """The id that the lock was made for; another one only where the file was copied under a new name."""
    ways: tuple[Way, ...]

    @property
    def services(self) -> tuple[str, ...]:
        """The names of the services that can open the plan too, to be declared on the screen."""
        return tuple(way.name for way in self.ways if isinstance(way, ByService))

    def with_passphrase(self, text: str) -> Seal:
        """The seal, by the passphrase; this takes a moment and 64 MiB by design."""
        found = (key_by_passphrase(way, text, self.sealed_for) for way in self.ways if isinstance(way, ByPassphrase))
        return self._seal(found, "That passphrase does not open this plan. Check capital letters, then try again.")

    def with_code(self, text: str) -> Seal:
        """The seal, by the 12 words of the recovery code."""
        found = (key_by_code(way, text, self.sealed_for) for way in self.ways if isinstance(way, ByCode))
        return self._seal(found, "That code does not open this plan. Check that it is the code of this plan.")

    def with_identity(self, text: str) -> Seal:
        """The seal, by a service's age secret key, or the text of the file that it lies in."""
        found = (key_by_identity(way, text, self.sealed_for) for way in self.ways if isinstance(way, ByService))
        return self._seal(found, "That key does not open this plan. Use the secret key of a service named here.")

    def _seal(self, found: Iterable[bytes | None], otherwise: str) -> Seal:
        key = next((key for key in found if key is not None), None)
        if key is None:
            raise CannotUnlock(otherwise)
        return Seal(self.sealed_for, key, self.ways)


def locked(content: bytes, plan_id: str) -> Locked:
    """The ways into a sealed file, from its first line alone; raises PlanDamaged or PlanTooNew.

    The id in the file counts for the lock, and `plan_id`, of its name, only for the person: a copy of
    the file under another name opens as the plan itself does.
    """
    parts = _parts(content)
    return Locked(plan_id, parts.plan_id, parts.ways)


class _Parts(NamedTuple):
    header: bytes
    plan_id: str
    holds: str
    ways: tuple[Way, ...]
    nonce: bytes
    body: bytes


def _parts(content: bytes) -> _Parts:
    end = content.find(b"\n", 0, _LONGEST_HEADER + 1)
    if end < 0 or not is_sealed(content):
        raise damaged()
    header, start = content[:end], end + 1 + NONCE_BYTES
    try:
        plan_id, holds, ways = _said(json.loads(header))
    except (ValueError, RecursionError):
        raise damaged() from None
    return _Parts(header, plan_id, holds, ways, content[end + 1 : start], content[start:])


def _said(header: dict[str, Any]) -> tuple[str, str, tuple[Way, ...]]:
    """What the line says; ValueError where it says what no plan says."""
    made = header.get("format")
    if type(made) is int and made > _FORMAT:
        raise PlanTooNew(
            "This plan was locked by a newer version of the program. Nothing was changed. "
            "Get the newest version, then open the plan with it."
        )
    match header:
        case {"format": 1, "plan": str(plan_id), "holds": str(holds), "ways": list(ways)}:
            if re.fullmatch(_ID, plan_id) and holds in _HOLDS and len(header) == 5:
                return plan_id, holds, _few(tuple(way_of(way) for way in ways))
    raise ValueError("this line is not of a sealed file")


def _few(ways: tuple[Way, ...]) -> tuple[Way, ...]:
    """The ways, unless there are so many of them that trying each would take for ever."""
    for kind, most in ((ByPassphrase, 1), (ByCode, 1), (ByService, MOST_SERVICES)):
        if sum(isinstance(way, kind) for way in ways) > most:
            raise ValueError("there are more ways than a plan can have")
    return ways


def _cipher(key: bytes) -> ChaCha20Poly1305:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # late: only a locked plan needs it

    return ChaCha20Poly1305(key)
