"""A goal as it is read: what the person wants, the ways there, and each step as it stands and as it went."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.documents import labels
from assistant.documents.paper import Entry
from assistant.documents.reading import numbered, told
from assistant.documents.said import in_words
from assistant.plan.goals import Action
from assistant.plan.model import Plan


def goal_entries(plan: Plan, number: int) -> Iterator[Entry]:
    """The goal with this number, counted from 1, and its steps."""
    goal = plan.goals[number - 1]
    until = {"goals.by_when": "Until"} if goal.keeping == "keep_as_it_is" else {}
    yield from told(plan, labels.GOAL | until, (number,))
    for label, step in numbered("Step", goal.actions):
        action, items = goal.actions[step - 1], (number, step)
        yield from told(plan, {"goals.actions.what": label}, items, read={"goals.actions.what": action.agreed})
        yield from told(plan, labels.STEP, items, label, _planned(action) | _how_sure(action))


def _planned(action: Action) -> dict[str, str]:
    # Another step than the one first thought of: who, how often and what hinders were said of the first.
    first = Action() if action.is_another else action
    often = in_words("goals.actions.how_often", first.how_often)
    return {
        "goals.actions.before": _step_before(action),
        "goals.actions.who": first.who_name or in_words("goals.actions.who", first.who),
        "goals.actions.when": _both(in_words("goals.actions.when", action.agreed_when), often),
        "goals.actions.barrier": first.barrier,
        "goals.actions.support": _both(first.support, *(turn.more_help for turn in action.rounds), by="; "),
    }


def _step_before(action: Action) -> str:
    """The step as it was before a review changed it; empty where none did."""
    before = action.model_copy(update={"next": None}).agreed
    return before if before != action.agreed else ""


def _how_sure(action: Action) -> dict[str, str]:
    """How sure the person is of the step as it stands; of a step that was changed nobody asked."""
    last = action.rounds[-1] if action.rounds else None
    asked = last if last is not None and not last.new_step and not _step_before(action) else None
    sure = "goals.actions.rounds.confidence"
    right = "goals.actions.rounds.right_action"
    what_now = "goals.actions.rounds.what_now"
    if asked is None:
        return dict.fromkeys((sure, right, what_now), "")
    left = asked.what_now if asked.what_now == "leave_it" else None
    return {
        sure: in_words(sure, asked.confidence),
        right: in_words(right, asked.right_action),
        what_now: in_words(what_now, left),
    }


def _both(*parts: str, by: str = ", ") -> str:
    return by.join(part for part in parts if part)
