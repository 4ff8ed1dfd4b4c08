"""The structured care and support plan.

Its parts follow the headings of the handbook's template (5.3.2) and the guide's stage 3. Every
part may be empty: a short talk makes a short plan.
"""

from dataclasses import field
from typing import Annotated, Literal

from assistant.plan.ahead import PlanningAhead
from assistant.plan.goals import Goal
from assistant.plan.life import Areas, Around, Carer, LivingWell, Person, Preparing, ProfessionalStory, WhatMatters
from assistant.plan.parts import Dated, Part, SomeoneNamed, in_order
from assistant.plan.support import (
    Agreements,
    Arrangements,
    Budget,
    Consent,
    JointPlan,
    Review,
    Reviewed,
    Sharing,
    Team,
    Views,
)

_OFFER_STATUS = {
    "offered": "01",
    "not_today": "01",
    "no_thank_you": "02",
    "yes_please": "03",
    "not_offered": "04",
    "cannot_take_part": "05",
    "other_reason": "06",
}


class SaidToo(Part):
    """Other words that somebody else gave for a place in the plan: both are kept, with their authors."""

    place: str
    items: tuple[int, ...] = ()
    by: str
    words: str


class Plan(Part):
    """The whole plan. `format` grows when a part changes its meaning."""

    WORKED_OUT = ("offer_status",)

    format: Literal[1] = 1
    person: Person = Person()
    taking_part: Dated | None = None
    consent: Consent = Consent()
    people_here: tuple[SomeoneNamed, ...] = ()
    team: Team = Team()
    preparing: Preparing = Preparing()
    professional: ProfessionalStory = ProfessionalStory()
    what_matters: WhatMatters = WhatMatters()
    living_well: LivingWell = LivingWell()
    areas: Areas = field(default_factory=Areas)
    around: Around = field(default_factory=Around)
    views: Views = Views()
    goals: Annotated[tuple[Goal, ...], in_order] = ()
    arrangements: Arrangements = field(default_factory=Arrangements)
    ahead: PlanningAhead = PlanningAhead()
    budget: Budget | None = None
    joint: JointPlan | None = None
    carer: Carer | None = None
    sharing: Sharing = Sharing()
    agreements: Agreements = Agreements()
    review: Review = Review()
    reviewed: Reviewed | None = None
    thoughts: tuple[str, ...] = ()
    not_today: tuple[str, ...] = ()
    """The questions that were left with "not today", as `stage/step`."""
    said_too: tuple[SaidToo, ...] = ()

    @property
    def offer_status(self) -> str:
        """The NHS data dictionary's status of the offer, `01` to `06`; empty as long as nothing is known of it."""
        if self.taking_part is not None:
            return _OFFER_STATUS.get(self.taking_part.answer, "")
        return _OFFER_STATUS.get(self.consent.offer or "", "")
