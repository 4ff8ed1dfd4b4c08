"""Reads the rules and words for urgent help from their content file, and notes every mistake with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from assistant.conversation.normal_words import Spelling
from assistant.conversation.word_patterns import Pattern, Patterns, Vocabulary, WrongPattern
from assistant.errors import Fault
from assistant.plain_yaml import Block, Items
from assistant.suggestion import suggestion

Group = Literal["emergency", "self_now", "abuse", "someone_else", "self_past"]
GROUPS: tuple[Group, ...] = get_args(Group)
"""Most urgent first."""
WAYS_ON = ("help_now", "to_plan", "carry_on", "not_meant")
"""What can be chosen after words were noticed."""
_TOP = ("spellings", "left out", "forgiven", "left alone", "words", "ways", "nobody_watches", "practising", "groups")
_CONTEXT = ("unless", "unless before", "unless after", "only with", "only before", "only in text")
_RULE = ("words", "as in", *_CONTEXT)
_FILLED = re.compile(r"\{[^{}]*\}")
_GROUP = ("said", "ask", "note", "rules")


@dataclass(frozen=True)
class Rule:
    """Patterns to find in one sentence, and what has to stand around them, or not."""

    name: str
    group: Group
    words: tuple[Pattern, ...]
    around: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    """Patterns by the key under which they stand: `unless` and `only with` look at the whole sentence,
    `only in text` at every sentence, the keys with `before` and `after` at what touches the words found."""


@dataclass(frozen=True)
class UrgentWords:
    """What is said when words of a group were noticed; `{words}` in `said` and `note` is what was typed."""

    said: str = ""
    ask: str = ""
    note: str = ""
    """For the practitioner, who is talking with the person."""


@dataclass
class UrgentFile:
    """The content file as read; `faults` holds every mistake, in order of lines."""

    spelling: Spelling = field(default_factory=Spelling)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    rules: tuple[Rule, ...] = ()
    words: dict[Group, UrgentWords] = field(default_factory=dict)
    ways: dict[str, str] = field(default_factory=dict)
    nobody_watches: str = ""
    practising: str = ""
    faults: list[Fault] = field(default_factory=list)


def read_urgent(block: Block, file: str) -> UrgentFile:
    """The rules and words of a file, as far as they can be read, and every fault."""
    return _Reader(block, file).read()


class _Reader:
    def __init__(self, block: Block, file: str) -> None:
        self.block = block
        self.file = file
        self.found = UrgentFile()

    def read(self) -> UrgentFile:
        self._known_keys(self.block, _TOP)
        self.found.spelling = self._spelling()
        classes = {
            name: self._list(self._block(self.block, "words"), name) for name in self._block(self.block, "words")
        }
        self.patterns = Patterns(classes, self._plain, self._class_fault)
        self._check_classes(classes)
        rules = [rule for group in GROUPS for rule in self._group(group)]
        self.found.rules = tuple(rules)
        self._settle_spelling()
        self.found.vocabulary = self.patterns.vocabulary
        ways = self._block(self.block, "ways")
        self._known_keys(ways, WAYS_ON)
        self.found.ways = {name: self._text(ways, name) for name in WAYS_ON}
        self.found.nobody_watches = self._text(self.block, "nobody_watches")
        self.found.practising = self._text(self.block, "practising")
        self.found.faults.sort()
        return self.found

    def _spelling(self) -> Spelling:
        """What words are written for, before the words of the patterns are known."""
        written = self._block(self.block, "spellings")
        pairs = {
            tuple(one.plain for one in Spelling().words(variant)): tuple(meant.split())
            for meant in written
            for variant in self._list(written, meant)
        }
        return Spelling(pairs, frozenset(self._list(self.block, "left out")))

    def _settle_spelling(self) -> None:
        used = frozenset(self.patterns.vocabulary)
        written_for = self.found.spelling.written_for
        openings = {word for phrase in written_for for word in phrase}
        left_out = self.found.spelling.left_out
        alone = frozenset(self._list(self.block, "left alone"))
        forgiven = frozenset(self._list(self.block, "forgiven"))
        self.found.spelling = Spelling(written_for, left_out, forgiven, used | openings | left_out | alone)

    def _plain(self, written: str) -> list[str]:
        return [word.plain for word in self.found.spelling.words(written)]

    def _check_classes(self, classes: Iterable[str]) -> None:
        """Each is read, also one that no rule names."""
        for name in classes:
            self.patterns.named(name)

    def _class_fault(self, name: str, phrase: str, message: str) -> None:
        words = self._block(self.block, "words")
        line = next(line for line, one in self._lines(words, name) if one == phrase)
        self._note(line, message)

    def _group(self, group: Group) -> Iterator[Rule]:
        groups = self._block(self.block, "groups")
        self._known_keys(groups, GROUPS)
        entry = self._block(groups, group)
        self._known_keys(entry, _GROUP)
        self.found.words[group] = UrgentWords(*(self._text(entry, key) for key in ("said", "ask", "note")))
        rules = self._block(entry, "rules")
        for name in rules:
            rule = self._block(rules, name)
            self._known_keys(rule, _RULE)
            words = self._patterns(rule, "words")
            if not all(one.needs for one in words):
                self._note(rules.line_of(name), f'a pattern of "{name}" has no word that has to be there.')
            if not rule.keys() & {"words", "as in"}:
                self._note(rules.line_of(name), f'the rule "{name}" needs "words:" with at least one pattern.')
            words = tuple(one for one in words + self._as_in(rule, groups) if one.needs)
            around = {key: self._patterns(rule, key) for key in _CONTEXT if key in rule}
            yield Rule(name, group, words, around)

    def _as_in(self, rule: Block, groups: Block) -> tuple[Pattern, ...]:
        """The patterns of other rules, named `group/rule`."""
        found: list[Pattern] = []
        named = {
            f"{group}/{name}": one
            for group in groups
            for name, one in self._block(self._block(groups, group), "rules").items()
        }
        for line, name in self._lines(rule, "as in"):
            if isinstance(named.get(name), Block):
                found.extend(self._patterns(named[name], "words"))
            else:
                self._note(line, f'there is no rule "{name}".{suggestion(name, tuple(named))}')
        return tuple(found)

    def _patterns(self, rule: Block, key: str) -> tuple[Pattern, ...]:
        found = []
        for line, one in self._lines(rule, key):
            try:
                found.append(self.patterns.read(one))
            except WrongPattern as wrong:
                self._note(line, str(wrong))
        return tuple(found)

    def _lines(self, block: Block, key: str) -> Iterator[tuple[int, str]]:
        """Each text of a list with its line; a single text counts as a list of one."""
        written = block.get(key, ())
        if isinstance(written, Items) and all(isinstance(one, str) for one in written):
            yield from zip(written.lines, written, strict=True)
        elif isinstance(written, str):
            yield block.line_of(key), written
        elif written:
            self._note(block.line_of(key), f'"{key}" is a list of phrases.')

    def _list(self, block: Block, key: str) -> list[str]:
        return [one for _, one in self._lines(block, key)]

    def _block(self, block: Block, key: str) -> Block:
        written: Any = block.get(key)
        if isinstance(written, Block):
            return written
        if key in block or block is self.block:
            self._note(block.line_of(key), f'"{key}" needs "name: ..." lines below it.')
        return Block(block.line)

    def _text(self, block: Block, key: str) -> str:
        written = block.get(key)
        if isinstance(written, str) and written.strip():
            for wrong in set(_FILLED.findall(written)) - {"{words}"}:
                self._note(block.line_of(key), f"only {{words}} is filled here, not {wrong}.")
            return written
        self._note(block.line_of(key), f'"{key}" needs its words.')
        return ""

    def _known_keys(self, block: Block, known: tuple[str, ...]) -> None:
        for key in block:
            if key not in known:
                self._note(block.line_of(key), f'"{key}" is not known here.{suggestion(key, known)}')

    def _note(self, line: int, message: str) -> None:
        fault = Fault(self.file, line, message)
        if fault not in self.found.faults:
            self.found.faults.append(fault)
