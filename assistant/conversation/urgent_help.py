"""Notices words that call for help, by rules alone; what is noticed is asked about, never kept, counted or sent.

It misses things: the help that is always in reach does not depend on it (docs/noticing.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from assistant.content import Content
from assistant.conversation.normal_words import Word
from assistant.conversation.urgent_rules import Group, Rule, UrgentFile, UrgentWords, read_urgent
from assistant.conversation.word_patterns import Pattern
from assistant.errors import ContentFault

_FILE = "urgent_help.yaml"
_TURNS = frozenset({".", "but", "however", "although", "though"})
"""Where what was said before says nothing about what follows."""
_FARTHEST_I = 5
_BESIDE = 24
"""Words before the ones found that can still belong to them."""
_LONGEST, _SHARED = 60, 20
"""A text without full stops is looked at in parts of so many words, which share some with the part before."""


@dataclass(frozen=True, slots=True)
class Noticed:
    """Words that call for help, as they were typed, and which kind of help."""

    group: Group
    words: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A run of plain words, and the same with one character for each."""

    words: tuple[Word, ...]
    characters: str
    present: frozenset[str]

    def typed(self, first: int, last: int) -> tuple[int, int]:
        """Where in the typed text these words stand, from the "I" that goes with them."""
        for before in range(first, max(first - _FARTHEST_I, 0) - 1, -1):
            if self.words[before].plain == ",":
                break
            if self.words[before].plain == "i":
                first = before
                break
        return self.words[first].start, self.words[last].end


@dataclass(frozen=True)
class UrgentHelp:
    """The rules and words of a content file; the same text always gives the same result."""

    file: UrgentFile
    _tried: list[tuple[Rule, Pattern]] = field(init=False, default_factory=list)
    _by_character: dict[str, list[int]] = field(init=False, default_factory=dict)
    """For each word the patterns that are worth trying when it is there."""

    def __post_init__(self) -> None:
        self._tried.extend((rule, pattern) for rule in self.file.rules for pattern in rule.words)
        often: dict[str, int] = {}
        for _, pattern in self._tried:
            for one in frozenset().union(*pattern.needs):
                often[one] = often.get(one, 0) + 1
        for number, (_, pattern) in enumerate(self._tried):
            for one in min(pattern.needs, key=lambda need: sum(often[one] for one in need)):
                self._by_character.setdefault(one, []).append(number)

    def notice(self, text: str, known: Iterable[str] = ()) -> Noticed | None:
        """The most urgent words of a text; None where there are none, or they stand already in a `known` text."""
        before: list[str] | None = None
        for group, sentence, first, last in self._found(text):
            if before is None:
                before = [f" {self._flat(self.file.spelling.words(one))} " for one in known]
            if not any(f" {self._flat(sentence.words[first : last + 1])} " in one for one in before):
                start, end = sentence.typed(first, last)
                return Noticed(group, text[start:end])
        return None

    def words(self, noticed: Noticed) -> UrgentWords:
        """What to say about the words that were noticed, with those words in it."""
        told = self.file.words[noticed.group]
        return UrgentWords(*(text.replace("{words}", noticed.words) for text in (told.said, told.ask, told.note)))

    def _found(self, text: str) -> Iterator[tuple[Group, Sentence, int, int]]:
        """Group, sentence, first and last word of all that stands, most urgent first."""
        sentences = list(self._sentences(text))
        worth_trying = [
            (number, at)
            for at, sentence in enumerate(sentences)
            for number in set().union(*(self._by_character.get(one, ()) for one in sentence.present))
        ]
        for number, at in sorted(worth_trying):
            (rule, pattern), sentence = self._tried[number], sentences[at]
            if not pattern.may_match(sentence.present):
                continue
            for match in pattern.regex.finditer(sentence.characters):
                if _stands(rule, sentence, sentences, match.start(), match.end()):
                    first, last = match.start(), match.end() - 1
                    pauses = [sentence.characters[at] == "," for at in (first, last)]
                    yield rule.group, sentence, first + pauses[0], last - pauses[1]

    def _sentences(self, text: str) -> Iterator[Sentence]:
        runs = groupby(self.file.spelling.words(text), key=lambda word: word.plain in _TURNS)
        for words in (tuple(run) for turns, run in runs if not turns):
            for start in range(0, max(len(words) - _SHARED, 1), _LONGEST - _SHARED):
                part = words[start : start + _LONGEST]
                characters = "".join([self.file.vocabulary.character(word.plain) for word in part])
                yield Sentence(part, characters, frozenset(characters))

    @staticmethod
    def _flat(words: Iterable[Word]) -> str:
        return " ".join(word.plain for word in words if word.plain not in (",", "."))


def _stands(rule: Rule, sentence: Sentence, text: list[Sentence], start: int, end: int) -> bool:
    """Whether what stands around the words found lets the rule hold."""
    for key, patterns in rule.around.items():
        places = text if key == "only in text" else [sentence]
        met = any(
            one.may_match(place.present) and _met(one, key, place, start, end) for place in places for one in patterns
        )
        if met == key.startswith("unless"):
            return False
    return True


def _met(pattern: Pattern, key: str, sentence: Sentence, start: int, end: int) -> bool:
    if key.endswith("before"):
        return pattern.ending.search(sentence.characters[max(start - _BESIDE, 0) : start]) is not None
    if key.endswith("after"):
        return pattern.regex.match(sentence.characters, end) is not None
    return pattern.regex.search(sentence.characters) is not None


def urgent_help(content: Content) -> UrgentHelp:
    """The rules that ship, with a service's own laid over them; raises ContentFault with every mistake."""
    block, faults = content.look("data", _FILE)
    found = read_urgent(block, f"data/{_FILE}")
    if faults or found.faults:
        raise ContentFault([*faults, *found.faults])
    return UrgentHelp(found)
