"""A person as small as one may be, as the text of a file, for tests that spoil it in one place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import get_args

from assistant.plain_yaml import read_yaml
from assistant.practice.person import SAYINGS, Area, Person
from assistant.practice.person_file import read_person

FILE = "ann.yaml"
_KINDS = ("matters", "good_day", "strength", "worry", "wish", "unmet")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _lines() -> Iterator[str]:
    yield from ("person: ann", "name: Ann", "age: 70", "in_short: She grows leeks.", "about: Ann is seventy.")
    yield from ("mood: calm", "level: 2", "talks: plainly", "closes_after: 2", "warms_after: 2")
    wordings = (f"Wording {chr(97 + number // 26)}{chr(97 + number % 26)} of Ann." for number in count())
    yield "facts:"
    for place, name in enumerate(_NUMBERS):
        yield f"  {name}:"
        yield f"    area: {get_args(Area)[place % 9]}"
        if place < len(_KINDS):
            yield f"    kind: {_KINDS[place]}"
        yield f"    topics: [{name} leeks, {name} beans, {name} peas]"
        yield f"    guarded: {place % 3 + 1}"
        yield from () if place % 3 == 0 else ("    opens: {listening: 2}",)
        yield f"    fact: Fact {name}"
        for key in ("short", "first", "more", "again", "holds_back"):
            yield f"    {key}: {next(wordings)}"
    yield "says:"
    for key, saying in SAYINGS.items():
        yield f"  {key}:"
        yield from (f"    - {next(wordings)}" for _ in range(saying.at_least))
    for key in ("upsets", "refuses"):
        yield from (f"{key}:", "  rain:", f"    words: [rain {key}]", "    says:")
        yield from (f"      - {next(wordings)}" for _ in range(2))
    yield from ("goal:", "  goal: Leeks", "  need: Slugs", "  by_when: May", "  importance: 2")
    yield from ("  topics: [leek, show, win]", "  grows_from: [one]", "  not_yet:")
    yield from (f"    - {next(wordings)}" for _ in range(2))
    yield from (f"  {key}: {next(wordings)}" for key in ("first", "more", "again"))
    yield "  steps:"
    for step in ("dig", "sow"):
        yield from (f"    {step}:", f"      step: {step} a bed", "      when: Monday", f"      topics: [{step}, bed]")
        yield from ("      sure: {before: 4, after: 7}", "      helped_by: [spade]")
        yield from (f"      {key}: {next(wordings)}" for key in ("first", "again", "doubts", "helps", "now_sure"))
    yield from ("ahead:", *_several("offered", wordings), *_several("early_signs", wordings))
    for key in ("pushed", "triggers", "helps", "avoid", "who", "wishes"):
        yield f"  {key}: {next(wordings)}"
    yield "agreeing:"
    yield from (f"  {key}: {next(wordings)}" for key in ("agrees", "may_see", "keep_from", "review"))


def _several(key: str, wordings: Iterator[str]) -> list[str]:
    return [f"  {key}:", *(f"    - {next(wordings)}" for _ in range(2))]


SMALL = "\n".join(_lines()) + "\n"


def read(text: str, file: str = FILE) -> tuple[Person, list[tuple[int, str]]]:
    """The person of a text, and line and message of every fault."""
    block, faults = read_yaml(text, file)
    person, found = read_person(block, file)
    assert {fault.file for fault in found} <= {file}
    return person, [(fault.line, fault.message) for fault in (*faults, *found)]


def line_of(words: str, text: str = SMALL) -> int:
    """The line, counted from 1, on which these words stand; they stand on no other."""
    [found] = [number for number, line in enumerate(text.split("\n"), 1) if words in line]
    return found
