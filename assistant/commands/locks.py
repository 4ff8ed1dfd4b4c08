"""Puts a lock on a plan, changes its passphrase, and takes the lock away."""

from __future__ import annotations

import argparse

from assistant.commands import face
from assistant.commands.printing import write
from assistant.commands.surroundings import content, store
from assistant.errors import CannotSave, CannotUse
from assistant.help_now import help_now
from assistant.service_keys import service_keys
from assistant.storage.open_plan import OpenPlan
from assistant.storage.store import Store

NOT_LOCKED = "No lock was put on this plan."
_UNCHANGED = "The passphrase stays as it was."
LOCKED_NOW = "This plan is locked. It opens with the passphrase, or with the 12 words."
_COPIES_STAY = "A copy of the plan that somebody made before opens with the old passphrase."
_OLD_COPIES = "Files that were written from it before, such as a packed plan, are not locked."


def lock(options: argparse.Namespace) -> None:
    """Locks the plan named with a passphrase; raises CannotUse where it has a lock."""
    where = store(options)
    lock_plan(options, where, where.find(options.plan))


def passphrase(options: argparse.Namespace) -> None:
    """Gives the locked plan named another passphrase; whoever forgot it opens the plan with the 12 words first."""
    where = store(options)
    change_passphrase(options, where, where.find(options.plan))


def unlock(options: argparse.Namespace) -> None:
    """Takes the lock of the plan named away, for whoever can open it."""
    where = store(options)
    take_lock_away(where, where.find(options.plan))


def lock_plan(options: argparse.Namespace, where: Store, plan_id: str) -> None:
    """Puts a lock on a plan; raises CannotUse where it has one."""
    if where.lock_on(plan_id):
        raise CannotUse(
            f"This plan is locked already. To change its passphrase, type: whatmatters passphrase {plan_id}"
        )
    with where.open(plan_id) as plan:
        write(*((LOCKED_NOW, _OLD_COPIES) if put_on(options, plan) else (NOT_LOCKED,)))


def change_passphrase(options: argparse.Namespace, where: Store, plan_id: str) -> None:
    """Asks for another passphrase; raises CannotUse where the plan has no lock."""
    with where.open(plan_id) as plan:
        if plan.seal is None:
            raise CannotUse(f"This plan has no lock. To lock it, type: whatmatters lock {plan_id}")
        chosen = face.new_passphrase(options, help_now(content(options)), ())
        if chosen is None:
            write(_UNCHANGED)
            return
        plan.relock(plan.seal.with_passphrase(chosen))
    write("The passphrase is changed. The 12 words still open this plan.", _COPIES_STAY)


def take_lock_away(where: Store, plan_id: str) -> None:
    """Makes a plan readable without a passphrase; raises CannotUse where it has no lock."""
    with where.open(plan_id) as plan:
        if plan.seal is None:
            raise CannotUse("This plan has no lock. Nothing was changed.")
        plan.relock(None)
    write("The lock is taken away. Anybody who can use this computer can open the plan.")


def put_on(options: argparse.Namespace, plan: OpenPlan) -> bool:
    """Asks for a passphrase, shows the 12 words, and locks the plan; False when the person would rather not."""
    from assistant.storage.recovery_code import new_code  # late: only a new lock needs a code
    from assistant.storage.sealed import new_seal

    files = content(options)
    card, services = help_now(files), service_keys(files)
    chosen = face.new_passphrase(options, card, [name for name, _ in services])
    if chosen is None:
        return False
    code = new_code()
    seal = new_seal(plan.record.id, chosen, code, services)
    if not face.show_code(options, code, card):
        return False
    plan.relock(seal)
    return True


def put_on_meanwhile(options: argparse.Namespace, plan: OpenPlan) -> str:
    """Puts a lock on a plan in the middle of a talk; the sentence to say when it goes on."""
    if plan.seal:
        return "This plan is locked already."
    try:
        return LOCKED_NOW if put_on(options, plan) else NOT_LOCKED
    except CannotSave as trouble:
        return str(trouble)
