"""The ways to the key of a locked plan: a passphrase, a recovery code of 12 words, the key of a service.

The key is the same for all of them, and lies in the file wrapped once for each way.
"""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING, Any

from assistant.clean_text import one_line
from assistant.errors import CannotUnlock
from assistant.storage.written_way import (
    KEY_BYTES,
    LONGEST_NAME,
    NONCE_BYTES,
    SALT_BYTES,
    ByCode,
    ByPassphrase,
    ByService,
    Way,
    canonical,
    parameters,
)

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

MEMORY = 64 * 1024
"""KiB that one try of a passphrase takes; with 3 passes and 4 lanes the second choice of RFC 9106."""

_PASSES, _LANES = 3, 4
_PROOF_BYTES = 32


def by_passphrase(key: bytes, passphrase: str, plan_id: str, *, memory: int = MEMORY) -> ByPassphrase:
    """The key wrapped by a passphrase; raises CannotUnlock for one that is empty."""
    if not _plain(passphrase):
        raise CannotUnlock("There is no passphrase yet. Type one with at least one letter or number.")
    way = ByPassphrase(os.urandom(SALT_BYTES), memory, _PASSES, _LANES, os.urandom(NONCE_BYTES), b"")
    wrapped = _by_argon2(way, passphrase).encrypt(way.nonce, key, _bound(way, plan_id))
    return way._replace(wrapped=wrapped)


def by_code(key: bytes, code: str, plan_id: str) -> ByCode:
    """The key wrapped by a recovery code; raises CannotUnlock for words that are no code."""
    way = ByCode(os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES), b"")
    return way._replace(wrapped=_by_hkdf(way, code).encrypt(way.nonce, key, _bound(way, plan_id)))


def by_service(key: bytes, name: str, recipient: str, plan_id: str) -> ByService:
    """The key encrypted so that only a service can read it; raises CannotUnlock for what is no age public key."""
    import pyrage  # late, as all that ciphers: a plan without a lock never pays for it

    try:
        to = pyrage.x25519.Recipient.from_str(recipient.strip())
        way = ByService(one_line(name, LONGEST_NAME), str(to), b"")
        return way._replace(wrapped=pyrage.encrypt(_proof(way, plan_id) + key, [to]))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # for a key of nothing but zeros, age panics, and that is no Exception
        raise CannotUnlock(
            "That is not the public key of a service. It starts with age1 and has 62 letters and numbers."
        ) from None


def key_by_passphrase(way: ByPassphrase, passphrase: str, plan_id: str) -> bytes | None:
    """The key, or None when the passphrase is not the right one; raises CannotUnlock without enough memory."""
    return _unwrapped(_by_argon2(way, passphrase), way, plan_id)


def key_by_code(way: ByCode, code: str, plan_id: str) -> bytes | None:
    """The key, or None when the code is of another plan; raises CannotUnlock for words that are no code."""
    return _unwrapped(_by_hkdf(way, code), way, plan_id)


def key_by_identity(way: ByService, identity_text: str, plan_id: str) -> bytes | None:
    """The key, or None when no secret key in the text is the service's; the text may be a whole age key file."""
    import pyrage

    try:
        opened = pyrage.decrypt(way.wrapped, identities(identity_text))
    except pyrage.DecryptError:
        return None
    # age itself cannot bind anything to what it encrypts, so the proof travels inside.
    proof, key = opened[:_PROOF_BYTES], opened[_PROOF_BYTES:]
    return key if proof == _proof(way, plan_id) and len(key) == KEY_BYTES else None


def _plain(passphrase: str) -> str:
    """The same text for what looks the same, on whichever keyboard it was typed."""
    return unicodedata.normalize("NFKC", passphrase).strip()


def _by_argon2(way: ByPassphrase, passphrase: str) -> ChaCha20Poly1305:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    try:
        slow = Argon2id(salt=way.salt, length=KEY_BYTES, iterations=way.passes, lanes=way.lanes, memory_cost=way.memory)
        return ChaCha20Poly1305(slow.derive(_plain(passphrase).encode(errors="surrogatepass")))
    except MemoryError:
        raise CannotUnlock(
            "This computer has too little free memory to open the plan. Close other programs, then try again."
        ) from None


def _by_hkdf(way: ByCode, code: str) -> ChaCha20Poly1305:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    from assistant.storage.recovery_code import bits_of

    spread = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=way.salt, info=b"whatmatters recovery code")
    return ChaCha20Poly1305(spread.derive(bits_of(code)))


def _unwrapped(cipher: ChaCha20Poly1305, way: ByPassphrase | ByCode, plan_id: str) -> bytes | None:
    from cryptography.exceptions import InvalidTag

    try:
        return cipher.decrypt(way.nonce, way.wrapped, _bound(way, plan_id))
    except InvalidTag:
        return None


def identities(text: str) -> list[Any]:
    """The secret keys in a text, such as an age key file; raises CannotUnlock where there is none."""
    import pyrage

    lines = [line.strip() for line in text.splitlines()]
    try:
        found = [pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except (pyrage.IdentityError, UnicodeEncodeError):
        found = []
    if not found:
        raise CannotUnlock("There is no secret key in that. It is a line that starts with AGE-SECRET-KEY-1.")
    return found


def _proof(way: ByService, plan_id: str) -> bytes:
    import hashlib

    return hashlib.sha256(_bound(way, plan_id)).digest()


def _bound(way: Way, plan_id: str) -> bytes:
    """What a wrapped key belongs to: one plan, and one way with all that it says of itself."""
    return canonical({"plan": plan_id} | parameters(way))
