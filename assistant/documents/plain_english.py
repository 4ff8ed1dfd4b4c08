"""The plan in plain English, as the person keeps it: first person, own words, no empty headings."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from assistant.clean_text import clean
from assistant.plan.model import (
    AREAS,
    Action,
    Areas,
    Confidence,
    Dated,
    Goal,
    Importance,
    Plan,
    PlanningAhead,
    Signal,
    SomeoneNamed,
    When,
)
from assistant.plan.naming import plan_name

_AREA_NAMES = {
    "physical": "My body",
    "emotional": "My feelings",
    "personal": "What gives my life meaning",
    "social_support": "People and practical help",
    "information": "Knowing and being told",
    "control": "Having a say",
    "out_of_hours": "Nights and weekends",
    "living_with_illness": "Everyday life with illness",
    "after_care": "Afterwards",
}
_WORDS = {
    "the_person": "me",
    "carer": "my carer",
    "professional": "a professional",
    "once": "once",
    "every_day": "every day",
    "every_week": "every week",
    "soon": "soon",
    "no_date": "no day set",
    "not_sure_yet": "not sure yet",
    "family": "my family",
    "gp_surgery": "my GP surgery",
    "hospital": "the hospital team",
    "social_care": "social care",
    "voluntary_group": "a voluntary group",
    "nobody": "nobody else",
    "agrees": "yes, agreed",
    "mostly": "agreed to most of it",
    "not_yet": "not agreed yet",
    "no_carer": "there is no carer",
    "not_sure": "not sure",
    "fairly_sure": "fairly sure",
    "very_sure": "very sure",
    "most": "most important",
    "quite": "quite important",
    "less": "would be nice",
}
# Where own words are taken too, only the options of that question are put in other words.
_WHO = ("the_person", "carer", "professional")
_HOW_OFTEN = ("once", "every_day", "every_week")
_MAY_SEE = ("family", "carer", "gp_surgery", "hospital", "social_care", "voluntary_group", "nobody")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its entries; an entry is a label (or none) and words."""

    title: str
    entries: tuple[tuple[str, str], ...]


def sections(plan: Plan) -> list[Section]:
    """The plan's parts that hold something, in the order people read them."""
    parts = (
        ("What matters to me", _what_matters(plan)),
        ("My life at the moment", _areas(plan.areas)),
        *((_goal_title(number, plan), _goal(goal)) for number, goal in enumerate(plan.goals, 1)),
        ("When things get harder", _ahead(plan.ahead)),
        ("In a crisis", _crisis(plan.ahead)),
        ("If I became very ill, or could not decide", _future(plan.ahead)),
        ("Thoughts to keep", (("", thought) for thought in plan.thoughts)),
        ("Who may see this plan", _sharing(plan)),
        ("About this talk", _taking_part(plan)),
        ("What we agreed", _agreements(plan)),
        ("When we look at it again", _review(plan)),
    )
    found = [Section(title, tuple((label, words) for label, words in entries if words)) for title, entries in parts]
    return [section for section in found if section.entries]


def plain_english(plan: Plan, width: int = 80) -> list[str]:
    """The plan as lines of plain text, none wider than `width`."""
    lines = [*_wrapped(title(plan), width, ""), ""]
    nothing_yet = len(lines)
    for section in sections(plan):
        lines += [*_wrapped(section.title.upper(), width, ""), ""]
        for label, words in section.entries:
            lines += _entry(label, words, width)
        lines.append("")
    if len(lines) == nothing_yet:
        lines += _wrapped("Nothing is written in this plan yet.", width, "")
    while lines and not lines[-1]:
        lines.pop()
    return lines


def title(plan: Plan) -> str:
    """What the plan is called: `Mary's plan`."""
    return plan_name(plan.person.name)


def _entry(label: str, words: str, width: int) -> list[str]:
    text = clean(words)
    if not label:
        return _wrapped(text, width, "")
    if "\n" not in text and len(label) + len(text) + 2 <= width:
        return [f"{label}: {text}"]
    return [f"{label}:", *_wrapped(text, width, "  ")]


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    lines: list[str] = []
    for line in text.split("\n"):
        lines += textwrap.wrap(line, width, initial_indent=indent, subsequent_indent=indent) or [""]
    return lines


def _what_matters(plan: Plan) -> Iterator[tuple[str, str]]:
    yield "Important to me", plan.what_matters.important
    yield "A good day", plan.what_matters.good_day
    yield "What I hope for", plan.what_matters.hopes
    yield "What I like doing, or do well", plan.what_matters.strengths
    yield "What has gone well", plan.what_matters.gone_well
    yield "What has gone less well", plan.what_matters.gone_less_well
    yield "How to speak with me", plan.person.spoken_with
    yield "Who is part of this", _people(plan.people_here)


def _areas(areas: Areas) -> Iterator[tuple[str, str]]:
    for name in AREAS:
        area = getattr(areas, name)
        if area is not None:
            yield _AREA_NAMES[name], area.words
            yield "What would help", area.easier
    on_mind = [_AREA_NAMES[name] for name in AREAS if areas.look.get(name) == "on_my_mind"]
    yield "Also on my mind", ", ".join(on_mind)


def _goal_title(number: int, plan: Plan) -> str:
    return f"My goal {number}" if len(plan.goals) > 1 else "My goal"


def _goal(goal: Goal) -> Iterator[tuple[str, str]]:
    yield "What I want", goal.goal
    yield "What I need, or what is hard", goal.need
    yield "This is about", "keeping things as they are" if goal.keeping == "keep_as_it_is" else ""
    yield "How much it matters", _importance(goal.importance)
    yield "Until" if goal.keeping == "keep_as_it_is" else "By", _when(goal.by_when)
    for number, action in enumerate(goal.actions, 1):
        yield from _action(action, f"Step {number}" if len(goal.actions) > 1 else "Step")


def _action(action: Action, label: str) -> Iterator[tuple[str, str]]:
    yield label, action.agreed
    # Another step than the first one thought of: who, how often and what hinders were said of the first.
    first = None if action.is_another else action
    yield "Who", _who(first) if first else ""
    often = _said(first.how_often, _HOW_OFTEN) if first else ""
    yield "When", ", ".join(part for part in (_when(action.agreed_when), often) if part)
    yield "What might get in the way", first.barrier if first else ""
    helps = (first.support if first else "", *(turn.more_help for turn in action.rounds))
    yield "What would help", "; ".join(part for part in helps if part)
    yield "How sure I feel", _confidence(action.confidence)
    yield "What would make me surer", action.lift


def _who(action: Action) -> str:
    return action.who_name or _said(action.who, _WHO)


def _ahead(ahead: PlanningAhead) -> Iterator[tuple[str, str]]:
    yield "What sets it off", ahead.triggers
    yield "First signs", ahead.early_signs
    yield "What helps", ahead.helps
    yield "What to avoid", ahead.avoid
    yield from _signal("Green, as usual", ahead.green)
    yield from _signal("Amber, getting harder", ahead.amber)
    yield from _signal("Red, help now", ahead.red)
    yield "Which service, and when", ahead.services
    yield "Please involve", _people(ahead.involve)
    yield "Please do not involve", _people(ahead.not_involve)


def _signal(label: str, signal: Signal | None) -> Iterator[tuple[str, str]]:
    if signal is not None:
        yield f"{label}, signs", signal.signs
        yield f"{label}, what to do", signal.do
        yield f"{label}, who to call", _people(signal.call)


def _crisis(ahead: PlanningAhead) -> Iterator[tuple[str, str]]:
    if ahead.crisis is not None:
        yield "How you can tell", ahead.crisis.signs
        yield "What helps me", ahead.crisis.help
        yield "Please do not", ahead.crisis.please_do_not
        yield "Who to call", _people(ahead.crisis.call)


def _future(ahead: PlanningAhead) -> Iterator[tuple[str, str]]:
    if ahead.future is not None:
        yield "What I would want", ahead.future.wishes
        yield "Papers I have, and where", ahead.future.documents
    if ahead.capacity is not None:
        yield "Who could speak for me", _people(ahead.capacity.who_speaks)
        yield "What they need to know", ahead.capacity.wishes


def _sharing(plan: Plan) -> Iterator[tuple[str, str]]:
    yield "May see it", ", ".join(_said(one, _MAY_SEE) for one in plan.sharing.may_see)
    yield "May not see it", _people(plan.sharing.may_not_see)


def _taking_part(plan: Plan) -> Iterator[tuple[str, str]]:
    if plan.taking_part is not None and plan.taking_part.answer != "yes_please":
        asked = "Not today" if plan.taking_part.answer == "not_today" else "No, thank you. My usual care goes on"
        yield "Would I like this talk", f"{asked} ({_day(plan.taking_part.on)})."


def _agreements(plan: Plan) -> Iterator[tuple[str, str]]:
    yield "Myself", _agreed(plan.agreements.person)
    yield "My carer", _agreed(plan.agreements.carer)
    yield "The professional", _agreed(plan.agreements.practitioner)
    yield "What we see differently", plan.agreements.differences
    if plan.agreements.person is not None:
        yield "", "This plan is not a contract. It can be changed at any time."


def _review(plan: Plan) -> Iterator[tuple[str, str]]:
    yield "On", _when(plan.review.on)
    yield "With", _people(plan.review.with_whom)


def _agreed(agreement: Dated | None) -> str:
    return f"{_said(agreement.answer)} ({_day(agreement.on)})" if agreement else ""


def _people(people: Iterable[SomeoneNamed]) -> str:
    return "\n".join(", ".join(part for part in (one.name, one.who, one.contact) if part) for one in people)


def _when(when: When | None) -> str:
    if when is None:
        return ""
    return _day(when.on) if when.on else when.said or _said(when.option)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _confidence(confidence: Confidence | None) -> str:
    if confidence is None:
        return ""
    if confidence.words:
        return _said(confidence.words)
    return f"{confidence.number} out of 10, where 10 is completely sure"


def _importance(importance: Importance | None) -> str:
    if importance is None:
        return ""
    if importance.words:
        return _said(importance.words)
    return f"{importance.number}, where 1 is the most important and 10 the least"


def _said(word: str, among: Collection[str] = _WORDS) -> str:
    return _WORDS[word] if word in among else word
