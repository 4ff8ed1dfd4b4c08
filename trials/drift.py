"""Proves that nothing the program says makes it a medical device: no score, risk, diagnosis, dose, ranking or alert.

Everything is read that stands in the content and in the code, and everything that is shown in talks and in practices
played by chance; the list of what is never said is `trials/never_said.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from random import Random
from typing import Any

from assistant.clean_text import one_line
from assistant.commands.compare import lines_since
from assistant.commands.face import UNBROKEN
from assistant.content import Content
from assistant.conversation.engine import Conversation
from assistant.conversation.machine import END
from assistant.conversation.opening import flow_names, open_conversation
from assistant.conversation.turns import Reply
from assistant.conversation.urgent_help import urgent_help
from assistant.documents.case import Case
from assistant.documents.forms.text import text_lines
from assistant.documents.plain_english import my_plan
from assistant.documents.sheet import sheet
from assistant.drawn import drawn_plan
from assistant.errors import SaidPlainly
from assistant.faces.noticing import Noticing, texts_in
from assistant.help_now import help_now
from assistant.record import Record
from assistant.roles import LEVELS, ROLES
from assistant.versions import with_version
from trials.never_said import found
from trials.nursery import side_by_side
from trials.outcome import Outcome
from trials.random_person import PEOPLE, WORDS, reply_of, somewhere, way_on
from trials.shown_practice import practice_texts
from trials.shown_words import Text, code_texts, content_texts

SMALL, FULL = 40, 10_000
"""How many conversations."""
_BEGAN = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
_BETWEEN = timedelta(days=40)
_MOST_TURNS = 60
_TALKS_A_PRACTICE = 100
"""How many conversations go with one practice."""
_NOT_SHOWN = ("address", "answer", "id", "open")
_OF_A_LIST = re.compile(r"[,;\n]")
_QUOTED = (30, 60, 200)
"""How many characters of an answer are quoted in one line, at most."""


def trial(size: int, seed: int) -> Outcome:
    """Reads all words once, and plays as many conversations as the size says."""
    reading = Reading()
    for kind, texts in {"texts in content": content_texts(Content()), "texts in code": code_texts()}.items():
        for text in texts:
            reading.read(kind, text)
    talks = side_by_side(played, size, seed)
    return Outcome({**reading.counts, **talks.counts}, (*reading.breaches, *talks.breaches))


def played(size: int, seed: int, content: Content | None = None) -> Outcome:
    """Plays conversations by chance, up to 3 on one plan, and reads all that is shown in them."""
    random, reading = Random(seed), Reading()
    content = content or Content()
    flows = {name: open_conversation(content, name) for name in flow_names(content)}
    noticing = Noticing(partial(urgent_help, content))
    world = _World(random, reading, flows, noticing, content)
    record = _new_record(random, 0)
    for number in range(size):
        if len(record.talks) >= 3 or random.random() < 0.4:
            record = _new_record(random, number)
        reading.counts["conversations"] += 1
        record = _Talk(world, record, _BEGAN + number * _BETWEEN / size).played()
        if number % _TALKS_A_PRACTICE == 0:
            reading.counts["practices"] += 1
            for kind, text, own in practice_texts(content, random):
                reading.read(kind, text, own)
    reading.counts["texts of the card"] += len(help_now(content))
    return Outcome(dict(reading.counts), tuple(reading.breaches))


def _new_record(random: Random, number: int) -> Record:
    level = random.choice((None, *LEVELS))
    role = random.choice(ROLES)
    return Record(
        id=f"try{number}", created=_BEGAN, saved=_BEGAN, role=role, level=level, level_given=level is not None
    )


class Reading:
    """Texts as they are read: how many of each kind, and every breach once."""

    def __init__(self) -> None:
        self.counts = Counter[str]()
        self._breaches: dict[str, None] = {}

    @property
    def breaches(self) -> list[str]:
        """What was said that is never said, and where."""
        return list(self._breaches)

    def read(self, kind: str, text: Text, own: Iterable[str] = ()) -> None:
        """Looks for what is never said, beside the person's own words."""
        self.counts[kind] += 1
        # Few texts have anything in them at all: only in those the person's own words have to be told from ours.
        if found(text.words):
            self.counts["texts with such words of the person's own"] += 1
            for never, words in found(_without(text.words, own)):
                self._breaches[f'{text.where}, {never.kind}: "{words}" ({never.reason})'] = None


def _without(text: str, own: Iterable[str]) -> str:
    """The text with a mark in the place of the person's own words, the longest first."""
    for words in own:
        text = re.sub(re.escape(words), "\u2026", text, flags=re.IGNORECASE)
    return text


@dataclass(frozen=True)
class _World:
    """What all talks of a trial have in common."""

    random: Random
    reading: Reading
    flows: Mapping[str, Conversation]
    noticing: Noticing
    content: Content


class _Talk:
    """One conversation on a record, in a flow of chance."""

    def __init__(self, world: _World, record: Record, at: datetime) -> None:
        self._world, self._at = world, at
        self._talk = world.flows[world.random.choice(list(world.flows))]
        self._record = record.changed(speaker=None)
        self._own = _own_words()

    def played(self) -> Record:
        """The record after it, with everything read that was shown."""
        begun = self._talk.begin(self._record, self._at)
        self._record = begun.record
        self._read("sentences said", [begun.said])
        random = self._world.random
        if random.random() < 0.6:
            self._reply(somewhere(self._talk.flow, random))
        for _ in range(random.randint(5, _MOST_TURNS)):
            self._take_a_turn()
            if self._place == END:
                self._record = with_version(self._record, self._at)
                self._read("texts of turns", _texts(self._talk.turn(self._record)))
                self._reply(somewhere(self._talk.flow, random))
        self._read_documents()
        return self._record

    @property
    def _place(self) -> str:
        return self._record.talks[-1].place

    def _take_a_turn(self) -> None:
        turn = self._talk.turn(self._record)
        self._world.reading.counts["turns"] += 1
        self._world.reading.counts[f"turns to {type(turn).__name__}"] += 1
        self._read("texts of turns", _texts(turn))
        reply = reply_of(turn, self._talk.flow, self._world.random)
        before = self._record
        if self._reply(reply):
            self._notice(reply, before)
        else:
            self._reply(way_on(turn))

    def _reply(self, reply: Reply) -> bool:
        try:
            outcome = self._talk.reply(self._record, reply, self._at)
        except SaidPlainly as sentence:
            self._read("sentences said", [str(sentence)])
            return False
        self._record = outcome.record
        self._read("sentences said", [outcome.said])
        return True

    def _notice(self, reply: Reply, before: Record) -> None:
        heard = self._world.noticing.hear(texts_in(reply), before)
        if heard.notice or heard.note:
            self._world.reading.counts["times words were noticed"] += 1
            self._read("texts of noticing", _texts(heard))

    def _read_documents(self) -> None:
        case = Case(drawn_plan(self._record), self._world.content, self._record.saved)
        for make in (my_plan, sheet):
            self._read("lines of documents", text_lines(make(case), UNBROKEN))
        if self._record.versions:
            self._read("lines of documents", lines_since(self._record, self._world.content))

    def _read(self, kind: str, texts: Iterable[str]) -> None:
        where = f"{self._talk.flow.name} {self._place}, {self._record.role}, level {self._record.level}"
        for words in filter(None, texts):
            self._world.reading.read(kind, Text(where, words), self._own)


@cache
def _own_words() -> tuple[str, ...]:
    """All that the person may have typed, each part of a list of it, and how they are quoted where room is short."""
    parts = {part.strip() for words in (*WORDS, *PEOPLE) for part in (words, *_OF_A_LIST.split(words))}
    quoted = {one_line(part, longest) for part in parts for longest in _QUOTED}
    # A single word says too little to be known as theirs.
    return tuple(sorted((part for part in parts | quoted if " " in part), key=len, reverse=True))


def _texts(shown: Any) -> Iterator[str]:
    """Every text in a turn, or in a part of it."""
    if isinstance(shown, str):
        yield shown
    elif is_dataclass(shown) and not isinstance(shown, type):
        for part in fields(shown):
            if part.name not in _NOT_SHOWN:
                yield from _texts(getattr(shown, part.name))
    elif isinstance(shown, Mapping):
        yield from _texts(tuple(shown.values()))
    elif isinstance(shown, tuple | list):
        for part in shown:
            yield from _texts(part)
