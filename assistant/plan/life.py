"""The person and their life: who they are, what matters, how things are, and what was prepared."""

from dataclasses import field
from typing import Literal

from assistant.plan.parts import Confidence, Dated, Part, SomeoneNamed, When

AREAS = (
    "physical",
    "emotional",
    "personal",
    "social_support",
    "information",
    "control",
    "out_of_hours",
    "living_with_illness",
    "after_care",
)
"""The nine areas named in the handbook (5.2.2), known as PEPSI COLA, in its order."""

Look = dict[str, Literal["fine", "on_my_mind", "talk"]]
"""A light look over several parts of life: for each one how it is."""


class Person(Part):
    """Who the plan belongs to, as the template's details ask (handbook 5.3.2)."""

    name: str = ""
    spoken_with: str = ""
    """How the person likes to be spoken with, and what helps them take part."""
    full_name: str = ""
    born: When | None = None
    nhs_number: str = ""
    contact: str = ""
    next_of_kin: tuple[SomeoneNamed, ...] = ()
    needs_to_take_part: tuple[str, ...] = ()
    """What helps the person to read, hear and speak: `interpreter`, `large_print`, `more_time`, or own words."""
    language: str = ""


class WhatMatters(Part):
    """The person's life before any illness is spoken of (handbook 5.2.2; guide, stage 1)."""

    important: str = ""
    good_day: str = ""
    hopes: str = ""
    strengths: str = ""
    gone_well: str = ""
    gone_less_well: str = ""
    made_the_difference: str = ""
    enjoy: str = ""
    family_and_friends: str = ""
    health: str = ""
    """Medical, social, sensory or psychological matters, in the person's words."""
    home: str = ""
    getting_about: str = ""
    """Shops and places."""
    work_and_learning: str = ""
    beliefs: str = ""
    changes: str = ""
    """Changes the person thinks about."""
    equipment: str = ""
    getting_support: str = ""
    """What has been hard in getting support."""


class Area(Part):
    """One of the nine areas in depth: what the person said, and what would make it easier."""

    words: str = ""
    easier: str = ""


class Areas(Part):
    """The light look over the nine areas, and those talked about in depth."""

    look: Look = field(default_factory=dict)
    physical: Area | None = None
    emotional: Area | None = None
    personal: Area | None = None
    social_support: Area | None = None
    information: Area | None = None
    control: Area | None = None
    out_of_hours: Area | None = None
    living_with_illness: Area | None = None
    after_care: Area | None = None


class LivingWell(Part):
    """Staying well and living well with what the person has (guide, stage 2)."""

    managing: Literal["well", "mostly", "struggling"] | None = None
    own_care: str = ""
    """What the person does already to stay well."""
    could_get_worse: str = ""
    prevent: str = ""
    comes_and_goes: str = ""
    want_to_know: str = ""
    confidence: Confidence | None = None
    """How sure the person feels of living with it day to day (handbook 5.4.2)."""
    more_confident: str = ""


class Around(Part):
    """Life around health (handbook 5.2.3)."""

    look: Look = field(default_factory=dict)
    relationships: str = ""
    money: str = ""
    work: str = ""
    housing: str = ""
    caring_for_others: str = ""
    family_limits: str = ""
    """Family who cannot or will not care."""
    nobody_to_ask: str = ""
    support_has: str = ""
    support_lacks: str = ""


class Preparing(Part):
    """What the person brings to the talk (guide, stage 1; handbook 5.1.2)."""

    information: tuple[str, ...] = ()
    information_words: str = ""
    form: tuple[str, ...] = ()
    """In what form information helps: `large_print`, `easy_words`, and so on."""
    talked_with: tuple[SomeoneNamed, ...] = ()
    be_there: tuple[SomeoneNamed, ...] = ()
    questions: str = ""
    talk_about: str = ""
    """What to talk about first."""
    where_and_when: str = ""


class ProfessionalStory(Part):
    """What the professional prepared, kept beside the person's words (handbook 5.1.3)."""

    involved: tuple[SomeoneNamed, ...] = ()
    how_shared: str = ""
    history: str = ""
    results: str = ""
    options: str = ""
    concerns: str = ""
    also_needed: tuple[SomeoneNamed, ...] = ()


class Carer(Part):
    """What the carer says for themselves, as far as they share it (handbook 5.3.4; guide, stage 2)."""

    agrees: Dated | None = None
    """Whether the carer wants this talk (handbook 5.2.9)."""
    who: tuple[SomeoneNamed, ...] = ()
    does: str = ""
    how_it_is: str = ""
    own_health: str = ""
    willing: str = ""
    """What the carer is able and willing to go on doing, and what not."""
    wishes: str = ""
    work_and_learning: str = ""
    breaks: str = ""
    needs: str = ""
    worries: str = ""
    if_i_cannot: str = ""
    own_plan: str = ""
    share: Literal["all", "some", "nothing"] | None = None
    """How much of this may stand in the plan of the person they care for."""
