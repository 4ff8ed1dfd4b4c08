"""The structured care and support plan.

Its parts follow the headings of the handbook's template (5.3.2) and the guide's stage 3. Every
part may be empty: a short talk makes a short plan. Two scales point opposite ways and are
therefore two types: Confidence (10 is completely sure) and Importance (1 is the most important).
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, computed_field, model_validator

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


class Part(BaseModel):
    """What all parts of a plan share: nothing unknown is taken in, nothing changes in place."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _numbered(value: Any) -> Any:
    """A list drawn as {item number: item} becomes the list in the order of its numbers."""
    if isinstance(value, dict):
        return tuple(value[number] for number in sorted(value))
    return value


class SomeoneNamed(Part):
    """A person or service as named by the person: who they are, and how to reach them."""

    name: str
    who: str = ""
    contact: str = ""


class When(Part):
    """A time as the person said it; `on` only where it is a day."""

    on: date | None = None
    said: str = ""
    option: str = ""


class Confidence(Part):
    """How sure the person is: 1 is not sure at all, 10 completely sure (handbook 5.2.5), or in words."""

    number: Annotated[int, Field(ge=1, le=10)] | None = None
    words: Literal["not_sure", "fairly_sure", "very_sure"] | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_scale(cls, value: Any) -> Any:
        return _scale_parts(value)


class Importance(Part):
    """How much it matters: 1 is the MOST important, 10 the least (guide, stage 2), or in words."""

    number: Annotated[int, Field(ge=1, le=10)] | None = None
    words: Literal["most", "quite", "less"] | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_scale(cls, value: Any) -> Any:
        return _scale_parts(value)


def _scale_parts(value: Any) -> Any:
    if isinstance(value, int):
        return {"number": value}
    return {"words": value} if isinstance(value, str) else value


class Dated(Part):
    """What somebody answered to a question of consent or agreement, and on which day."""

    answer: str
    on: date


class Person(Part):
    """Who the plan belongs to."""

    name: str = ""
    spoken_with: str = ""
    """How the person likes to be spoken with, and what helps them take part."""


class WhatMatters(Part):
    """The person's life before any illness is spoken of (handbook 5.2.2)."""

    important: str = ""
    good_day: str = ""
    hopes: str = ""
    strengths: str = ""
    gone_well: str = ""
    gone_less_well: str = ""


class Area(Part):
    """One of the nine areas in depth: what the person said, and what would make it easier."""

    words: str = ""
    easier: str = ""


class Areas(Part):
    """The light look over the nine areas, and those talked about in depth."""

    look: dict[str, Literal["fine", "on_my_mind", "talk"]] = Field(default_factory=dict)
    physical: Area | None = None
    emotional: Area | None = None
    personal: Area | None = None
    social_support: Area | None = None
    information: Area | None = None
    control: Area | None = None
    out_of_hours: Area | None = None
    living_with_illness: Area | None = None
    after_care: Area | None = None


class ConfidenceRound(Part):
    """One time of asking how sure the person is, and what was changed when it was low."""

    confidence: Confidence | None = None
    right_action: Literal["yes", "not_sure", "no"] | None = None
    what_now: Literal["smaller_step", "more_help", "another_action", "leave_it"] | None = None
    new_step: str = ""
    new_when: When | None = None
    more_help: str = ""


class Action(Part):
    """One thing to do: what, who, when and how often, what may hinder, what would help."""

    what: str = ""
    who: str = ""
    """`the_person`, `carer`, `professional`, or own words."""
    who_name: str = ""
    when: When | None = None
    how_often: str = ""
    barrier: str = ""
    support: str = ""
    rounds: Annotated[tuple[ConfidenceRound, ...], BeforeValidator(_numbered)] = ()
    lift: str = ""

    @computed_field  # type: ignore[prop-decorator]
    @property
    def agreed(self) -> str:
        """The step as it stands after the talk: the newest smaller or other step, or the first words."""
        return next((turn.new_step for turn in reversed(self.rounds) if turn.new_step), self.what)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def agreed_when(self) -> When | None:
        """When the step as it stands is to be done."""
        changed = [turn for turn in self.rounds if turn.new_step]
        return changed[-1].new_when if changed else self.when

    @computed_field  # type: ignore[prop-decorator]
    @property
    def confidence(self) -> Confidence | None:
        """How sure the person was of the step as it stands; None when it was changed and not asked again."""
        last = self.rounds[-1] if self.rounds else None
        return last.confidence if last is not None and not last.new_step else None

    @property
    def is_another(self) -> bool:
        """Whether the step as it stands is another than the one first thought of, not a smaller one."""
        changed = [turn for turn in self.rounds if turn.new_step]
        return bool(changed) and changed[-1].what_now == "another_action"


class Goal(Part):
    """From need to goal to actions, in the person's words (handbook 5.2.5)."""

    need: str = ""
    goal: str = ""
    keeping: Literal["something_new", "keep_as_it_is"] | None = None
    importance: Importance | None = None
    by_when: When | None = None
    status: Literal["open", "achieved", "on_hold", "not_achieved", "abandoned"] = "open"
    actions: Annotated[tuple[Action, ...], BeforeValidator(_numbered)] = ()


class Signal(Part):
    """What to do, and whom to call, at one stage of things getting harder."""

    signs: str = ""
    do: str = ""
    call: tuple[SomeoneNamed, ...] = ()


class Crisis(Part):
    """What helps in a crisis, prepared together (handbook 5.2.7)."""

    signs: str = ""
    help: str = ""
    please_do_not: str = ""
    call: tuple[SomeoneNamed, ...] = ()


class FutureCare(Part):
    """Wishes for care if the person became very ill, and documents that exist and where they are."""

    wishes: str = ""
    documents: str = ""


class LossOfCapacity(Part):
    """Who could speak for the person, and what they would want, if they could not decide."""

    who_speaks: tuple[SomeoneNamed, ...] = ()
    wishes: str = ""


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
    crisis: Crisis | None = None
    future: FutureCare | None = None
    capacity: LossOfCapacity | None = None


class Sharing(Part):
    """Who may see the plan and who may not (handbook 5.2.9)."""

    may_see: tuple[str, ...] = ()
    may_not_see: tuple[SomeoneNamed, ...] = ()


class Agreements(Part):
    """What each party said to the plan; not a contract (handbook 5.3.5)."""

    person: Dated | None = None
    carer: Dated | None = None
    practitioner: Dated | None = None
    differences: str = ""


class Review(Part):
    """When the plan is looked at again, at least once a year (handbook 5.4.1), and with whom."""

    on: When | None = None
    with_whom: tuple[SomeoneNamed, ...] = ()


class Plan(Part):
    """The whole plan. `format` grows when a part changes its meaning."""

    format: Literal[1] = 1
    person: Person = Person()
    taking_part: Dated | None = None
    people_here: tuple[SomeoneNamed, ...] = ()
    what_matters: WhatMatters = WhatMatters()
    areas: Areas = Areas()
    goals: Annotated[tuple[Goal, ...], BeforeValidator(_numbered)] = ()
    ahead: PlanningAhead = PlanningAhead()
    sharing: Sharing = Sharing()
    agreements: Agreements = Agreements()
    review: Review = Review()
    thoughts: tuple[str, ...] = ()
    not_today: tuple[str, ...] = ()
    """The questions that were left with "not today", as `stage/step`."""
