"""Types hostile strings into the plain chat, and gives them to every kind of question."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from assistant.clean_text import LONGEST_ANSWER, clean
from assistant.conversation.turns import (
    AskChoice,
    AskDate,
    AskPeople,
    AskScale,
    AskText,
    Coach,
    Finished,
    LookOver,
    OfferThought,
    ReadBack,
    Rest,
    Tell,
    Turn,
)
from assistant.faces.noticing import texts_of
from assistant.faces.plain_chat.chat import PlainChat
from assistant.faces.plain_chat.world import World
from assistant.faces.sitting import Sitting
from assistant.record import Record
from assistant.roles import ROLES
from trials.hostile_strings import Hostile, acts, bare
from trials.in_memory import InMemory, conversation_of, plan_lines

AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
Wrong = Counter[tuple[str, str]]
"""What is wrong, and where, counted."""
_WORDS = ("plan", "where", "why", "cues", "answers", "help", "repeat", "words", "whose")
_MOST_LINES = 6_000
_PATIENCE = 4
_LONG_ROAD = {"welcome/managing": "mostly"}
"""What leads to the whole talk and not to a short one."""


class Clock:
    """Every look at it is a second later."""

    def __init__(self) -> None:
        self._now = AT

    def __call__(self) -> datetime:
        """The time, a second later than before."""
        self._now += timedelta(seconds=1)
        return self._now


class Typist:
    """Talks through the plain chat, giving one string after the other, until there are no more or the talk ends."""

    def __init__(self, strings: Iterator[tuple[str, Hostile]], chance: Random, wrong: Wrong) -> None:
        self.given: dict[str, str] = {}
        """What was typed as an answer, by its mark, as it has to be kept."""
        self._strings, self._chance, self._wrong = strings, chance, wrong
        self._lines: deque[str] = deque()
        self._read = 0
        self._tried: dict[str, int] = {}

    def talk(self, flow: str) -> Record:
        """One talk from its beginning; what it came to."""
        role = self._chance.choice(ROLES)
        record = Record(id="k7f3qd", created=AT, saved=AT, role=role)
        self._sitting = Sitting(conversation_of(flow), record, InMemory(), Clock())
        world = World(self._line, self._written, self._chance.choice((20, 40, 80)), offer=self._offered)
        PlainChat(self._sitting, world, ("Call 999.",), self._plan).run()
        return self._sitting.record

    def _plan(self) -> list[str]:
        return plan_lines(self._sitting.plan())

    def _written(self, text: str) -> None:
        if found := acts(text.replace("\t", "\x00")):
            self._wrong[f"the plain chat writes {found}", self._sitting.place] += 1

    def _offered(self, text: str) -> None:
        if found := acts(text):
            self._wrong[f"the plain chat offers {found} to be edited", self._sitting.place] += 1

    def _line(self) -> str | None:
        self._read += 1
        if self._read > _MOST_LINES:
            self._wrong["the plain chat does not come to its end", self._sitting.place] += 1
            return None
        while not self._lines:
            if not (lines := self._next()):
                return None
            self._lines.extend(lines)
        return self._lines.popleft()

    def _next(self) -> list[str]:
        """The next lines: a hostile one first, and where that would not do an easy one."""
        turn = self._sitting.turn
        tried = self._tried[turn.address] = self._tried.get(turn.address, 0) + 1
        if isinstance(turn, Finished):
            return ["stop"]
        if tried > _PATIENCE and not isinstance(turn, OfferThought):
            return ["skip"]
        found = next(self._strings, None) if tried == 1 and turn.address not in _LONG_ROAD else None
        if found is None:
            return _easy(turn)
        mark, hostile = found
        aside = [self._chance.choice(_WORDS), ""] if self._chance.random() < 0.1 else []
        if self._chance.random() < 0.05:
            line = " ".join(hostile.text.split("\n"))
            self.given[mark] = clean(f"{mark} {line}").strip()
            return [*aside, f"park {mark} {line}", *_easy(turn)]
        return [*aside, *self._hostile(turn, mark, hostile.text)]

    def _hostile(self, turn: Turn, mark: str, text: str) -> list[str]:
        lines = [line for line in f"{mark} {text}".split("\n") if clean(line).strip()]
        if isinstance(turn, AskText) and not turn.short:
            return [*self._gives(mark, "\n".join(lines)), ""]
        if isinstance(turn, AskText):
            return self._gives(mark, " ".join(lines))
        if isinstance(turn, AskChoice) and turn.own_words and not turn.many:
            return self._gives(mark, " ".join(lines))
        line = re.sub("[,;]", "", " ".join(lines))
        listed = isinstance(turn, AskPeople) or (isinstance(turn, AskChoice) and turn.many and turn.own_words)
        if listed and "\n" not in clean(line):
            self._gives(mark, line)
        return [line, *([""] if isinstance(turn, AskPeople) else [])]

    def _gives(self, mark: str, typed: str) -> list[str]:
        lines = typed.split("\n")
        expected = "\n".join(clean(line) for line in lines).strip()
        if len(expected) <= LONGEST_ANSWER:
            self.given[mark] = expected
        return lines


def _easy(turn: Turn) -> list[str]:
    match turn:
        case AskText(short=False):
            return ["a walk", ""]
        case AskText():
            return ["Mary"]
        case AskPeople():
            return ["Maya, my daughter", ""]
        case AskChoice():
            return ["no" if "another" in turn.address else _LONG_ROAD.get(turn.address, "1")]
        case AskScale():
            return ["8"]
        case AskDate():
            return ["3 May 1948" if turn.past else "in 6 weeks"]
        case LookOver():
            return [f"1 {turn.options[0].id.replace('_', ' ')}"]
        case OfferThought():
            return ["1"]
        case Coach():
            return ["2"]
        case Tell() | ReadBack() | Rest() | Finished():
            return [""]


def changed_words(record: Record, given: dict[str, str]) -> Iterator[str]:
    """The marks of what does not stand in the record as it was typed."""
    held = list(texts_in(record))
    by_mark = {mark_of(text): text for text in reversed(held)}
    for mark, expected in given.items():
        if by_mark.get(mark) != expected:
            yield f"{expected!r} became {by_mark.get(mark)!r}"[:300]


def texts_in(record: Record) -> Iterator[str]:
    """Every text that somebody typed, the standing ones first."""
    for talk in record.talks:
        for answer in talk.answers.values():
            yield from texts_of(answer.value)
    yield from (text for thought in record.thoughts for text in (thought.text, thought.more))
    yield from (entry.words for entry in record.diary)


def mark_of(text: str) -> str:
    """The mark that a text begins with, such as `q17q`, or an empty text."""
    first = text.split(" ", 1)[0]
    return first if first[:1] == "q" == first[-1:] and first[1:-1].isdecimal() else ""


def shown_wrong(shown: str, words: dict[str, str]) -> Iterator[str]:
    """The marks that stand in what is shown, with other words after them than those that are kept."""
    flat = _without_points(shown)
    for mark, expected in words.items():
        if mark in flat and _without_points(expected) not in flat:
            yield mark


def _without_points(text: str) -> str:
    """The text without blanks, and without the dashes that make each line of it a point of a list."""
    return bare(text).replace("-", "")
