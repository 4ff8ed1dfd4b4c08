"""A plan told in words: each place as it is said, under a label, with what others said to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.content import Content
from assistant.documents.paper import Entry
from assistant.documents.reading import numbered, value_at
from assistant.documents.said import in_words
from assistant.documents.wording import Words, document_words
from assistant.plan.model import Plan, SaidToo

Labels = Mapping[str, str]
"""For each place its label, in the order in which they are told."""


class Telling:
    """Tells places of one plan, in the words of documents."""

    def __init__(self, plan: Plan, words: Words) -> None:
        self.plan, self.words = plan, words

    def labels(self, group: str) -> Labels:
        """The places of a group, such as `crisis`, with their labels."""
        return self.words.part(f"labels.{group}")

    def heading(self, name: str) -> str:
        """What a part of the plan is called."""
        return self.words(f"headings.{name}")

    def at(self, place: str, items: tuple[int, ...] = ()) -> Any:
        """What a place holds, in the items with these numbers; None where there is no such part."""
        return value_at(self.plan, place, items)

    def said(self, place: str, items: tuple[int, ...] = ()) -> str:
        """What a place holds, in plain English; empty where there is nothing to say."""
        return self.in_words(place, self.at(place, items))

    def in_words(self, place: str, value: Any) -> str:
        """A value as it is said in this place; empty where it needs no words."""
        return in_words(self.words, place, value)

    def told(
        self, labels: Labels, items: tuple[int, ...] = (), of: str = "", read: Mapping[str, str] | None = None
    ) -> Iterator[Entry]:
        """An entry for each place, and what others said to it; `read` has the words of places that are read otherwise.

        A label may be empty.
        """
        for place, label in labels.items():
            words = read.get(place) if read else None
            yield Entry(label, self.said(place, items) if words is None else words, of)
            for other in self.plan.said_too:
                if other.place == place and (other.items or (1,) * len(items)) == items:
                    yield self._also_said(other, label, of)

    def listed(self, kind: str, head: str, labels: Labels) -> Iterator[Entry]:
        """Each item of a list: its head, and what is told of it; `kind` is what such an item is called."""
        for label, number in numbered(self.words(f"listed.{kind}"), self.at(head.rpartition(".")[0])):
            yield from self.told({head: label}, (number,))
            yield from self.told(labels, (number,), label)

    def others_elsewhere(self) -> Iterator[Entry]:
        """What others said to places that have no line of their own."""
        no_line = self.words.part("no_line")
        for other in self.plan.said_too:
            about = next((label for place, label in no_line.items() if other.place.startswith(place)), "")
            if about or (other.items and self.at(other.place, other.items) is None):
                yield self._also_said(other, about or no_line["other"], "")

    def _also_said(self, other: SaidToo, label: str, of: str) -> Entry:
        ways = self.words.part("sees_it")
        sees_it, words = ways.get(other.by, ways["other"]), self.in_words(other.place, other.words)
        return Entry(f"{label}, {sees_it}", words, of) if of else Entry(sees_it[:1].upper() + sees_it[1:], words, label)


def telling(plan: Plan, content: Content) -> Telling:
    """Tells a plan in the words that ship, or a service's own; raises ContentFault where those do not hold together."""
    return Telling(plan, document_words(content, "plan"))
