"""From need to goal to actions, and how they went."""

from typing import Annotated, Literal

from assistant.plan.parts import Confidence, Importance, Part, SomeoneNamed, When, in_order


class ConfidenceRound(Part):
    """One time of asking how sure the person is, and what was changed when it was low."""

    confidence: Confidence | None = None
    right_action: Literal["yes", "not_sure", "no"] | None = None
    what_now: Literal["smaller_step", "more_help", "another_action", "leave_it"] | None = None
    new_step: str = ""
    new_when: When | None = None
    more_help: str = ""


class Action(Part):
    """One thing to do: what, who, when and how often, what may hinder, what would help, how it went."""

    WORKED_OUT = ("agreed", "agreed_when", "confidence")

    what: str = ""
    who: str = ""
    """`the_person`, `carer`, `professional`, or own words."""
    who_name: str = ""
    when: When | None = None
    how_often: str = ""
    barrier: str = ""
    support: str = ""
    rounds: Annotated[tuple[ConfidenceRound, ...], in_order] = ()
    lift: str = ""
    went: Literal["done", "partly", "not_tried"] | None = None
    got_in_the_way: str = ""
    keep_going: str = ""
    """After a review: what of it to keep up."""
    next: Literal["keep", "change", "stop"] | None = None
    changed_to: str = ""

    @property
    def agreed(self) -> str:
        """The step as it stands: what a review made of it, the newest smaller or other step, or the first words."""
        if self.next == "change" and self.changed_to:
            return self.changed_to
        return next((turn.new_step for turn in reversed(self.rounds) if turn.new_step), self.what)

    @property
    def agreed_when(self) -> When | None:
        """When the step as it stands is to be done."""
        changed = [turn for turn in self.rounds if turn.new_step]
        return changed[-1].new_when if changed else self.when

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
    """From need to goal to actions, in the person's words (handbook 5.2.5), with its status (5.3.2)."""

    need: str = ""
    goal: str = ""
    keeping: Literal["something_new", "keep_as_it_is"] | None = None
    importance: Importance | None = None
    by_when: When | None = None
    status: Literal["open", "achieved", "on_hold", "not_achieved", "abandoned"] = "open"
    status_words: str = ""
    """What was said of how it went: what helped, or what got in the way."""
    own_ideas: str = ""
    ways: tuple[SomeoneNamed, ...] = ()
    """Support chosen from what there is, or thought of by the person: its name, what it is, how to reach it."""
    hard_to_get: str = ""
    """What could stop the person from getting that support."""
    extra_support: tuple[str, ...] = ()
    """`link_worker`, `health_trainer`, `advocate`, `translator`, or own words."""
    unmet: str = ""
    """A need that cannot be met at present, recorded as such (handbook 5.3.2)."""
    actions: Annotated[tuple[Action, ...], in_order] = ()
