"""What changed from one version of a plan to another, in plain English, drawn from the sections people read."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple, TypeVar

from assistant.clean_text import clean
from assistant.documents.forms.text import section_lines
from assistant.documents.paper import Entry, Section
from assistant.documents.sections import every_section
from assistant.documents.telling import Telling
from assistant.documents.wording import Words
from assistant.plan.model import Plan

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is new (`before` is empty), that is gone (`now` is empty), or that changed.

    Where `before` and `now` are the same, it only says which goal or step the changes next to it are about.
    """

    section: str
    of: str
    """The label of the entry that it tells more of, such as `Step 2`; mostly empty."""
    label: str
    before: str
    now: str
    came_with: Literal["section", "entry"] | None = None
    """What is new, or gone, as a whole: all of the section, or the entry with all that tells more of it."""


class _Key(NamedTuple):
    """What makes two entries the same one; words without a label are themselves."""

    section: str
    of: str
    label: str
    words: str = ""

    @property
    def head(self) -> tuple[str, str, str]:
        return self.section, self.of or self.label, self.words

    def about(self, words: Words) -> Iterator[_Key]:
        """What has to be read first, to know which goal or step this belongs to."""
        if _is_listed(self.section, words):
            yield _Key(self.section, "", words("labels.goal.goals.goal"))
        if _is_listed(self.of, words):
            yield _Key(self.section, "", self.of)


_Entries = dict[_Key, str]


def changes(before: Telling, after: Telling) -> list[Change]:
    """All that differs in the words of two versions, in the order people read them; goals go by their number."""
    # Even what was not said has its place: so the order is that of a whole plan.
    was, is_now, words = every_section(before), every_section(after), after.words
    several = _several([*was, *is_now], words)
    # In a plan the name stands in the title alone.
    name = _Key(words("changed.name"), "", words("changed.called"))
    old = {name: _called(before.plan), **_entries(was, several, words)}
    new = {name: _called(after.plan), **_entries(is_now, several, words)}
    changed = [key for key in {**old, **new} if old.get(key, "") != new.get(key, "")]
    shown = {*changed, *(about for key in changed for about in key.about(words) if old.get(about) and new.get(about))}
    return [
        Change(key.section, key.of, key.label, old.get(key, ""), new.get(key, ""), _came_with(key, old, new))
        for key in _in_order(list(old), list(new))
        if key in shown
    ]


def changed_sections(found: Iterable[Change], words: Words) -> list[Section]:
    """Changes as sections: what is new or gone is marked so, what changed has its words before and now."""
    parts = [list(some) for _, some in groupby(found, key=lambda change: change.section)]
    return [
        Section(_title(some, words), tuple(entry for change in some for entry in _told(change, words)))
        for some in parts
    ]


def changed_lines(found: Iterable[Change], words: Words, width: int = 80) -> list[str]:
    """Changes as lines of plain text, none wider than `width`."""
    return section_lines(changed_sections(found, words), width) or [words("nothing_changed")]


def _called(plan: Plan) -> str:
    return clean(plan.person.name).strip()


def _several(parts: Iterable[Section], words: Words) -> set[str]:
    """Of what is numbered, all that there are several of in either version: there a lone one is the first."""
    shown = {label for part in parts for label in (part.title, *(entry.label for entry in part.entries))}
    return {name for name in words.part("listed").values() if f"{name} 2" in shown}


def _is_listed(label: str, words: Words) -> bool:
    return label.rstrip(" 0123456789") in words.part("listed").values()


def _entries(parts: Iterable[Section], several: set[str], words: Words) -> _Entries:
    found: _Entries = {}
    for part in parts:
        for entry in part.entries:
            section, of, label = (
                f"{name} 1" if name in several else name for name in (part.title, entry.of, entry.label)
            )
            key = _Key(section, of, label, "" if label else entry.words)
            same = found.get(key) if entry.label else None
            found[key] = f"{same}\n{entry.words}" if same else entry.words
    return {key: told for key, told in found.items() if told != words("no_contract")}


def _came_with(key: _Key, old: _Entries, new: _Entries) -> Literal["section", "entry"] | None:
    def is_in_both(same: Callable[[_Key], bool]) -> bool:
        return all(any(words and same(one) for one, words in some.items()) for some in (old, new))

    if not is_in_both(lambda one: one.section == key.section):
        return "section"
    return None if is_in_both(lambda one: one.head == key.head) else "entry"


def _in_order(old: list[_Key], new: list[_Key]) -> list[_Key]:
    """The keys of both, those of a section and those of an entry together."""
    titles = _places([key.section for key in old], [key.section for key in new])
    heads = _places([key.head for key in old], [key.head for key in new])
    keys = _places(old, new)
    return sorted(keys, key=lambda key: (titles[key.section], heads[key.head], keys[key]))


def _places(old: list[T], new: list[T]) -> dict[T, int]:
    """Where each of both lists stands when they become one: what is gone stays behind what it followed."""
    merged, at = list(dict.fromkeys(new)), 0
    for one in dict.fromkeys(old):
        if one in merged:
            at = merged.index(one) + 1
        else:
            merged.insert(at, one)
            at += 1
    return {one: place for place, one in enumerate(merged)}


def _mark(change: Change, words: Words) -> str:
    """How what did not change but came or went is marked as new or gone."""
    return words("changed.new") if change.now else words("changed.gone")


def _title(some: list[Change], words: Words) -> str:
    first = some[0]
    return first.section + (f" ({_mark(first, words)})" if first.came_with == "section" else "")


def _told(change: Change, words: Words) -> Iterator[Entry]:
    label, of, told = change.label, change.of, change.now or change.before
    mark = _mark(change, words)
    if change.before == change.now or change.came_with == "section":
        yield Entry(label, told, of)
    elif change.before and change.now:
        before, now = (
            words(f"changed.{when}_of" if of else f"changed.{when}", label=label) for when in ("before", "now")
        )
        yield Entry(before, change.before, of or label)
        yield Entry(now, change.now, of or label)
    elif change.came_with == "entry" and of:
        yield Entry(label, told, f"{of} ({mark})")
    else:
        yield Entry(f"{label} ({mark})" if label else mark.capitalize(), told, of)
