"""Tells places of a plan as a clinical record does: in neutral words, each thing with who gave it, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from assistant.documents.case import Case
from assistant.documents.paper import Entry
from assistant.documents.reading import numbered
from assistant.documents.telling import Labels, Telling
from assistant.documents.wording import Words
from assistant.plan.parts import Dated
from assistant.plan.sources import Source

_LIKE_THE_PLAN = ("options", "scales", "sure", "times")
"""Words that the record has from the plan's own, with those of the record laid over them."""
_ITS_OWN = ("sees_it", "no_line")


class Given(NamedTuple):
    """Where a thing is given, when that is another place than the one it is told in."""

    place: str
    items: tuple[int, ...]


class Recorded:
    """Tells places of one plan, each with its source."""

    def __init__(self, case: Case) -> None:
        self.words = case.words("clinical")
        self.telling = Telling(case.plan, _record_words(case.words("plan"), self.words))
        self._sources = case.sources

    def labels(self, group: str) -> Labels:
        """The places of a group of the record, with their labels."""
        return self.words.part(f"labels.{group}")

    def group(self, name: str) -> Iterator[Entry]:
        """All places of a group."""
        return self.told(self.labels(name))

    def told(
        self,
        labels: Labels,
        items: tuple[int, ...] = (),
        of: str = "",
        read: Mapping[str, str] | None = None,
        given: Mapping[str, Given] | None = None,
        head: Given | None = None,
    ) -> Iterator[Entry]:
        """As `Telling.told`, with who gave the words; `given` has the places of those that are given elsewhere.

        What tells more of a `head` names its source where that is another than the head's.
        """
        of_head = self._source(*head) if head else None
        for place, label in labels.items():
            source = self._source(*(given or {}).get(place, Given(place, items)))
            words = (read or {}).get(place)
            if words is None:
                words = self._said(place, items, dated=source is None)
            own, *others = self.telling.told({place: label}, items, of, {place: words})
            same = source is not None and of_head is not None and (source.by, source.on) == (of_head.by, of_head.on)
            yield own if same else own._replace(words=self._with_source(own.words, source))
            yield from others

    def listed(self, kind: str, head: str, labels: Labels) -> Iterator[Entry]:
        """Each item of a list: its head, and what is told of it; `kind` is what such an item is called."""
        items = self.telling.at(head.rpartition(".")[0]) or ()
        for label, number in numbered(self.words(f"listed.{kind}"), items):
            yield from self.told({head: label}, (number,))
            yield from self.told(labels, (number,), label, head=Given(head, (number,)))

    def _said(self, place: str, items: tuple[int, ...], *, dated: bool) -> str:
        """What is said there; where the source gives the day, an answer that has one does not give it again."""
        value = self.telling.at(place, items)
        if isinstance(value, Dated) and not dated:
            return self.telling.in_words(place, value.answer)
        return self.telling.in_words(place, value)

    def _source(self, place: str, items: tuple[int, ...]) -> Source | None:
        """Where it comes from; of what was asked in several rounds the newest."""
        found = [one for one in self._sources if one.place == place and one.items[: len(items)] == items]
        return max(found, key=lambda one: one.items, default=None)

    def _with_source(self, words: str, source: Source | None) -> str:
        if not words or source is None:
            return words
        ways = self.words.part("source")
        by = source.by if source.by in ways else "other"
        # Below several lines it stands on its own: it is not only the last of them that it tells of.
        between = "\n" if "\n" in words else " "
        return f"{words}{between}{self.words(f'source.{by}', day=short_day(source.on))}"


def short_day(day: date) -> str:
    """A day in few letters: `3 May 2027`, `12 Nov 2026`."""
    return f"{day.day} {day:%b %Y}"


def _record_words(plan: Words, record: Words) -> Words:
    like_the_plan = {f"{part}.{name}": text for part in _LIKE_THE_PLAN for name, text in plan.part(part).items()}
    its_own = {
        f"{part}.{name}": text for part in (*_LIKE_THE_PLAN, *_ITS_OWN) for name, text in record.part(part).items()
    }
    return Words(like_the_plan | its_own)
