"""What people need and cannot get, and what they say of their care: counted over many plans, nobody to be known by it.

Only numbers are shown, of places that hold words and of options that were chosen; never words. Each is shown as one
of the ranges "fewer than 5", "5 to 9", "10 to 14" and so on, that of the plans counted as well, and there is no total
of several lines. So no line can be worked out from the others: whatever is shown, a line with fewer than 5 may be any
number from 0 to 4. Exact numbers would not do: of 20 plans 18 that are one way leave 2 that are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.clean_text import clean
from assistant.days import day_written
from assistant.documents.case import AllPlans
from assistant.documents.paper import Entry, Paper, Section
from assistant.documents.wording import Words
from assistant.plan.model import Plan
from assistant.plan.parts import Dated

FEWEST = 5
"""The smallest number of plans that is shown."""
_PARTS = ("missing", "extra_help", "around", "areas", "going", "feedback")
_ON_MY_MIND = ("on_my_mind", "talk")


def unmet_needs(all_plans: AllPlans) -> Paper:
    """The numbers as a paper; with fewer than 5 plans it says only that there are too few."""
    words = all_plans.words("unmet_needs")
    plans = [plan for _, plan in all_plans.plans if plan != Plan()]
    sections = (_about(words, all_plans, len(plans)), *_counted(words, plans)) if len(plans) >= FEWEST else ()
    return Paper(title=clean(words("title")), sections=sections, empty=clean(words("too_few")))


def _about(words: Words, all_plans: AllPlans, count: int) -> Section:
    entries = (
        Entry(words("about.plans"), _range(words, count)),
        Entry(words("about.made"), day_written(all_plans.made.date())),
        Entry(words("about.how_label"), words("about.how")),
        Entry(words("about.not_counted_label"), words("about.not_counted")),
    )
    return Section(words("about.title"), entries)


def _counted(words: Words, plans: Sequence[Plan]) -> Iterator[Section]:
    nothing = frozenset(words.part("nothing").values())
    for part in _PARTS:
        written = _told(words.part(f"{part}.written"))
        chosen = _told(words.part(f"{part}.chosen"))
        counts = (
            *((label, sum(_has_words(plan, place, nothing) for plan in plans)) for place, label in written),
            *((label, sum(_has_chosen(plan, place) for plan in plans)) for place, label in chosen),
        )
        if counts:
            entries = tuple(Entry(clean(label), _range(words, count)) for label, count in counts)
            yield Section(clean(words(f"{part}.title")), entries)


def _told(labels: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(place, label) for place, label in labels.items() if label]


def _range(words: Words, count: int) -> str:
    low = count - count % FEWEST
    return words("range", low=f"{low:,}", high=f"{low + FEWEST - 1:,}") if low else words("few")


def _has_words(plan: Plan, place: str, nothing: frozenset[str]) -> bool:
    """Whether words stand in a place, in any item, other than those that say there is nothing."""
    texts = (str(value).strip().casefold().rstrip(".!") for value in _values(plan, place.split(".")))
    return any(text and text not in nothing for text in texts)


def _has_chosen(plan: Plan, place: str) -> bool:
    """Whether an option was chosen, in any item: `goals.extra_support.link_worker`, or a row of a light look."""
    *way, option = place.split(".")
    return any(_is(value, option) for value in _values(plan, way))


def _is(value: Any, option: str) -> bool:
    match value:
        case dict():
            return value.get(option) in _ON_MY_MIND
        case tuple():
            return option in value
        case Dated():
            return value.answer == option
    return bool(value == option)


def _values(found: Any, names: Sequence[str]) -> Iterator[Any]:
    """What a place holds, in every item; nothing where there is no such part."""
    if not names:
        yield found
    elif isinstance(found, tuple):
        for item in found:
            yield from _values(item, names)
    elif (inner := getattr(found, names[0], None)) is not None:
        yield from _values(inner, names[1:])
