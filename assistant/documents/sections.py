"""The parts of a plan in the order people read them: what matters first, how the plan is looked after last."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from assistant.clean_text import clean
from assistant.documents.goals import goal_entries
from assistant.documents.paper import Entry, Section
from assistant.documents.reading import numbered
from assistant.documents.telling import Labels, Telling

Part = tuple[str, Iterable[Entry]]
"""A title and what belongs below it."""


def sections(telling: Telling) -> list[Section]:
    """The plan's parts that hold something, in the order people read them, with nothing in them that could act."""
    return with_words(every_section(telling))


def every_section(telling: Telling) -> list[Section]:
    """All parts that this plan could have, with an entry for each thing that was not said as well."""
    parts = (_my_life(telling), _what_we_do(telling), _harder_times(telling), _around_the_plan(telling))
    return cleaned(part for some in parts for part in some)


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


def _my_life(telling: Telling) -> Iterator[Part]:
    yield _group(telling, "matters")
    yield _group(telling, "brought")
    yield _group(telling, "living_well")
    yield telling.heading("areas"), _areas(telling)
    yield telling.heading("around"), _around(telling)
    yield _group(telling, "story")
    yield telling.heading("views"), (*telling.told(telling.labels("views")), *telling.others_elsewhere())


def _what_we_do(telling: Telling) -> Iterator[Part]:
    for title, number in numbered(telling.words("listed.goal"), telling.plan.goals):
        yield title, goal_entries(telling, number)
    yield telling.heading("arrangements"), _arrangements(telling)


def _harder_times(telling: Telling) -> Iterator[Part]:
    situations, risks = "ahead.situations.situation", "ahead.risks.wish"
    yield telling.heading("harder_days"), _harder_days(telling)
    yield telling.heading("situations"), telling.listed("situation", situations, telling.labels("situation"))
    yield _group(telling, "crisis")
    yield _group(telling, "future")
    yield _group(telling, "transition")
    yield telling.heading("risks"), telling.listed("wish", risks, telling.labels("risk"))


def _around_the_plan(telling: Telling) -> Iterator[Part]:
    for group in ("budget", "other_plans", "carer", "about_me", "consent"):
        yield _group(telling, group)
    yield telling.heading("thoughts"), (Entry("", thought) for thought in telling.plan.thoughts)
    yield telling.heading("sharing"), _sharing(telling)
    yield telling.heading("agreements"), _agreements(telling)
    yield telling.heading("review"), (*telling.told(telling.labels("review")), _left(telling))
    yield _group(telling, "reviewed")


def _group(telling: Telling, name: str) -> Part:
    return telling.heading(name), telling.told(telling.labels(name))


def _areas(telling: Telling) -> Iterator[Entry]:
    areas = telling.words.part("areas")
    for name, label in areas.items():
        yield from telling.told({f"areas.{name}.words": label})
        yield from telling.told({f"areas.{name}.easier": telling.words("area_easier")}, of=label)
    yield Entry(telling.words("also_on_my_mind"), _on_mind(telling.plan.areas, areas))


def _around(telling: Telling) -> Iterator[Entry]:
    labels = telling.labels("around")
    yield from telling.told(labels)
    yield Entry(telling.words("also_on_my_mind"), _on_mind(telling.plan.around, _names(labels)))


def _arrangements(telling: Telling) -> Iterator[Entry]:
    labels = telling.labels("daily_care")
    yield from telling.listed("help", "arrangements.support.what", telling.labels("support"))
    yield from telling.told(labels)
    yield Entry(telling.words("still_to_talk_about"), _on_mind(telling.plan.arrangements, _names(labels)))


def _on_mind(part: Any, names: Mapping[str, str]) -> str:
    """What a light look found and nothing was said to, in the order of the names."""
    silent = [name for name, how in part.look.items() if how != "fine" and not getattr(part, name, None)]
    return named(silent, names)


def named(chosen: Container[str], names: Mapping[str, str]) -> str:
    """What the chosen ones are called, in a row: `my body, having a say`."""
    return ", ".join(label[:1].lower() + label[1:] for name, label in names.items() if name in chosen)


def _names(places: Labels) -> dict[str, str]:
    return {place.rpartition(".")[2]: label for place, label in places.items()}


def _harder_days(telling: Telling) -> Iterator[Entry]:
    yield from telling.told(telling.labels("harder_days"))
    for colour, label in telling.words.part("signals").items():
        signal = {f"ahead.{colour}.{name}": called for name, called in telling.words.part("signal").items()}
        yield from telling.told(signal, of=label)
    yield from telling.told(telling.labels("who_to_turn_to"))


def _sharing(telling: Telling) -> Iterator[Entry]:
    yield from telling.told(telling.labels("sharing"))
    yield from telling.listed("limit", "sharing.limits.who", telling.labels("limit"))
    yield from telling.told(telling.labels("kept_back"))


def _agreements(telling: Telling) -> Iterator[Entry]:
    yield from telling.told(telling.labels("agreements"))
    if telling.plan.agreements.person is not None:
        yield Entry("", telling.words("no_contract"))


def _left(telling: Telling) -> Entry:
    """The questions that were left with "not today", by what they are about."""
    words = telling.words
    stages = {path.partition("/")[0] for path in telling.plan.not_today}
    known = ", ".join(called for stage, called in words.part("stages").items() if stage in stages)
    questions = words("left.known", stages=known) if known else words("left.some")
    return Entry(words("left.label"), questions if stages else "")
