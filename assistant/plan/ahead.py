"""Planning ahead (handbook 5.2.7 and 5.2.8): harder days, crisis, the future, changes of life, risk."""

from typing import Annotated

from assistant.plan.parts import Part, SomeoneNamed, in_order


class Signal(Part):
    """What to do, and whom to call, at one stage of things getting harder."""

    signs: str = ""
    do: str = ""
    call: tuple[SomeoneNamed, ...] = ()


class Situation(Part):
    """A contingency plan for one situation, with the fields of the PRSB care plan standard."""

    situation: str = ""
    sets_off: str = ""
    do: str = ""
    avoid: str = ""
    call: tuple[SomeoneNamed, ...] = ()
    if_carer_cannot: str = ""
    agreed_with: tuple[SomeoneNamed, ...] = ()
    reviewed_by: tuple[SomeoneNamed, ...] = ()


class Crisis(Part):
    """What helps in a crisis, prepared together (handbook 5.2.7)."""

    signs: str = ""
    help: str = ""
    medicines: str = ""
    """Medicines and treatments that helped before, or that the person would not want, as told."""
    self_care: str = ""
    please_do_not: str = ""
    call: tuple[SomeoneNamed, ...] = ()
    not_involve: tuple[SomeoneNamed, ...] = ()
    reach: str = ""
    """How to reach emergency support."""


class FutureCare(Part):
    """Wishes for care if the person became very ill, and documents that exist and where they are."""

    wishes: str = ""
    where: str = ""
    """Where and how the person would like to be cared for."""
    documents_held: tuple[str, ...] = ()
    documents: str = ""
    """Where those documents are kept, and who has a copy."""
    talked_about_with: str = ""


class LossOfCapacity(Part):
    """Who could speak for the person, and what they would want, if they could not decide."""

    who_speaks: tuple[SomeoneNamed, ...] = ()
    wishes: str = ""


class Transition(Part):
    """A change of life to get ready for: becoming an adult, moving to a home of one's own."""

    what: str = ""
    needs: str = ""
    who: tuple[SomeoneNamed, ...] = ()


class Risk(Part):
    """One risk talked through (handbook 5.2.8): what the person wants, what may happen, how it becomes smaller."""

    wish: str = ""
    could_happen: str = ""
    if_nothing: str = ""
    """What may happen when nothing is done."""
    smaller: str = ""
    family_fears: str = ""
    agreed: str = ""


class PlanningAhead(Part):
    """The contingency plan (handbook 5.2.7): green as usual, amber getting harder, red help now."""

    triggers: str = ""
    early_signs: str = ""
    helps: str = ""
    avoid: str = ""
    green: Signal | None = None
    amber: Signal | None = None
    red: Signal | None = None
    services: str = ""
    involve: tuple[SomeoneNamed, ...] = ()
    not_involve: tuple[SomeoneNamed, ...] = ()
    situations: Annotated[tuple[Situation, ...], in_order] = ()
    crisis: Crisis | None = None
    future: FutureCare | None = None
    capacity: LossOfCapacity | None = None
    transition: Transition | None = None
    risks: Annotated[tuple[Risk, ...], in_order] = ()
