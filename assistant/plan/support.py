"""Consent, views, arrangements, money, and what was agreed: the parts that hold a plan up."""

from dataclasses import field
from typing import Annotated, Literal

from assistant.plan.parts import Dated, Part, SomeoneNamed, When, in_order


class Consent(Part):
    """Consent beside taking part and sharing: how information is handled, and who decides (handbook 5.2.9, 5.2.10)."""

    offer: Literal["offered", "cannot_take_part", "not_offered", "other_reason"] | None = None
    information: Dated | None = None
    """What the person said to how their information is kept and used."""
    attorney: Literal["yes", "no", "not_sure"] | None = None
    """Whether somebody holds a lasting power of attorney for health and welfare."""
    attorney_who: tuple[SomeoneNamed, ...] = ()
    attorney_agrees: Dated | None = None
    decides: Literal["the_person", "with_support", "somebody_for_them"] | None = None
    decides_words: str = ""
    advocate: tuple[SomeoneNamed, ...] = ()


class Team(Part):
    """Who leads, and who makes sure that it happens (handbook 5.0.1)."""

    lead: tuple[SomeoneNamed, ...] = ()
    sees_it_through: tuple[SomeoneNamed, ...] = ()


class Views(Part):
    """The views side by side: the carer's and the professional's beside the person's, and what is joint."""

    carer: str = ""
    professional: str = ""
    differences: str = ""
    joint: str = ""
    how_we_decide: Literal["together", "advise_me", "i_decide"] | None = None
    """`advise_me` is a valid choice, for somebody unwell most of all (handbook 5.2.8)."""


class Support(Part):
    """One arrangement: what is provided, by whom, how often, and what if it fails."""

    what: str = ""
    who: tuple[SomeoneNamed, ...] = ()
    how_often: str = ""
    if_it_fails: str = ""


class Arrangements(Part):
    """What is in place, and what carers need to know (handbook 5.3.2 and 5.3.3); only where it matters."""

    support: Annotated[tuple[Support, ...], in_order] = ()
    look: dict[str, Literal["fine", "talk"]] = field(default_factory=dict)
    medicines: str = ""
    """As told by the person."""
    allergies: str = ""
    key_events: str = ""
    equipment: str = ""
    diet: str = ""
    senses_and_mobility: str = ""
    communication: str = ""
    upsets: str = ""
    """What upsets the person, how others see it, and what calms."""
    legal_and_money: str = ""
    social_life: str = ""
    spiritual_and_cultural: str = ""


class Budget(Part):
    """A personal health budget, where there is one (handbook 5.3.3)."""

    amount: str = ""
    held: str = ""
    used_for: str = ""
    risks: str = ""
    checked: str = ""


class JointPlan(Part):
    """What a joint health and social care plan adds (handbook 5.3.4)."""

    other_plans: str = ""
    assessments: str = ""
    eligible: str = ""
    met_by: str = ""
    not_met: str = ""
    carer_wishes: str = ""
    prevent: str = ""
    payments: str = ""


class Limit(Part):
    """Parts of the plan that one reader, or one group, is not to see; what they are is said in seeing.py."""

    who: str = ""
    """`family`, `carer`, `gp_surgery`, `hospital`, `social_care`, `voluntary_group`, `nobody`, or own words."""
    parts: tuple[str, ...] = ()
    """The parts by id, or `nothing` where a limit was lifted."""


class Sharing(Part):
    """Who may see the plan and who may not (handbook 5.2.9)."""

    may_see: tuple[str, ...] = ()
    may_not_see: tuple[SomeoneNamed, ...] = ()
    limits: Annotated[tuple[Limit, ...], in_order] = ()
    keep_back: str = ""
    """Parts that are not to be shown to everybody, in words: what no list of parts can say."""


class Agreements(Part):
    """What each party said to the plan; not a contract (handbook 5.3.5)."""

    person: Dated | None = None
    carer: Dated | None = None
    practitioner: Dated | None = None
    others: tuple[SomeoneNamed, ...] = ()
    differences: str = ""
    if_not_agreed: str = ""


class Review(Part):
    """When the plan is looked at again, at least once a year (handbook 5.4.1), and with whom."""

    on: When | None = None
    with_whom: tuple[SomeoneNamed, ...] = ()
    sooner: tuple[str, ...] = ()
    """What makes an earlier look wise: `lives_alone`, `comes_and_goes`, and so on (handbook 5.4.1)."""
    follow_up: When | None = None
    follow_up_how: str = ""


class Reviewed(Part):
    """What was said when the plan was looked at again (handbook 5.4.2)."""

    why: tuple[str, ...] = ()
    going_on: Dated | None = None
    health: str = ""
    situation: str = ""
    unplanned: str = ""
    """Unplanned or emergency care since last time."""
    support_working: str = ""
    self_monitoring: str = ""
    worked_well: str = ""
    changes_needed: str = ""
    feedback: str = ""
    tell: tuple[SomeoneNamed, ...] = ()
    """Who is to be told of what changed."""
