"""The parts of a plan in the order people read them: what matters first, how the plan is looked after last."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from assistant.clean_text import clean
from assistant.documents import labels
from assistant.documents.goals import goal_entries
from assistant.documents.paper import Entry, Section
from assistant.documents.reading import listed, numbered, others_elsewhere, told
from assistant.plan.model import Plan

LISTED = ("My goal", "Step", "Help", "Situation", "My wish", "May see some of it")
"""What is numbered where there are several."""
NO_CONTRACT = "This plan is not a contract. It can be changed at any time."

Part = tuple[str, Iterable[Entry]]
"""A title and what belongs below it."""


def sections(plan: Plan) -> list[Section]:
    """The plan's parts that hold something, in the order people read them, with nothing in them that could act."""
    return with_words(every_section(plan))


def every_section(plan: Plan) -> list[Section]:
    """All parts that this plan could have, with an entry for each thing that was not said as well."""
    return cleaned((*_my_life(plan), *_what_we_do(plan), *_harder_times(plan), *_around_the_plan(plan)))


def cleaned(parts: Iterable[Part]) -> list[Section]:
    """Titles and entries as sections, with nothing in them that could act."""
    return [
        Section(title, tuple(entry._replace(words=clean(entry.words).strip()) for entry in entries))
        for title, entries in parts
    ]


def with_words(every: Iterable[Section]) -> list[Section]:
    """Only what holds words: no empty entries, and no section without any."""
    found = [Section(one.title, tuple(entry for entry in one.entries if entry.words)) for one in every]
    return [section for section in found if section.entries]


def _my_life(plan: Plan) -> Iterator[Part]:
    yield "What matters to me", told(plan, labels.MATTERS)
    yield "What I bring to the talk", told(plan, labels.BROUGHT)
    yield "How I live well", told(plan, labels.LIVING_WELL)
    yield "My life at the moment", _areas(plan)
    yield "Life around my health", _around(plan)
    yield "What the professional prepared, in their words", told(plan, labels.STORY)
    yield "How each of us sees it", (*told(plan, labels.VIEWS), *others_elsewhere(plan))


def _what_we_do(plan: Plan) -> Iterator[Part]:
    for title, number in numbered("My goal", plan.goals):
        yield title, goal_entries(plan, number)
    yield "Help and daily care", _arrangements(plan)


def _harder_times(plan: Plan) -> Iterator[Part]:
    yield "When things get harder", _harder_days(plan)
    yield "If something happens", listed(plan, "Situation", "ahead.situations.situation", labels.SITUATION)
    yield "In a crisis", told(plan, labels.CRISIS)
    yield "If I became very ill, or could not decide", told(plan, labels.FUTURE)
    yield "A change in my life", told(plan, labels.TRANSITION)
    yield "Risks we talked through", listed(plan, "My wish", "ahead.risks.wish", labels.RISK)


def _around_the_plan(plan: Plan) -> Iterator[Part]:
    yield "My budget for care", told(plan, labels.BUDGET)
    yield "Other plans", told(plan, labels.OTHER_PLANS)
    yield "My carer, in their own words", told(plan, labels.CARER)
    yield "About me and the people with me", told(plan, labels.ABOUT_ME)
    yield "Taking part, and who decides", told(plan, labels.CONSENT)
    yield "Thoughts to keep", (Entry("", thought) for thought in plan.thoughts)
    yield "Who may see this plan", _sharing(plan)
    yield "What we agreed", _agreements(plan)
    yield "When we look at it again", (*told(plan, labels.REVIEW), _left(plan))
    yield "What we found when we looked again", told(plan, labels.REVIEWED)


def _areas(plan: Plan) -> Iterator[Entry]:
    for name, label in labels.AREAS.items():
        yield from told(plan, {f"areas.{name}.words": label})
        yield from told(plan, {f"areas.{name}.easier": "What would help"}, of=label)
    yield Entry("Also on my mind", _on_mind(plan.areas, labels.AREAS))


def _around(plan: Plan) -> Iterator[Entry]:
    yield from told(plan, labels.AROUND)
    yield Entry("Also on my mind", _on_mind(plan.around, _names(labels.AROUND)))


def _arrangements(plan: Plan) -> Iterator[Entry]:
    yield from listed(plan, "Help", "arrangements.support.what", labels.SUPPORT)
    yield from told(plan, labels.DAILY_CARE)
    yield Entry("Still to talk about", _on_mind(plan.arrangements, _names(labels.DAILY_CARE)))


def _on_mind(part: Any, names: Mapping[str, str]) -> str:
    """What a light look found and nothing was said to, in the order of the names."""
    silent = [name for name, how in part.look.items() if how != "fine" and not getattr(part, name, None)]
    return named(silent, names)


def named(chosen: Container[str], names: Mapping[str, str]) -> str:
    """What the chosen ones are called, in a row: `my body, having a say`."""
    return ", ".join(label[:1].lower() + label[1:] for name, label in names.items() if name in chosen)


def _names(places: Mapping[str, str]) -> dict[str, str]:
    return {place.rpartition(".")[2]: label for place, label in places.items()}


def _harder_days(plan: Plan) -> Iterator[Entry]:
    yield from told(plan, labels.HARDER_DAYS)
    for colour, label in labels.SIGNALS.items():
        signal = {f"ahead.{colour}.{name}": called for name, called in labels.SIGNAL.items()}
        yield from told(plan, signal, of=label)
    yield from told(plan, labels.WHO_TO_TURN_TO)


def _sharing(plan: Plan) -> Iterator[Entry]:
    yield from told(plan, labels.SHARING)
    yield from listed(plan, "May see some of it", "sharing.limits.who", labels.LIMIT)
    yield from told(plan, labels.KEPT_BACK)


def _agreements(plan: Plan) -> Iterator[Entry]:
    yield from told(plan, labels.AGREEMENTS)
    if plan.agreements.person is not None:
        yield Entry("", NO_CONTRACT)


def _left(plan: Plan) -> Entry:
    stages = {path.partition("/")[0] for path in plan.not_today}
    known = ", ".join(words for stage, words in labels.STAGES.items() if stage in stages)
    questions = f"some questions ({known})" if known else "some questions"
    return Entry("Left for another day", questions if stages else "")
