"""Asks, once words are saved, whether they call for help, and says so gently; it keeps nothing and sends nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from assistant.conversation.turns import Chosen, Option, Park, Reply, Typed
from assistant.record import Record, Value

if TYPE_CHECKING:
    from assistant.conversation.urgent_help import Noticed, UrgentHelp

HELP, TO_PLAN = "help_now", "to_plan"
"""The two ways on that lead somewhere; after the others the talk goes on as it would have."""


class Notice(NamedTuple):
    """What is said when words were noticed, what was asked about them, and the ways on."""

    said: tuple[str, ...]
    ask: str
    ways: tuple[Option, ...]
    words: str
    """The words that were noticed, as they were typed."""


class Heard(NamedTuple):
    """What noticing led to: a notice to pause for, or a quiet note, or neither."""

    notice: Notice | None = None
    note: str = ""


class Noticing:
    """The rules as one visit uses them; they are read when the first words are given."""

    def __init__(self, rules: Callable[[], UrgentHelp]) -> None:
        self._read = rules

    @cached_property
    def _rules(self) -> UrgentHelp:
        return self._read()

    def hear(self, texts: Iterable[str], before: Record) -> Heard:
        """What words that were just saved call for, unless the same words stood in the record already.

        A practitioner is with the person, and gets a quiet note in place of a pause.
        """
        try:
            return self._heard(texts, before)
        except Exception:
            # The words are saved, and the talk goes on whatever is wrong with the rules: `flow check` tells of that,
            # and help is in reach without them.
            return Heard()

    def hear_in_practice(self, text: str, known: Iterable[str]) -> Notice | None:
        """What words call for that were typed in a practice: the same pause, which says that it may be the part played.

        Nothing of a practice goes into a plan, so that way on is not offered.
        """
        try:
            found = self._rules.notice(text, known)
        except Exception:
            # As in `hear`: the practice goes on, and help is in reach.
            return None
        if found is None:
            return None
        notice = self._notice(found)
        ways = tuple(way for way in notice.ways if way.id != TO_PLAN)
        return notice._replace(said=(self._rules.file.practising, *notice.said), ways=ways)

    def _heard(self, texts: Iterable[str], before: Record) -> Heard:
        for text in texts:
            found = self._rules.notice(text, texts_kept(before))
            if found is not None:
                quiet = before.role == "practitioner"
                return Heard(note=self._rules.words(found).note) if quiet else Heard(self._notice(found))
        return Heard()

    def _notice(self, found: Noticed) -> Notice:
        words, file = self._rules.words(found), self._rules.file
        ways = tuple(Option(way, label) for way, label in file.ways.items())
        return Notice((words.said, file.nobody_watches), words.ask, ways, found.words)


def texts_in(reply: Reply) -> Iterator[str]:
    """The words that a reply gives."""
    match reply:
        case Typed(text=text) | Park(text=text):
            yield text
        case Chosen(value=value):
            yield from texts_of(value)


def texts_kept(record: Record) -> Iterator[str]:
    """All words in a record, also those that an answer held before."""
    for talk in record.talks:
        for answer in talk.answers.values():
            yield from texts_of(answer.value)
            for earlier in answer.earlier:
                yield from texts_of(earlier.value)
    for thought in record.thoughts:
        yield from (thought.text, thought.more)
    yield from (entry.words for entry in record.diary)


def texts_of(value: Value) -> Iterator[str]:
    """Every text in the value of an answer."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_of(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_of(inner)
