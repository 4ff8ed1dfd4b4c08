"""What is said of a plan in a file: whose it is, from whom, and how much it holds, in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime

from assistant.clean_text import one_line
from assistant.content import Content
from assistant.days import day_written
from assistant.handing_over.packing import Pack, is_carers
from assistant.plan.naming import plan_name
from assistant.record import Giver, Record
from assistant.standing import standing

PARTS: Mapping[str, str] = {
    "person": "About the person",
    "taking_part": "Taking part in the talk",
    "consent": "Agreeing to the talk, and who decides",
    "people_here": "Who was there",
    "team": "Who helps",
    "preparing": "What was prepared",
    "professional": "What the professional prepared",
    "what_matters": "What matters",
    "living_well": "Living well",
    "areas": "Nine areas of life",
    "around": "People and help around",
    "views": "How others see it",
    "goals": "Goals and actions",
    "arrangements": "Help and daily care",
    "ahead": "When things get harder, and planning ahead",
    "budget": "A personal health budget",
    "joint": "A plan made together with others",
    "carer": "A carer's own words",
    "sharing": "Who may see the plan",
    "agreements": "What was agreed",
    "review": "When it is looked at again",
    "reviewed": "How it went",
}
_FROM: Mapping[Giver, str] = {
    "person": "the person whose plan it is",
    "carer": "a carer",
    "practitioner": "a practitioner",
    "peer": "a peer volunteer",
    "advocate": "an advocate",
}
_WORDS_OF: Mapping[Giver, str] = {**_FROM, "person": "the person"}


def titles(files: Content) -> dict[str, str]:
    """What each flow is called; one that cannot be read is passed over."""
    found = {}
    for file in files.names("flows"):
        block, faults = files.look("flows", file)
        if not faults:
            name = file.removesuffix(".yaml")
            found[name] = str(block.get("title", name))
    return found


def pack_title(pack: Pack) -> str:
    """Whose plan, or whose talk, the file holds."""
    return "A carer's own talk" if is_carers(pack.record) else whose(pack.of)


def pack_lines(pack: Pack, called: Mapping[str, str]) -> list[str]:
    """What the file holds, line by line; `called` has the titles of the flows."""
    lines = [f"From: {_FROM[pack.by]}. The file itself says so, and nobody has checked it."]
    lines.append(f"Packed: {_said(pack.made)}")
    if pack.parts:
        lines.append(f"Only some parts were shared: {', '.join(part_words(part) for part in pack.parts)}.")
    talks = {(talk.flow, talk.started): None for talk in pack.record.talks}
    lines += [f"Talk: {called.get(flow, 'another kind of talk')}, begun on {_day(begun)}" for flow, begun in talks]
    return [*lines, *_counted(pack.record)]


def part_words(part: str) -> str:
    """A part of the plan in words; for a place in one, the part and the name of the place."""
    name, _, place = part.partition(".")
    words = PARTS.get(name, name)
    return f"{words} ({place.replace('.', ', ').replace('_', ' ')})" if place else words


def answer_lines(record: Record) -> list[str]:
    """How many answers stand in each part of the plan."""
    counts = Counter(place.partition(".")[0] for place, _ in standing(record.talks))
    order = [part for part in PARTS if part in counts]
    return [f"  {PARTS[part]}: {many(counts[part], 'answer')}" for part in order]


def _counted(record: Record) -> Iterator[str]:
    yield from answer_lines(record) or ["  No answers yet."]
    said = Counter(found.answer.given_by for found in standing(record.talks).values())
    if said:
        yield f"Whose words: {', '.join(f'{count} of {_WORDS_OF[giver]}' for giver, count in said.most_common())}."
    kept = (
        (len(record.thoughts), "thought"),
        (len(record.diary), "line", " of a diary"),
        (len(record.versions), "version", " of the plan as it was"),
    )
    for count, *words in kept:
        if count:
            yield f"It also holds {many(count, *words)}."


def many(count: int, one: str, more: str = "") -> str:
    """A number of things: `1 answer`, `3 lines of a diary`."""
    return f"{count} {one}{'' if count == 1 else 's'}{more}"


def whose(name: str) -> str:
    """Whose plan it is, or that nobody is named in it."""
    return one_line(plan_name(name), 60) if name else "A plan without a name"


def _said(at: datetime) -> str:
    return f"{_day(at)}, {at.astimezone():%H:%M}"


def _day(at: datetime) -> str:
    local = at.astimezone()
    return day_written(local)
