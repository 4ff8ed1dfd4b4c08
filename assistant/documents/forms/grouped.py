"""Which entries of a section stand together, and the lines and lists that their words are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from assistant.documents.paper import Entry

_MARK = "- "


@dataclass(frozen=True, slots=True)
class Group:
    """An entry with those that tell more of it, or one that stands alone."""

    title: str
    words: str
    parts: tuple[Entry, ...] = ()
    headed: bool = False
    """Whether its title is a heading: it has parts, or it follows such a group and does not belong to it."""


class Run(NamedTuple):
    """Lines that follow each other: paragraphs, or the points of one list without their marks."""

    points: bool
    lines: tuple[str, ...]


def grouped(entries: Iterable[Entry]) -> list[Group]:
    """The entries of a section as groups, in their order."""
    found: list[Group] = []
    for entry in entries:
        if not entry.of:
            found.append(Group(entry.label, entry.words))
            continue
        if not found or found[-1].title != entry.of:
            found.append(Group(entry.of, ""))
        found[-1] = replace(found[-1], parts=(*found[-1].parts, entry))
    return _headed(found)


def _headed(groups: Sequence[Group]) -> list[Group]:
    first = next((number for number, group in enumerate(groups) if group.parts), len(groups))
    return [replace(group, headed=number >= first and bool(group.title)) for number, group in enumerate(groups)]


def runs(words: str) -> Iterator[Run]:
    """The lines of some words that hold anything, those of a list together."""
    lines = (line for line in words.split("\n") if line.strip())
    for points, run in groupby(lines, key=lambda line: line.startswith(_MARK)):
        yield Run(points, tuple(line.removeprefix(_MARK) if points else line for line in run))
