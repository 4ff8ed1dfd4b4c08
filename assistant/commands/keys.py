"""Opens the lock of a plan: with a service's key where one is named, else the person is asked."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from assistant.errors import CannotUnlock, PlanLocked
from assistant.faces.lock_words import LOCKED
from assistant.storage.pack_file import secret_key
from assistant.storage.sealed import Locked, Seal

_LEFT = "The plan stays locked. Nothing was changed."


def asks(options: argparse.Namespace, card: Callable[[], tuple[str, ...]]) -> Callable[[Locked], Seal]:
    """What a store calls when it meets a locked plan; raises PlanLocked when the person leaves."""

    def unlock(lock: Locked) -> Seal:
        identity = getattr(options, "identity", None)
        return lock.with_identity(secret_key(identity)) if identity else _asked(options, lock, card())

    return unlock


def _asked(options: argparse.Namespace, lock: Locked, card: tuple[str, ...]) -> Seal:
    from assistant.commands import face  # late: only a locked plan needs somebody to ask

    seals: list[Seal] = []

    def try_it(text: str, is_code: bool) -> str:
        try:
            seals.append(lock.with_code(text) if is_code else lock.with_passphrase(text))
        except CannotUnlock as sentence:
            return str(sentence)
        return ""

    opened = face.unlock(options, needs_passphrase=True, try_it=try_it, card=card, services=lock.services, title=LOCKED)
    if opened and seals:
        return seals[-1]
    raise PlanLocked(_LEFT)
