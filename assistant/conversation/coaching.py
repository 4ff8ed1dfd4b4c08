"""Gentle checks on goals and actions, by rules that stand in a content file; they never block."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from assistant.conversation.flow import Flow
from assistant.conversation.prompt_file import LISTS, MAPS, TEXTS, Note, placeholders, read_variants
from assistant.conversation.wording import Variant, Wording
from assistant.errors import Fault
from assistant.plain_yaml import Block
from assistant.roles import LEVELS, ROLES, Level
from assistant.suggestion import suggestion

_RULE_KEYS = ("looks_at", "counts", "when starts with", "when contains", "unless contains")
_MORE_KEYS = ("when more than", "when later than days", "say")


@dataclass(frozen=True)
class Rule:
    """When to say one kind sentence, and about which steps."""

    name: str
    looks_at: tuple[str, ...]
    starts_with: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    counts: str = ""
    more_than: Mapping[int, int] | None = None
    """For each activation level how many items are fine."""
    later_than: int | None = None
    """For a date: how many days ahead are fine."""

    @cached_property
    def _starts(self) -> re.Pattern[str] | None:
        return _phrases(self.starts_with, r"^(?:i (?:will|want to|would like to|am going to) |to )?")

    @cached_property
    def _contains(self) -> re.Pattern[str] | None:
        return _phrases(self.contains, r"\b")

    @cached_property
    def _unless(self) -> re.Pattern[str] | None:
        return _phrases(self.unless, r"\b")

    def notices(self, text: str) -> bool:
        """Whether these words call for the sentence."""
        flat = " ".join(text.lower().replace("’", "'").split())
        found = (self._starts and self._starts.search(flat)) or (self._contains and self._contains.search(flat))
        if not found:
            return False
        # What excuses has to stand beside the phrase: the "after" of "look after myself" is no time.
        beside = f"{flat[: found.start()]} {flat[found.end() :]}"
        return not (self._unless and self._unless.search(beside))


def _phrases(phrases: tuple[str, ...], before: str) -> re.Pattern[str] | None:
    if not phrases:
        return None
    # "#" in a phrase list stands for any number, so that "20 minutes" is not vague.
    alternatives = "|".join(r"\d+" if phrase == "#" else re.escape(phrase) for phrase in phrases)
    return re.compile(f"{before}(?:{alternatives})(?!\\w)")


class Coaching:
    """The rules of a flow and their words."""

    def __init__(self, rules: tuple[Rule, ...], wording: Wording) -> None:
        self.rules = rules
        self.wording = wording
        paths = {path for rule in rules for path in (*rule.looks_at, rule.counts)}
        self._about = {path: [rule for rule in rules if path in (*rule.looks_at, rule.counts)] for path in paths}
        """For each step the rules that have to do with it."""

    def notice(
        self, path: str, value: Any, level: Level | None, count: Callable[[str], int], today: date
    ) -> str | None:
        """The name of the first rule that has something to say to this answer, or None."""
        for rule in self._about.get(path, ()):
            if path in rule.looks_at and isinstance(value, str) and rule.notices(value):
                return rule.name
            if path in rule.looks_at and rule.later_than is not None and _days_ahead(value, today) > rule.later_than:
                return rule.name
            bound = (rule.more_than or {}).get(level or 0)
            if path == rule.counts and bound is not None and count(path) > bound:
                return rule.name
        return None


def _days_ahead(value: Any, today: date) -> int:
    on = value.get("on") if isinstance(value, dict) else None
    return (date.fromisoformat(on) - today).days if on else 0


def read_coaching(block: Block, flow: Flow, file: str) -> tuple[Coaching, list[Fault]]:
    """The coaching rules of a flow, and every fault of the file."""
    faults: list[Fault] = []

    def note(line: int, message: str) -> None:
        faults.append(Fault(file, line, message))

    rules: list[Rule] = []
    entries: dict[str, tuple[Variant, ...]] = {}
    for key in block:
        if key not in ("coaching", "rules"):
            note(block.line_of(key), f'"{key}" is not known here.{suggestion(key, ("coaching", "rules"))}')
    written = block.get("rules", Block(1))
    if not isinstance(written, Block):
        note(block.line_of("rules"), '"rules" holds the rules, each below its name.')
    for name, entry in written.items() if isinstance(written, Block) else ():
        if not isinstance(entry, Block):
            note(written.line_of(name), f'the rule "{name}" needs "looks_at:" and "say:" below it.')
            continue
        rules.append(_rule(name, entry, note))
        entries[name] = tuple(read_variants(_words_of(entry), note))
        for line, message in _rule_faults(rules[-1], entry, flow, entries[name]):
            note(line, message)
    return Coaching(tuple(rules), Wording(entries)), faults


def _rule(name: str, entry: Block, note: Note) -> Rule:
    later = str(entry.get("when later than days", "0"))
    if not later.isdecimal():
        note(entry.line_of("when later than days"), f'"when later than days" is a number of days, not "{later}".')
    return Rule(
        name=name,
        looks_at=_list(entry, "looks_at", note),
        starts_with=_list(entry, "when starts with", note),
        contains=_list(entry, "when contains", note),
        unless=_list(entry, "unless contains", note),
        counts=str(entry.get("counts", "")),
        more_than=dict(_bounds(entry, note)),
        later_than=int(later) if later.isdecimal() and "when later than days" in entry else None,
    )


def _words_of(entry: Block) -> Block:
    words = Block(entry.line)
    for key, value in entry.items():
        if key == "say" or _is_words(key):
            words["ask" if key == "say" else key] = value
            words.lines["ask" if key == "say" else key] = entry.line_of(key)
    return words


def _list(entry: Block, key: str, note: Note) -> tuple[str, ...]:
    written = entry.get(key, [])
    if isinstance(written, str):
        return (written,)
    if isinstance(written, list) and all(isinstance(one, str) for one in written):
        return tuple(one.lower() for one in written)
    note(entry.line_of(key), f'"{key}" is a list of phrases.')
    return ()


def _bounds(entry: Block, note: Note) -> Iterator[tuple[int, int]]:
    written = entry.get("when more than", {})
    for key, number in written.items() if isinstance(written, Block) else ():
        level = key.removeprefix("level").strip()
        if level in map(str, LEVELS) and str(number).isdigit():
            yield int(level), int(number)
        else:
            note(written.line_of(key), f'write "level 1: 2", not "{key}: {number}".')


def _rule_faults(rule: Rule, entry: Block, flow: Flow, variants: tuple[Variant, ...]) -> Iterator[tuple[int, str]]:
    for path in (*rule.looks_at, *([rule.counts] if rule.counts else [])):
        if path not in flow.steps:
            yield entry.line, f'"{path}" is no step of {flow.name}.{suggestion(path, flow.steps)}'
    if "say" not in entry:
        yield entry.line, f'the rule "{rule.name}" has no "say:", so it has nothing to say.'
    for key in entry:
        if not _is_words(key) and key not in (*_RULE_KEYS, *_MORE_KEYS):
            yield entry.line_of(key), f'"{key}" is not known here.{suggestion(key, (*_RULE_KEYS, *_MORE_KEYS))}'
    for variant in variants:
        for placeholder in placeholders(variant, {"answer", "name"}):
            yield (
                entry.line,
                f'nothing fills {{{placeholder}}} in the rule "{rule.name}".'
                f"{suggestion(placeholder, ('answer', 'name'))}",
            )


def _is_words(key: str) -> bool:
    return key.partition(" ")[0].rstrip(",") in ("level", "levels", *ROLES) or key in (*TEXTS, *LISTS, *MAPS)
