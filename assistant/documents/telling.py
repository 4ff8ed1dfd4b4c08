"""A plan told in words: each place as it is said, under a label, with what others said to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.documents import reading
from assistant.documents.paper import Entry
from assistant.documents.said import in_words
from assistant.documents.wording import Words
from assistant.plan.model import Plan


class Telling:
    """Tells places of one plan, in the words of documents."""

    def __init__(self, plan: Plan, words: Words) -> None:
        self.plan, self.words = plan, words

    def at(self, place: str, items: tuple[int, ...] = ()) -> Any:
        """What a place holds, in the items with these numbers; None where there is no such part."""
        return reading.value_at(self.plan, place, items)

    def said(self, place: str, items: tuple[int, ...] = ()) -> str:
        """What a place holds, in plain English; empty where there is nothing to say."""
        return self.in_words(place, self.at(place, items))

    def in_words(self, place: str, value: Any) -> str:
        """A value as it is said in this place; empty where it needs no words."""
        return in_words(place, value)

    def told(
        self,
        labels: Mapping[str, str],
        items: tuple[int, ...] = (),
        of: str = "",
        read: Mapping[str, str] | None = None,
    ) -> Iterator[Entry]:
        """An entry for each place with its label, and what others said to it.

        `read` has the words of places that are read otherwise.
        """
        return reading.told(self.plan, dict(labels), items, of, read)
