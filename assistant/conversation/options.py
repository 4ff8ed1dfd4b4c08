"""The directory of support: what there is, offered a few of different kinds at a time (handbook 5.2.6).

    options: Support in England
    kinds: {peer_support: People who live with the same, ...}
    services:
      - id: expert_patients
        kind: peer_support
        name: A self-management group
        what: Six meetings with others who live with a long-term condition.
        for: Anyone who wants to learn from others.
        how: You can ask for it yourself. Your GP surgery knows where.
        contact: 0123 456 789
        helps_with: [tired, pain, worry]     # words of a goal that bring it to the front
        checked: 2026-11-22

A service replaces the file with its own directory.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from assistant.days import day_written
from assistant.errors import Fault
from assistant.plain_yaml import Block
from assistant.record import Value
from assistant.suggestion import suggestion
from assistant.unchanging import fixed

AT_ONCE = 3
OTHERS = "others"
"""The option that asks for other support than is shown."""

_TEXTS = ("id", "kind", "name", "what", "for", "how", "contact", "checked")
_NEEDED = ("id", "kind", "name", "what", "how", "checked")
_TOP_KEYS = ("options", "kinds", "services")


@fixed
class Service:
    """Something that may help: what it is, for whom, and how to get it."""

    id: str
    kind: str
    name: str
    what: str
    suits: str
    how: str
    contact: str
    checked: str
    helps_with: tuple[str, ...] = ()

    @property
    def about(self) -> str:
        """All that is known of it, in a few sentences."""
        for_whom = f"For: {self.suits}" if self.suits else ""
        contact = f"Contact: {self.contact.rstrip('.')}." if self.contact else ""
        checked = f"Last checked: {day_written(date.fromisoformat(self.checked))}."
        return " ".join(part for part in (self.what, for_whom, self.how, contact, checked) if part)

    @property
    def as_someone(self) -> dict[str, str]:
        """As it stands in a plan, shaped like a person: name, what it is, how to reach it."""
        return {"name": self.name, "who": self.what, "contact": self.contact or self.how}


@fixed
class Directory:
    """What support there is, in the order of its file."""

    services: tuple[Service, ...] = ()

    def page(self, number: int, words: str) -> tuple[Service, ...]:
        """A few services of different kinds; those that help with one of the words come first."""
        left = sorted(self.services, key=lambda one: not _fits(one, words.casefold()))
        pages: list[tuple[Service, ...]] = []
        while left:
            kinds: dict[str, Service] = {}
            for one in left:
                if len(kinds) < AT_ONCE:
                    kinds.setdefault(one.kind, one)
            pages.append(tuple(kinds.values()))
            left = [one for one in left if one not in pages[-1]]
        return pages[number % len(pages)] if pages else ()

    def chosen(self, picked: list[str], before: list[dict[str, str]]) -> Value:
        """What was picked, by id or in own words, as it stands in a plan."""
        known = {one.id: one.as_someone for one in self.services}
        known |= {str(one.get("name")): one for one in before}
        return [known.get(one, {"name": one, "who": "", "contact": ""}) for one in picked]


def _fits(service: Service, words: str) -> bool:
    return any(re.search(rf"\b{re.escape(word.casefold())}", words) for word in service.helps_with)


def read_options(block: Block, file: str) -> tuple[Directory, list[Fault]]:
    """The directory of a file, and every fault of it."""
    faults: list[Fault] = []

    def note(line: int, message: str) -> None:
        faults.append(Fault(file, line, message))

    for key in block:
        if key not in _TOP_KEYS:
            note(block.line_of(key), f'"{key}" is not known here.{suggestion(key, _TOP_KEYS)}')
    kinds, written = block.get("kinds"), block.get("services")
    if not isinstance(kinds, Block):
        note(block.line_of("kinds"), '"kinds" holds the kinds of support, each with what it is called.')
    if not isinstance(written, list):
        note(block.line_of("services"), '"services" is a list: each service begins with "- id: ...".')
    entries = [one for one in written if isinstance(one, Block)] if isinstance(written, list) else []
    found = list(_services(entries, kinds if isinstance(kinds, Block) else Block(1), note))
    return Directory(tuple(found)), faults


def _services(entries: list[Block], kinds: Block, note: Callable[[int, str], None]) -> Iterator[Service]:
    seen: dict[str, int] = {}
    for entry in entries:
        faults = list(_service_faults(entry, kinds, seen))
        for line, message in faults:
            note(line, message)
        seen.setdefault(str(entry.get("id")), entry.line)
        if not faults:
            texts = {key: str(entry.get(key, "")) for key in _TEXTS}
            suits = texts.pop("for")
            yield Service(**texts, suits=suits, helps_with=tuple(entry.get("helps_with", ())))


def _service_faults(entry: Block, kinds: Block, seen: dict[str, int]) -> Iterator[tuple[int, str]]:
    name = str(entry.get("id", "this service"))
    for key, value in entry.items():
        if key not in (*_TEXTS, "helps_with"):
            yield entry.line_of(key), f'"{key}" is not known here.{suggestion(key, (*_TEXTS, "helps_with"))}'
        elif isinstance(value, str) is (key == "helps_with") or isinstance(value, Block):
            yield entry.line_of(key), f'"{key}" holds {"a list of words" if key == "helps_with" else "a text"}.'
    for key in _NEEDED:
        if not entry.get(key):
            yield entry.line, f'{name} has no "{key}:".'
    if name in seen:
        yield entry.line, f'the service "{name}" is there twice (first on line {seen[name]}). Ids are used once.'
    if name == OTHERS:
        yield entry.line_of("id"), f'no service can have the id "{OTHERS}". Give it another.'
    if kinds and entry.get("kind") and entry["kind"] not in kinds:
        yield entry.line_of("kind"), f'"{entry["kind"]}" is none of the kinds.{suggestion(str(entry["kind"]), kinds)}'
    if entry.get("checked") and not _is_day(str(entry["checked"])):
        yield entry.line_of("checked"), f'"checked" is a day such as 2026-11-22, not "{entry["checked"]}".'


def _is_day(written: str) -> bool:
    try:
        return bool(date.fromisoformat(written))
    except ValueError:
        return False
