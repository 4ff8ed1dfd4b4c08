"""Opens a plan once more after nobody was there for a while: the passphrase is asked for again where there is one."""

from __future__ import annotations

import argparse

from assistant.commands import face
from assistant.errors import PlanLocked
from assistant.record import Record
from assistant.storage.open_plan import OpenPlan
from assistant.storage.store import Store


def opened_again(
    options: argparse.Namespace, where: Store, plan: OpenPlan, record: Record, card: tuple[str, ...]
) -> OpenPlan | None:
    """The plan open once more when somebody is there who may read it, or None when they close.

    `record` is as the visit before left it; it is all there is of a plan in which nothing was answered yet.
    """
    where.forget_keys()
    if plan.seal is None and not face.unlock(options, needs_passphrase=False, try_it=lambda *_: "", card=card):
        return None
    try:
        return where.open(record.id) if record.revision else where.create(record)
    except PlanLocked:
        return None
