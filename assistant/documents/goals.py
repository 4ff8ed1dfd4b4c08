"""A goal as it is read: what the person wants, the ways there, and each step as it stands and as it went."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.documents.paper import Entry
from assistant.documents.reading import numbered
from assistant.documents.telling import Telling
from assistant.plan.goals import Action


def goal_entries(telling: Telling, number: int) -> Iterator[Entry]:
    """The goal with this number, counted from 1, and its steps."""
    goal = telling.plan.goals[number - 1]
    until = {"goals.by_when": telling.words("until")} if goal.keeping == "keep_as_it_is" else {}
    yield from telling.told({**telling.labels("goal"), **until}, (number,))
    for label, step in numbered(telling.words("listed.step"), goal.actions):
        action, items = goal.actions[step - 1], (number, step)
        yield from telling.told({"goals.actions.what": label}, items, read={"goals.actions.what": action.agreed})
        yield from telling.told(telling.labels("step"), items, label, as_it_stands(telling, action))


def as_it_stands(telling: Telling, action: Action) -> dict[str, str]:
    """What is said of a step as it stands, by place: who does it, when, how sure they are of it."""
    return _planned(telling, action) | _how_sure(telling, action)


def _planned(telling: Telling, action: Action) -> dict[str, str]:
    # Another step than the one first thought of: who, how often and what hinders were said of the first.
    first = Action() if action.is_another else action
    often = telling.in_words("goals.actions.how_often", first.how_often)
    return {
        "goals.actions.before": _step_before(action),
        "goals.actions.who": first.who_name or telling.in_words("goals.actions.who", first.who),
        "goals.actions.when": _both(telling.in_words("goals.actions.when", action.agreed_when), often),
        "goals.actions.barrier": first.barrier,
        "goals.actions.support": _both(first.support, *(turn.more_help for turn in action.rounds), by="; "),
    }


def _step_before(action: Action) -> str:
    """The step as it was before a review changed it; empty where none did."""
    before = action.changed(next=None).agreed
    return before if before != action.agreed else ""


def _how_sure(telling: Telling, action: Action) -> dict[str, str]:
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
        sure: telling.in_words(sure, asked.confidence),
        right: telling.in_words(right, asked.right_action),
        what_now: telling.in_words(what_now, left),
    }


def _both(*parts: str, by: str = ", ") -> str:
    return by.join(part for part in parts if part)
