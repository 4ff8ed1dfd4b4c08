"""Starts a talk: finds or begins the plan, and hands the face all that it needs."""

from __future__ import annotations

import argparse

from assistant.commands import face
from assistant.commands.coming_back import opened_again
from assistant.commands.limits import away_after
from assistant.commands.printing import write
from assistant.commands.surroundings import content, noticing, now, store
from assistant.conversation.engine import Conversation
from assistant.conversation.machine import END
from assistant.conversation.opening import open_conversation
from assistant.errors import CannotUse
from assistant.faces.sitting import End, Sitting
from assistant.help_now import help_now
from assistant.record import Record
from assistant.roles import Role
from assistant.storage.open_plan import OpenPlan
from assistant.storage.store import Store


def prepare(options: argparse.Namespace) -> None:
    """Getting ready for a talk, in a new plan or in the one named."""
    _in_any_plan(options, "prepare")


def discuss(options: argparse.Namespace) -> None:
    """The talk with a new plan, or with the one named."""
    _in_any_plan(options, "discuss")


def review(options: argparse.Namespace) -> None:
    """Looking again at the plan named; raises CannotUse where there is nothing to look at yet."""
    if not options.plan:
        raise CannotUse("Say which plan: whatmatters review --plan ID. To see the ids, type: whatmatters plans")
    go_on(options, store(options), options.plan, "review")


def carer(options: argparse.Namespace) -> None:
    """A carer's own talk: a record of its own, which belongs to the plan named."""
    from assistant.handing_over.packing import is_carers  # late: it draws plans

    where = store(options)
    about = where.find(options.plan) if options.plan else ""
    if about and is_carers(where.read(about)):
        go_on(options, where, about, "carer")
        return
    begin(options, where, options.role or "patient", "carer", about)


def _share_carers_words(where: Store, record: Record) -> None:
    """Lays what a carer said beside the plan it belongs to, once the talk is over and as far as they wish."""
    if not record.about or record.talks[-1].place != END:
        return
    if record.carer_shares == "some":
        write(f"To share some of it, type: whatmatters pack {record.id} --to FILE --parts carer.wishes,carer.needs")
    if record.carer_shares == "all":
        from assistant.handing_over.laying import laid_beside  # late: both draw plans
        from assistant.handing_over.sharing import only

        with where.open(record.about) as plan:
            plan.keep(laid_beside(plan.record, only(record, ("carer",))))
        write("Your words now stand beside the plan, as you wished.")


def begin(options: argparse.Namespace, where: Store, role: Role, flow: str, about: str = "") -> None:
    """Has a talk with a new plan."""
    conversation = open_conversation(content(options), flow)
    where.ready()
    moment, level = now(), getattr(options, "level", None)
    record = Record(id=where.new_id(), created=moment, saved=moment, role=role, level=level, about=about)
    record = record.changed(level_given=level is not None)
    plan = where.create(record)
    if getattr(options, "lock", False) and not _locked(options, plan):
        return
    _talk(options, where, plan, plan.record, conversation)


def go_on(options: argparse.Namespace, where: Store, plan_id: str, flow: str) -> None:
    """Has a talk with a plan that is there; raises CannotUse for a review of a plan without any talk."""
    conversation = open_conversation(content(options), flow)
    plan = where.open(where.find(plan_id))
    if flow == "review" and not any(talk.flow in ("discuss", "review") for talk in plan.record.talks):
        plan.close()
        raise CannotUse("There is nothing to look back at in this plan yet. Have the talk first.")
    if getattr(options, "lock", False) and plan.seal is None and not _locked(options, plan):
        return
    _talk(options, where, plan, _as_asked(plan.record, options), conversation)


def _in_any_plan(options: argparse.Namespace, flow: str) -> None:
    where = store(options)
    if options.plan:
        go_on(options, where, options.plan, flow)
    else:
        begin(options, where, options.role or "patient", flow)


def _locked(options: argparse.Namespace, plan: OpenPlan) -> bool:
    """Locks the plan before its talk; where the person would rather not, the plan is closed."""
    from assistant.commands.locks import NOT_LOCKED, put_on  # late: few plans are locked before their talk

    done = False
    try:
        done = put_on(options, plan)
    finally:
        if not done:
            plan.close()
            write(NOT_LOCKED)
    return done


def _talk(
    options: argparse.Namespace, where: Store, plan: OpenPlan, record: Record, conversation: Conversation
) -> None:
    """Has the talk; when nobody was there for a while it is closed, and goes on once somebody is."""
    files = content(options)
    card, listening = help_now(files), noticing(files)
    earlier: Sitting | None = None
    while True:
        with plan:
            sitting = Sitting(conversation, record, plan, now, plan.draft, plan.notice, listening)
            if earlier:
                sitting.take_over(earlier)
            end = _had(options, sitting, plan, card)
        if end != "away":
            break
        again = opened_again(options, where, plan, sitting.record, card)
        if again is None:
            return
        plan, record, earlier = again, again.record, sitting
    _share_carers_words(where, sitting.record)


def _had(options: argparse.Namespace, sitting: Sitting, plan: OpenPlan, card: tuple[str, ...]) -> End:
    """The talk until it is stopped or nobody is there; a lock may be put on the plan in the middle of it."""
    while True:
        end = face.talk(options, sitting, card, away_after(options), locked=plan.seal is not None)
        if end != "lock":
            return end
        from assistant.commands.locks import put_on_meanwhile  # late: few plans are locked

        sitting.said = put_on_meanwhile(options, plan)


def _as_asked(record: Record, options: argparse.Namespace) -> Record:
    """The record with the role and level asked for; each visit begins with the words of whoever has the keyboard."""
    changes: dict[str, object] = {"speaker": None}
    if getattr(options, "role", None):
        changes["role"] = options.role
    if getattr(options, "level", None):
        changes |= {"level": options.level, "level_given": True}
    return record.changed(**changes)
