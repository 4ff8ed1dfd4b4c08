"""The little language of word patterns in content files; each pattern becomes one regular expression.

| written | finds |
|---|---|
| `want to die` | these words, in any spelling that is brought into the same form |
| `kill/hurt myself` | one of the words |
| `fed/looked_after` | the same, where one of them is two words |
| `want [to] die` | with or without what stands in brackets |
| `i ..3 die` | up to 3 other words between |
| `{someone} hits me` | one of the phrases listed under `someone`; also as `{someone}/people` |
| `{filler*4}` | up to 4 of them, one after the other, or none |
| `{start}`, `{end}` | where a sentence, or a part of it after a comma, begins or ends |
| `{tight}` | no pause here; between other words there may be one |
| `{over}` | where the whole sentence ends |
| `{number}`, `{many}`, `{year}` | any number in figures; one from 10; a year from 1900 |

A sentence is looked at as a text in which each word is one character: that keeps the expressions short and quick.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

_ONE = r"(?:[\w',]+|\{[a-z_]+\})"
_TOKEN = re.compile(rf"\s*(?:(\[|\])|\.\.(\d)|\{{([a-z_]+)\*(\d)\}}|({_ONE}(?:/{_ONE})*))")
_PAUSE, _UNKNOWN, _FEW, _MANY, _YEAR = ",", "?", "2", "3", "4"
_SIGNS = {
    "start": "(?<![^,])",
    "end": "(?:(?<=,)|(?=,|$))",
    "tight": f"(?<!{_PAUSE})",
    "number": f"[{_FEW}{_MANY}{_YEAR}]",
    "many": f"[{_MANY}{_YEAR}]",
    "year": _YEAR,
    "over": f"(?={_PAUSE}?$)",
}
_FIRST_CHARACTER = 0x4E00
_YEARS = range(1900, 2100)

Plain = Callable[[str], list[str]]
"""A word as written in a pattern, in its plain form: none or several words."""
ClassFault = Callable[[str, str, str], None]
"""Is told the class, the phrase in it that cannot be read, and what to do."""


class WrongPattern(ValueError):
    """A pattern that cannot be read; `str()` of it says what to do."""


class Vocabulary(dict[str, str]):
    """The words that stand in patterns, each with the one character by which it goes in a sentence."""

    def learnt(self, word: str) -> str:
        """The character of a word in a pattern."""
        if word.isdecimal() or word == _PAUSE:
            return self.character(word)
        return self.setdefault(word, chr(_FIRST_CHARACTER + len(self)))

    def character(self, word: str) -> str:
        """The character of a word in a sentence; words that stand in no pattern share one."""
        if word[0].isdecimal() and word.rstrip("0123456789.") == "":
            number = int(word.partition(".")[0][:9])
            return _YEAR if number in _YEARS else _MANY if number >= 10 else _FEW
        return _PAUSE if word == _PAUSE else self.get(word, _UNKNOWN)


@dataclass(frozen=True)
class Pattern:
    """A pattern as a regular expression; a sentence without a character of each set in `needs` cannot match."""

    source: str
    needs: tuple[frozenset[str], ...] = ()

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Compiled when it is first wanted: most texts want few of them."""
        return re.compile(self.source)

    @cached_property
    def ending(self) -> re.Pattern[str]:
        """The same, for a text that ends with it."""
        return re.compile(f"(?:{self.source}),?$")

    def may_match(self, sentence: frozenset[str]) -> bool:
        """Whether a sentence with these characters can match at all."""
        return all(not need.isdisjoint(sentence) for need in self.needs)


class Patterns:
    """Reads patterns, with the classes of phrases that they may name."""

    def __init__(self, classes: Mapping[str, Iterable[str]], plain: Plain, fault: ClassFault) -> None:
        self.vocabulary = Vocabulary()
        self._classes = classes
        self._plain = plain
        self._fault = fault
        self._read: dict[str, Pattern] = {}
        self._named: dict[str, Pattern] = {}
        self._words: dict[str, Pattern] = {}
        self._reading: list[str] = []

    def read(self, written: str) -> Pattern:
        """The pattern; raises WrongPattern."""
        if written not in self._read:
            tokens = _tokens(written)
            parts, left = self._sequence(tokens, 0, written)
            if left < len(tokens):
                raise WrongPattern(f'"]" stands in "{written}" without a "[" before it.')
            if not any(part.source for part in parts):
                raise WrongPattern(f'"{written}" holds only words that are always left out. Write one that is not.')
            self._read[written] = _joined(parts)
        return self._read[written]

    def named(self, name: str) -> Pattern:
        """A class of phrases as one pattern; raises WrongPattern."""
        if name in _SIGNS:
            return Pattern(_SIGNS[name])
        if name not in self._classes:
            raise WrongPattern(f'"{{{name}}}" is not listed under "words:".')
        if name in self._reading:
            raise WrongPattern(f'"{{{name}}}" is made of itself. Take it out of its own list.')
        if name not in self._named:
            self._reading.append(name)
            self._named[name] = _either(list(self._phrases(name)))
            self._reading.pop()
        return self._named[name]

    def _phrases(self, name: str) -> Iterator[Pattern]:
        for one in self._classes[name]:
            try:
                yield self.read(one)
            except WrongPattern as wrong:
                self._fault(name, one, str(wrong))

    def _sequence(self, tokens: list[re.Match[str]], at: int, written: str) -> tuple[list[Pattern], int]:
        parts: list[Pattern] = []
        while at < len(tokens):
            bracket, gap, name, times, words = tokens[at].groups()
            if bracket == "]":
                return parts, at
            at += 1
            if bracket == "[":
                inner, at = self._sequence(tokens, at, written)
                if at == len(tokens):
                    raise WrongPattern(f'"[" is opened in "{written}" and never closed.')
                parts.append(_up_to(_joined(inner), 1))
                at += 1
            elif gap:
                parts.append(Pattern(f".{{0,{gap}}}?"))
            elif name:
                parts.append(_up_to(self.named(name), int(times)))
            else:
                parts.append(self._one_of(words))
        return parts, at

    def _one_of(self, written: str) -> Pattern:
        """One of the words; those that are always left out are left out here too."""
        found = [self._alternative(one) for one in written.split("/")]
        return _either([one for one in found if one.source]) if any(one.source for one in found) else Pattern("")

    def _alternative(self, written: str) -> Pattern:
        if written.startswith("{"):
            return self.named(written[1:-1])
        if written not in self._words:
            self._words[written] = self._worded(written)
        return self._words[written]

    def _worded(self, written: str) -> Pattern:
        characters = [self.vocabulary.learnt(word) for word in self._plain(written.replace("_", " "))]
        # Somebody may stop for breath between any two words.
        return Pattern(f"{_PAUSE}?".join(characters), tuple(frozenset(one) for one in characters[-1:]))


_MEANINGS = "Write words, a/b, [may be left out], ..3 for a gap, or {name}."


def _tokens(written: str) -> list[re.Match[str]]:
    tokens, at = [], 0
    while written[at:].strip():
        found = _TOKEN.match(written, at)
        if not found:
            raise WrongPattern(f'"{written[at:].strip()[0]}" has no meaning in a pattern. {_MEANINGS}')
        tokens.append(found)
        at = found.end()
    return tokens


def _joined(parts: list[Pattern]) -> Pattern:
    needs = tuple(dict.fromkeys(need for part in parts for need in part.needs))
    sources = [part.source for part in parts if part.source]
    if len(sources) < 2:
        return Pattern("".join(sources), needs)
    return Pattern("".join(_with_pause(one) for one in sources[:-1]) + sources[-1], needs)


def _with_pause(source: str) -> str:
    return source if source.startswith(("(?<", "(?:(?<", ".{")) else f"{source}{_PAUSE}?"


def _either(parts: list[Pattern]) -> Pattern:
    if len(parts) <= 1:
        return parts[0] if parts else Pattern("(?!)")
    single = sorted({part.source for part in parts if len(part.source) == 1})
    # Longer phrases first: "want to" is to be tried before "want".
    longer = sorted({part.source for part in parts if len(part.source) > 1}, key=lambda one: (-len(one), one))
    sources = longer + ([f"[{''.join(single)}]"] if single else [])
    needs = frozenset().union(*(min(part.needs, key=len) if part.needs else frozenset() for part in parts))
    source = sources[0] if len(sources) == 1 else f"(?:{'|'.join(sources)})"
    return Pattern(source, (needs,) if all(part.needs for part in parts) else ())


def _up_to(part: Pattern, most: int) -> Pattern:
    return Pattern(f"(?:{part.source}){{0,{most}}}") if part.source else part
