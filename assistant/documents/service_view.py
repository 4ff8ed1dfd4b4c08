"""A plan as a service may see it in what is made over many plans."""

from __future__ import annotations

from assistant.plan.model import Plan
from assistant.plan.seeing import NOBODY, PARTS, left_out, seen_by
from assistant.plan.support import Limit, Sharing

SERVICES = ("gp_surgery", "hospital", "social_care", "voluntary_group")
"""The groups of readers that are services."""
_ANY = SERVICES[0]
_ASK_FIRST = ("ask_first", "keep_nothing_more")
"""What may be said to how one's information is used, after which it is not used for a list without asking."""


def as_a_service_sees(plan: Plan) -> Plan:
    """The plan without every part that is kept from any service at all; empty where nothing may be used.

    Which service makes a list over many plans is not known, and such a list goes round: what one of them may not see
    is left out for all. A plan is left out whole where one of them may see nothing of it, and where the person wants
    to be asked before it is used.
    """
    asked = plan.consent.information
    if asked is not None and asked.answer in _ASK_FIRST:
        return Plan()
    if _keeps_nothing_back(plan):
        return plan.changed(sharing=Sharing())
    kept = {part for service in SERVICES for part in left_out(plan, service)}
    if kept == set(PARTS):
        return Plan()
    limits = (Limit(who=_ANY, parts=tuple(sorted(kept))),) if kept else ()
    return seen_by(plan.changed(sharing=Sharing(limits=limits)), _ANY)


def _keeps_nothing_back(plan: Plan) -> bool:
    """Whether nothing was said of anybody who may not see it: as most plans are, and much quicker to find out."""
    named = plan.sharing.may_see
    return plan.carer is None and NOBODY not in named and plan.sharing == Sharing(may_see=named)
